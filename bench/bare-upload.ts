/** The bound of uploads: a Hono route that writes what comes to where it is told, and is sure of it at the end. */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

process.once("message", (folder) => serveBare(folder as string));
process.once("disconnect", () => process.exit(0));

function serveBare(folder: string): void {
  const app = new Hono();
  app.patch("/:name", async (c) => {
    let at = Number(c.req.header("upload-offset"));
    const file = await open(join(folder, c.req.param("name")), at === 0 ? "w" : "r+");
    try {
      for await (const chunk of c.req.raw.body ?? []) {
        await file.write(chunk, 0, chunk.length, at);
        at += chunk.length;
      }
      if (at === Number(c.req.header("upload-length"))) await file.datasync();
    } finally {
      await file.close();
    }
    return c.body(null, 204);
  });
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));
}
