/** Which sheet belongs to which title of the table: by number, by name, and last by order. */
import { squash } from "../../../thai/matching.ts";
import { nearness } from "./near.ts";
import type { Notebook } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { ProjectSheet } from "./sheets.ts";
import type { TableGroup, TableTitle } from "./master-table.ts";

export interface Entry {
  no: number;
  title: TableTitle | null;
  group: TableGroup | null;
  sheet: ProjectSheet | null;
}

/** One entry for each project, in the order of the table, then those that only a sheet has. */
export function paired(
  groups: readonly TableGroup[],
  sheets: readonly ProjectSheet[],
  notebook: Notebook,
): Entry[] {
  const listed = groups.flatMap((group) => group.titles.map((title) => ({ title, group })));
  const entries = numberedEntries(listed, notebook);
  if (entries.length === 0)
    return sheets.map((sheet, index) => ({ no: index + 1, title: null, group: null, sheet }));
  const alone = byName(entries, sheets);
  pairRest(entries, alone, notebook);
  const ordered = sheets
    .map((sheet) => entries.findIndex((entry) => entry.sheet === sheet))
    .filter((at) => at >= 0);
  const turned = ordered.findIndex((at, index) => index > 0 && at < (ordered[index - 1] ?? 0));
  const out = turned >= 0 ? entries[ordered[turned] ?? 0] : undefined;
  if (out?.sheet) {
    notebook.note({
      level: "advice",
      kind: "order",
      place: placeOf(out.sheet.line, out.no),
      says: quoted(out.sheet.title),
      took: `โครงการที่ ${out.no} ตามตาราง`,
      why: "ลำดับของรายละเอียดโครงการไม่ตรงกับลำดับในตาราง จึงจับคู่ด้วยชื่อ",
    });
  }
  return entries;
}

function numberedEntries(
  listed: readonly { title: TableTitle; group: TableGroup }[],
  notebook: Notebook,
): Entry[] {
  const printed = listed.map(({ title }) => title.no);
  const known = printed.filter((no) => no !== null);
  const isWhole = known.length === listed.length && new Set(known).size === known.length;
  const odd = printed.findIndex((no, index) => no !== null && no !== index + 1);
  const first = listed[odd];
  if (first) {
    notebook.note({
      level: isWhole ? "warning" : "advice",
      kind: "numbering",
      place: placeOf(first.title.line),
      says: `${first.title.no}) ${quoted(first.title.title, 80)}`,
      took: isWhole ? "ใช้เลขลำดับตามที่พิมพ์" : `โครงการที่ ${odd + 1} (นับตามลำดับในตาราง)`,
      why: isWhole ? "เลขลำดับโครงการในตารางไม่ต่อเนื่อง" : "เลขลำดับโครงการในตารางซ้ำ ขาด หรือเริ่มนับใหม่",
    });
  }
  return listed.map(({ title, group }, index) => ({
    no: isWhole ? (title.no ?? index + 1) : index + 1,
    title,
    group,
    sheet: null,
  }));
}

/** Gives back the sheets that no name fits. */
function byName(entries: readonly Entry[], sheets: readonly ProjectSheet[]): ProjectSheet[] {
  const free = () => entries.filter(({ sheet }) => sheet === null);
  const alone: ProjectSheet[] = [];
  const later: ProjectSheet[] = [];
  for (const sheet of sheets) {
    const same = free().find(({ title }) => title && squash(title.title) === squash(sheet.title));
    if (same) same.sheet = sheet;
    else later.push(sheet);
  }
  // The next free one in order is looked at first: near names are many in a plan.
  for (const sheet of later) {
    const at = sheets.indexOf(sheet);
    const before = entries.findLastIndex(({ sheet: own }) => own !== null && sheets.indexOf(own) < at);
    const next = entries[before + 1];
    if (next && next.sheet === null && scoreOf(next, sheet) >= 0.72) {
      next.sheet = sheet;
      continue;
    }
    const best = free()
      .map((entry) => ({ entry, score: scoreOf(entry, sheet) }))
      .toSorted((a, b) => b.score - a.score)[0];
    if (best && best.score >= 0.8) best.entry.sheet = sheet;
    else alone.push(sheet);
  }
  return alone;
}

function scoreOf({ title }: Entry, sheet: ProjectSheet): number {
  return title ? nearness(bareTitle(title.title), bareTitle(sheet.title), 0.7) : 0;
}

export function bareTitle(title: string): string {
  return squash(title).replaceAll(/[“”"'‘’]/g, "");
}

/** Sheets between two that fit take the free titles between them, in order. */
function pairRest(entries: Entry[], alone: readonly ProjectSheet[], notebook: Notebook) {
  for (const sheet of alone) {
    const byNumber =
      sheet.no === null ? undefined : entries.find(({ no, sheet: own }) => no === sheet.no && own === null);
    const before = entries.findLastIndex(({ sheet: own }) => own !== null && own.line.at < sheet.line.at);
    const after = entries.findIndex(({ sheet: own }) => own !== null && own.line.at > sheet.line.at);
    const between = entries
      .slice(before + 1, after < 0 ? undefined : Math.max(before + 1, after))
      .filter(({ sheet: own }) => own === null);
    const rivals = alone.filter(
      (other) =>
        !entries.some(({ sheet: own }) => own === other) &&
        (after < 0 || other.line.at < (entries[after]?.sheet?.line.at ?? Infinity)) &&
        other.line.at > (entries[before]?.sheet?.line.at ?? -1),
    );
    const place = byNumber ?? (between.length === rivals.length ? between[0] : undefined);
    if (place) place.sheet = sheet;
    else
      entries.push({ no: Math.max(0, ...entries.map(({ no }) => no)) + 1, title: null, group: null, sheet });
    notebook.note({
      level: "error",
      kind: "title",
      place: placeOf(sheet.line, place?.no ?? entries.at(-1)?.no),
      says: quoted(sheet.title),
      took: place ? `โครงการที่ ${place.no} ${quoted(place.title?.title ?? "", 90)}` : "เป็นโครงการเพิ่มจากตาราง",
      why: place
        ? "ชื่อในรายละเอียดไม่ตรงกับชื่อใดในตาราง จึงจับคู่ตามลำดับ"
        : "มีรายละเอียดโครงการนี้ แต่ไม่พบชื่อในตารางส่วนที่ 2",
    });
  }
}
