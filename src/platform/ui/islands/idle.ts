/** Warns before the session ends, and keeps it alive while the person works; what is typed stays in the page. */
const warnBefore = 120;

// Other open pages of this person keep the same session alive, and tell so here.
const sharedKey = "sucharit-alive";

const warning = document.querySelector<HTMLDialogElement>("dialog#idle-warning");
if (warning) watch(warning);

function watch(dialog: HTMLDialogElement): void {
  const endsAfter = Number(dialog.dataset["endsAfter"]) * 1000;
  const ping = dialog.dataset["ping"] ?? "";
  const left = dialog.querySelector("[data-left]");
  const trouble = dialog.querySelector("[data-trouble]");
  let aliveAt = Date.now();
  let isPinging = false;

  function alive(): void {
    aliveAt = Date.now();
    if (trouble) trouble.textContent = "";
    if (dialog.open) dialog.close();
  }

  async function stay(): Promise<void> {
    if (isPinging) return;
    isPinging = true;
    const kept = await answers(ping);
    isPinging = false;
    if (kept) {
      alive();
      localStorage.setItem(sharedKey, String(aliveAt));
    } else if (dialog.open && trouble) {
      trouble.textContent = "ระบบออกให้แล้ว โปรดเข้าสู่ระบบในแท็บใหม่ แล้วกลับมากด “อยู่ต่อ” ข้อความที่พิมพ์ไว้ในหน้านี้ยังอยู่";
    }
  }

  function look(): void {
    const seconds = Math.max(0, Math.round((aliveAt + endsAfter - Date.now()) / 1000));
    if (seconds > warnBefore) return;
    if (!dialog.open) dialog.showModal();
    if (left) left.textContent = seconds > 60 ? `${Math.ceil(seconds / 60)} นาที` : `${seconds} วินาที`;
  }

  function worked(): void {
    if (!dialog.open && Date.now() - aliveAt > endsAfter / 4) void stay();
  }

  window.addEventListener("storage", (event) => {
    if (event.key === sharedKey) alive();
  });
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, worked, { passive: true });
  dialog.querySelector("[data-stay]")?.addEventListener("click", () => void stay());
  // Escape means "I am here", too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    void stay();
  });
  window.setInterval(look, 1000);
}

async function answers(ping: string): Promise<boolean> {
  try {
    const answer = await fetch(ping, { method: "POST", credentials: "same-origin" });
    return answer.ok && !answer.redirected;
  } catch {
    return false;
  }
}
