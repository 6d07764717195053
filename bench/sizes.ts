import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../src/platform/root.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";

const KILO = 1000;

/** What a browser fetches: all CSS, every island, and the scripts of the pages named. */
export async function sizes(url: string, pages: readonly string[], cookie: string): Promise<Row[]> {
  const folder = join(root, "build", "assets");
  const zipped = readdirSync(folder)
    .filter((file) => /\.(css|js)$/.test(file))
    .map((file) => ({ file, kilo: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / KILO }));
  const css = zipped.filter(({ file }) => file.endsWith(".css"));
  const islands = zipped.filter(({ file }) => file.endsWith(".js"));
  const scripts = await Promise.all(pages.map((page) => scriptsOf(url, page, cookie)));
  return [
    rowOf.most("all CSS, gzip", sum(css), 20, "kB"),
    ...islands.map((island) =>
      rowOf.most(`island ${island.file.replace(/-[^-]+$/, "")}, gzip`, island.kilo, 15, "kB"),
    ),
    rowOf.most("all islands on one page, gzip", sum(islands), 15, "kB"),
    rowOf.most(
      `script of the sign-in page and the people table`,
      scripts.reduce((total, bytes) => total + bytes, 0),
      0,
      "B",
    ),
  ];
}

async function scriptsOf(url: string, page: string, cookie: string): Promise<number> {
  const html = await (await fetch(url + page, { headers: { cookie } })).text();
  const inline = [...html.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text?.length ?? 0);
  const files = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, file]) => file ?? "");
  const fetched = await Promise.all(
    files.map(async (file) => (await (await fetch(new URL(file, url))).arrayBuffer()).byteLength),
  );
  return [...inline, ...fetched].reduce((total, bytes) => total + bytes, 0);
}

function sum(files: readonly { kilo: number }[]): number {
  return files.reduce((total, { kilo }) => total + kilo, 0);
}
