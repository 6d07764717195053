/** What stands before and behind the form. */
import type { Block, Section } from "../../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isIsoDate } from "../../../../thai/dates.ts";
import { roundLabel } from "../../../../thai/fiscal.ts";
import { body, heading, unlisted } from "../../../../platform/documents/blocks.ts";
import type { Announcement, NarrativePart, ReportContent, Reporter, ReportRow } from "../content.ts";
import { titleCell } from "../heads.ts";

export function introductionSection(content: ReportContent): Section[] {
  if (content.introduction.length === 0) return [];
  return [
    {
      sheet: "บทนำ",
      blocks: [
        { ...heading(1, `${content.title}\n${periodLine(content)}`), align: "center" },
        ...content.introduction.map(body),
      ],
    },
  ];
}

export function periodLine({ round, period: { from, to } }: ReportContent): string {
  const days = [from, to].map((day) => (day === null ? "" : dayInWords(day))).filter((day) => day !== "");
  return `${roundLabel(round)}${days.length === 2 ? ` (${days.join(" – ")})` : ""}`;
}

/** Files may print what is no day: it stays as it was printed. */
function dayInWords(day: string): string {
  return isIsoDate(day) ? formatThaiDate(day, "formal") : day;
}

export function narrativeSection({ dimensions }: ReportContent): Section {
  return {
    sheet: "ผลการดำเนินการ",
    blocks: [
      { ...heading(1, "ผลการดำเนินการ"), align: "center" },
      ...dimensions.flatMap(({ title, lines }) => [
        heading(2, title),
        ...lines.flatMap((line) =>
          line.heading
            ? [unlisted(3, [line.heading.code, line.heading.title].filter(Boolean).join(" "))]
            : narrativeOf(line.row),
        ),
      ]),
    ],
  };
}

function narrativeOf(row: ReportRow): Block[] {
  return [unlisted(4, titleCell(row)), ...row.narrative.flatMap(partBlocks)];
}

function partBlocks({ heading: title, paragraphs }: NarrativePart): Block[] {
  const [first = "", ...others] = paragraphs;
  const head: Block = { kind: "paragraph", text: [{ text: title, bold: true }], keepWithNext: true };
  if (others.length === 0) return [head, body(first)];
  return [head, { kind: "list", marks: "decimal", items: paragraphs.map((text) => ({ text })) }];
}

export function summarySection(content: ReportContent): Section {
  const { organisation, factors, problems, recommendations, reporter } = content;
  return {
    sheet: "บทสรุป",
    blocks: [
      {
        ...heading(1, `ผลการดำเนินงานของ อปท. บทสรุป/ข้อเสนอแนะ/แนวทางแก้ไขปรับปรุง\n${organisation.name}`),
        align: "center",
      },
      ...listUnder("ปัจจัยสนับสนุน", factors),
      ...listUnder("ปัญหา/อุปสรรคในการดำเนินงาน", problems),
      ...listUnder("ข้อเสนอแนะ", recommendations),
      ...reporterBlock(reporter),
    ],
  };
}

function listUnder(title: string, texts: readonly string[]): Block[] {
  return [
    heading(2, title),
    texts.length === 0
      ? body("-")
      : { kind: "list", marks: "decimal", items: texts.map((text) => ({ text })) },
  ];
}

function reporterBlock(reporter: Reporter | null): Block[] {
  const { name, position, phone, email, reportedOn } = reporter ?? blank;
  const or = (value: string | null) => value ?? blankLine;
  return [
    {
      kind: "paragraph",
      keepWithNext: true,
      text: `ผู้รายงาน ${or(name)}   ตำแหน่ง ${or(position)}\nโทรศัพท์/โทรสาร ${or(phone)}   E-mail : ${or(email)}\nวันที่ ${reportedOn === null ? blankLine : dayInWords(reportedOn)}`,
    },
  ];
}

const blank: Reporter = { name: null, position: null, phone: null, email: null, reportedOn: null };
const blankLine = "..............................";

export function announcementSection({ organisation, announcement }: ReportContent): Section[] {
  if (announcement === null || announcement.text.length === 0) return [];
  return [{ sheet: "ประกาศ", blocks: announcementBlocks(organisation.name, announcement) }];
}

function announcementBlocks(
  office: string,
  { subject, text, signedOn, signerName, signerTitle }: Announcement,
): Block[] {
  return [
    {
      kind: "heading",
      level: 1,
      align: "center",
      text: `ประกาศ${office}${subject === null ? "" : `\nเรื่อง ${subject}`}`,
    },
    ...text.map(body),
    body(`ประกาศ ณ วันที่ ${signedOn === null ? blankLine : dayInWords(signedOn)}`),
    {
      kind: "signatures",
      signers: [
        { ...(signerName === null ? {} : { name: signerName }), position: signerTitle ? [signerTitle] : [] },
      ],
    },
  ];
}
