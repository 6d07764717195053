import { expect, test, vi } from "vitest";
import { openLog } from "./logging.ts";

function logged() {
  const portions: string[] = [];
  const log = openLog({ logLevel: "info" }, (text) => portions.push(text));
  return { log, portions };
}

test("lines are written in portions, each line once and in order", () => {
  const { log, portions } = logged();
  for (let line = 0; line < 250; line += 1) log.info(String(line));
  expect(portions).toHaveLength(2);
  log.flush();
  const told = portions.join("").trimEnd().split("\n");
  expect(told.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(
    Array.from({ length: 250 }, (_, line) => String(line)),
  );
});

test("an error does not wait, and takes along what came before it", () => {
  const { log, portions } = logged();
  log.info("before");
  log.error("broken");
  expect(portions).toHaveLength(1);
  expect(portions[0]).toMatch(/before.*\n.*broken/u);
});

test("a lonely line is written within a second", () => {
  vi.useFakeTimers();
  try {
    const { log, portions } = logged();
    log.info("lonely");
    expect(portions).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(portions).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
