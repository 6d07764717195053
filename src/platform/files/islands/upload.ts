/**
 * Sends what is chosen in .uploads at once, piece by piece (tus 1.0), goes on by itself after a lost
 * connection, and leaves the form with the names of what arrived.
 */
const PIECE = 4 * 1024 * 1024;
/** Over a good line pieces grow: each costs a question to the server. */
const LONGEST_PIECE = 32 * 1024 * 1024;
const QUICK = 2000;
const AT_ONCE = 2;
const LONGEST_WAIT = 30_000;
const TUS = { "tus-resumable": "1.0.0" };

interface Row {
  file: File;
  item: HTMLLIElement;
  bar: HTMLProgressElement;
  words: HTMLElement;
  button: HTMLButtonElement;
  state: "waiting" | "sending" | "paused" | "kept" | "refused";
  url?: string;
  stop?: () => void;
}

class NotTaken extends Error {}
class StoreAway extends Error {}

for (const field of document.querySelectorAll<HTMLElement>(".uploads")) sendFrom(field);

function sendFrom(field: HTMLElement): void {
  const { uploads = "", place = "", name = "", most = "1", mostBytes = "0", mostWords = "" } = field.dataset;
  const list = field.querySelector("ul") as HTMLUListElement;
  const status = field.querySelector<HTMLElement>("[role=status]") as HTMLElement;
  const form = field.closest("form");
  const rows: Row[] = [];
  let pressed: HTMLElement | null | undefined;

  for (const input of field.querySelectorAll<HTMLInputElement>("input[type=file]"))
    input.addEventListener("change", () => {
      for (const file of input.files ?? []) add(file);
      input.value = ""; // else the form would send it a second time
      next();
    });

  form?.addEventListener("submit", (event) => {
    if (!rows.some(isUnderWay)) return;
    event.preventDefault();
    pressed = (event as SubmitEvent).submitter;
    tell();
  });
  window.addEventListener("beforeunload", (event) => {
    if (rows.some(isUnderWay)) event.preventDefault();
  });

  function add(file: File): void {
    const item = document.createElement("li");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    const button = document.createElement("button");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    button.type = "button";
    button.className = "btn";
    item.append(words, bar, button);
    list.append(item);
    const row: Row = { file, item, bar, words, button, state: "waiting" };
    button.addEventListener("click", () => press(row));
    rows.push(row);
    const count = rows.filter((one) => one.state !== "refused").length;
    const before = list.querySelectorAll(":scope > li > label > input:checked").length;
    show(row, "waiting", "รอส่ง");
    if (file.size > Number(mostBytes)) show(row, "refused", `ใหญ่เกินไป ไฟล์ละไม่เกิน ${mostWords}`);
    else if (count + before > Number(most)) show(row, "refused", `เกินจำนวน แนบได้ไม่เกิน ${most} ไฟล์`);
  }

  function press(row: Row): void {
    if (row.state === "refused" || row.state === "kept") {
      row.item.remove();
      rows.splice(rows.indexOf(row), 1);
    } else if (row.state === "paused") show(row, "waiting", "รอส่ง");
    else {
      show(row, "paused", "พักไว้");
      row.stop?.();
    }
    next();
  }

  function show(row: Row, state: Row["state"], said: string): void {
    row.state = state;
    row.item.dataset["state"] = state;
    row.words.textContent = `${row.file.name} · ${said}`;
    const labels = { waiting: "พัก", sending: "พัก", paused: "ส่งต่อ", kept: "", refused: "ปิด" };
    row.button.textContent = labels[state];
    row.button.setAttribute("aria-label", `${labels[state]} ${row.file.name}`);
    row.bar.hidden = state === "refused";
  }

  function next(): void {
    const sending = rows.filter((row) => row.state === "sending").length;
    for (const row of rows.filter((one) => one.state === "waiting").slice(0, AT_ONCE - sending))
      void send(row);
    tell();
  }

  function tell(): void {
    const kept = rows.filter((row) => row.state === "kept").length;
    const all = rows.filter((row) => row.state !== "refused").length;
    const waits = pressed !== undefined && rows.some(isUnderWay);
    status.textContent =
      all === 0 ? "" : `ส่งแล้ว ${kept} จาก ${all} ไฟล์${waits ? " ส่งครบแล้วจะบันทึกให้เอง" : ""}`;
    if (pressed !== undefined && !waits) {
      const by = pressed;
      pressed = undefined;
      form?.requestSubmit(by);
    }
  }

  async function send(row: Row): Promise<void> {
    let wait = 1000;
    show(row, "sending", "กำลังส่ง");
    while (row.state === "sending") {
      try {
        const kept = await sendOnce(row);
        if (kept !== undefined) arrived(row, kept);
        wait = 1000;
      } catch (error) {
        if (row.state !== "sending") break;
        if (error instanceof NotTaken) show(row, "refused", error.message);
        else {
          const why = error instanceof StoreAway ? error.message : "ขาดการติดต่อ";
          row.words.textContent = `${row.file.name} · ${why} จะส่งต่อเอง`;
          await pause(wait, row);
          wait = Math.min(wait * 2, LONGEST_WAIT);
        }
      }
    }
    next();
  }

  /** One request further; the value for the form once the file is kept. */
  async function sendOnce(row: Row): Promise<string | undefined> {
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

  function arrived(row: Row, value: string): void {
    show(row, "kept", "");
    const label = document.createElement("label");
    label.className = "choice";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = name;
    box.value = value;
    box.checked = true;
    const words = document.createElement("span");
    words.textContent = `${value.slice(37)} ส่งแล้ว`;
    label.append(box, words);
    row.item.replaceChildren(label);
  }
}

function isUnderWay({ state }: Row): boolean {
  return state === "waiting" || state === "sending";
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
  row: Row,
  body?: Blob,
  before = 0,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(method, url);
    for (const [name, value] of Object.entries({ ...TUS, accept: "application/json", ...headers }))
      asked.setRequestHeader(name, value);
    asked.upload.addEventListener("progress", ({ loaded }) => {
      row.bar.value = Math.min(before + loaded, row.file.size);
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

/** Not longer than until the network is back, or somebody presses. */
function pause(duration: number, row: Row): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, duration);
    window.addEventListener("online", () => resolve(), { once: true });
    row.stop = resolve;
  });
}

function encoded(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
