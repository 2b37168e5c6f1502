// A small client of the error tracker, in the protocol of sentry.javascript.browser.
const dsn = "{dsn}";
window.__SENTRY__ = { version: "8.0.0", dsn };
if (dsn) {
  const { origin, username, pathname } = new URL(dsn);
  const report = (message) => {
    const body = [JSON.stringify({ dsn }), JSON.stringify({ type: "event" }), JSON.stringify({ message, platform: "javascript" })].join("\n");
    navigator.sendBeacon(`${origin}/api${pathname}/envelope/?sentry_key=${username}`, body);
  };
  addEventListener("error", (event) => report(event.message));
  addEventListener("unhandledrejection", (event) => report(String(event.reason)));
}
