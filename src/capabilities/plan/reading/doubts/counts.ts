import { toArabicDigits } from "../../../../thai/digits.ts";
import { squash } from "../../../../thai/matching.ts";
import { totalFigure } from "../budgets.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import { yearRangeIn } from "../../../../platform/reading/organisation.ts";
import type { ReadProject } from "../reading.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt } from "./whole.ts";

/** Totals, numbers of projects, numbers of headings, sections and years that do not agree. */
export function doubtCounts(whole: WholeReading): void {
  totals(whole);
  statedCounts(whole);
  for (const project of whole.reading.projects) {
    headingNumbers(whole, project);
    missingParts(whole, project);
    period(whole, project);
  }
  oneFigureForAllYears(whole);
  contentsOnly(whole);
}

function totals(whole: WholeReading) {
  const { table, reading } = whole;
  const years = reading.meta.fiscal_years;
  for (const total of table.totals) {
    const of = total.isGrand
      ? reading.projects
      : reading.projects.filter((project) => project.dimension?.no === total.dimension?.no);
    const name = total.isGrand ? "รวมทั้งสิ้น" : `รวมมิติที่ ${total.dimension?.no ?? "?"}`;
    const wrong = years.flatMap((year) => {
      const said = totalFigure(total.cells.get(year));
      const sum = inSatang(of.map(({ budgets }) => budgets[year])) / 100;
      const once = sum - takenAgain(of, year) / 100;
      const isRight = said === undefined || [sum, once].some((each) => Math.abs(said - each) < 0.005);
      return isRight ? [] : [{ year, said, sum }];
    });
    const shown = (key: "said" | "sum") =>
      wrong.map((each) => `ปี ${each.year}: ${each[key].toLocaleString("en")}`).join(", ");
    if (wrong.length > 0)
      noteAt(whole, total.line, {
        level: "error",
        kind: "total",
        says: `${name} ${shown("said")}`,
        took: `${name} ${shown("sum")}`,
        why: "ยอดรวมที่พิมพ์ไว้ไม่เท่ากับผลบวกของโครงการที่อ่านได้",
      });
    const counts = toArabicDigits(total.count ?? "").match(/\d+/g);
    const count = counts?.reduce((sum, each) => sum + Number(each), 0);
    if (count !== undefined && count !== of.length)
      noteAt(whole, total.line, {
        level: "error",
        kind: "count",
        says: `${name} ${total.count ?? ""}`,
        took: `${of.length} โครงการ`,
        why: "จำนวนโครงการที่พิมพ์ไว้ไม่ตรงกับจำนวนที่อ่านได้",
      });
  }
}

/** Whole, so that sums are exact. */
function inSatang(sums: readonly (number | null | undefined)[]): number {
  return sums.reduce<number>((all, sum) => all + Math.round((sum ?? 0) * 100), 0);
}

/** What a total that counts the money of one source once leaves out, as the product prints it. */
function takenAgain(projects: readonly ReadProject[], year: number): number {
  const sourceOf = ({ funding: [source = ""] }: ReadProject) => squash(source.replace(/\(\s*ปี.*$/, ""));
  const paid = projects.filter(({ funding }) => funding.length === 1);
  return [...Map.groupBy(paid, sourceOf).values()].reduce((all, takers) => {
    const takings = takers.map(({ budgets }) => budgets[year]);
    return all + inSatang(takings) - Math.max(...takings.map((taking) => inSatang([taking])));
  }, 0);
}

/** จำนวน n โครงการ in the foreword and above the table. */
function statedCounts(whole: WholeReading) {
  const { lines, reading, regions } = whole;
  const end = regions.sheets[0]?.from ?? lines.length;
  for (const line of lines.slice(0, end)) {
    if (line.cells.length > 1) continue;
    const plain = toArabicDigits(line.text);
    const inAll = /รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน)?\s*(\d+)\s*โครงการ/.exec(plain);
    const dimension = /^\s*ม[ิ]?ติที่\s*(\d+).*จำนวน\s*(\d+)\s*(?:โครงการ|กิจกรรม|มาตรการ)/.exec(plain);
    const said = Number(dimension?.[2] ?? inAll?.[1] ?? Number.NaN);
    if (!Number.isFinite(said)) continue;
    const found = dimension
      ? reading.projects.filter((project) => project.dimension?.no === Number(dimension[1])).length
      : reading.projects.length;
    if (found !== said && reading.projects.length > 0)
      noteAt(whole, line, {
        level: "warning",
        kind: "count",
        says: quoted(line.text),
        took: `${found} โครงการ`,
        why: "จำนวนโครงการที่เขียนไว้ไม่ตรงกับจำนวนที่อ่านได้",
      });
  }
}

function headingNumbers(whole: WholeReading, project: ReadProject) {
  const sheet = whole.made.entries.find(({ no }) => no === project.no)?.sheet;
  for (const [index, { no, line, heading }] of (sheet?.numbers ?? []).entries()) {
    const before = sheet?.numbers[index - 1];
    if (!before || no === before.no + 1) continue;
    noteAt(
      whole,
      line,
      {
        level: "advice",
        kind: "numbering",
        says: `${no}. ${heading}`,
        took: heading,
        why: `เลขหัวข้อข้ามจาก ${before.no} เป็น ${no}`,
      },
      project.no,
    );
  }
}

const wanted = [
  ["rationale", "หลักการและเหตุผล"],
  ["objectives", "วัตถุประสงค์"],
  ["target", "กลุ่มเป้าหมาย"],
  ["steps", "วิธีดำเนินการ"],
  ["period", "ระยะเวลาดำเนินการ"],
  ["budget_text_part3", "งบประมาณ"],
  ["responsible_text", "ผู้รับผิดชอบ"],
] as const;

function missingParts(whole: WholeReading, project: ReadProject) {
  const entry = whole.made.entries.find(({ no }) => no === project.no);
  const line = whole.made.lines.get(project.no);
  if (whole.sheets.length > 0 && !entry?.sheet) {
    noteAt(
      whole,
      line,
      {
        level: "error",
        kind: "missing",
        says: quoted(project.title),
        took: "มีเฉพาะชื่อและงบประมาณตามตาราง",
        why: "ไม่พบรายละเอียดของโครงการนี้ในส่วนที่ 3",
      },
      project.no,
    );
    return;
  }
  if (!entry?.sheet) return;
  const missing = wanted.filter(([key]) => (project[key]?.length ?? 0) === 0).map(([, name]) => name);
  if (project.outputs.length === 0) missing.push("ผลผลิต" as never);
  if (project.outcomes.length === 0) missing.push("ผลลัพธ์" as never);
  if (missing.length > 0)
    noteAt(
      whole,
      line,
      {
        level: "warning",
        kind: "missing",
        says: quoted(project.title),
        took: "เว้นว่าง",
        why: `รายละเอียดโครงการไม่มี: ${missing.join(", ")}`,
      },
      project.no,
    );
}

function period(whole: WholeReading, project: ReadProject) {
  const years = project.period === null ? undefined : yearRangeIn(project.period);
  const plan = whole.reading.meta.fiscal_years;
  if (!years || plan.length === 0) return;
  if (years.every((year) => plan.includes(year))) return;
  noteAt(
    whole,
    lineOfText(whole, project, project.period ?? ""),
    {
      level: "warning",
      kind: "years",
      says: project.period ?? "",
      took: `ปี ${plan[0]}–${plan.at(-1)} ตามแผน`,
      why: "ระยะเวลาของโครงการอยู่นอกปีของแผน",
    },
    project.no,
  );
}

/** 150,000 บาท for five years: the table shows whether it is for each. */
function oneFigureForAllYears(whole: WholeReading) {
  const { projects, meta } = whole.reading;
  const single = projects.filter((project) => {
    const [amount = 0] = Object.values(project.budgets);
    const text = project.budget_text_part3;
    return (
      amount > 0 &&
      text !== null &&
      meta.fiscal_years.length > 1 &&
      !/ปีละ|ต่อปี|\/\s*ปี|ปี\s*25/.test(toArabicDigits(text)) &&
      Object.values(project.budgets).every((each) => each === amount)
    );
  });
  for (const project of single) {
    const [amount = 0] = Object.values(project.budgets);
    noteAt(
      whole,
      lineOfText(whole, project, project.budget_text_part3 ?? ""),
      {
        level: "advice",
        kind: "budget",
        says: project.budget_text_part3 ?? "",
        took: `${amount.toLocaleString("en")} บาท ในแต่ละปี รวม ${project.budget_total_5y.toLocaleString("en")} บาท`,
        why: "รายละเอียดโครงการระบุจำนวนเดียวสำหรับทุกปี โดยไม่บอกว่าเป็นต่อปีหรือตลอดแผน",
      },
      project.no,
    );
  }
}

/** Named in the contents only. */
function contentsOnly(whole: WholeReading) {
  const used = new Set([...whole.made.contents.values()].map(({ line }) => line.at));
  for (const { no, text, pages } of whole.reading.contents) {
    if (no === null || pages === null || !/^[“"]?(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)/.test(text)) continue;
    const line = whole.lines.find(
      (each) =>
        whole.regions.contents !== null &&
        each.at >= whole.regions.contents.from &&
        each.at < whole.regions.contents.to &&
        squash(each.text).includes(squash(text).slice(0, 40)),
    );
    if (!line || used.has(line.at)) continue;
    noteAt(whole, line, {
      level: "error",
      kind: "missing",
      says: `${no}) ${quoted(text)}`,
      took: "ไม่นับเป็นโครงการ",
      why: "ชื่อนี้มีในสารบัญ แต่ไม่พบในตารางและรายละเอียดโครงการ",
    });
  }
}
