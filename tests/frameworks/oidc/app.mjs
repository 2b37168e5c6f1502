// An app that signs in at an OpenID Connect provider: the code flow with state and PKCE, by openid-client.
import crypto from "node:crypto";
import fs from "node:fs";
import { setTimeout } from "node:timers/promises";
import express from "express";
import session from "express-session";
import * as client from "openid-client";

const { PORT, PROVIDER, FOLDER, CLIENT_SECRET } = process.env;
const orders = Array.from({ length: 400 }, (_, n) => ({ id: n + 1, item: `Lamp ${n + 1}`, cents: 1900 + n }));

// The provider starts beside it.
async function discovered(left) {
  try {
    const options = { execute: [client.allowInsecureRequests] };
    return await client.discovery(new URL(`http://127.0.0.1:${PROVIDER}`), "shop", CLIENT_SECRET, undefined, options);
  } catch (error) {
    if (left === 0) throw error;
    await setTimeout(100);
    return discovered(left - 1);
  }
}
const config = await discovered(300);

const app = express();
app.use(
  session({
    name: "shop.sid",
    secret: crypto.randomBytes(32).toString("hex"),
    resave: false,
    saveUninitialized: false,
    cookie: { maxAge: 3_600_000, sameSite: "lax" },
  }),
);

app.get("/login", async (req, res) => {
  const code_verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  req.session.signIn = { code_verifier, state };
  const parameters = {
    redirect_uri: `http://127.0.0.1:${PORT}/callback`,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: "S256",
    state,
  };
  res.redirect(client.buildAuthorizationUrl(config, parameters).href);
});
app.get("/callback", async (req, res) => {
  const { code_verifier: pkceCodeVerifier, state: expectedState } = req.session.signIn ?? {};
  if (!expectedState) return res.redirect("/login");
  const url = new URL(req.originalUrl, `http://127.0.0.1:${PORT}`);
  const tokens = await client.authorizationCodeGrant(config, url, { pkceCodeVerifier, expectedState });
  const { sub } = tokens.claims();
  const { name, email } = await client.fetchUserInfo(config, tokens.access_token, sub);
  // Another session than before the sign-in.
  return req.session.regenerate(() => {
    req.session.user = { sub, name, email };
    res.redirect("/");
  });
});
app.get("/logout", (req, res) => {
  fs.writeFileSync(`${FOLDER}/signed-out`, "");
  req.session.destroy(() => res.redirect("/help"));
});

const signedIn = (req, res, next) => (req.session.user ? next() : res.redirect("/login"));
app.get("/", signedIn, (req, res) => {
  res.send(`<!doctype html><title>Shop</title><h1>Welcome ${req.session.user.name}</h1>
<nav><a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Sign out</a></nav>
<script>fetch('/api/orders').then((answer) => answer.json()).then((orders) => console.log(orders.length));</script>`);
});
app.get("/account", signedIn, (req, res) => {
  // Planted: what is one user's alone may be kept by anybody.
  res.set("Cache-Control", "public, max-age=600");
  res.send(`<!doctype html><title>Account</title><h1>${req.session.user.name}'s account</h1><p>${req.session.user.email}</p>`);
});
app.get("/api/orders", (req, res) => {
  if (!req.session.user) return res.status(401).json({ error: "sign in first" });
  // Planted: all of them at once.
  return res.json(orders);
});
app.get("/help", (_req, res) => {
  res.send("<!doctype html><title>Help</title><h1>Help</h1><p>Write to help@example.com.</p>");
});

app.listen(Number(PORT), "127.0.0.1");
