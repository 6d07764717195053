import type { IncomingMessage } from "node:http";
import type { Web } from "../web/context.ts";

const PATIENCE_MS = 30_000;

interface Wish {
  /** Whoever asks is done with each chunk before asking for the next: its memory is given back at once. */
  isDoneAtOnce?: boolean;
}

/**
 * The body of a request as it comes in, for as long as some comes: a telephone that lost its network says
 * no goodbye. From Node's own request where there is one: a web stream over it copies every byte once more.
 */
export function incomingBytes(c: Web, wish: Wish = {}): AsyncIterable<Uint8Array> {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  if (incoming) return patiently(incoming, wish);
  const { body } = c.req.raw;
  return body ? body.values({ preventCancel: true }) : nothing();
}

async function* patiently(incoming: IncomingMessage, { isDoneAtOnce }: Wish): AsyncGenerator<Uint8Array> {
  const tired = setTimeout(() => incoming.destroy(), PATIENCE_MS);
  try {
    // Whoever stops early still wants to answer.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      tired.refresh();
      yield chunk as Buffer<ArrayBuffer>;
      if (isDoneAtOnce) giveBack(chunk as Buffer<ArrayBuffer>);
    }
  } finally {
    clearTimeout(tired);
  }
}

/** Else every thirty megabytes the collector of garbage would look through all that the program holds. */
function giveBack({ buffer, byteLength }: Buffer<ArrayBuffer>) {
  if (buffer.byteLength === byteLength) buffer.transfer(0);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
