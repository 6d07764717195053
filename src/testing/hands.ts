import type { Page } from "playwright-core";

/** What a person does on a page, whatever they do it with. Names are those that are read on the page. */
export interface Hands {
  follow: (link: string | RegExp) => Promise<void>;
  press: (button: string) => Promise<void>;
  fill: (field: string, text: string) => Promise<void>;
  check: (choice: string) => Promise<void>;
  /** What a summary, or a button with an arrow, keeps folded. */
  unfold: (summary: string) => Promise<void>;
  /** The bytes of a file that a link leads to. */
  download: (link: string) => Promise<number>;
}

const folds = "summary, button[popovertarget]";

/** Pointer and keys, as most people have them. */
export function pointer(page: Page): Hands {
  const field = (label: string) => page.getByLabel(label).first();
  const link = (name: string | RegExp) => page.getByRole("link", { name, exact: true }).first();
  return {
    follow: (name) => link(name).click(),
    press: (name) => page.getByRole("button", { name, exact: true }).first().click(),
    fill: (label, text) => field(label).fill(text),
    check: (label) => field(label).check(),
    unfold: (summary) => page.locator(folds, { hasText: summary }).first().click(),
    download: (name) => sizeOf(page, () => link(name).click()),
  };
}

/** Tab, Enter, Space and letters: nothing that a pointer would be needed for. */
export function keys(page: Page): Hands {
  const { keyboard } = page;
  const enter = async () => void (await Promise.all([page.waitForEvent("load"), keyboard.press("Enter")]));
  return {
    follow: async (name) => {
      await tabTo(page, "a", name);
      await enter();
    },
    press: async (name) => {
      await tabTo(page, "button", name);
      await enter();
    },
    fill: async (label, text) => {
      await tabTo(page, "input, textarea", label);
      await keyboard.press("Control+A");
      await keyboard.type(text);
    },
    check: async (label) => {
      await tabTo(page, "input", label);
      await keyboard.press("Space");
    },
    unfold: async (summary) => {
      await tabTo(page, folds, new RegExp(`^${summary}`));
      await keyboard.press("Enter");
    },
    download: async (name) => {
      await tabTo(page, "a", name);
      return sizeOf(page, () => keyboard.press("Enter"));
    },
  };
}

/** More stops than any page has: whoever is not met by then cannot be reached. */
const MOST_STOPS = 400;

async function tabTo(page: Page, kind: string, name: string | RegExp): Promise<void> {
  if (await isThere(page, kind, name)) return;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await isThere(page, kind, name)) return seen(page, name);
  }
  throw new Error(`Tab does not lead to ${String(name)} on ${page.url()}`);
}

/** Is the focus on it, by what the page calls it? */
async function isThere(page: Page, kind: string, name: string | RegExp): Promise<boolean> {
  const said = await page.evaluate((selector) => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !at.matches(selector)) return undefined;
    const label = "labels" in at ? (at.labels as NodeListOf<HTMLElement> | null)?.[0] : undefined;
    return (at.getAttribute("aria-label") ?? (label ?? at).innerText).replace(/ \(ไม่บังคับ\)$/, "").trim();
  }, kind);
  if (said === undefined) return false;
  return typeof name === "string" ? said === name || said.startsWith(`${name}\n`) : name.test(said);
}

/** What has the focus must lie on top: a head that sticks to the window may not cover it. */
async function seen(page: Page, name: string | RegExp): Promise<void> {
  const covered = await page.evaluate(() => {
    const at = document.activeElement;
    const box = [...(at?.getClientRects() ?? [])][0];
    if (!at || !box) return "nothing";
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    return top && (at.contains(top) || top.contains(at))
      ? undefined
      : (top?.outerHTML.slice(0, 80) ?? "the edge");
  });
  if (covered) throw new Error(`${String(name)} has the focus on ${page.url()} and lies under ${covered}`);
}

async function sizeOf(page: Page, start: () => Promise<void>): Promise<number> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 45_000 }), start()]);
  const stream = await download.createReadStream();
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  return bytes;
}
