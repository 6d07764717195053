/** What the records suggest where the form asks for factors, problems and recommendations: a start, never printed by itself. */
import { gatheredIn } from "./gathering.ts";
import type { ProjectRecords, ReportRecords } from "./records.ts";
import { ofKind, toldSetback } from "./told.ts";

export interface Suggestions {
  factors: string[];
  problems: string[];
  recommendations: string[];
}

export function suggestionsOf(records: ReportRecords): Suggestions {
  const projects = gatheredIn(records);
  return {
    factors: factorsIn(projects),
    problems: problemsIn(projects),
    recommendations: recommendationsIn(projects),
  };
}

function factorsIn(projects: readonly ProjectRecords[]): string[] {
  const facts = [...new Map(projects.flatMap((each) => each.facts).map((fact) => [fact.id, fact])).values()];
  const events = ofKind(facts, "event");
  const came = events
    .flatMap(({ attended }) => Object.values(attended))
    .reduce((sum, count) => sum + (count ?? 0), 0);
  const channels = new Set(ofKind(facts, "publication").map(({ channel }) => channel));
  const done = projects.filter(({ standing }) => standing.status === "done");
  const shared = events.filter(({ projects: served }) => served.length > 1);
  return [
    done.length > 0 && `ดำเนินการแล้วเสร็จ ${done.length} จาก ${projects.length} รายการ`,
    came > 0 && `มีผู้เข้าร่วมกิจกรรมรวม ${came.toLocaleString("en")} คน จาก ${events.length} กิจกรรม`,
    channels.size > 1 && `เผยแพร่ข้อมูลต่อประชาชนผ่าน ${channels.size} ช่องทาง`,
    shared.length > 0 && `หน่วยงานร่วมกันจัดกิจกรรมที่ตอบหลายโครงการ ${shared.length} ครั้ง`,
  ].filter((line) => line !== false);
}

function problemsIn(projects: readonly ProjectRecords[]): string[] {
  const stopped = projects.flatMap(({ project, standing: { setback } }) =>
    setback === null ? [] : [`${project.title}: ${toldSetback(setback)}`],
  );
  return [
    ...stopped,
    listed("ยังไม่มีบันทึกผลการดำเนินงาน", projects.filter(isEmpty)),
    listed("มีการเบิกจ่ายแต่ยังไม่มีบันทึกผลการดำเนินงาน", projects.filter(spentOnly)),
    listed("ไม่บรรลุตัวชี้วัด", projects.filter(misses)),
  ].filter((line) => line !== "");
}

function recommendationsIn(projects: readonly ProjectRecords[]): string[] {
  return [
    listed("เร่งรัดการดำเนินงานและบันทึกผล", projects.filter(isEmpty)),
    listed("บันทึกผลของโครงการที่เบิกจ่ายแล้ว", projects.filter(spentOnly)),
    listed("ทบทวนวิธีดำเนินการของโครงการที่ไม่บรรลุตัวชี้วัด", projects.filter(misses)),
    listed("เก็บข้อมูลที่ใช้วัดตัวชี้วัดให้ครบ", projects.filter(unmeasured)),
  ].filter((line) => line !== "");
}

function isEmpty({ facts }: ProjectRecords): boolean {
  return facts.length === 0;
}

function spentOnly({ facts }: ProjectRecords): boolean {
  return facts.length > 0 && facts.every(({ kind }) => kind === "spending");
}

function misses({ standing }: ProjectRecords): boolean {
  return standing.indicators.some(({ verdict }) => verdict === "not-met");
}

function unmeasured({ facts, standing }: ProjectRecords): boolean {
  return facts.length > 0 && standing.indicators.some(({ from }) => from === "nothing");
}

const MOST_NAMED = 5;

function listed(what: string, projects: readonly ProjectRecords[]): string {
  if (projects.length === 0) return "";
  const named = projects.slice(0, MOST_NAMED).map(({ project }) => project.title);
  const more = projects.length - named.length;
  return `${what} ${projects.length} รายการ ได้แก่ ${named.join(", ")}${more > 0 ? ` และอีก ${more} รายการ` : ""}`;
}
