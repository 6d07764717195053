import { z } from "zod";
import { optionalText, reference, rows, text, version } from "../../../platform/forms/fields.ts";
import { likelyDate } from "../committees/forms.ts";
import { tidyNumber } from "../committees/rules.ts";
import { meetingStatusNames, parseTime, presenceNames } from "./rules.ts";

function optionalTime(label: string) {
  return z
    .string()
    .max(40, `${label}ยาวเกินไป`)
    .optional()
    .transform((typed, context) => {
      if (!typed?.trim()) return null;
      const time = parseTime(typed);
      if (time) return time;
      context.addIssue({ code: "custom", message: `${label}ต้องเป็นเวลา เขียนเช่น 13.30 น.` });
      return z.NEVER;
    });
}

const title = text("เรื่องของระเบียบวาระ", 500);

const plan = {
  number: text("ครั้งที่", 40).transform(tidyNumber),
  heldOn: likelyDate("วันประชุม"),
  startsAt: optionalTime("เวลาเริ่ม"),
  room: optionalText("สถานที่", 300),
  agenda: rows(z.strictObject({ title }), "วาระ", [], 100),
};

export const PlanMeeting = z.strictObject({ committeeId: reference("คณะ"), ...plan });
export const EditMeeting = z.strictObject({ id: reference("การประชุม"), version: version(), ...plan });

const Attendance = z
  .strictObject({
    seatId: reference("กรรมการ"),
    presence: z.enum(presenceNames, { error: "เลือกว่ามาประชุมหรือไม่" }),
    note: optionalText("หมายเหตุ"),
  })
  .refine(({ presence, note }) => presence !== "substitute" || note !== null, {
    path: ["note"],
    error: "กรอกชื่อผู้มาแทน",
  });

export const RecordAttendance = z.strictObject({
  id: reference("การประชุม"),
  version: version(),
  seats: z.array(Attendance, { error: "บันทึกการมาประชุมของกรรมการทุกคน" }).max(200),
});

export const RecordMinutes = z.strictObject({
  id: reference("การประชุม"),
  version: version(),
  startsAt: optionalTime("เวลาเริ่ม"),
  endsAt: optionalTime("เวลาเลิก"),
  guests: optionalText("ผู้เข้าร่วมประชุม", 5000),
  agenda: rows(z.strictObject({ title, resolution: optionalText("มติ", 10_000) }), "วาระ", [], 100),
  minutes: optionalText("รายงานการประชุม", 100_000),
});

export const ConfirmMeeting = z.strictObject({
  id: reference("การประชุม"),
  version: version(),
  confirmedOn: likelyDate("วันที่รับรอง"),
});

export const CancelMeeting = z.strictObject({
  id: reference("การประชุม"),
  version: version(),
  reason: text("เหตุผล", 1000),
});

/** In the order of the page, for telling a conflict. */
export const planLabels = {
  number: "ครั้งที่",
  heldOn: "วันประชุม",
  startsAt: "เวลาเริ่ม",
  room: "สถานที่",
  agenda: "ระเบียบวาระ",
};
export const minutesLabels = {
  startsAt: "เวลาเริ่ม",
  endsAt: "เวลาเลิก",
  guests: "ผู้เข้าร่วมประชุม",
  agenda: "ระเบียบวาระและมติ",
  minutes: "รายงานการประชุม",
};

export const meetingSorts = ["day", "meeting", "came", "status"] as const;

/** What a list may be asked for in its address; anything else is as if nothing was asked. */
const Address = z.object({
  committee: z.uuid().optional().catch(undefined),
  /** A fiscal year in พ.ศ.; "all" for every one, this one when nothing is asked. */
  year: z
    .union([z.literal("all"), z.string().regex(/^25\d\d$/)])
    .optional()
    .catch(undefined),
  status: z.enum(meetingStatusNames).optional().catch(undefined),
  sort: z.enum(meetingSorts).optional().catch(undefined),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Without an order the list is a calendar: what comes, the next first; then what was, the latest first. */
export type MeetingFilter = Omit<z.output<typeof Address>, "year"> & { year: number | "all" };

export function meetingFilter(query: Record<string, string>, thisYear: number): MeetingFilter {
  const asked = Address.parse(query);
  return { ...asked, year: asked.year === "all" ? "all" : Number(asked.year ?? thisYear) };
}
