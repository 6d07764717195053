import { constants, setPriority } from "node:os";
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

// Pages come first where cores are few.
setPriority(constants.priority.PRIORITY_LOW);

// Whoever stops the server in a terminal stops all of its processes at once, but papers that are asked for come first.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit());

process.on("message", async (order: Order) => {
  process.send?.(await answer(order));
});

async function answer(order: Order): Promise<Delivery> {
  try {
    return { bytes: new Uint8Array(await draw(order)) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
