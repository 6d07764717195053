import type { FileHandle } from "node:fs/promises";

/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface KeptContent {
  orgId: string;
  sha256: string;
  size: number;
  changedAt: Date;
}

/**
 * Where bytes lie, each under its hash and apart for each organisation. Knows nothing of records. What is
 * away or full is thrown as StoreTrouble, what is not there as ContentMissing.
 */
export interface FileStore {
  /** For a person who looks after the machine. */
  where: string;
  /** Bytes that still arrive lie on this machine until they are whole and found good. */
  incoming: Incoming;
  /** Takes the file away and keeps it: either wholly, or not at all. */
  put(orgId: string, sha256: string, path: string): Promise<void>;
  open(orgId: string, sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  sizeOf(orgId: string, sha256: string): Promise<number | undefined>;
  remove(orgId: string, sha256: string): Promise<void>;
  /** All that is kept, in no order; of one organisation where it is named. */
  each(orgId?: string): AsyncIterable<KeptContent>;
}

export interface Incoming {
  pathOf(name: string): string;
  /** Makes the file where there is none. */
  open(name: string): Promise<FileHandle>;
  remove(name: string): Promise<void>;
  each(): AsyncIterable<{ name: string; changedAt: Date }>;
}
