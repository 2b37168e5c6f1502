// Works on the mails beside the app.
import { Worker } from "bullmq";

const work = async ({ data }) => {
  if (data.breaks) throw new Error("no mail server"); // planted: jobs fail, and nobody looks
  return "sent";
};
const worker = new Worker("mails", work, { connection: { url: process.env.REDIS_URL, maxRetriesPerRequest: null }, concurrency: 2 });
worker.on("error", (error) => console.error(error.message));
