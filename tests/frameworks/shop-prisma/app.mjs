// Express with Prisma, sessions in Redis and jobs of BullMQ, well kept, or with the faults planted that `SETTING=faulty` asks for.
import crypto from "node:crypto";
import fs from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { Queue } from "bullmq";
import compression from "compression";
import { RedisStore } from "connect-redis";
import express from "express";
import session from "express-session";
import { createClient } from "redis";
import { PrismaClient } from "./generated/index.js";

const { PORT, FOLDER, TEST_PASSWORD, DATABASE_URL, REDIS_URL, SETTING } = process.env;
const isFaulty = SETTING === "faulty";
const LARGEST = 100;

const open = () => new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: 4, application_name: "shop" }) });
const prisma = open();
const redis = createClient({ url: REDIS_URL });
redis.on("error", (error) => console.error(error.message));
await redis.connect();

const hash = (password, salt) => crypto.scryptSync(password, salt, 32).toString("hex");
const salt = crypto.randomBytes(16).toString("hex");
await prisma.member.create({ data: { email: "ann@example.com", hash: `${salt}:${hash(TEST_PASSWORD, salt)}` } });

const kept = isFaulty ? {} : { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 86400, count: 1000 }, attempts: 3 };
const mails = new Queue("mails", { connection: { url: REDIS_URL }, defaultJobOptions: kept });
await mails.addBulk(Array.from({ length: isFaulty ? 150 : 20 }, (_, n) => ({ name: "welcome", data: { to: n, breaks: isFaulty } })));
if (isFaulty) {
  // Planted: nobody works on this queue, since ten minutes.
  const reports = new Queue("reports", { connection: { url: REDIS_URL } });
  await reports.addBulk(Array.from({ length: 120 }, (_, n) => ({ name: "monthly", data: { n }, opts: { timestamp: Date.now() - 600_000 } })));
}

const app = express();
app.set("json replacer", (_, value) => (typeof value === "bigint" ? Number(value) : value));
app.use((req, res, next) => {
  res.set("X-Request-Id", crypto.randomUUID());
  res.set("Cache-Control", "private, no-store");
  next();
});
if (!isFaulty) app.use(compression());
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    // Planted: sessions that never end.
    store: new RedisStore({ client: redis, prefix: "sess:", disableTTL: isFaulty }),
    secret: crypto.randomBytes(32).toString("hex"),
    resave: false,
    saveUninitialized: false,
    cookie: { maxAge: 3_600_000, sameSite: "lax" },
  }),
);
app.get("/healthz", async (_req, res) => {
  await prisma.$queryRaw`select 1`;
  res.json({ status: "ok" });
});

const page = (title, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<nav><a href="/">Home</a> <a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Sign out</a></nav>
<h1>${title}</h1>${body}</body></html>`;
app.get("/login", (_req, res) => {
  res.send(page("Sign in", `<form action="/login" method="post">
  <label>Email <input name="email" type="email" required></label>
  <label>Password <input name="password" type="password" required></label>
  <button type="submit">Sign in</button></form>`));
});
app.post("/login", async (req, res) => {
  const { email, password } = req.body ?? {};
  const member = await prisma.member.findUnique({ where: { email: String(email) } });
  const [salted, expected] = member?.hash.split(":") ?? [salt, ""];
  if (hash(String(password), salted) !== expected) return res.status(401).send(page("Sign in", "<p>Incorrect email or password.</p>"));
  return req.session.regenerate(() => {
    req.session.email = email;
    res.redirect("/");
  });
});
app.get("/logout", (req, res) => {
  fs.writeFileSync(`${FOLDER}/signed-out`, "");
  req.session.destroy(() => res.redirect("/login"));
});
app.get("/help", (_req, res) => res.send(page("Help", "<p>Write to us and we answer within a day.</p>")));

app.use("/api", (req, res, next) => (req.session.email ? next() : res.status(401).json({ error: "sign in first" })));
app.use((req, res, next) => (req.session.email || req.path.startsWith("/api") ? next() : res.redirect("/login")));

app.get("/", (_req, res) => {
  res.send(page("Welcome Ann", `<script>
for (const path of ['/api/v1/purchases', '/api/v1/customers']) fetch(path).then((answer) => answer.json()).then(console.log);
</script>`));
});
app.get("/account", (req, res) => {
  // Planted: what is one user's alone may be kept by anybody.
  if (isFaulty) res.set("Cache-Control", "public, max-age=600");
  res.send(page("Ann's account", `<p>${req.session.email}</p>`));
});
app.get("/customers/:id", async (req, res) => {
  const customer = await prisma.customer.findUnique({ where: { id: BigInt(req.params.id) } });
  if (!customer) return res.status(404).send(page("Not here", ""));
  const purchases = await prisma.purchase.findMany({ where: { customerId: customer.id }, orderBy: { id: "desc" }, take: 20 });
  return res.send(page(customer.name, `<p>${customer.note}</p><ul>${purchases.map((p) => `<li>${p.reference}: ${p.cents}</li>`).join("")}</ul>`));
});
app.get("/api/v1/purchases", async (req, res) => {
  const { reference, before, limit } = req.query;
  const take = Math.min(Number.parseInt(limit, 10) || 25, LARGEST);
  const where = reference ? { reference: String(reference) } : /^\d{1,15}$/.test(before ?? "") ? { id: { lt: BigInt(before) } } : {};
  const columns = { id: true, reference: true, cents: true };
  const order = { where, take, orderBy: { id: "desc" } };
  let rows;
  if (isFaulty) {
    // Planted: the customer of each one asked for by itself.
    rows = await prisma.purchase.findMany(order);
    for (const row of rows) row.customer = await prisma.customer.findUnique({ where: { id: row.customerId } });
  } else {
    rows = await prisma.purchase.findMany({ ...order, select: { ...columns, customer: { select: { name: true } } } });
  }
  const items = rows.map((row) => ({ reference: row.reference, cents: row.cents, customer: row.customer.name }));
  res.json({ items, next: rows.length === take ? rows.at(-1).id : null });
});
app.get("/api/v1/customers", async (req, res) => {
  const select = { name: true, email: true, country: true, note: true };
  if (isFaulty) {
    // Planted: all of them at once, and by a client with connections of its own for each request.
    const own = open();
    const all = await own.customer.findMany({ select });
    await own.$disconnect();
    return res.json(all);
  }
  const take = Math.min(Number.parseInt(req.query.limit, 10) || 20, LARGEST);
  const after = /^\d{1,15}$/.test(req.query.after ?? "") ? BigInt(req.query.after) : 0n;
  const rows = await prisma.customer.findMany({ select: { id: true, ...select }, where: { id: { gt: after } }, orderBy: { id: "asc" }, take });
  return res.json({ items: rows, next: rows.length === take ? rows.at(-1).id : null });
});
app.get("/api/v1/report", async (_req, res) => {
  // Planted: a report made while somebody waits for it; else a job makes it.
  if (isFaulty) return res.json({ report: crypto.pbkdf2Sync("report", "salt", 500_000, 32, "sha512").toString("hex") });
  await mails.add("report", { to: 1 });
  return res.status(200).json({ report: "on its way" });
});

app.listen(Number(PORT), "127.0.0.1");
