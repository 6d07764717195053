import type { Page } from "playwright-core";
import { expect } from "vitest";
import { aPhoto } from "../src/platform/files/samples.fixture.ts";
import { verifyPage } from "../src/testing/browser.ts";
import { pointer } from "../src/testing/hands.ts";
import type { Hands } from "../src/testing/hands.ts";

/** Bytes of script that a page of the office may fetch where scripts are on. */
const MOST_SCRIPT = 20_000;
const patience = { timeout: 20_000 };

/** Somebody at work with a telephone: what they do, and what they must find. */
export interface Walker extends Hands {
  page: Page;
  goTo: (path: string) => Promise<void>;
  /** Pressed among others of that name, or named by more than its words. */
  choose: (field: string, choice: string) => Promise<void>;
  photograph: (field: string, name: string) => Promise<void>;
  /** Waits for words that say that it went well. */
  isTold: (words: string | RegExp) => Promise<void>;
  /** The form came back: the focus is at this field, which says this, and what was typed is still there. */
  isRefused: (field: string, words: string, kept?: Readonly<Record<string, string>>) => Promise<void>;
  /** The page is whole: title, one heading, address, axe, no sideways scroll. */
  looks: (seen: { title: string; h1?: string; path: string; status?: number }) => Promise<void>;
  /** A button that asks first. */
  confirm: (button: string) => Promise<void>;
}

export function walker(page: Page, script: boolean): Walker {
  const looks: Walker["looks"] = async ({ title, h1 = title, path, status }) => {
    await verifyPage(page, {
      title,
      h1,
      path,
      scriptBytes: script ? MOST_SCRIPT : 0,
      ...(status === undefined ? {} : { status }),
    });
  };
  return {
    ...pointer(page),
    page,
    looks,
    goTo: async (path) => void (await page.goto(path)),
    choose: async (field, choice) =>
      void (await page.getByLabel(field).first().selectOption({ label: choice })),
    photograph: async (field, name) => {
      const photo = { name, mimeType: "image/jpeg", buffer: await aPhoto(1200, 900) };
      await page.getByLabel(field).first().setInputFiles([photo]);
      // With script a file is on its way before the form is.
      if (script) await page.locator('input[name="files"]:checked').first().waitFor();
    },
    isTold: async (words) => {
      await page.getByText(words).first().waitFor(patience);
    },
    isRefused: async (field, words, kept = {}) => {
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
      await expect.poll(focused, { ...patience, message: `the focus at ${field}` }).toBe(field);
      const wrong = page.locator(".bad", { has: page.locator(`[name="${field}"]`) });
      expect(await wrong.first().innerText()).toContain(words);
      const typed = async (name: string) => page.locator(`[name="${name}"]`).first().inputValue();
      for (const [name, value] of Object.entries(kept)) expect(await typed(name)).toBe(value);
    },
    confirm: async (button) => {
      await page.getByRole("button", { name: button, exact: true }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
    },
  };
}
