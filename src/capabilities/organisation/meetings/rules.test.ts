import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allowsStep,
  meetingStatusNames,
  nextNumber,
  parseTime,
  presenceNames,
  refusalOf,
  statusAfter,
  timeInWords,
  turnoutInWords,
  turnoutOf,
} from "./rules.ts";
import type { MeetingStatus, MeetingStep } from "./rules.ts";

const steps: MeetingStep[] = ["edit", "attend", "attach", "minute", "confirm", "cancel"];

test("whatever is tried in whatever order, the end is final and minutes are confirmed only after attendance", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 20 }), (tried) => {
      let status: MeetingStatus = "planned";
      let attended = false;
      for (const step of tried) {
        if (!allowsStep(status, step)) continue;
        expect(["confirmed", "cancelled"]).not.toContain(status);
        if (step === "attend") attended = true;
        const needed = {
          edit: attended,
          attach: attended,
          attend: true,
          minute: true,
          confirm: true,
          cancel: false,
        }[step];
        expect(attended).toBe(needed);
        status = statusAfter(status, step);
      }
    }),
  );
});

test("every state can be left or is an end, and every refusal has words", () => {
  for (const status of meetingStatusNames) {
    const open = steps.filter((step) => allowsStep(status, step));
    expect(open.length > 0).toBe(status === "planned" || status === "held");
    for (const step of steps) expect(refusalOf(status, step)).toMatch(/[ก-๙]/);
  }
});

test("a state that nobody knows allows nothing", () => {
  for (const step of steps) expect(allowsStep("no-such-state", step)).toBe(false);
});

test("turnout counts every seat exactly once", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ presence: fc.constantFrom(...presenceNames) })), (list) => {
      const { seats, present, substitute, leave, absent } = turnoutOf(list);
      expect(present + substitute + leave + absent).toBe(seats);
      expect(seats).toBe(list.length);
    }),
  );
});

test("turnout in words counts substitutes among those who came and gives no verdict", () => {
  const list = ["present", "present", "substitute", "leave", "absent"].map((presence) => ({ presence }));
  expect(turnoutInWords(turnoutOf(list))).toBe("มา 3 จาก 5 คน (มาแทน 1 ลา 1 ไม่มา 1)");
  expect(turnoutInWords(turnoutOf([{ presence: "present" }]))).toBe("มา 1 จาก 1 คน");
});

test.each([
  ["๑๓.๓๐ น.", "13:30"],
  ["13:30", "13:30"],
  ["9.00", "09:00"],
  ["23.59น", "23:59"],
  ["24.00", undefined],
  ["13.60", undefined],
  ["บ่ายสอง", undefined],
  ["1330", undefined],
])("time %s", (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test("a time reads back as it is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
      const time = `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
      expect(parseTime(timeInWords(time))).toBe(time);
    }),
  );
});

test("the next number counts within its year and passes over numbers of another form", () => {
  expect(nextNumber([], 2569)).toBe("1/2569");
  expect(nextNumber(["1/2569", "3/2569", "9/2568", "พิเศษ1/2569"], 2569)).toBe("4/2569");
});
