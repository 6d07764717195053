const PATIENCE_MS = 30_000;

/** The bytes of a body, for as long as some come: a telephone that lost its network says no goodbye. */
export async function* patiently(
  body: ReadableStream<Uint8Array> | null,
  patience = PATIENCE_MS,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  const tired = setTimeout(() => void reader.cancel().catch(() => undefined), patience);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      tired.refresh();
      yield value;
    }
  } finally {
    clearTimeout(tired);
    reader.releaseLock();
  }
}
