/**
 * Sends what is chosen in .uploads at once, piece by piece (tus 1.0), goes on by itself after a lost
 * connection, and leaves the form with the names of what arrived.
 */
import type { Sending } from "../send-file.ts";
import { NotTaken, sendOnce, StoreAway } from "../send-file.ts";
import { tooLargeInWords, tooManyInWords } from "../too-many.ts";

const AT_ONCE = 2;
const LONGEST_WAIT = 30_000;

interface Row extends Sending {
  item: HTMLLIElement;
  bar: HTMLProgressElement;
  words: HTMLElement;
  button: HTMLButtonElement;
  state: "waiting" | "sending" | "paused" | "kept" | "refused";
}

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
      choose([...(input.files ?? [])]);
      input.value = ""; // else the form would send it a second time
      next();
    });

  form?.addEventListener("submit", (event) => {
    for (const row of rows.filter(({ state }) => state === "paused")) show(row, "waiting", "รอส่ง");
    next();
    if (!rows.some(isUnderWay)) return;
    event.preventDefault();
    pressed = (event as SubmitEvent).submitter;
    tell();
  });
  window.addEventListener("beforeunload", (event) => {
    if (rows.some(isUnderWay)) event.preventDefault();
  });

  function choose(files: File[]): void {
    for (const before of list.querySelectorAll(":scope > [data-state=left]")) before.remove();
    const given = list.querySelectorAll("input:checked").length;
    const room = Math.max(0, Number(most) - given - rows.filter(isOnTheWay).length);
    const fitting = files.filter(({ size }) => size <= Number(mostBytes));
    const large = files.filter((file) => !fitting.includes(file));
    for (const file of fitting.slice(0, room)) add(file);
    if (large.length > 0) note(tooLargeInWords(mostWords, namesOf(large)));
    if (fitting.length > room) note(tooManyInWords(Number(most), namesOf(fitting.slice(room))));
  }

  /** About files that get no line of their own. */
  function note(said: string): void {
    const { item, words, button } = line();
    item.dataset["state"] = "left";
    words.setAttribute("role", "alert");
    words.textContent = said;
    button.textContent = "ปิด";
    button.addEventListener("click", () => item.remove());
    // Beside the field, not below fifty lines.
    list.prepend(item);
  }

  function add(file: File): void {
    const { item, words, button } = line();
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    words.after(bar);
    const sent = (bytes: number) => void (bar.value = Math.min(bytes, file.size));
    const row: Row = { file, sent, item, bar, words, button, state: "waiting" };
    button.addEventListener("click", () => press(row));
    rows.push(row);
    show(row, "waiting", "รอส่ง");
  }

  function line() {
    const item = document.createElement("li");
    const words = document.createElement("span");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    item.append(words, button);
    list.append(item);
    return { item, words, button };
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
    const refused = rows.filter((row) => row.state === "refused").length;
    const all = rows.length - refused;
    const waits = pressed !== undefined && rows.some(isUnderWay);
    const said = [
      all > 0 && `ส่งแล้ว ${kept} จาก ${all} ไฟล์`,
      refused > 0 && `ไม่รับ ${refused} ไฟล์`,
      waits && "ส่งครบแล้วจะบันทึกให้เอง",
    ];
    status.textContent = said.filter(Boolean).join(" ");
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
        const kept = await sendOnce(row, uploads, place);
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

function namesOf(files: File[]): string[] {
  return files.map(({ name }) => name);
}

/** Also what was put off: it is still to come. */
function isOnTheWay(row: Row): boolean {
  return isUnderWay(row) || row.state === "paused";
}

function isUnderWay({ state }: Row): boolean {
  return state === "waiting" || state === "sending";
}

/** Not longer than until the network is back, or somebody presses. */
function pause(duration: number, row: Row): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, duration);
    window.addEventListener("online", () => resolve(), { once: true });
    row.stop = resolve;
  });
}
