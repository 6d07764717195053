import { open } from "node:fs/promises";

/** Begins like something that a browser or a program would carry out. */
const MARKUP = /^\s*(<\?xml|<!doctype|<!--|<html|<head|<body|<svg|<script|<\?php|#!|%!ps)/i;
const MARKUP_INSIDE = /<(script|svg|html|iframe)[\s>]/i;

export type TextLook = "text" | "markup" | "no-text";

/** Bytes that no signature names: text in UTF-8 or in Windows-874 (the Thai code page), or nothing that we know. */
export async function lookAtText(path: string): Promise<TextLook> {
  const file = await open(path);
  try {
    let isUtf8 = true;
    let isThai = true;
    let isFirst = true;
    const strict = new TextDecoder("utf-8", { fatal: true });
    for await (const part of file.createReadStream({ highWaterMark: 256 * 1024 })) {
      const chunk = part as Buffer;
      if (isFirst) {
        const head = chunk
          .subarray(0, 4096)
          .toString("latin1")
          .replace(/^\u00ef\u00bb\u00bf/, "");
        if (MARKUP.test(head) || MARKUP_INSIDE.test(head)) return "markup";
        isFirst = false;
      }
      if (hasControls(chunk)) return "no-text";
      isUtf8 &&= decodes(strict, chunk, true);
      isThai &&= !chunk.some((byte) => NOT_IN_874.has(byte));
      if (!isUtf8 && !isThai) return "no-text";
    }
    return (isUtf8 && decodes(strict, new Uint8Array(), false)) || isThai ? "text" : "no-text";
  } finally {
    await file.close();
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch {
    return false;
  }
}

const ALLOWED = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a]);

function hasControls(chunk: Uint8Array): boolean {
  return chunk.some((byte) => byte < 0x20 && !ALLOWED.has(byte));
}

/** Places of the code page Windows-874 where no letter stands. */
const NOT_IN_874 = new Set(
  "81 82 83 84 86 87 88 89 8a 8b 8c 8d 8e 8f 90 98 99 9a 9b 9c 9d 9e 9f db dc dd de fc fd fe ff"
    .split(" ")
    .map((byte) => Number.parseInt(byte, 16)),
);
