import { pictureOf } from "../../../platform/charts/picture.tsx";
import type { ChartModel, Tone } from "../../../platform/charts/model.ts";
import type { Block, Cell, DocumentModel, Paragraph, TableRow } from "../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { fiscalYearLabel } from "../../../thai/fiscal.ts";
import { linesOf } from "../queries.ts";
import { cellOf } from "../register/list.ts";
import type { Register, RiskInList } from "../register/list.ts";
import { levelNow, movements, ratingInWords } from "../register/rules.ts";
import { riskTableBlocks } from "../rules.ts";
import { criteriaOf, isScored, ratedInWords, scoreOf } from "../scales/rules.ts";
import type { Axis, LevelColour, Rated, RiskScale, ScoredScale } from "../scales/rules.ts";
import type { AssessmentStep } from "./queries.ts";

export interface RiskReportFacts {
  issuer: string;
  register: Register;
  steps: readonly AssessmentStep[];
}

/** รายงานการประเมินความเสี่ยงการทุจริต: the table of the plan, the map, the whole register, what changed. */
export function riskReport({ issuer, register, steps }: RiskReportFacts): DocumentModel {
  const { assessment } = register;
  const { scale, fiscal_year } = assessment;
  const year = fiscalYearLabel(fiscal_year, "formal", "thai");
  const title = `รายงานการประเมินความเสี่ยงการทุจริต ${year}`;
  const live = register.risks.filter(({ status }) => status !== "ended" && status !== "proposed");
  return {
    title: `${title} ${issuer}`,
    issuer,
    digits: "thai",
    keepWhole: [issuer],
    pageNumbers: "top",
    sections: [
      {
        sheet: "สรุป",
        blocks: [
          {
            kind: "heading",
            level: 2,
            align: "center",
            text: `รายงานการประเมินความเสี่ยงการทุจริต\n${issuer}\n${year}`,
          },
          { kind: "rule" },
          { kind: "heading", level: 3, text: "ผลการประเมินโดยสรุป", number: "1." },
          first(summary(live, scale)),
          ...riskTableBlocks(linesOf(register.risks, scale)),
          { kind: "heading", level: 3, text: "เกณฑ์ที่ใช้ประเมิน", number: "2." },
          first(
            `ใช้เกณฑ์ ${assessment.scale_title}${assessment.scale_confirmed ? "" : " ซึ่งยังไม่ได้ยืนยันกับแหล่งทางการ"}`,
          ),
          ...scaleBlocks(scale),
          ...mapBlocks(scale, live),
        ],
      },
      {
        orientation: "lying",
        sheet: "ทะเบียนความเสี่ยง",
        blocks: [
          {
            kind: "heading",
            level: 3,
            text: "ทะเบียนความเสี่ยงและมาตรการ",
            number: isScored(scale) ? "4." : "3.",
          },
          registerTable(register),
        ],
      },
      {
        sheet: "การเปลี่ยนแปลง",
        blocks: [...changeBlocks(register), ...approval(steps)],
      },
    ],
  };
}

function summary(live: readonly RiskInList[], scale: RiskScale): string {
  const processes = new Set(live.map(({ process_id }) => process_id)).size;
  const levels = scale.levels
    .toReversed()
    .map(({ key, name }) => ({ name, count: live.filter(({ now }) => now?.level.key === key).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `ระดับ${name} ${count} เหตุการณ์`);
  const unrated = live.filter(({ now }) => !now).length;
  const found = [...levels, ...(unrated > 0 ? [`ยังไม่ประเมิน ${unrated} เหตุการณ์`] : [])].join(" ");
  return `พบความเสี่ยงการทุจริต ${live.length} เหตุการณ์ ใน ${processes} กระบวนการ จำแนกเป็น ${found || "ไม่มีรายการ"}`;
}

function scaleBlocks(scale: RiskScale): Block[] {
  if (!isScored(scale))
    return [
      first(
        `ระดับความเสี่ยงมี ${scale.levels.length} ระดับ ได้แก่ ${scale.levels.map(({ name }) => name).join(" ")}`,
      ),
    ];
  return [
    axisTable(scale.likelihood),
    axisTable(scale.impact),
    {
      kind: "table",
      caption: "ระดับความเสี่ยง",
      size: 14,
      columns: [{ weight: 3 }, { weight: 3, align: "center" }],
      head: [head("ระดับ", "คะแนน")],
      body: scale.levels.map(({ name, colour, from, to }) => ({
        cells: [{ content: name, tint: tints[colour] }, { content: `${from} – ${to}` }],
      })),
    },
  ];
}

function axisTable(axis: Axis): Block {
  return {
    kind: "table",
    caption: `เกณฑ์${axis.name}`,
    size: 14,
    columns: [{ weight: 1, align: "center" }, { weight: 2 }, { weight: 7 }],
    head: [head("คะแนน", "ขั้น", "เกณฑ์")],
    body: axis.steps.map(({ score, name }) => ({
      whole: true,
      cells: [
        { content: { count: score }, align: "center" },
        { content: name },
        { content: criteriaOf(axis, score).join("\n") || "แหล่งที่อ่านได้ไม่ระบุ" },
      ],
    })),
  };
}

const tints = { green: "good", yellow: "quiet", orange: "warning", red: "bad" } as const satisfies Record<
  LevelColour,
  Cell["tint"]
>;
const tones: Record<LevelColour, Tone> = { green: "done", yellow: "gold", orange: "late", red: "stop" };

function mapBlocks(scale: RiskScale, live: readonly RiskInList[]): Block[] {
  if (!isScored(scale)) return [];
  return [
    { kind: "heading", level: 3, text: "ผังความเสี่ยง", number: "3." },
    { kind: "figure", picture: pictureOf(heatChart(scale, live, "before")), caption: "ก่อนการควบคุม" },
    { kind: "figure", picture: pictureOf(heatChart(scale, live, "after")), caption: "หลังการควบคุม" },
  ];
}

/** From the most likely down, from the mildest to the right, as on the page. */
function heatChart(scale: ScoredScale, live: readonly RiskInList[], when: "before" | "after"): ChartModel {
  const counts = Map.groupBy(live, (risk) => cellOf(risk, when) ?? "");
  return {
    kind: "heat",
    title: `จำนวนความเสี่ยง${when === "before" ? "ก่อน" : "หลัง"}การควบคุม`,
    categoryLabel: scale.impact.name,
    seriesLabel: scale.likelihood.name,
    categories: scale.impact.steps.map(({ score, name }) => `${score} ${name}`),
    series: scale.likelihood.steps.toReversed().map((likelihood) => ({
      name: `${likelihood.score} ${likelihood.name}`,
      values: scale.impact.steps.map(
        (impact) => counts.get(`${likelihood.score}-${impact.score}`)?.length ?? 0,
      ),
      levels: scale.impact.steps.map((impact) => scoreOf(scale, likelihood.score, impact.score) ?? null),
    })),
    bands: scale.levels.map(({ name, from, colour }) => ({ from, label: name, tone: tones[colour] })),
    digits: "thai",
  };
}

function registerTable({ risks, assessment: { scale } }: Register): Block {
  const counted = risks.filter(({ status }) => status !== "proposed");
  return {
    kind: "table",
    size: 11,
    columns: [
      { weight: 0.8, align: "center" },
      { weight: 5 },
      { weight: 2.2, align: "center" },
      { weight: 3.5 },
      { weight: 2.2, align: "center" },
      { weight: 4.5 },
      { weight: 2.5 },
      { weight: 4 },
    ],
    head: [
      head(
        "ที่",
        "เหตุการณ์ความเสี่ยง",
        "ก่อนควบคุม",
        "การควบคุมที่มีอยู่",
        "หลังควบคุม",
        "มาตรการ",
        "หน่วยงาน",
        "สิ่งที่ดำเนินการแล้ว",
      ),
    ],
    body: [...Map.groupBy(counted, ({ process }) => process)].flatMap(([process, group]): TableRow[] => [
      { role: "group", cells: [{ content: process, colSpan: 8 }] },
      ...group.map((risk) => ({ cells: registerCells(risk, scale) })),
    ]),
  };
}

function registerCells(risk: RiskInList, scale: RiskScale): Cell[] {
  const detail = [risk.event, risk.who && `ผู้ที่อาจกระทำ: ${risk.who}`, risk.how && `วิธี: ${risk.how}`];
  const numbered = (texts: readonly (string | null)[]) =>
    texts.flatMap((text, index) => (text ? [`${index + 1}. ${text}`] : [])).join("\n") || "–";
  return [
    { content: { count: risk.number }, align: "center" },
    { content: detail.filter(Boolean).join("\n") },
    tinted(ratingInWords(scale, risk.before), risk.ratedBefore),
    { content: risk.controls ?? "–" },
    tinted(ratingInWords(scale, risk.after), risk.ratedAfter),
    {
      content: risk.accepted_until
        ? `ยอมรับถึง ${formatThaiDate(isoDate(risk.accepted_until), "short", "thai")}: ${risk.accepted_reason ?? ""}`
        : numbered(risk.measures.map(({ text }) => text)),
    },
    { content: risk.unit ?? "ทั้งองค์กร" },
    {
      content: risk.ended_on
        ? `ยุติ: ${risk.end_reason ?? ""}`
        : numbered(risk.measures.map(({ result }) => result)),
    },
  ];
}

function tinted(content: string, rated: Rated | undefined): Cell {
  return rated ? { content, tint: tints[rated.level.colour] } : { content };
}

function changeBlocks({ last, risks, gone, assessment }: Register): Block[] {
  if (!last) return [];
  const was = new Map(last.risks.map((risk) => [risk.lineage_id, risk]));
  const words = (rated: ReturnType<typeof levelNow>) => (rated ? ratedInWords(rated) : "ยังไม่ประเมิน");
  const lastLevel = (lineage: string) => {
    const risk = was.get(lineage);
    return risk ? words(levelNow(risk, last.assessment.scale)) : "–";
  };
  const rows = [
    ...risks
      .filter(({ status }) => status !== "ended" && status !== "proposed")
      .map(({ event, lineage_id, now, movement }) => [
        event,
        lastLevel(lineage_id),
        words(now),
        movement ? movements[movement] : "–",
      ]),
    ...gone.map(({ event, lineage_id }) => [event, lastLevel(lineage_id), "–", "ไม่อยู่ในปีนี้แล้ว"]),
  ];
  return [
    {
      kind: "heading",
      level: 3,
      text: `เปรียบเทียบกับปีงบประมาณ ${last.assessment.fiscal_year}`,
      number: isScored(assessment.scale) ? "5." : "4.",
    },
    {
      kind: "table",
      size: 14,
      columns: [
        { weight: 7 },
        { weight: 2, align: "center" },
        { weight: 2, align: "center" },
        { weight: 2, align: "center" },
      ],
      head: [
        head("เหตุการณ์ความเสี่ยง", `ปี ${last.assessment.fiscal_year}`, `ปี ${assessment.fiscal_year}`, "แนวโน้ม"),
      ],
      body: rows.map((cells) => ({ whole: true, cells: cells.map((content) => ({ content })) })),
    },
  ];
}

function approval(steps: readonly AssessmentStep[]): Block[] {
  const last = steps.at(-1);
  if (last?.kind !== "closed") return [first("รายงานนี้เป็นร่าง ยังไม่ได้รับอนุมัติ")];
  const date = formatThaiDate(isoDate(last.happened_on), "formal", "thai");
  return [
    first(`อนุมัติผลการประเมินเมื่อวันที่ ${date}`),
    {
      kind: "signatures",
      signers: [
        {
          label: "ผู้อนุมัติ",
          ...(last.name ? { name: last.name } : {}),
          ...(last.title ? { position: [last.title] } : {}),
        },
      ],
    },
  ];
}

function head(...texts: string[]): TableRow {
  return { cells: texts.map((content) => ({ content, align: "center" })) };
}

function first(text: string): Paragraph {
  return { kind: "paragraph", text, indent: "first", align: "thai" };
}
