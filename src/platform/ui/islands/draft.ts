/** Keeps what is typed into form[data-draft] on the server, so that a closed page costs nothing. */
const pauseAfterTyping = 800;
const firstRetry = 5_000;
const lastRetry = 60_000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) keepDraft(form);

function keepDraft(form: HTMLFormElement): void {
  const status = statusOf(form);
  let timer: number | undefined;
  let retryAfter = firstRetry;
  let isSaving = false;
  let isUnsaved = false;
  let isSubmitted = false;

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (isSaving || isSubmitted || !isUnsaved) return;
    isSaving = true;
    isUnsaved = false;
    const kept = await send(form);
    isSaving = false;
    // A draft that arrives after the form itself would come back as if it had never been sent.
    if (isSubmitted) return;
    status.textContent = kept ? `เก็บร่างแล้ว ${clockTime(new Date())} น.` : "ยังเก็บร่างไม่ได้ จะลองใหม่";
    if (kept) {
      retryAfter = firstRetry;
      if (isUnsaved) later(pauseAfterTyping);
    } else {
      isUnsaved = true;
      later(retryAfter);
      retryAfter = Math.min(retryAfter * 2, lastRetry);
    }
  }

  function later(pause: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  }

  form.addEventListener("input", () => {
    isUnsaved = true;
    later(pauseAfterTyping);
  });
  form.addEventListener("submit", () => {
    isSubmitted = true;
    window.clearTimeout(timer);
  });
  // A phone puts the page away without a word: this is the last sure moment.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
  // Back to a page that the browser kept: it may be typed in again.
  window.addEventListener("pageshow", () => {
    isSubmitted = false;
  });
}

async function send(form: HTMLFormElement): Promise<boolean> {
  try {
    const answer = await fetch(form.dataset["draft"] ?? "", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(typedIn(form)),
      keepalive: true,
    });
    // A redirect leads to the sign-in page: nothing was kept.
    return answer.ok && !answer.redirected;
  } catch {
    return false;
  }
}

/** What a draft may hold: no files, no passwords. */
function typedIn(form: HTMLFormElement): Record<string, string | string[]> {
  const secret = new Set(
    [...form.querySelectorAll<HTMLInputElement>("[type=password]")].map((input) => input.name),
  );
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || secret.has(name)) continue;
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

function statusOf(form: HTMLFormElement): HTMLElement {
  const status = document.createElement("span");
  status.className = "draft";
  status.setAttribute("role", "status");
  (form.querySelector(".submit") ?? form).append(status);
  return status;
}

/** In Thailand, whatever the clock of the device is set to: the server shows the same. */
function clockTime(now: Date): string {
  const inBangkok = new Date(now.getTime() + 7 * 3_600_000);
  return [inBangkok.getUTCHours(), inBangkok.getUTCMinutes()]
    .map((part) => String(part).padStart(2, "0"))
    .join(".");
}
