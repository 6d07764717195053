import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { expect, test } from "vitest";
import { besidePages, pagesFirst } from "./pages-first.ts";

const often = { interval: 1, timeout: 5000 };

async function beside(work: (still: () => boolean) => Promise<void>): Promise<void> {
  const worker = spawn(process.execPath, ["-e", "for (;;);"]);
  const still = () =>
    readFileSync(`/proc/${worker.pid}/stat`, "utf8").split(") ")[1]?.startsWith("T") ?? false;
  try {
    await besidePages(worker, () => work(still));
  } finally {
    worker.kill("SIGKILL");
  }
}

const page = (answer: () => Promise<void>) => pagesFirst({} as Context, answer);

test("what works beside stands still while pages are answered, and goes on after them", async () => {
  await beside(async (still) => {
    await expect.poll(still, often).toBe(false);
    await page(async () => await expect.poll(still, often).toBe(true));
    await expect.poll(still, often).toBe(false);
    await Promise.all([
      page(async () => await expect.poll(still, often).toBe(true)),
      page(async () => await expect.poll(still, often).toBe(true)),
    ]);
    await expect.poll(still, often).toBe(false);
  });
});

test("who waits for something else holds nobody up for long", async () => {
  await beside(async (still) => {
    await page(async () => {
      await expect.poll(still, often).toBe(true);
      await expect.poll(still, often).toBe(false);
    });
  });
});

test("pages without a pause leave it some of the time", async () => {
  await beside(async (still) => {
    let isOver = false;
    const someMoments = async () => {
      for (let moment = 0; moment < 50; moment += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    const asking = (async () => {
      let last = page(someMoments);
      while (!isOver) {
        const following = page(someMoments);
        await last;
        last = following;
      }
      await last;
    })();
    await expect.poll(still, often).toBe(true);
    await expect.poll(still, often).toBe(false);
    await expect.poll(still, often).toBe(true);
    isOver = true;
    await asking;
  });
});

test("a page that fails lets it go on", async () => {
  await beside(async (still) => {
    const failing = page(async () => {
      await expect.poll(still, often).toBe(true);
      throw new Error("no page");
    });
    await expect(failing).rejects.toThrow("no page");
    await expect.poll(still, often).toBe(false);
  });
});
