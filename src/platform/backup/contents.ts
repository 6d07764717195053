import type { FileHandle } from "node:fs/promises";

/** The part of platform/files/store.ts that a backup needs. */
export interface ContentStore {
  open(orgId: string, sha256: string): Promise<ReadableStream<Uint8Array>>;
  sizeOf(orgId: string, sha256: string): Promise<number | undefined>;
  /** Takes the file at `path` away and keeps it. */
  put(orgId: string, sha256: string, path: string): Promise<void>;
  incoming: {
    pathOf(name: string): string;
    open(name: string): Promise<FileHandle>;
    remove(name: string): Promise<void>;
  };
}

/** Table that names all contents: org_id, sha256, size. */
export const CONTENT_TABLE = "file_content";

export interface ContentNamed {
  orgId: string;
  sha256: string;
}

export function contentEntry({ orgId, sha256 }: ContentNamed): string {
  return `files/${orgId}/${sha256.slice(0, 2)}/${sha256}`;
}

export function contentOf(entryName: string): ContentNamed | undefined {
  const found = /^files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(
    entryName,
  );
  const [, orgId, shard, sha256] = found ?? [];
  return orgId && sha256?.slice(0, 2) === shard && sha256 ? { orgId, sha256 } : undefined;
}
