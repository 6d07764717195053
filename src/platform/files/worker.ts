import { takeOrders } from "../apart/orders.ts";

/** What a process that looks at files is asked. */
export interface Order {
  kind: "pdf" | "photo" | "heic";
  path: string;
  /** Bytes of the file. */
  size: number;
  /** What its first bytes say, or what it is to become. */
  type: string;
  mostPixels: number;
  longestSide: number;
  previewSide: number;
  /** Bytes of a picture in memory; above it is only told that it is large. */
  mostUnfolded: number;
}

export type Told =
  | { pages: number }
  | { picture: { width: number; height: number; type: string; takenAt?: string } }
  | { failed: "broken" | "locked" | "full" }
  | { pixels: number }
  | { isLarge: true };

takeOrders<Order, Told>((order, tell) =>
  look(order, tell).catch((error: unknown) => tell({ failed: isFull(error) ? "full" : "broken" })),
);

/** Libraries are heavy: each is loaded with the first file of its kind. */
async function look(order: Order, say: (told: Told) => void): Promise<void> {
  if (order.kind === "pdf") return (await import("./look-at-pdf.ts")).lookAtPdf(order, say);
  const { drawHeic, drawPhoto } = await import("./draw-photo.ts");
  return say(await (order.kind === "heic" ? drawHeic(order) : drawPhoto(order)));
}

/** By number where Node tells it, in words only where libvips does. */
function isFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|EDQUOT|no space left|disk quota/i.test(error.message);
}
