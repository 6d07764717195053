import type { Indicator } from "../content.ts";
import { counted, exact } from "../../../thai/fractions.ts";
import { comparisonTitles, periodTitles } from "./titles.ts";

/** The structure told back, to be compared with the sentence by the one who confirms it. */
export function describeIndicator(indicator: Indicator): string {
  const per = indicator.per === null ? "" : ` ${periodTitles[indicator.per]}`;
  const unit = indicator.unit === null ? "" : ` (${indicator.unit})`;
  const target = indicator.number === null ? undefined : exact(indicator.number);
  const figure = target === undefined ? "ยังไม่ระบุตัวเลข" : counted(target, indicator.unit ?? "");
  const limit = comparisonTitles[indicator.comparison ?? "at-least"];
  switch (indicator.kind) {
    case "exists":
      return `มีหรือไม่มี${unit}${per}`;
    case "zero":
      return `ต้องไม่มีเลย${unit}${per}`;
    case "free-count":
      return `นับจำนวน${unit}${per} โดยไม่กำหนดค่าเป้าหมาย`;
    case "falls":
      return `ลดลงจากปีก่อนหน้า${unit}`;
    case "falls-by":
      return `ลดลงจากปีก่อนหน้า${limit} ${figure}`;
    case "within-days":
      return `ภายใน ${figure}${per}`;
    case "level":
      return `ค่าเฉลี่ย${limit} ${figure} จาก 5${per}`;
    case "count":
    case "score":
    case "percent":
      return `${limit} ${figure}${per}`;
  }
}
