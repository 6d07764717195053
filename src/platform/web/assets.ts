import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Assets as Addresses } from "../ui/document.tsx";

export interface AssetFile {
  type: string;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
  brotli?: Uint8Array<ArrayBuffer>;
}

/** The browser files: their addresses for pages, their bytes for /assets. All in memory, under a megabyte. */
export interface Assets extends Addresses {
  file(name: string): AssetFile | undefined;
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export function loadAssets(folder: string): Assets {
  const names = JSON.parse(readFileSync(join(folder, "assets.json"), "utf8")) as Record<string, string>;
  const files = new Map<string, AssetFile>();
  for (const name of readdirSync(join(folder, "assets"))) {
    files.set(name, assetFile(name, readFileSync(join(folder, "assets", name))));
  }
  const address = (name: string) => `/assets/${names[name] ?? ""}`;
  return {
    css: address("app.css"),
    icon: address("icon.svg"),
    scripts: new Proxy({} as Addresses["scripts"], { get: (_, name) => address(String(name)) }),
    file: (name) => files.get(name),
  };
}

function assetFile(name: string, bytes: Buffer): AssetFile {
  const plain = new Uint8Array(bytes);
  const file: AssetFile = {
    type: types[extname(name)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    plain,
  };
  if (extname(name) === ".woff2") return file;
  return {
    ...file,
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
    brotli: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
  };
}

export function bestEncoding(file: AssetFile, accepts: string | undefined) {
  if (file.brotli && accepts?.includes("br")) return { name: "br", bytes: file.brotli };
  if (file.gzip && accepts?.includes("gzip")) return { name: "gzip", bytes: file.gzip };
  return { name: undefined, bytes: file.plain };
}
