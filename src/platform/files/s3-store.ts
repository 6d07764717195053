import { openAsBlob } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { AwsClient } from "aws4fetch";
import { incomingIn } from "./incoming.ts";
import type { FileStore, KeptContent } from "./store.ts";
import { asTrouble, ContentMissing, StoreTrouble } from "./trouble.ts";

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const HEAD_MS = 15_000;
/** A gigabyte over a line of ten megabits. */
const BODY_MS = 15 * 60_000;

/** Any S3-compatible store, addressed by path: endpoint/bucket/organisation/ab/abcd…. */
export function s3Store(settings: S3Settings, incomingFolder: string): FileStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 2 });
  const root = `${endpoint.replace(/\/+$/, "")}/${encodeURIComponent(bucket)}`;
  const addressOf = (orgId: string, sha256: string) => `${root}/${orgId}/${sha256.slice(0, 2)}/${sha256}`;

  /** Only answers that mean something: what is away or breaks is thrown. */
  const ask = async (address: string, init: RequestInit, patience = HEAD_MS): Promise<Response> => {
    let answer: Response;
    try {
      answer = await client.fetch(address, { ...init, signal: AbortSignal.timeout(patience) });
    } catch (error) {
      throw new StoreTrouble("away", error);
    }
    if (answer.ok || answer.status === 404) return answer;
    const said = await answer.text().catch(() => "");
    const isFull = answer.status === 507 || /StorageFull|QuotaExceeded|EntityTooLarge/.test(said);
    const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? "";
    throw new StoreTrouble(isFull ? "full" : "away", new Error(`S3 answered ${answer.status} ${code}`));
  };

  const sizeOf = async (orgId: string, sha256: string) => {
    const answer = await ask(addressOf(orgId, sha256), { method: "HEAD" });
    return answer.ok ? Number(answer.headers.get("content-length")) : undefined;
  };

  return {
    where: root,
    incoming: incomingIn(incomingFolder),
    sizeOf,
    put: async (orgId, sha256, path) => {
      const { size } = await stat(path);
      if ((await sizeOf(orgId, sha256)) !== size) {
        // A blob over the file: its length is known, its bytes are read as they are sent, and again at a retry.
        const body = await openAsBlob(path).catch((error: unknown) => Promise.reject(asTrouble(error)));
        const headers = { "x-amz-content-sha256": sha256, "content-type": "application/octet-stream" };
        const answer = await ask(addressOf(orgId, sha256), { method: "PUT", body, headers }, BODY_MS);
        await answer.body?.cancel();
        if (!answer.ok) throw new StoreTrouble("away", new Error(`There is no bucket ${bucket}`));
      }
      await rm(path, { force: true });
    },
    open: async (orgId, sha256, range) => {
      const headers = range ? { range: `bytes=${range.first}-${range.last}` } : undefined;
      const answer = await ask(addressOf(orgId, sha256), { headers }, BODY_MS);
      if (!answer.ok || !answer.body) throw new ContentMissing(`${orgId}/${sha256}`);
      return answer.body;
    },
    remove: async (orgId, sha256) => {
      const answer = await ask(addressOf(orgId, sha256), { method: "DELETE" });
      await answer.body?.cancel();
    },
    each: (orgId) => eachIn((query) => ask(`${root}?${query.toString()}`, { method: "GET" }), orgId),
  };
}

async function* eachIn(
  list: (query: URLSearchParams) => Promise<Response>,
  orgId: string | undefined,
): AsyncGenerator<KeptContent> {
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ "list-type": "2", prefix: orgId === undefined ? "" : `${orgId}/` });
    if (token) query.set("continuation-token", token);
    const answer = await list(query);
    if (!answer.ok) throw new StoreTrouble("away", new Error("There is no such bucket"));
    const text = await answer.text();
    for (const [, entry = ""] of text.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      const [organisation = "", , sha256 = ""] = (tagIn(entry, "Key") ?? "").split("/");
      // Others may keep things in the same bucket.
      if (!/^[0-9a-f-]{36}$/.test(organisation) || !/^[0-9a-f]{64}$/.test(sha256)) continue;
      const changedAt = new Date(tagIn(entry, "LastModified") ?? 0);
      yield { orgId: organisation, sha256, size: Number(tagIn(entry, "Size")), changedAt };
    }
    token = tagIn(text, "NextContinuationToken");
  } while (token);
}

/** The list is flat and its values are plain: no parser of XML is needed for it. */
function tagIn(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.replaceAll("&amp;", "&");
}
