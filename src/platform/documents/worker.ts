import { constants, setPriority } from "node:os";
import { takeOrders } from "../apart/orders.ts";
import type { DocumentFormat, DocumentModel } from "./model.ts";

/** What the pool hands over, and what it gets back. */
export interface Order {
  model: DocumentModel;
  format: DocumentFormat;
}
export type Delivery = { bytes: Uint8Array<ArrayBuffer> } | { problem: string };

// Pages come first where cores are few.
setPriority(constants.priority.PRIORITY_LOW);

takeOrders<Order, Delivery>(async (order, tell) => {
  try {
    tell({ bytes: new Uint8Array(await draw(order)) });
  } catch (error) {
    tell({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

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
