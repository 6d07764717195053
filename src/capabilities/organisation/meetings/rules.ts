import type { Permission } from "../../../platform/accounts/roles.ts";
import { roleNames } from "../../../platform/accounts/roles.ts";
import { toArabicDigits } from "../../../thai/digits.ts";

export const meetingStatuses = {
  planned: { title: "นัดแล้ว", tone: "doing" },
  held: { title: "รอรับรองรายงาน", tone: "late" },
  confirmed: { title: "รับรองรายงานแล้ว", tone: "done" },
  cancelled: { title: "ยกเลิก", tone: "stop" },
} as const;
export type MeetingStatus = keyof typeof meetingStatuses;
export const meetingStatusNames = Object.keys(meetingStatuses) as [MeetingStatus, ...MeetingStatus[]];

/** edit: number, day, place · attend: who came · attach: papers and photos · minute: minutes and resolutions · confirm: รับรองรายงานการประชุม */
export type MeetingStep = "edit" | "attend" | "attach" | "minute" | "confirm" | "cancel";

/** What may still be done. What was confirmed is final: a later meeting corrects it, in its own minutes. */
const steps = {
  planned: ["edit", "attend", "attach", "cancel"],
  held: ["edit", "attend", "attach", "minute", "confirm"],
  confirmed: [],
  cancelled: [],
} as const satisfies Record<MeetingStatus, readonly MeetingStep[]>;

export function statusOfText(text: string): MeetingStatus {
  return meetingStatusNames.find((status) => status === text) ?? "cancelled";
}

/** A planned meeting whose day is over waits for somebody to say what became of it. */
export function standingOf({ status, held_on }: { status: string; held_on: string }, today: string) {
  if (status === "planned" && held_on < today) return { title: "เลยวันแล้ว ยังไม่บันทึก", tone: "late" } as const;
  return meetingStatuses[statusOfText(status)];
}

export function allowsStep(status: string, step: MeetingStep): boolean {
  return (steps[statusOfText(status)] as readonly MeetingStep[]).includes(step);
}

/** Where each step leads. */
export function statusAfter(status: MeetingStatus, step: MeetingStep): MeetingStatus {
  if (step === "attend") return "held";
  if (step === "confirm") return "confirmed";
  return step === "cancel" ? "cancelled" : status;
}

/** Why a step is refused, in words that say what to do. */
export function refusalOf(status: string, step: MeetingStep): string {
  const reasons: Record<MeetingStatus, string> = {
    planned:
      step === "minute" || step === "confirm"
        ? "ยังไม่ได้บันทึกการมาประชุม บันทึกผู้มาประชุมก่อน"
        : "การประชุมนี้ยังทำรายการนี้ไม่ได้",
    held: "ประชุมไปแล้ว จึงยกเลิกไม่ได้",
    confirmed: "รับรองรายงานการประชุมแล้ว จึงแก้ไขไม่ได้ หากต้องแก้ ให้บันทึกเป็นมติในการประชุมครั้งต่อไป",
    cancelled: "การประชุมนี้ยกเลิกแล้ว นัดประชุมใหม่แทน",
  };
  return reasons[statusOfText(status)];
}

export const NOT_YET = "ยังไม่ถึงวันประชุม หากประชุมก่อนกำหนด ให้แก้วันประชุมก่อน";

/** Nobody can have come yet; whatever else may not be done to the meeting is told first. */
export function isBeforeItsDay({ status, held_on }: { status: string; held_on: string }, today: string) {
  return allowsStep(status, "attend") && held_on > today;
}

export const presences = {
  present: "มาประชุม",
  substitute: "ผู้อื่นมาแทน",
  leave: "ลา",
  absent: "ไม่มา",
} as const;
export type Presence = keyof typeof presences;
export const presenceNames = Object.keys(presences) as [Presence, ...Presence[]];

export function presenceOfText(text: string): Presence {
  return presenceNames.find((presence) => presence === text) ?? "absent";
}

export interface Turnout {
  readonly seats: number;
  readonly present: number;
  readonly substitute: number;
  readonly leave: number;
  readonly absent: number;
}

export function turnoutOf(list: readonly { presence: string }[]): Turnout {
  const count = (presence: Presence) => list.filter((entry) => entry.presence === presence).length;
  return {
    seats: list.length,
    present: count("present"),
    substitute: count("substitute"),
    leave: count("leave"),
    absent: count("absent"),
  };
}

/** A count and no verdict: which number makes a quorum, the rules of each committee say. */
export function turnoutInWords({ seats, present, substitute, leave, absent }: Turnout): string {
  const details = [
    substitute > 0 && `มาแทน ${substitute}`,
    leave > 0 && `ลา ${leave}`,
    absent > 0 && `ไม่มา ${absent}`,
  ].filter(Boolean);
  const came = `มา ${present + substitute} จาก ${seats} คน`;
  return details.length > 0 ? `${came} (${details.join(" ")})` : came;
}

/**
 * Anyone can be a secretary, so every role passes the door of attendance and minutes; inside, the act lets
 * through only who runs the register or is secretary of this very committee.
 */
export const possibleSecretaries: Permission = Object.fromEntries(
  roleNames.map((role) => [role, "organisation"]),
);

/** "๑๓.๓๐ น.", "13:30", "9.00" → "13:30"; undefined for what is no time of day. */
export function parseTime(typed: string): string | undefined {
  const match = /^(\d{1,2})[.:](\d{2})$/.exec(toArabicDigits(typed).replace(/\s+/g, "").replace(/น\.?$/, ""));
  if (!match) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${match[2]}`;
}

/** "13:30" → "13.30 น." */
export function timeInWords(time: string): string {
  return `${time.replace(":", ".")} น.`;
}

/** The number that the next meeting of a year will most likely have: "3/2569". */
export function nextNumber(numbers: readonly string[], buddhistYear: number): string {
  const own = numbers.flatMap((number) => {
    const match = /^(\d{1,4})\/(\d{4})$/.exec(number);
    return match && Number(match[2]) === buddhistYear ? [Number(match[1])] : [];
  });
  return `${Math.max(0, ...own) + 1}/${buddhistYear}`;
}
