import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { DocumentFormat, DocumentModel } from "./model.ts";

/** What the pool hands over, and what it gets back. */
export interface Order {
  model: DocumentModel;
  format: DocumentFormat;
}
export type Delivery = { bytes: Uint8Array<ArrayBuffer> } | { problem: string };

/** Libraries are heavy: each is loaded with the first document of its format. */
async function draw({ model, format }: Order): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return (await import("./pdf/draw.ts")).drawPdf(model);
    case "docx":
      return (await import("./docx/draw.ts")).drawDocx(model);
    case "xlsx":
      return (await import("./xlsx/draw.ts")).drawXlsx(model);
  }
}

// Pages come first where cores are few. Only Linux keeps a priority for each thread; elsewhere it would be the whole program's.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on("message", async (order: Order) => {
  try {
    const bytes = new Uint8Array(await draw(order));
    parentPort?.postMessage({ bytes } satisfies Delivery, [bytes.buffer]);
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ problem } satisfies Delivery);
  }
});
