import { squash } from "../../../../thai/matching.ts";
import { nearness } from "../near.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import { bareTitle } from "../pairing.ts";
import { kindIn } from "../projects.ts";
import type { ReadProject } from "../reading.ts";
import type { WholeReading } from "./whole.ts";
import { noteAt } from "./whole.ts";

/** Names that differ between contents, table and sheet; missions that do; names that two projects share. */
export function doubtTitles(whole: WholeReading): void {
  for (const project of whole.reading.projects) {
    oneTitle(whole, project);
    oneMission(whole, project);
  }
  sharedNames(whole);
}

function oneTitle(whole: WholeReading, project: ReadProject) {
  const { title_toc, title_part2, title_part3 } = project.source;
  const named = [
    ["สารบัญ", title_toc],
    ["ตาราง", title_part2],
    ["รายละเอียด", title_part3],
  ].flatMap(([where, title]) => (title ? [{ where, title }] : []));
  if (new Set(named.map(({ title }) => squash(title))).size <= 1) return;
  const kinds = new Set(named.map(({ title }) => kindIn(title) ?? "ไม่มีคำบอกประเภท"));
  noteAt(
    whole,
    whole.made.lines.get(project.no),
    {
      level: "warning",
      kind: "title",
      says: named.map(({ where, title }) => `${where}: ${quoted(title, 200)}`).join(" / "),
      took: project.title,
      why:
        kinds.size > 1
          ? `ชื่อไม่ตรงกัน และประเภทต่างกัน (${[...kinds].join(", ")})`
          : "ชื่อโครงการในสารบัญ ตาราง และรายละเอียดไม่ตรงกัน",
    },
    project.no,
  );
}

const told = new WeakMap<WholeReading, Set<string>>();

function oneMission(whole: WholeReading, project: ReadProject) {
  const { program, dimension, no } = project;
  const { table, sheets, made } = whole;
  const seen = told.get(whole) ?? new Set<string>();
  told.set(whole, seen);
  const entry = made.entries.find((each) => each.no === no);
  const line = entry?.sheet?.line;
  if (
    program?.title_part2 &&
    squash(program.title_part2) !== squash(program.title) &&
    !seen.has(program.no)
  ) {
    seen.add(program.no);
    noteAt(
      whole,
      entry?.group?.mission?.line ?? line,
      {
        level: "warning",
        kind: "hierarchy",
        says: `ตาราง: ${program.no} ${quoted(program.title_part2)} / รายละเอียด: ${program.no} ${quoted(program.title)}`,
        took: `${program.no} ${program.title}`,
        why: "ชื่อภารกิจตามมิติในตารางกับในรายละเอียดไม่ตรงกัน",
      },
      no,
    );
  }
  const own = entry?.group?.dimension;
  if (own && dimension && own.no !== dimension.no && sheets.length > 0 && table.groups.length > 0) {
    noteAt(
      whole,
      line,
      {
        level: "error",
        kind: "hierarchy",
        says: `ตาราง: มิติที่ ${own.no} ${own.title} / รายละเอียด: มิติที่ ${dimension.no} ${dimension.title}`,
        took: `มิติที่ ${dimension.no}`,
        why: "โครงการอยู่คนละมิติในตารางกับในรายละเอียด",
      },
      no,
    );
  } else if (
    own &&
    dimension &&
    squash(own.title) !== squash(dimension.title) &&
    own.title !== "" &&
    !seen.has(`มิติ ${own.no}`)
  ) {
    seen.add(`มิติ ${own.no}`);
    noteAt(whole, own.line, {
      level: "advice",
      kind: "hierarchy",
      says: `ตาราง: ${quoted(own.title)} / รายละเอียด: ${quoted(dimension.title)}`,
      took: `มิติที่ ${dimension.no} ${dimension.title}`,
      why: "ชื่อมิติในตารางกับในรายละเอียดไม่ตรงกัน",
    });
  }
  const number = entry?.group?.mission?.no;
  if (number && program && program.no !== "" && number !== program.no) {
    noteAt(
      whole,
      line,
      {
        level: "warning",
        kind: "hierarchy",
        says: `ตาราง: ${number} ${entry.group?.mission?.title ?? ""} / รายละเอียด: ${program.no} ${program.title}`,
        took: program.no,
        why: "โครงการอยู่คนละภารกิจในตารางกับในรายละเอียด",
      },
      no,
    );
  }
}

function sharedNames(whole: WholeReading) {
  const names = whole.reading.projects.map((project) => ({
    project,
    core: bareTitle(project.title).replace(/^(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)/, ""),
  }));
  for (const [index, { project, core }] of names.entries()) {
    // The first before it is enough: of many that share a name, each pair would be too many to read.
    const first = names
      .slice(0, index)
      .find(
        (other) => Math.abs(core.length - other.core.length) <= 6 && nearness(core, other.core, 0.93) >= 0.93,
      );
    if (!first) continue;
    noteAt(
      whole,
      whole.made.lines.get(project.no),
      {
        level: "advice",
        kind: "repeated",
        says: `${first.project.no}) ${quoted(first.project.title)} / ${project.no}) ${quoted(project.title)}`,
        took: "เก็บเป็นสองโครงการ",
        why: "ชื่อเกือบเหมือนกัน ต่างเพียงคำบอกประเภทหรือไม่กี่ตัวอักษร",
      },
      project.no,
    );
  }
}
