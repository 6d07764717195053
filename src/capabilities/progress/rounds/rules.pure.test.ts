import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../../../thai/dates.ts";
import { roundRange, rounds } from "../../../thai/fiscal.ts";
import {
  allowsStep,
  countRound,
  isWaitedFor,
  lockOver,
  reminderStage,
  reminderStages,
  reportStatuses,
  reportSteps,
  statusAfter,
  usualDue,
  whyLocked,
  whyNotNow,
} from "./rules.ts";
import type { ReportStatus } from "./rules.ts";

const statuses = Object.keys(reportStatuses) as ReportStatus[];
const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(isoDate("2025-09-01"), days));
const someReport = fc.record({
  status: fc.constantFrom(...statuses),
  firstSentOn: fc.option(someDay),
});

describe("the life of a unit's report", () => {
  test("every status allows what it should and nothing else", () => {
    const table = Object.fromEntries(
      statuses.map((status) => [status, reportSteps.filter((step) => allowsStep(status, step))]),
    );
    expect(table).toEqual({
      expected: ["send", "except"],
      sent: ["pass", "return"],
      returned: ["send", "except"],
      passed: ["return", "receive"],
      received: ["return"],
      excepted: ["expect"],
    });
  });

  test("whatever steps are tried, a report is received only after a head passed it, and is never stuck", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reportSteps), { maxLength: 30 }), (tried) => {
        const lives: ReportStatus[] = ["expected"];
        for (const step of tried) {
          const now = lives.at(-1) ?? "expected";
          if (allowsStep(now, step)) lives.push(statusAfter(step));
        }
        const before = (status: ReportStatus) =>
          lives.flatMap((each, at) => (each === status && at > 0 ? [lives[at - 1]] : []));
        expect(new Set(["passed", ...before("received")]).size).toBe(1);
        expect(new Set(["sent", ...before("passed")]).size).toBe(1);
        for (const status of lives) {
          expect(reportSteps.some((step) => allowsStep(status, step))).toBe(true);
          expect(whyNotNow[status]).toMatch(/[ก-๛]/);
        }
      }),
    );
  });
});

describe("counts of a round", () => {
  test("nobody is counted twice or forgotten, whatever their reports", () => {
    fc.assert(
      fc.property(fc.array(someReport), someDay, (reports, dueOn) => {
        const { expected, sent, onTime, received, excepted } = countRound(reports, dueOn);
        expect(expected + excepted).toBe(reports.length);
        expect(onTime).toBeLessThanOrEqual(sent);
        expect(sent).toBeLessThanOrEqual(expected);
        expect(received).toBe(expected - reports.filter(isWaitedFor).length);
      }),
    );
  });

  test("on time is until the end of the due day", () => {
    const dueOn = isoDate("2026-04-16");
    const sent = (day: string) => [{ status: "sent" as const, firstSentOn: isoDate(day) }];
    expect(countRound(sent("2026-04-16"), dueOn).onTime).toBe(1);
    expect(countRound(sent("2026-04-17"), dueOn).onTime).toBe(0);
  });
});

describe("due days and reminders", () => {
  test("the usual due day is ten working days after the end of the round", () => {
    expect(usualDue(2569, "9-month", new Set())).toBe("2026-07-14");
    expect(usualDue(2569, "9-month", new Set([isoDate("2026-07-14")]))).toBe("2026-07-15");
  });

  test("before, on, after, long after: never fewer are reminded as time goes by", () => {
    const dueOn = isoDate("2026-07-15");
    const at = (days: number) => {
      const today = addDays(dueOn, days);
      return reminderStage(dueOn, { today, nextWorkday: addDays(today, 1) });
    };
    expect([-8, -7, -1, 0, 1, 3, 4].map(at)).toEqual([
      undefined,
      "before",
      "before",
      "on",
      "after",
      "after",
      "long-after",
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), (days) => {
        const [now, later] = [at(days), at(days + 1)];
        const reached = now ? reminderStages[now] : [];
        expect(later ? reminderStages[later] : []).toEqual(expect.arrayContaining([...reached]));
      }),
    );
  });

  test("a due day on a day off is told on the working day before", () => {
    const days = { today: isoDate("2026-07-17"), nextWorkday: isoDate("2026-07-20") };
    expect(reminderStage(isoDate("2026-07-19"), days)).toBe("on");
    expect(reminderStage(isoDate("2026-07-20"), days)).toBe("before");
  });
});

describe("a locked round", () => {
  const locked = (round: (typeof rounds)[number]) => ({
    year: 2569,
    round,
    lockedAt: new Date("2026-04-20T03:00:00Z"),
    lockedBy: "นางผู้ประสาน ทดสอบ",
  });

  test("says who locked it, what cannot be done, and who may unlock", () => {
    expect(whyLocked(locked("6-month"), "words")).toBe(
      "รอบ 6 เดือน ปีงบประมาณ 2569 ปิดรอบแล้วเมื่อ 20 เมษายน 2569 โดย นางผู้ประสาน ทดสอบ จึงแก้ไขถ้อยคำในรายงานไม่ได้ หากจำเป็น ให้ผู้ประสานงานแผนเปิดรอบอีกครั้งพร้อมเหตุผล",
    );
    expect(whyLocked(locked("6-month"), "record")).toContain("กรอกเหตุผลที่บันทึกล่าช้า หรือให้ผู้ประสานงานแผนเปิดรอบ");
  });

  test("holds the days that it counts, and no others", () => {
    fc.assert(
      fc.property(fc.subarray([...rounds]), someDay, (which, day) => {
        const over = lockOver(which.map(locked), 2569, day);
        const first = which.find((round) => {
          const { start, end } = roundRange(2569, round);
          return start <= day && day <= end;
        });
        expect(over?.round).toBe(first);
        expect(lockOver(which.map(locked), 2570, day)).toBeUndefined();
      }),
    );
  });
});
