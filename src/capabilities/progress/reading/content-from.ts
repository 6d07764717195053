/** The value of a report out of what was read: what the records keep and the printed form is drawn from. */
import { healed } from "../../../platform/reading/heal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { roundLabel } from "../../../thai/fiscal.ts";
import { projectKindTitles } from "../../plan/rules.ts";
import type { ProjectKind } from "../../plan/content.ts";
import type {
  ReportContent,
  ReportDimension,
  ReportLine,
  ReportOrganisation,
  ReportRow,
} from "../report/content.ts";
import type { Finding, Money, ReadKind, ReadRow, ReportReading } from "./reading.ts";

export interface ContentOptions {
  year: number;
  round: Round;
  /** The organisation that imports: its own record is right, whatever the document calls it. */
  organisation: ReportOrganisation;
}

export interface ContentRead {
  content: ReportContent;
  /** What was chosen, put right or found to be another's. */
  findings: Finding[];
}

export function contentFrom(
  reading: ReportReading,
  { year, round, organisation }: ContentOptions,
): ContentRead {
  const { meta } = reading;
  const findings: Finding[] = [];
  const note = (finding: Omit<Finding, "place">) => findings.push({ ...finding, place: {} });
  let count = 0;
  const names = [organisation.name, "องค์กรปกครองส่วนท้องถิ่น"];
  const whole = (text: string): string =>
    text
      .split("\n")
      .map((line) => {
        const { text: out, count: joined } = healed(line, names);
        count += joined;
        return out;
      })
      .join("\n");
  const rows = new Map(reading.rows.map((row) => [row.no, rowFrom(row, whole)]));
  const content: ReportContent = {
    title: whole(meta.title ?? `รายงานผลการดำเนินการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ${year}`),
    organisation,
    plan: meta.plan === null ? null : whole(meta.plan),
    year,
    round,
    period: { from: meta.period_from, to: meta.period_to },
    introduction: reading.introduction.map(whole),
    dimensions: reading.dimensions.map(({ no, title, lines, stated }): ReportDimension => ({
      title: whole(no === null ? title : `มิติที่ ${no} ${title}`.trim()),
      lines: lines.flatMap((line): ReportLine[] => {
        if (line.heading)
          return [
            {
              heading: {
                level: line.heading.level,
                code: line.heading.no,
                title: whole(line.heading.title),
              },
            },
          ];
        const row = rows.get(line.row);
        return row ? [{ row }] : [];
      }),
      total: stated && { ...moneyFrom(stated), guidelines: { ...stated.ticks } },
    })),
    factors: reading.factors.map(whole),
    problems: reading.problems.map(whole),
    recommendations: reading.recommendations.map(whole),
    reporter: reading.reporter && {
      name: reading.reporter.name,
      position: reading.reporter.position,
      phone: reading.reporter.phone,
      email: reading.reporter.email,
      reportedOn: reading.reporter.date_iso,
    },
    announcement: reading.announcement && {
      subject: reading.announcement.title,
      text: reading.announcement.paragraphs.map(whole),
      signedOn: reading.announcement.date_iso,
      signerName: reading.announcement.signed_by,
      signerTitle: reading.announcement.position,
    },
  };
  if (meta.organisation !== null && tight(meta.organisation) !== tight(organisation.name))
    note({
      level: "error",
      kind: "organisation",
      says: meta.organisation,
      took: organisation.name,
      why: "ชื่อหน่วยงานในไฟล์ไม่ตรงกับหน่วยงานที่นำเข้า",
    });
  if (meta.fiscal_year !== null && meta.fiscal_year !== year)
    note({
      level: "error",
      kind: "meta",
      says: `ปีงบประมาณ ${meta.fiscal_year}`,
      took: `ปีงบประมาณ ${year}`,
      why: "ปีงบประมาณที่เลือกไม่ตรงกับในไฟล์",
    });
  if (meta.round !== null && meta.round !== round)
    note({
      level: "error",
      kind: "meta",
      says: roundLabel(meta.round),
      took: roundLabel(round),
      why: "รอบที่เลือกไม่ตรงกับในไฟล์",
    });
  if (count > 0)
    note({
      level: "advice",
      kind: "wording",
      says: `คำที่ถูกตัดกลางคำ ${count} แห่ง`,
      took: "ต่อคำให้ติดกัน",
      why: "การตัดบรรทัดหรือช่องตารางในไฟล์ทิ้งช่องว่างไว้กลางคำ",
    });
  return { content, findings };
}

function rowFrom(row: ReadRow, whole: (text: string) => string): ReportRow {
  return {
    id: String(row.no),
    code: row.canonical_code ?? "",
    kind: row.kind && kinds[row.kind],
    title: whole(row.title),
    indicator: withoutDash(whole(row.indicator)),
    target: withoutDash(whole(row.target)),
    result: whole(row.result),
    money: moneyFrom(row),
    guidelines: { ...row.ticks },
    remark: whole(row.remark),
    narrative: (row.narrative?.parts ?? []).map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs.map(whole),
    })),
  };
}

const kinds = Object.fromEntries(
  Object.entries(projectKindTitles).map(([kind, title]) => [title, kind]),
) as Record<ReadKind, ProjectKind>;

/** A dash fills the cell of the form that has nothing. */
function withoutDash(text: string): string {
  return /^[-–—]$/.test(text) ? "" : text;
}

function moneyFrom({ integrated, agency, disbursed }: Money): ReportRow["money"] {
  return { integrated: satangOf(integrated), agency: satangOf(agency), disbursed: satangOf(disbursed) };
}

function satangOf(baht: number | null): number | null {
  return baht === null ? null : Math.round(baht * 100);
}

function tight(text: string): string {
  return text.replaceAll(/\s/g, "");
}
