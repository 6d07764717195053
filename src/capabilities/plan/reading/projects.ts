/** Projects out of the three places that name them: contents, table and sheet. */
import { similarity, squash } from "../../../thai/matching.ts";
import { settleBudgets } from "./budgets.ts";
import { isTemplateText } from "../../../platform/reading/amounts.ts";
import type { SheetFields } from "./fields.ts";
import { sheetFields } from "./fields.ts";
import type { ContentsEntry } from "./front.ts";
import type { MasterTable } from "./master-table.ts";
import { nearness } from "./near.ts";
import type { Notebook, ReadKind, ReadProject } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { Entry } from "./pairing.ts";
import { bareTitle, paired } from "./pairing.ts";
import { readKinds } from "./reading.ts";
import { readRemark } from "./remarks.ts";
import type { ProjectSheet } from "./sheets.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface MadeProjects {
  projects: ReadProject[];
  /** Where each project's sheet, or else its row, begins. */
  lines: Map<number, SourceLine>;
  entries: Entry[];
  contents: Map<number, ContentsEntry>;
}

export function makeProjects(
  table: MasterTable,
  sheets: readonly ProjectSheet[],
  contents: readonly ContentsEntry[],
  years: readonly number[],
  notebook: Notebook,
): MadeProjects {
  const entries = paired(table.groups, sheets, notebook);
  const inContents = contentsOf(entries, contents);
  const fields = new Map(
    entries.map((entry) => {
      const sheet = wholeSheet(entry, notebook);
      return [entry, sheet ? sheetFields(sheet, entry.no, notebook) : null] as const;
    }),
  );
  const budgets = settleBudgets(
    entries,
    new Map(entries.map((entry) => [entry, fields.get(entry)?.budget ?? null])),
    table.totals,
    years,
    notebook,
  );
  const lines = new Map<number, SourceLine>();
  const projects = entries.map((entry): ReadProject => {
    const line = entry.sheet?.line ?? entry.title?.line;
    if (line) lines.set(entry.no, line);
    const settled = budgets.get(entry) ?? { budgets: {}, source: "none" as const };
    const filled = fields.get(entry) ?? null;
    const project = oneProject(entry, filled, inContents.get(entry.no) ?? null, notebook);
    noteTemplate(entry, filled, settled.budgets, notebook);
    return {
      ...project,
      budgets: settled.budgets,
      budget_total_5y:
        Object.values(settled.budgets).reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100,
      budget_source: settled.source,
    };
  });
  return { projects, lines, entries, contents: inContents };
}

/** The sheet, with what only the row of a list says; a list without sheets says all there is. */
function wholeSheet({ sheet, group, title }: Entry, notebook: Notebook): ProjectSheet | null {
  if (!group || !title || group.fields.size === 0) return sheet;
  const sections = new Map(sheet?.sections);
  // Of several titles in one cell nobody can tell whose they are.
  const isShared = group.titles.length > 1;
  for (const [section, pieces] of group.fields) {
    const own = sections.get(section) ?? [];
    const isSame =
      squash(own.map(({ text }) => text).join("")) === squash(pieces.map(({ text }) => text).join(""));
    if (own.length === 0 && !isShared) sections.set(section, pieces);
    else if (!isSame && group.titles[0] === title)
      for (const { line, text } of pieces) notebook.leave(line, text);
  }
  const { no, line } = title;
  const bare = { dimension: null, program: null, subprograms: [], numbers: [] };
  return sheet ? { ...sheet, sections } : { ...bare, no, title: title.title, line, sections };
}

function noteTemplate(
  entry: Entry,
  filled: SheetFields | null,
  budgets: Record<string, number>,
  notebook: Notebook,
) {
  const text = filled?.budget_text_part3 ?? null;
  if (text === null || !isTemplateText(text)) return;
  const [amount = 0] = Object.values(budgets);
  notebook.note({
    level: "error",
    kind: "template",
    place: placeOf(
      entry.sheet?.sections.get("budget")?.[0]?.line ?? entry.sheet?.line ?? { place: { line: 0 } },
      entry.no,
    ),
    says: text,
    took: entry.group
      ? `ตามตารางส่วนที่ 2: ${amount === 0 ? "ไม่ใช้งบประมาณ" : `${amount.toLocaleString("en")} บาท`}`
      : "ไม่ใช้งบประมาณ",
    why: "เป็นข้อความของแบบฟอร์มที่ยังไม่ได้กรอกงบประมาณ",
  });
}

function oneProject(
  entry: Entry,
  filled: SheetFields | null,
  listed: ContentsEntry | null,
  notebook: Notebook,
): Omit<ReadProject, "budgets" | "budget_total_5y" | "budget_source"> {
  const { sheet, group, title } = entry;
  const sources = {
    title_toc: listed?.text ?? null,
    title_part2: title?.title ?? null,
    title_part3: sheet?.title ?? null,
    pages: listed?.pages ?? null,
  };
  const name = chosenTitle([sources.title_toc, sources.title_part2, sources.title_part3]);
  const remark = group && group.remarks.length > 0 ? group.remarks.join(" / ") : null;
  const read = readRemark(group?.remarks ?? []);
  const units = unitsOf(group?.units ?? [], read.units);
  const responsible = filled?.responsible ?? (units.length > 0 ? units.join(", ") : null);
  const line = title?.line ?? sheet?.line;
  if (line && remark !== null) noteRemark(remark, read, entry, line, notebook);
  if (line && sheet && filled?.responsible == null && units.length > 0) {
    notebook.note({
      level: "advice",
      kind: "remark",
      place: placeOf(line, entry.no),
      says: remark ?? units.join(", "),
      took: `หน่วยงานผู้รับผิดชอบ: ${units.join(", ")}`,
      why: "รายละเอียดโครงการไม่ระบุผู้รับผิดชอบ จึงใช้หน่วยงานในตาราง",
    });
  }
  return {
    no: entry.no,
    title: name,
    kind: kindOf(name, sources, entry, notebook),
    ...standing(entry),
    budget_text_part3: filled?.budget_text_part3 ?? null,
    remark,
    remark_units: units,
    funding: sourcesOf([
      ...fundingIn(filled?.budget_text_part3 ?? null),
      ...(group?.funds ?? []),
      ...read.funding,
    ]),
    rationale: filled?.rationale ?? [],
    objectives: filled?.objectives ?? [],
    target: filled?.target ?? "",
    target_number: filled?.target_number ?? null,
    area: filled?.area ?? null,
    steps: filled?.steps ?? [],
    period: filled?.period ?? null,
    responsible,
    responsible_text: filled?.responsible_text ?? null,
    indicators: filled?.indicators ?? [],
    outputs: filled?.outputs ?? [],
    outcomes: filled?.outcomes ?? [],
    linked_risks: [],
    source: sources,
  };
}

/** A remark may say again what the column of units says. */
function unitsOf(own: readonly string[], remarked: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const unit of [...own, ...remarked]) if (!known.has(squash(unit))) known.set(squash(unit), unit);
  return [...known.values()];
}

/** A source that sheet, column and remark all name pays once; the sheet is first, for it may say the sums. */
function sourcesOf(named: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const source of named) {
    const name = squash(source.replace(/\(\s*ปี.*$/, ""));
    if (!known.has(name)) known.set(name, source);
  }
  return [...known.values()];
}

function fundingIn(text: string | null): string[] {
  if (text === null || isTemplateText(text)) return [];
  const withSums = [...text.matchAll(/ใช้งบประมาณจาก\s*([^()]+\(\s*ปี[^)]*\))/g)].map(([, found = ""]) =>
    found.trim(),
  );
  if (withSums.length > 0) return withSums;
  const found = /(?:จาก|ตาม)\s*((?:โครงการ|ข้อบัญญัติ|เทศบัญญัติ|แผนพัฒนา|เงินสะสม|กองทุน|เงินอุดหนุน)[^()]*)/.exec(text);
  return found?.[1] ? [found[1].trim()] : [];
}

function noteRemark(
  remark: string,
  read: ReturnType<typeof readRemark>,
  entry: Entry,
  line: SourceLine,
  notebook: Notebook,
) {
  const took = [
    read.units.length > 0 ? `หน่วยงาน: ${read.units.join(", ")}` : "",
    read.funding.length > 0 ? `แหล่งงบประมาณ: ${read.funding.join(", ")}` : "",
    read.rest.length > 0 ? `ข้อความอื่น: ${read.rest.join(" ")}` : "",
  ].filter(Boolean);
  const isMixed = took.length > 1;
  if (!isMixed && read.funding.length === 0) return;
  notebook.note({
    level: isMixed ? "warning" : "advice",
    kind: "remark",
    place: placeOf(line, entry.no),
    says: quoted(remark),
    took: took.join(" / "),
    why: isMixed
      ? "ช่องหมายเหตุมีทั้งหน่วยงานและแหล่งงบประมาณหรือข้อความอื่นปนกัน จึงแยกออกตามคำ"
      : "ช่องหมายเหตุระบุแหล่งงบประมาณ",
  });
}

/** What two of the three agree on; else the one that is nearest to the two others. Of two, that of the table. */
function chosenTitle([listed, table, sheet]: readonly (string | null | undefined)[]): string {
  const order = listed ? [sheet, table, listed] : [table, sheet];
  const titles = order.flatMap((title) => (title ? [withoutOpenQuote(title)] : []));
  const scored = titles.map((title) => ({
    title,
    score: titles.reduce((sum, other) => sum + similarity(bareTitle(title), bareTitle(other)), 0),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  const same = titles.filter((title) => bareTitle(title) === bareTitle(best?.title ?? ""));
  // Wrapped cells have blanks within words; the writing with fewest is the name as it was typed.
  return same.reduce((least, title) => (title.length < least.length ? title : least), same[0] ?? "");
}

function withoutOpenQuote(title: string): string {
  const opened = title.split("“").length;
  const closed = title.split("”").length;
  return opened === closed ? title : title.replaceAll(/[“”]/g, "").replaceAll(/\s+/g, " ");
}

function kindOf(title: string, sources: ReadProject["source"], entry: Entry, notebook: Notebook): ReadKind {
  const kinds = [title, sources.title_part2, sources.title_part3, sources.title_toc].map((text) =>
    kindIn(text ?? ""),
  );
  const found = kindIn(entry.group?.kind ?? "") ?? kinds.find((kind) => kind !== null);
  const line = entry.sheet?.line ?? entry.title?.line;
  if (!found && line) {
    notebook.note({
      level: "advice",
      kind: "title",
      place: placeOf(line, entry.no),
      says: quoted(title),
      took: "โครงการ",
      why: "ชื่อไม่ขึ้นต้นด้วยโครงการ กิจกรรม มาตรการ หรือแนวปฏิบัติ",
    });
  }
  return found ?? "โครงการ";
}

export function kindIn(title: string): ReadKind | null {
  const tight = title.replaceAll(/[\s“”"'‘’]/g, "");
  return readKinds.find((kind) => tight.startsWith(kind)) ?? null;
}

function standing({ sheet, group }: Entry): Pick<ReadProject, "dimension" | "program" | "subprograms"> {
  const dimension =
    sheet?.dimension ?? (group?.dimension ? { no: group.dimension.no, title: group.dimension.title } : null);
  const mission = group?.mission ?? null;
  const program = sheet?.program
    ? { ...sheet.program, title_part2: mission?.title ?? null }
    : mission
      ? { no: mission.no ?? "", title: mission.title, title_part2: mission.title }
      : null;
  return {
    dimension:
      dimension && dimension.title === "" && group?.dimension
        ? { no: dimension.no, title: group.dimension.title }
        : dimension,
    program,
    subprograms: sheet && sheet.subprograms.length > 0 ? sheet.subprograms : (group?.headings ?? []),
  };
}

/** The line of the contents that names each project. */
function contentsOf(
  entries: readonly Entry[],
  contents: readonly ContentsEntry[],
): Map<number, ContentsEntry> {
  const found = new Map<number, ContentsEntry>();
  const free = new Set(contents);
  const names = (entry: Entry) =>
    [entry.title?.title, entry.sheet?.title].filter((name) => name !== undefined);
  for (const entry of entries) {
    for (const listed of free) {
      if (!names(entry).some((name) => squash(name) === squash(listed.text))) continue;
      found.set(entry.no, listed);
      free.delete(listed);
      break;
    }
  }
  for (const entry of entries) {
    if (found.has(entry.no)) continue;
    const scored = [...free]
      .map((listed) => ({
        listed,
        score:
          Math.max(...names(entry).map((name) => nearness(bareTitle(name), bareTitle(listed.text), 0.6))) +
          (listed.no === entry.no ? 0.2 : 0),
      }))
      .toSorted((a, b) => b.score - a.score)[0];
    if (!scored || scored.score < 0.8) continue;
    found.set(entry.no, scored.listed);
    free.delete(scored.listed);
  }
  return found;
}
