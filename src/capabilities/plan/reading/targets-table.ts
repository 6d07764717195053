/** The table of goals: a figure for each year. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { yearsIn } from "./columns.ts";
import type { Notebook, ReadTarget } from "./reading.ts";
import { placeOf } from "../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface ReadTargets {
  targets: ReadTarget[];
  years: number[];
}

export function readTargets(runs: readonly (readonly SourceLine[])[], notebook: Notebook): ReadTargets {
  const targets: ReadTarget[] = [];
  const all = new Set<number>();
  for (const [head, ...rows] of runs) {
    if (!head) continue;
    let years = yearsIn(head);
    for (const year of years.values()) all.add(year);
    notebook.heading(head);
    for (const line of rows) {
      if (yearsIn(line).size >= 2) {
        years = yearsIn(line);
        notebook.heading(line);
        continue;
      }
      notebook.take(line);
      targets.push(targetIn(line, years, notebook));
    }
  }
  return { targets, years: [...all].toSorted((a, b) => a - b) };
}

function targetIn(line: SourceLine, years: ReadonlyMap<number, number>, notebook: Notebook): ReadTarget {
  const name = tidy(
    line.cells
      .filter(({ at }) => !years.has(at))
      .map(({ text }) => text)
      .join(" "),
  );
  const values: Record<string, number | null> = {};
  let unit: string | null = null;
  for (const [at, year] of years) {
    const text = tidy(line.cells.find((cell) => cell.at === at)?.text ?? "");
    const found = /(-?\d[\d,]*(?:\.\d+)?)/.exec(toArabicDigits(text));
    values[year] = found ? Number((found[1] ?? "").replaceAll(",", "")) : null;
    const words = tidy(
      toArabicDigits(text)
        .replace(found?.[1] ?? "", " ")
        .replaceAll(/[≥>=%]|ไม่น้อยกว่า|ขึ้นไป/g, " "),
    );
    unit ??= (/%/.test(text) ? "ร้อยละ" : words) || null;
    // "ไม่น้อยกว่า 85" says more than its figure.
    const said = tidy(text.replaceAll(/[\d๐-๙.,%≥>=-]/g, " "));
    const isLoose = found ? said !== "" && said !== unit : text !== "" && !/^[-–—]$/.test(text);
    if (isLoose) notebook.leave(line, text);
    if (!found && text !== "" && !/^[-–—]$/.test(text)) {
      notebook.note({
        level: "warning",
        kind: "figures",
        place: placeOf(line),
        says: `ปี ${year}: ${text}`,
        took: "ไม่มีค่าเป้าหมาย",
        why: "ค่าเป้าหมายของปีนี้ไม่เป็นตัวเลข",
      });
    }
  }
  const base = /(?:ปี|พ\.ศ\.)\s*(25\d\d)/.exec(toArabicDigits(name));
  return { name, unit, baseline_year: base ? Number(base[1]) : null, values };
}
