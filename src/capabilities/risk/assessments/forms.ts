import { z } from "zod";
import { truncate } from "../../../thai/text.ts";
import { chosen, date, optionalText, reference, text, version } from "../../../platform/forms/fields.ts";

/** From the first cycle of plans that the product knows to the end of its calendar. */
const YEAR = "ปีงบประมาณต้องเป็นปี พ.ศ. 4 หลัก ตั้งแต่ 2561 ถึง 2700 เช่น 2570";

export const fiscalYear = () => z.coerce.number({ error: YEAR }).int(YEAR).min(2561, YEAR).max(2700, YEAR);

export const OpenAssessment = z.strictObject({
  fiscalYear: fiscalYear(),
  scaleKey: chosen("เกณฑ์ประเมิน"),
});

export const ChangeScale = z.strictObject({
  id: reference("การประเมิน"),
  version: version(),
  scaleKey: chosen("เกณฑ์ประเมิน"),
});

export const CloseAssessment = z.strictObject({
  id: reference("การประเมิน"),
  version: version(),
  approvedOn: date("วันที่อนุมัติ"),
  approverName: text("ชื่อผู้อนุมัติ"),
  approverTitle: text("ตำแหน่งผู้อนุมัติ"),
});

export const ReopenAssessment = z.strictObject({
  id: reference("การประเมิน"),
  version: version(),
  reason: text("เหตุผลที่เปิดอีกครั้ง", 1000),
});

export const DiscardAssessment = z.strictObject({ id: reference("การประเมิน"), version: version() });

export const EditProcess = z.strictObject({
  id: reference("กระบวนการ"),
  version: version(),
  name: text("ชื่อกระบวนการ", 500),
});

const optionalWord = optionalText("ระดับความเสี่ยง", 60);

/** A row of a plan's risk table: a process with its events, one word for all of them, and measures. */
const line = z
  .strictObject({
    process: optionalText("ชื่อกระบวนการ", 500),
    events: z.array(text("เหตุการณ์ความเสี่ยง", 1000)).max(100),
    level: optionalWord,
    measures: z
      .array(
        z.strictObject({
          text: text("มาตรการ", 1000),
          projectId: z.uuid().toLowerCase().nullable(),
        }),
      )
      .max(200),
  })
  .transform(({ process, events, ...rest }, context) => {
    // Tables have one or the other column only: what there is says both.
    const [only = process] = events;
    if (only !== null)
      return { ...rest, process: process ?? truncate(only, 500), events: [only, ...events.slice(1)] };
    context.addIssue({ code: "custom", message: "มีแถวที่ไม่มีทั้งกระบวนการและเหตุการณ์ความเสี่ยง" });
    return z.NEVER;
  });
export type LineTakenOver = z.output<typeof line>;

export const TakeOverRisks = z.strictObject({
  fiscalYear: fiscalYear(),
  risks: z.array(line).min(1).max(200),
});
