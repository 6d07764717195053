/** The risk table of Part 1: processes, what may happen, how grave it is and what is done against it. */
import { bestMatch, squash } from "../../../thai/matching.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { markOf, splitNumbered } from "../../../platform/reading/marks.ts";
import { nearness } from "./near.ts";
import type { Notebook, ReadProject, ReadRisk } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

type Role = "no" | "process" | "risk" | "likelihood" | "impact" | "score" | "level" | "measure";

interface OpenRisk {
  cells: Record<Role, string>;
  line: SourceLine;
}

export function readRisks(
  runs: readonly (readonly SourceLine[])[],
  notebook: Notebook,
): { risks: ReadRisk[]; lines: Map<ReadRisk, SourceLine> } {
  const open: OpenRisk[] = [];
  for (const run of runs) readRun(run, open, notebook);
  const lines = new Map<ReadRisk, SourceLine>();
  const risks = open.map(({ cells, line }, index) => {
    const risk: ReadRisk = {
      no: index + 1,
      process: withoutMark(cells.process),
      risks: listIn(cells.risk),
      risk_score: tidy(cells.level) || tidy(cells.score),
      score: tidy(cells.score) || null,
      likelihood: tidy(cells.likelihood) || null,
      impact: tidy(cells.impact) || null,
      measures: listIn(cells.measure).map((text) => ({ text, project_no: null })),
    };
    lines.set(risk, line);
    return risk;
  });
  return { risks, lines };
}

function readRun(run: readonly SourceLine[], open: OpenRisk[], notebook: Notebook) {
  const [head, ...rows] = run;
  if (!head) return;
  const roles = rolesOf(head);
  notebook.heading(head);
  const second = rows[0] ? rolesOf(rows[0]) : new Map<number, Role>();
  const isSecond =
    second.size > 0 && second.size === rows[0]?.cells.length && isAssessment([...second.values()]);
  if (isSecond && rows[0]) {
    for (const [at, role] of second) roles.set(at, role);
    notebook.heading(rows[0]);
  }
  for (const line of isSecond ? rows.slice(1) : rows) {
    const filled = new Map<Role, string>();
    const isHeadRow =
      line.cells.every(({ text }) => text.length < 50) &&
      rolesOf(line).size >= 3 &&
      [...rolesOf(line).values()].includes("measure") &&
      !/\d/.test(line.text);
    if (isHeadRow) {
      notebook.heading(line);
      continue;
    }
    for (const { at, text } of line.cells) {
      const role = roles.get(at) ?? nearest(at, roles);
      if (role === undefined || (role === "no" && !/^[\s\d๐-๙.)]+$/.test(text))) notebook.leave(line, text);
      else filled.set(role, `${filled.get(role) ?? ""}${filled.has(role) ? "\n" : ""}${text}`);
    }
    notebook.take(line);
    addRow(filled, line, open);
  }
}

/** โอกาส, ผลกระทบ and ระดับ in a second row, under one cell over them all. */
function isAssessment(roles: readonly Role[]): boolean {
  return roles.every((role) => ["likelihood", "impact", "score", "level"].includes(role));
}

function rolesOf(head: SourceLine): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (const { at, text } of head.cells) {
    const tight = text.replaceAll(/\s/g, "");
    const role: Role | undefined = /^(?:ที่|ลำดับ(?:ที่)?|no\.?)$/i.test(tight)
      ? "no"
      : /โอกาส|likelihood/i.test(tight)
        ? "likelihood"
        : /ผลกระทบ|ความรุนแรง|impact/i.test(tight)
          ? "impact"
          : /ระดับ/.test(tight)
            ? "level"
            : /riskscore|คะแนน|ค่าความเสี่ยง/i.test(tight)
              ? "score"
              : /มาตรการ|แนวทาง|ควบคุม|การจัดการ|การบริหารจัดการ/.test(tight)
                ? "measure"
                : /ประเด็น|เหตุการณ์|ความเสี่ยง|พฤติการณ์|รูปแบบ/.test(tight)
                  ? "risk"
                  : /ขั้นตอน|กระบวน|ภารกิจ|งาน|ด้าน|ประเภท/.test(tight)
                    ? "process"
                    : undefined;
    if (role && ![...roles.values()].includes(role)) roles.set(at, role);
  }
  return roles;
}

function nearest(at: number, roles: ReadonlyMap<number, Role>): Role | undefined {
  return roles.get(at - 1) === "measure" ? "measure" : undefined;
}

function addRow(filled: ReadonlyMap<Role, string>, line: SourceLine, open: OpenRisk[]) {
  const last = open.at(-1);
  const has = (role: Role) => (filled.get(role) ?? "").trim() !== "";
  const process = filled.get("process") ?? "";
  // A page break cuts a row: no number, yet words in every column that go on.
  const isRest =
    last !== undefined && !has("no") && last.cells.no !== "" && has("process") && markOf(process) === null;
  const isMerged = last !== undefined && !has("no") && !has("process");
  if (last && (isRest || isMerged)) {
    for (const [role, text] of filled) {
      const before = last.cells[role];
      const joint = isRest && !startsItem(text) ? " " : "\n";
      last.cells[role] = before === "" || squash(before) === squash(text) ? text : `${before}${joint}${text}`;
    }
    return;
  }
  const same = last && !has("no") && squash(last.cells.process) === squash(process);
  if (last && same) {
    for (const role of ["risk", "measure"] as const)
      if (has(role) && squash(last.cells[role]) !== squash(filled.get(role) ?? ""))
        last.cells[role] += `\n${filled.get(role)}`;
    return;
  }
  const cells: Record<Role, string> = {
    no: "",
    process: "",
    risk: "",
    likelihood: "",
    impact: "",
    score: "",
    level: "",
    measure: "",
  };
  for (const [role, text] of filled) cells[role] = text;
  open.push({ cells, line });
}

function startsItem(text: string): boolean {
  return markOf(text) !== null;
}

function withoutMark(text: string): string {
  const flat = tidy(text);
  return markOf(flat)?.rest ?? flat;
}

/** Numbered texts, dashed ones, or one for each paragraph. */
function listIn(text: string): string[] {
  if (text.trim() === "") return [];
  const numbered = splitNumbered(text);
  if (numbered.length > 1) return numbered.map((part) => tidy(part.text)).filter(Boolean);
  const paragraphs = text.split("\n").map(tidy).filter(Boolean);
  const list: string[] = [];
  for (const part of paragraphs) {
    const mark = markOf(part);
    // Wrapped words of one sentence come as paragraphs too, but then none of them has a mark.
    if (mark || list.length === 0 || !paragraphs.some((each) => markOf(each) !== null))
      list.push(mark?.rest ?? part);
    else list[list.length - 1] = `${list.at(-1)} ${part}`;
  }
  return list;
}

/** Links each measure to the project of its name; the office's name and its words for itself do not matter. */
export function linkMeasures(
  risks: readonly ReadRisk[],
  lines: ReadonlyMap<ReadRisk, SourceLine>,
  projects: readonly ReadProject[],
  organisation: string | null,
  notebook: Notebook,
): void {
  const names = projects.map(({ title }) => bare(title, organisation));
  for (const risk of risks) {
    const line = lines.get(risk);
    for (const measure of risk.measures) {
      const wanted = bare(measure.text, organisation);
      // Names with nothing in common are not weighed letter by letter.
      const likely = names.flatMap((name, index) => (nearness(wanted, name, 0.62) > 0 ? [index] : []));
      const match = bestMatch(
        wanted,
        likely.map((index) => names[index] ?? ""),
        0.62,
      );
      const project = match ? projects[likely[match.index] ?? -1] : undefined;
      measure.project_no = project?.no ?? null;
      if (!line || (match && project && match.score === 1)) continue;
      const rival = match?.rival ? projects[likely[match.rival.index] ?? -1] : undefined;
      notebook.note({
        level: project ? (match?.ambiguous ? "warning" : "advice") : "warning",
        kind: "risk",
        place: placeOf(line, project?.no),
        says: quoted(measure.text),
        took: project ? `โครงการที่ ${project.no} ${quoted(project.title, 90)}` : "ไม่เชื่อมกับโครงการใด",
        why: project
          ? `ชื่อมาตรการในตารางความเสี่ยงไม่ตรงกับชื่อโครงการทุกตัวอักษร${match?.ambiguous && rival ? ` และใกล้เคียงกับโครงการที่ ${rival.no} ด้วย` : ""}`
          : "ไม่พบโครงการที่มีชื่อใกล้เคียง",
      });
      if (project && !project.linked_risks.includes(risk.no)) project.linked_risks.push(risk.no);
    }
    for (const { project_no } of risk.measures) {
      const project = projects.find(({ no }) => no === project_no);
      if (project && !project.linked_risks.includes(risk.no)) project.linked_risks.push(risk.no);
    }
  }
}

function bare(text: string, organisation: string | null): string {
  let plain = squash(text).replaceAll(/[“”"']/g, "");
  if (organisation) plain = plain.replaceAll(squash(organisation), "");
  return plain.replaceAll(/(?:ของ)?(?:หน่วยงาน|องค์กรปกครองส่วนท้องถิ่น)/g, "").replaceAll(/ของ$/g, "");
}
