type Bytes = Uint8Array<ArrayBuffer>;

/** A whole plan is half a megabyte. */
const MOST_KEPT = 16;
const kept = new Map<string, Promise<Bytes>>();

/**
 * A document that is the same for everyone while its key is the same: drawn once, however many visitors ask, so that
 * nobody of them takes the places of the others. Whoever goes meanwhile stops it for nobody.
 */
export function drawnOnce(key: string, draw: () => Promise<Bytes>): Promise<Bytes> {
  const drawn = kept.get(key) ?? draw();
  kept.delete(key);
  kept.set(key, drawn);
  // What could not be drawn is tried again.
  drawn.catch(() => kept.get(key) === drawn && kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return drawn;
}
