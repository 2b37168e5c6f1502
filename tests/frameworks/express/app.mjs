// Express, Passport's local strategy and sessions in Redis, as Passport's own tutorial has it.
import crypto from "node:crypto";
import fs from "node:fs";
import express from "express";
import session from "express-session";
import passport from "passport";
import LocalStrategy from "passport-local";
import { RedisStore } from "connect-redis";
import { createClient } from "redis";
import { csrfSync } from "csrf-sync";

const { PORT, FOLDER, TEST_PASSWORD } = process.env;
const hash = (password, salt) => crypto.pbkdf2Sync(password, salt, 310000, 32, "sha256");
const salt = crypto.randomBytes(16);
const users = [{ id: 1, email: "ann@example.com", name: "Ann", salt, hash: hash(TEST_PASSWORD, salt) }];
const orders = Array.from({ length: 400 }, (_, n) => ({ id: n + 1, item: `Lamp ${n + 1}`, cents: 1900 + n }));

const redis = createClient({ socket: { path: `${FOLDER}/redis.sock`, reconnectStrategy: 100 } });
redis.on("error", (error) => ["ENOENT", "ECONNREFUSED"].includes(error.code) || console.error(error.message));
await redis.connect();

passport.use(
  new LocalStrategy({ usernameField: "email" }, (email, password, done) => {
    const user = users.find((user) => user.email === email);
    if (!user || !crypto.timingSafeEqual(user.hash, hash(password, user.salt))) {
      return done(null, false, { message: "Incorrect email or password." });
    }
    return done(null, user);
  }),
);
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, users.find((user) => user.id === id) ?? false));

const { csrfSynchronisedProtection, generateToken } = csrfSync({ getTokenFromRequest: (req) => req.body?._csrf });

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    store: new RedisStore({ client: redis, prefix: "sess:" }),
    secret: crypto.randomBytes(32).toString("hex"),
    resave: false,
    saveUninitialized: false,
    cookie: { maxAge: 3_600_000, sameSite: "lax" },
  }),
);
app.use(csrfSynchronisedProtection);
app.use(passport.authenticate("session"));

const ensureLoggedIn = (req, res, next) => {
  if (req.isAuthenticated()) return next();
  req.session.returnTo = req.originalUrl;
  return res.redirect("/login");
};

app.get("/login", (req, res) => {
  const message = req.session.messages?.pop() ?? "";
  res.send(`<!doctype html><title>Sign in</title><h1>Sign in</h1><p>${message}</p>
<form action="/login/password" method="post">
  <label>Email <input name="email" type="text" autocomplete="username" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <input type="hidden" name="_csrf" value="${generateToken(req)}">
  <button type="submit">Sign in</button>
</form>`);
});
app.post(
  "/login/password",
  passport.authenticate("local", { successReturnToOrRedirect: "/", failureRedirect: "/login", failureMessage: true }),
);
app.get("/logout", (req, res, next) => {
  req.logout((error) => {
    if (error) return next(error);
    fs.writeFileSync(`${FOLDER}/signed-out`, "");
    return res.redirect("/login");
  });
});

app.get("/", ensureLoggedIn, (req, res) => {
  res.send(`<!doctype html><title>Shop</title><h1>Welcome ${req.user.name}</h1>
<nav><a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Sign out</a></nav>
<script>fetch('/api/orders').then((answer) => answer.json()).then((orders) => console.log(orders.length));</script>`);
});
app.get("/account", ensureLoggedIn, (req, res) => {
  // Planted: what is one user's alone may be kept by anybody.
  res.set("Cache-Control", "public, max-age=600");
  res.send(`<!doctype html><title>Account</title><h1>${req.user.name}'s account</h1><p>${req.user.email}</p>`);
});
app.get("/api/orders", (req, res) => {
  if (!req.isAuthenticated()) return res.status(401).json({ error: "sign in first" });
  // Planted: all of them at once.
  return res.json(orders);
});
app.get("/help", (_req, res) => {
  res.send("<!doctype html><title>Help</title><h1>Help</h1><p>Write to help@example.com.</p>");
});

app.listen(Number(PORT), "127.0.0.1");
