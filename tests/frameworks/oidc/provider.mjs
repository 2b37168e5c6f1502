// The identity provider: oidc-provider with a sign-in form of its own and no question of consent for the one app that it knows.
import crypto from "node:crypto";
import express from "express";
import { Provider } from "oidc-provider";

const { PORT, PROVIDER, CLIENT_SECRET, TEST_PASSWORD } = process.env;
const salt = crypto.randomBytes(16);
const hash = crypto.scryptSync(TEST_PASSWORD, salt, 32);
const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
const EMAIL = "ann@example.com";

const provider = new Provider(`http://127.0.0.1:${PROVIDER}`, {
  clients: [{ client_id: "shop", client_secret: CLIENT_SECRET, redirect_uris: [`http://127.0.0.1:${PORT}/callback`] }],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] },
  cookies: { keys: [crypto.randomBytes(32).toString("hex")] },
  claims: { openid: ["sub"], email: ["email"], profile: ["name"] },
  conformIdTokenClaims: false,
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: EMAIL, name: "Ann" }) }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { AccessToken: 3600, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

const app = express();
const form = (uid, message) => `<!doctype html><title>Sign in</title><h1>Sign in to go on</h1><p>${message}</p>
<form autocomplete="off" action="/interaction/${uid}/login" method="post">
  <input type="hidden" name="prompt" value="login">
  <input required type="text" name="login" placeholder="Enter your address">
  <input required type="password" name="password" placeholder="and password">
  <button type="submit" class="login login-submit">Sign-in</button>
</form>`;
app.get("/interaction/:uid", async (req, res) => {
  const { uid } = await provider.interactionDetails(req, res);
  res.set("Cache-Control", "no-store").send(form(uid, ""));
});
app.post("/interaction/:uid/login", express.urlencoded({ extended: false }), async (req, res) => {
  const { uid, prompt } = await provider.interactionDetails(req, res);
  const { login, password } = req.body;
  const isRight = login === EMAIL && crypto.timingSafeEqual(crypto.scryptSync(String(password), salt, 32), hash);
  if (prompt.name !== "login" || !isRight) return res.status(401).send(form(uid, "Invalid email or password."));
  return provider.interactionFinished(req, res, { login: { accountId: "ann" } }, { mergeWithLastSubmission: false });
});
app.use(provider.callback());

app.listen(Number(PROVIDER), "127.0.0.1");
