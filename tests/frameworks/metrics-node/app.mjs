// An app whose answer takes some milliseconds of its processor, with the default metrics of prom-client. With WORKERS=2 two processes
// answer behind one port, each with its own page.
import cluster from "node:cluster";
import crypto from "node:crypto";
import http from "node:http";
import client from "prom-client";

const { PORT, WORKERS } = process.env;

if (cluster.isPrimary && WORKERS) {
  for (let n = 0; n < Number(WORKERS); n++) cluster.fork();
} else {
  client.collectDefaultMetrics();
  http
    .createServer(async (request, response) => {
      if (request.url === "/metrics") {
        response.setHeader("content-type", client.register.contentType);
        return response.end(await client.register.metrics());
      }
      response.end(crypto.pbkdf2Sync("word", "salt", 30000, 32, "sha256").toString("hex"));
    })
    .listen(Number(PORT), "127.0.0.1");
}
