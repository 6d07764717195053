import type { Block, DocumentModel, Section } from "../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { PlanContent } from "../content.ts";
import { dimensionOf, missionOf } from "../packs/cycles.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { body, districtOf, heading, unlisted } from "../../../platform/documents/blocks.ts";
import { yearsOf } from "./lines.ts";
import { partOne } from "./part-one.ts";
import { partTwo } from "./part-two.ts";
import { projectSheet } from "./sheet.ts";

export interface BookFacts {
  content: PlanContent;
  cycle: PlanCycle;
  digits: "thai" | "arabic";
  emblem?: Uint8Array;
}

/** The whole plan as offices bind it: cover, foreword, contents, three parts, declaration. */
export function planBook(facts: BookFacts): DocumentModel {
  const { content, cycle } = facts;
  return {
    ...frameOf(facts),
    cover: coverOf(facts),
    sections: [
      ...forewordOf(content),
      { sheet: "สารบัญ", numbers: "letters", blocks: [{ kind: "contents", title: "สารบัญ", depth: 3 }] },
      { sheet: "ส่วนที่ 1", blocks: partOne(content) },
      { sheet: "ส่วนที่ 2", orientation: "lying", blocks: partTwo(content, cycle) },
      { sheet: "ส่วนที่ 3", blocks: partThree(content, cycle) },
      ...declarationOf(content),
    ],
  };
}

/** ส่วนที่ 2 by itself, as it is put up and sent. */
export function partTwoAlone(facts: BookFacts): DocumentModel {
  return {
    ...frameOf(facts),
    sections: [{ sheet: "ส่วนที่ 2", orientation: "lying", blocks: partTwo(facts.content, facts.cycle) }],
  };
}

/** The sheet of one project. */
export function sheetAlone(facts: BookFacts, projectId: string): DocumentModel | undefined {
  const project = facts.content.projects.find(({ id }) => id === projectId);
  if (!project) return undefined;
  return {
    ...frameOf(facts),
    title: project.title,
    sections: [{ sheet: "โครงการ", blocks: projectSheet(facts.content, project) }],
  };
}

function frameOf({ content, digits }: BookFacts) {
  return {
    title: content.title,
    issuer: content.organisation.name,
    digits,
    keepWhole: [
      content.organisation.name,
      ...content.projects.flatMap(({ responsible }) => responsible.units.map(({ name }) => name)),
    ],
    pageNumbers: "top" as const,
  };
}

function coverOf({ content, emblem }: BookFacts) {
  const { name } = content.organisation;
  return {
    ...(emblem ? { emblem: { format: "png" as const, bytes: emblem, alt: `ตรา${name}` } } : {}),
    title: inPhrases(content.title),
    subtitle: yearsOf(content),
    foot: [name, districtOf(content.organisation)].filter((line) => line !== ""),
  };
}

/** A long title ends its lines where it has blanks, never within "เพื่อยกระดับ". */
function inPhrases(title: string): string {
  return title.replaceAll(/(?<=\S{10,}) (?=[ก-๙]{10,})/gu, "\n");
}

function forewordOf({ introduction }: PlanContent): Section[] {
  if (introduction.foreword.length === 0) return [];
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: "คำนำ", align: "center" },
    ...introduction.foreword.map(body),
  ];
  if (introduction.forewordDate) {
    blocks.push({ kind: "paragraph", text: introduction.forewordDate, align: "right" });
  }
  return [{ sheet: "คำนำ", numbers: "letters", blocks }];
}

/** Sheets under the headings of their dimension, mission and sub-headings; each begins a page. */
function partThree(content: PlanContent, cycle: PlanCycle): Block[] {
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: "ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ", align: "center" },
  ];
  let before: { dimension: string; mission: string; headings: string } | undefined;
  for (const [at, project] of content.projects.entries()) {
    if (before !== undefined) blocks.push({ kind: "page-break" });
    const headings = project.headings.join();
    if (project.dimension !== before?.dimension) {
      const name = dimensionOf(cycle, project.dimension)?.name ?? "";
      blocks.push(heading(2, `มิติที่ ${project.dimension} ${name}`));
    }
    if (project.mission !== before?.mission) {
      blocks.push(unlisted(3, `${project.mission} ${missionOf(cycle, project.mission)?.name ?? ""}`));
    }
    if (headings !== before?.headings || project.mission !== before.mission) {
      const known = missionOf(cycle, project.mission)?.headings ?? [];
      for (const key of project.headings) {
        blocks.push(unlisted(4, `${key} ${known.find((each) => each.key === key)?.name ?? ""}`));
      }
    }
    // The contents name each project by this line: Word makes them of headings alone.
    blocks.push({ ...heading(3, `${at + 1}) ${project.title}`), align: "center" });
    blocks.push(...projectSheet(content, project));
    before = { dimension: project.dimension, mission: project.mission, headings };
  }
  return blocks;
}

function declarationOf({ declaration, organisation }: PlanContent): Section[] {
  if (!declaration || declaration.text.length === 0) return [];
  const { signedOn, signerName, signerTitle } = declaration;
  return [
    {
      sheet: "ประกาศเจตจำนง",
      blocks: [
        {
          kind: "heading",
          level: 1,
          align: "center",
          text: `ประกาศ${organisation.name}\nเรื่อง ประกาศเจตจำนงในการต่อต้านการทุจริต`,
        },
        ...declaration.text.map(body),
        ...(signedOn ? [body(`ประกาศ ณ วันที่ ${formatThaiDate(isoDate(signedOn), "formal", "arabic")}`)] : []),
        {
          kind: "signatures",
          signers: [
            { ...(signerName ? { name: signerName } : {}), position: signerTitle ? [signerTitle] : [] },
          ],
        },
      ],
    },
  ];
}
