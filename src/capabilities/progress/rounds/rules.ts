import { formatThaiDate } from "../../../thai/date-text.ts";
import { bangkokDate, daysBetween } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearLabel, isInRange, roundLabel, roundRange, rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { addWorkingDays } from "../../../thai/workdays.ts";
import type { Holidays } from "../../../thai/workdays.ts";

/** Where a unit's report of a round stands; "expected" until it is sent. */
export const reportStatuses = {
  expected: { title: "รอรายงาน", tone: "idle" },
  sent: { title: "ส่งแล้ว รอหัวหน้าหน่วยงาน", tone: "doing" },
  returned: { title: "ส่งกลับให้แก้ไข", tone: "late" },
  passed: { title: "หัวหน้าผ่านแล้ว รอผู้ประสานงานแผน", tone: "doing" },
  received: { title: "รับแล้ว", tone: "done" },
  excepted: { title: "ยกเว้นไม่ต้องรายงาน", tone: "idle" },
} as const;
export type ReportStatus = keyof typeof reportStatuses;

export const reportSteps = ["send", "pass", "return", "receive", "except", "expect"] as const;
export type ReportStep = (typeof reportSteps)[number];

const stepsOf: Record<ReportStatus, readonly ReportStep[]> = {
  expected: ["send", "except"],
  sent: ["pass", "return"],
  returned: ["send", "except"],
  passed: ["receive", "return"],
  // What was received may still be found wrong before the round is locked.
  received: ["return"],
  excepted: ["expect"],
};

export function allowsStep(status: ReportStatus, step: ReportStep): boolean {
  return stepsOf[status].includes(step);
}

const nextOf: Record<ReportStep, ReportStatus> = {
  send: "sent",
  pass: "passed",
  return: "returned",
  receive: "received",
  except: "excepted",
  expect: "expected",
};

export function statusAfter(step: ReportStep): ReportStatus {
  return nextOf[step];
}

/** Why a step cannot be taken now, and what can. */
export const whyNotNow: Record<ReportStatus, string> = {
  expected: "หน่วยงานนี้ยังไม่ได้ส่งรายงานของรอบนี้",
  sent: "รายงานส่งให้หัวหน้าหน่วยงานแล้ว หากต้องแก้ไข ให้หัวหน้าหน่วยงานหรือผู้ประสานงานแผนส่งกลับก่อน",
  returned: "รายงานถูกส่งกลับให้แก้ไข ต้องแก้ไขแล้วส่งใหม่ก่อน",
  passed: "หัวหน้าหน่วยงานผ่านรายงานนี้แล้ว หากต้องแก้ไข ให้ผู้ประสานงานแผนส่งกลับก่อน",
  received: "ผู้ประสานงานแผนรับรายงานนี้แล้ว หากต้องแก้ไข ให้ผู้ประสานงานแผนส่งกลับก่อน",
  excepted: "หน่วยงานนี้ได้รับยกเว้นในรอบนี้ หากต้องรายงาน ให้ผู้ประสานงานแผนยกเลิกการยกเว้นก่อน",
};

export interface LockedRound {
  year: number;
  round: Round;
  lockedAt: Date;
  lockedBy: string;
}

const lockedThings = {
  send: "ส่งรายงาน",
  review: "พิจารณารายงาน",
  due: "เปลี่ยนกำหนดส่ง",
  words: "แก้ไขถ้อยคำในรายงาน",
  training: "แก้ไขรายชื่อหรือผลของการอบรมในวันที่นี้",
  record: "บันทึกหรือแก้ไขผลงานของวันที่นี้โดยไม่มีเหตุผล",
} as const;
export type LockedThing = keyof typeof lockedThings;

/** The exact words why something cannot be changed, and who may unlock; whoever refuses says these. */
export function whyLocked({ year, round, lockedAt, lockedBy }: LockedRound, what: LockedThing): string {
  const locked = `${roundLabel(round)} ${fiscalYearLabel(year)} ปิดรอบแล้วเมื่อ ${formatThaiDate(bangkokDate(lockedAt))} โดย ${lockedBy}`;
  const unlock = "ให้ผู้ประสานงานแผนเปิดรอบอีกครั้งพร้อมเหตุผล";
  return what === "record"
    ? `${locked} จึง${lockedThings.record}ไม่ได้ กรอกเหตุผลที่บันทึกล่าช้า หรือ${unlock}`
    : `${locked} จึง${lockedThings[what]}ไม่ได้ หากจำเป็น ${unlock}`;
}

/** The round that has fixed the figures of a day: the first to close of those that count it. */
export function lockOver(
  locked: readonly LockedRound[],
  year: number,
  day: IsoDate,
): LockedRound | undefined {
  return rounds
    .flatMap((round) => locked.filter((each) => each.year === year && each.round === round))
    .find(({ round }) => isInRange(day, roundRange(year, round)));
}

/** A default that the coordinator may change: no law sets it. */
const WORKING_DAYS_TO_REPORT = 10;

export function usualDue(year: number, round: Round, holidays: Holidays): IsoDate {
  return addWorkingDays(roundRange(year, round).end, WORKING_DAYS_TO_REPORT, holidays);
}

/** Who is reminded of a report that is still to be sent: the later, the more. */
export const reminderStages = {
  before: ["unit-officer"],
  on: ["unit-officer", "unit-head"],
  after: ["unit-officer", "unit-head"],
  "long-after": ["unit-officer", "unit-head", "coordinator"],
} as const;
export type ReminderStage = keyof typeof reminderStages;

const DAYS_BEFORE = 7;
/** From then on it is the coordinator's matter too. */
const DAYS_LATE = 3;

/** `nextWorkday` is the first working day after today: a due day before it falls on days off and is told now. */
export function reminderStage(
  dueOn: IsoDate,
  { today, nextWorkday }: { today: IsoDate; nextWorkday: IsoDate },
): ReminderStage | undefined {
  const left = daysBetween(today, dueOn);
  if (left < -DAYS_LATE) return "long-after";
  if (left < 0) return "after";
  if (left === 0 || dueOn < nextWorkday) return "on";
  return left <= DAYS_BEFORE ? "before" : undefined;
}

export interface CountedReport {
  status: ReportStatus;
  firstSentOn: IsoDate | null;
}

export interface RoundCount {
  /** Units that must report. */
  expected: number;
  sent: number;
  onTime: number;
  received: number;
  excepted: number;
}

export function countRound(reports: readonly CountedReport[], dueOn: IsoDate): RoundCount {
  const asked = reports.filter(({ status }) => status !== "excepted");
  return {
    expected: asked.length,
    sent: asked.filter(({ firstSentOn }) => firstSentOn !== null).length,
    onTime: asked.filter((report) => isOnTime(report, dueOn)).length,
    received: asked.filter(({ status }) => status === "received").length,
    excepted: reports.length - asked.length,
  };
}

export function isOnTime({ firstSentOn }: CountedReport, dueOn: IsoDate): boolean {
  return firstSentOn !== null && firstSentOn <= dueOn;
}

/** A round is over when everybody who must has reported and was received. */
export function isWaitedFor({ status }: CountedReport): boolean {
  return status !== "received" && status !== "excepted";
}
