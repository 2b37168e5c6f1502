// A page that needs no sign-in and an API that wants a bearer token, asked for as Supabase's is.
import crypto from "node:crypto";
import fs from "node:fs";
import express from "express";
import jwt from "jsonwebtoken";

const { PORT, FOLDER, TEST_PASSWORD } = process.env;
const LIFE = 20; // seconds of an access token
const PUBLIC_KEY = "sb_publishable_of-the-test-app"; // stands in each page, as Supabase's does
const secret = crypto.randomBytes(32);
const user = { id: crypto.randomUUID(), email: "ann@example.com", name: "Ann" };
const salt = crypto.randomBytes(16);
const hash = crypto.scryptSync(TEST_PASSWORD, salt, 32);
const refreshTokens = new Map();
const orders = Array.from({ length: 400 }, (_, n) => ({ id: n + 1, item: `Lamp ${n + 1}`, cents: 1900 + n }));

function tokens(session) {
  const claims = { role: "authenticated", email: user.email, session_id: session };
  const access_token = jwt.sign(claims, secret, { subject: user.id, audience: "authenticated", expiresIn: LIFE });
  const refresh_token = crypto.randomBytes(9).toString("base64url");
  refreshTokens.set(refresh_token, session);
  const expires_at = Math.floor(Date.now() / 1000) + LIFE;
  return { access_token, token_type: "bearer", expires_in: LIFE, expires_at, refresh_token, user: { id: user.id, email: user.email } };
}

const app = express();
app.use(express.json());

app.post("/auth/v1/token", (req, res) => {
  res.set("Cache-Control", "no-store");
  if (req.get("apikey") !== PUBLIC_KEY) return res.status(401).json({ message: "No API key found in request" });
  const fault = (error_code, msg) => res.status(400).json({ code: 400, error_code, msg });
  const { email, password, refresh_token } = req.body ?? {};
  if (req.query.grant_type === "password") {
    const isRight = email === user.email && crypto.timingSafeEqual(crypto.scryptSync(String(password), salt, 32), hash);
    return isRight ? res.json(tokens(crypto.randomUUID())) : fault("invalid_credentials", "Invalid login credentials");
  }
  if (req.query.grant_type === "refresh_token") {
    const session = refreshTokens.get(refresh_token);
    if (!session) return fault("refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
    refreshTokens.delete(refresh_token);
    return res.json(tokens(session));
  }
  return fault("unsupported_grant_type", "unsupported_grant_type");
});

function wantsBearer(req, res, next) {
  try {
    const [scheme, token] = (req.get("authorization") ?? "").split(" ");
    if (scheme !== "Bearer") throw new Error("no bearer token");
    req.claims = jwt.verify(token, secret, { audience: "authenticated", algorithms: ["HS256"] });
    return next();
  } catch (error) {
    return res.status(401).set("WWW-Authenticate", "Bearer").json({ message: error.message });
  }
}

app.get("/", (_req, res) => {
  res.send(`<!doctype html><title>Shop</title><h1>Welcome</h1>
<nav><a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Sign out</a></nav>
<script>
const client = { url: '/auth/v1', apikey: '${PUBLIC_KEY}' };
const authorization = 'Bearer ' + JSON.parse(localStorage.getItem('session') ?? '{}').access_token;
fetch('/api/orders', { headers: { authorization } }).then((answer) => answer.json()).then((orders) => console.log(orders.length));
</script>`);
});
app.get("/account", wantsBearer, (req, res) => {
  // Planted: what is one user's alone may be kept by anybody.
  res.set("Cache-Control", "public, max-age=600");
  res.json({ title: `${user.name}'s account`, email: req.claims.email });
});
app.use("/api", wantsBearer);
// Planted: all of them at once.
app.get("/api/orders", (_req, res) => res.json(orders));
app.get("/help", (_req, res) => {
  res.send("<!doctype html><title>Help</title><h1>Help</h1><p>Write to help@example.com.</p>");
});
app.get("/logout", (_req, res) => {
  refreshTokens.clear();
  fs.writeFileSync(`${FOLDER}/signed-out`, "");
  res.redirect("/");
});

app.listen(Number(PORT), "127.0.0.1");
