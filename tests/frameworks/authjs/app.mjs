// Auth.js with its credentials provider, as the documentation of @auth/express has it.
import crypto from "node:crypto";
import fs from "node:fs";
import express from "express";
import { ExpressAuth, getSession } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";

const { PORT, FOLDER, TEST_PASSWORD } = process.env;
const salt = crypto.randomBytes(16);
const hash = crypto.scryptSync(TEST_PASSWORD, salt, 32);
const orders = Array.from({ length: 400 }, (_, n) => ({ id: n + 1, item: `Lamp ${n + 1}`, cents: 1900 + n }));

const config = {
  secret: crypto.randomBytes(32).toString("hex"),
  trustHost: true,
  providers: [
    Credentials({
      credentials: { email: { label: "Email" }, password: { label: "Password", type: "password" } },
      authorize: ({ email, password }) => {
        const isRight = crypto.timingSafeEqual(crypto.scryptSync(String(password), salt, 32), hash);
        return email === "ann@example.com" && isRight ? { id: "1", name: "Ann", email } : null;
      },
    }),
  ],
};

const app = express();
app.set("trust proxy", true);
app.use("/auth", ExpressAuth(config));

app.use(async (req, res, next) => {
  res.locals.session = await getSession(req, config);
  next();
});
const authenticatedUser = (_req, res, next) => (res.locals.session?.user ? next() : res.redirect("/auth/signin"));

app.get("/", authenticatedUser, (_req, res) => {
  res.send(`<!doctype html><title>Shop</title><h1>Welcome ${res.locals.session.user.name}</h1>
<nav><a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Sign out</a></nav>
<script>fetch('/api/orders').then((answer) => answer.json()).then((orders) => console.log(orders.length));</script>`);
});
app.get("/account", authenticatedUser, (_req, res) => {
  // Planted: what is one user's alone may be kept by anybody.
  res.set("Cache-Control", "public, max-age=600");
  const { name, email } = res.locals.session.user;
  res.send(`<!doctype html><title>Account</title><h1>${name}'s account</h1><p>${email}</p>`);
});
app.get("/api/orders", (_req, res) => {
  if (!res.locals.session?.user) return res.status(401).json({ error: "sign in first" });
  // Planted: all of them at once.
  return res.json(orders);
});
app.get("/help", (_req, res) => {
  res.send("<!doctype html><title>Help</title><h1>Help</h1><p>Write to help@example.com.</p>");
});
app.get("/logout", (_req, res) => {
  res.clearCookie("authjs.session-token", { path: "/", httpOnly: true, sameSite: "lax" });
  fs.writeFileSync(`${FOLDER}/signed-out`, "");
  res.redirect("/");
});

app.listen(Number(PORT), "127.0.0.1");
