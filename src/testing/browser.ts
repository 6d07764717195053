import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import type { Configuration } from "../configuration.ts";
import { listen } from "../main.ts";
import { launchChromium } from "./chromium.ts";
import type { TestHouse } from "./house.ts";
import { openTestHouse } from "./house.ts";
import { freePort } from "./program.ts";

export interface PageWish {
  /** Whether the browser runs scripts; every form must work without. */
  script: boolean;
  width?: number;
  height?: number;
  /** As `aMember()` gives it: name=value. */
  cookie?: string;
}

export interface BrowserHouse extends TestHouse {
  url: string;
  /** A window of its own, with no cookies but the one given. */
  page: (wish: PageWish) => Promise<Page>;
  close: () => Promise<void>;
}

/** A test house that a real browser can visit; closed after the test file. */
export async function openBrowserHouse(changes: Partial<Configuration> = {}): Promise<BrowserHouse> {
  // The address is part of how accounts are set up, so it is chosen before the house is opened.
  const port = await freePort("localhost");
  const url = `http://localhost:${port}`;
  const opened = await openTestHouse({ ...changes, host: "localhost", port, publicUrl: url });
  const [server, browser] = await Promise.all([listen(opened.house), launchChromium()]);
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= (async () => {
      await browser.close();
      await server.stop();
    })());
  afterAll(close);
  return {
    ...opened,
    url,
    close,
    page: async ({ script, width = 1280, height = 900, cookie }) => {
      const settings: BrowserContextOptions = {
        baseURL: url,
        bypassCSP: true, // axe is put into the page; the policy itself is tested with requests
        viewport: { width, height },
        locale: "th-TH",
        timezoneId: "Asia/Bangkok",
        reducedMotion: "reduce",
      };
      const context = await browser.newContext({ ...settings, javaScriptEnabled: script });
      context.setDefaultTimeout(15_000);
      if (cookie) await context.addCookies([asCookie(cookie, url)]);
      const page = await context.newPage();
      observe(page);
      if (!script) twinOf.set(page, () => browser.newPage(settings));
      return page;
    },
  };
}

export interface Expected {
  /** The page's own part of the title; the rest, "· สุจริต", is checked as well. */
  title: string;
  h1: string;
  /** Path and query. */
  path: string;
  /** Status of the page itself, where a refusal is what is looked at. */
  status?: number;
  /** Most bytes of script that the page may fetch; 0 unless said. */
  scriptBytes?: number;
}

export const widths = [360, 1280] as const;

/** What holds of every page: title, one h1, address, axe, no sideways scroll, no error, how much script. */
export async function verifyPage(page: Page, expected: Expected): Promise<{ scriptBytes: number }> {
  const seen = seenOn(page);
  const own = page.viewportSize() ?? { width: 1280, height: 900 };
  const address = new URL(page.url());
  expect(decodeURI(address.pathname) + decodeURIComponent(address.search), "address").toBe(
    decodeURIComponent(expected.path),
  );
  expect(await page.title(), "title").toMatch(
    new RegExp(`^(ผิดพลาด: )?${escaped(expected.title)} · (.+ · )?สุจริต$`),
  );
  expect(
    (await page.locator("h1").allInnerTexts()).map((text) => text.trim()),
    "exactly one h1",
  ).toEqual([expected.h1]);
  if (expected.status !== undefined) expect(seen.status, "status").toBe(expected.status);
  const subject = await withTimers(page);
  for (const width of widths) {
    await subject.setViewportSize({ width, height: own.height });
    expect(await wideThings(subject), `sideways scroll at ${width} px`).toEqual([]);
    expect(await axeViolations(subject), `axe at ${width} px`).toEqual([]);
    await keepPicture(subject, expected.path, width);
  }
  await subject.emulateMedia({ colorScheme: "dark" });
  await drawnAnew(subject);
  expect(await axeViolations(subject, ["color-contrast"]), "contrast in the dark").toEqual([]);
  await subject.emulateMedia({ colorScheme: null });
  if (subject !== page) await subject.close();
  await page.setViewportSize(own);
  const scriptBytes = (await Promise.all(seen.scripts)).reduce((sum, bytes) => sum + bytes, 0);
  expect(scriptBytes, "bytes of script").toBeLessThanOrEqual(expected.scriptBytes ?? 0);
  expect(seen.errors, "errors in the console").toEqual([]);
  return { scriptBytes };
}

/** On a busy machine the colours of before are still there when the call returns. */
async function drawnAnew(page: Page) {
  await expect.poll(() => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

interface Seen {
  errors: string[];
  scripts: Promise<number>[];
  status: number | undefined;
}

const seenBy = new WeakMap<Page, Seen>();

/** Listens from the first byte on; starts anew with every page that the window goes to. */
function observe(page: Page) {
  seenBy.set(page, { errors: [], scripts: [], status: undefined });
  page.on("request", (request) => {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    seenBy.set(page, { errors: [], scripts: [], status: undefined });
  });
  page.on("response", (response) => {
    const seen = seenOn(page);
    if (response.request().resourceType() === "script") {
      seen.scripts.push(
        response.body().then(
          (bytes) => bytes.length,
          () => 0,
        ),
      );
    }
    // After a redirect the last answer counts.
    if (response.request().isNavigationRequest()) seen.status = response.status();
  });
  page.on("pageerror", (error) => seenOn(page).errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // A page that answers 4xx on purpose is reported by the browser as well.
    const isThePageItself = message.location().url === page.url() && /status of 4\d\d/.test(message.text());
    if (!isThePageItself) seenOn(page).errors.push(`${message.text()} (${message.location().url})`);
  });
}

function seenOn(page: Page): Seen {
  const seen = seenBy.get(page);
  if (!seen) throw new Error("verifyPage looks at pages that openBrowserHouse().page() made");
  return seen;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function axeViolations(page: Page, only?: string[]): Promise<string[]> {
  // Half a megabyte to send and read: once for each document, not for each look.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const results = await page.evaluate(
    ([tags, ids]) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        resultTypes: ["violations"],
        runOnly: ids ? { type: "rule", values: ids } : { type: "tag", values: tags },
      }),
    [rules, only] as const,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary ?? violation.help}`,
    ),
  );
}

const twinOf = new WeakMap<Page, () => Promise<Page>>();

/** Axe waits on timers, which stand still where scripts are off: a twin of such a page is looked at. */
async function withTimers(page: Page): Promise<Page> {
  const openTwin = twinOf.get(page);
  if (!openTwin) return page;
  const twin = await openTwin();
  const html = (await page.content()).replaceAll(/<script\b[^>]*>.*?<\/script>/gs, "");
  // What is asked for over the network has no hash.
  const url = page.url().replace(/#.*/, "");
  await twin.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await twin.goto(url);
  return twin;
}

function wideThings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return [
      `the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

/** SCREENSHOTS=<folder> keeps a picture of every page that a test verifies, to look at. */
async function keepPicture(page: Page, path: string, width: number): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = path.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "home";
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
}

function asCookie(pair: string, url: string) {
  const at = pair.indexOf("=");
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    url,
    httpOnly: true,
    sameSite: "Lax" as const,
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
