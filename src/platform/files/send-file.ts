/** One file, sent piece by piece (tus 1.0) from where it stands. */
const PIECE = 4 * 1024 * 1024;
/** Over a good line pieces grow: each costs a question to the server. */
const LONGEST_PIECE = 32 * 1024 * 1024;
const QUICK = 2000;
const TUS = { "tus-resumable": "1.0.0" };

export interface Sending {
  file: File;
  /** How much has gone out. */
  sent: (bytes: number) => void;
  url?: string;
  stop?: () => void;
}

/** Sent again it would be refused again. */
export class NotTaken extends Error {}
export class StoreAway extends Error {}

/** One request further; the value for the form once the file is kept. */
export async function sendOnce(row: Sending, uploads: string, place: string): Promise<string | undefined> {
  const { file } = row;
  const key = `upload ${uploads} ${place} ${file.name} ${file.size} ${file.lastModified}`;
  row.url ??= localStorage.getItem(key) ?? undefined;
  let offset = 0;
  if (row.url) {
    const head = await sendRequest("HEAD", row.url, {}, row);
    if (head.status === 404) {
      delete row.url;
      localStorage.removeItem(key);
      return undefined;
    }
    const { file: kept, refusal } = ended(head);
    if (kept || refusal) localStorage.removeItem(key);
    if (refusal) throw new NotTaken(refusal);
    if (kept) return kept;
    offset = Number(head.getResponseHeader("upload-offset"));
  } else {
    const begun = await sendRequest(
      "POST",
      uploads,
      {
        "upload-length": String(file.size),
        "upload-metadata": `filename ${encoded(file.name)},place ${encoded(place)}`,
      },
      row,
    );
    row.url = begun.getResponseHeader("location") ?? "";
    localStorage.setItem(key, row.url);
  }
  let length = PIECE;
  do {
    const began = performance.now();
    const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
    const answer = await sendRequest(
      "PATCH",
      row.url,
      headers,
      row,
      file.slice(offset, offset + length),
      offset,
    );
    offset = Number(answer.getResponseHeader("upload-offset"));
    length = performance.now() - began < QUICK ? Math.min(length * 2, LONGEST_PIECE) : PIECE;
    const { file: kept } = ended(answer);
    if (kept) {
      localStorage.removeItem(key);
      return kept;
    }
  } while (offset < file.size);
  return undefined;
}

function ended(answer: XMLHttpRequest): { file: string; refusal: string } {
  const said = (header: string) => decodeURIComponent(answer.getResponseHeader(header) ?? "");
  return { file: said("sucharit-file"), refusal: said("sucharit-refusal") };
}

/** fetch() tells nothing of how far it is; this does. */
function sendRequest(
  method: string,
  url: string,
  headers: Record<string, string>,
  row: Sending,
  body?: Blob,
  before = 0,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(method, url);
    for (const [name, value] of Object.entries({ ...TUS, accept: "application/json", ...headers }))
      asked.setRequestHeader(name, value);
    asked.upload.addEventListener("progress", ({ loaded }) => {
      row.sent(before + loaded);
    });
    asked.addEventListener("load", () => {
      const { status } = asked;
      if (status < 400 || status === 404) resolve(asked);
      else if ([401, 403, 413, 415, 422, 507].includes(status)) reject(new NotTaken(reason(asked)));
      else reject(status === 503 ? new StoreAway(reason(asked)) : new Error(String(status)));
    });
    for (const way of ["error", "timeout", "abort"])
      asked.addEventListener(way, () => reject(new Error("lost")));
    asked.timeout = 120_000;
    row.stop = () => asked.abort();
    asked.send(body ?? null);
  });
}

function reason(request: XMLHttpRequest): string {
  try {
    return (JSON.parse(request.responseText) as { error: { advice: string } }).error.advice;
  } catch {
    return "ส่งไม่ได้ โปรดเปิดหน้านี้ใหม่";
  }
}

function encoded(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
