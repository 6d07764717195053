/** Whether what somebody wants to record can be so: everything that is wrong, each at its field. */
import type { Work } from "../../../platform/acts/act.ts";
import { invalid, missing } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import type { FormErrors } from "../../../platform/forms/state.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearRange, isInRange } from "../../../thai/fiscal.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { Fact, FactKind } from "../facts.ts";
import { lockOpenYear } from "../locking.ts";
import { channelsOn } from "../measuring/channels.ts";
import { leavesOf } from "../measuring/rules.ts";
import type { ProjectYear } from "../project-years.ts";
import { heldRounds } from "../rounds/queries.ts";
import { lockOver, whyLocked } from "../rounds/rules.ts";
import { projectYearNamed } from "../years/queries.ts";
import type { Entry } from "./entry.ts";
import { fieldOrder } from "./forms.ts";
import { factNamed, stepsDone } from "./queries.ts";
import { mayProve } from "./rules.ts";
import type { StepAlready } from "./queries.ts";

type Around = Pick<Work<unknown>, "db" | "orgId" | "now" | "packs">;

export interface Checked {
  ok: true;
  year: number;
  /** Steps among those of the entry that somebody reported before. */
  already: readonly StepAlready[];
}

export interface Circumstances {
  /** The fact that is corrected. */
  before?: Fact;
  /** Files that it has of its own. */
  files: number;
  /** The person knows that steps are done already, and leaves those out. */
  withoutDone?: boolean;
}

/** The year and the projects are held until the commit. */
export async function checkEntry(
  work: Around,
  entry: Entry,
  { before, files, withoutDone = false }: Circumstances,
): Promise<Checked | Refusal> {
  const { db, orgId } = work;
  const projects = await heldProjects(work, entry);
  const [first] = projects;
  if (!first || projects.length < entry.projectIds.length) return missing("ไม่พบโครงการนี้ในปีงบประมาณ");
  const locked = await lockOpenYear(db, orgId, first.year);
  if ("refusal" in locked) return locked.refusal;
  const errors: FormErrors = {};
  const wrong = (field: string, message: string | undefined) => {
    if (message !== undefined) (errors[field] ??= []).push(message);
  };
  const done = await stepsDone(db, orgId, [...new Set(entry.steps.map((step) => step.projectYearId))]);
  const already = alreadyDone(entry, projects, done, before);
  wrong("others", wrongProjects(projects, before));
  wrong("unitId", await wrongUnit(work, entry, projects, before));
  wrong("happenedOn", wrongDay(entry.happenedOn, first.year, todayInBangkok(work.now)));
  wrong("steps", wrongSteps(entry, projects));
  if (!withoutDone) for (const step of already) wrong("steps", doneBefore(step, projects));
  wrong("files", withoutEvidence(entry, files));
  for (const [field, message] of ofKind(work, entry, first)) wrong(field, message);
  wrong("proofId", await wrongProof(work, entry, first.year, before));
  if (!errors["happenedOn"]) wrong("lateReason", await lateWithoutReason(work, entry, first.year, before));
  if (Object.keys(errors).length > 0) return invalid(inOrder(entry.kind, errors));
  return { ok: true, year: first.year, already };
}

function inOrder(kind: FactKind, errors: FormErrors): FormErrors {
  const order = fieldOrder[kind];
  return Object.fromEntries(
    Object.entries(errors).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  );
}

/** In the order of the entry; those of which steps are done are held one after the other by whoever reports them. */
async function heldProjects({ db, orgId }: Around, { projectIds, steps }: Entry): Promise<ProjectYear[]> {
  const held = [...new Set(steps.map((step) => step.projectYearId))];
  if (held.length > 0)
    await db
      .selectFrom("project_year")
      .select("id")
      .where("org_id", "=", orgId)
      .where("id", "in", held)
      .orderBy("id")
      .forNoKeyUpdate()
      .execute();
  const found: ProjectYear[] = [];
  for (const id of projectIds) {
    const project = await projectYearNamed(db, orgId, id);
    if (project) found.push(project);
  }
  return found;
}

function wrongProjects(projects: readonly ProjectYear[], before?: Fact): string | undefined {
  const [first, ...rest] = projects;
  if (rest.some(({ year }) => year !== first?.year)) return "เลือกโครงการของปีงบประมาณเดียวกัน";
  const served = new Set(before?.projects.map(({ id }) => id));
  const gone = projects.find(({ id, dropped }) => dropped && !served.has(id));
  return gone && `โครงการ “${gone.title}” ถูกนำออกจากแผนของปีนี้แล้ว จึงบันทึกเพิ่มไม่ได้`;
}

/** What happened may serve the project of another unit; what is said about a project is for those who answer for it. */
async function wrongUnit(
  { db, orgId }: Around,
  { kind, unitId, steps }: Entry,
  projects: readonly ProjectYear[],
  before?: Fact,
): Promise<string | undefined> {
  if (unitId !== before?.unitId) {
    const units = await openUnits(db, orgId);
    if (!units.some(({ id }) => id === unitId)) return "เลือกหน่วยงานที่ยังใช้อยู่";
  }
  const mayServeAny = kind === "event" || kind === "publication";
  const answered = new Set(steps.map((step) => step.projectYearId));
  const foreign = projects.find(
    ({ id, units }) =>
      units.length > 0 && !units.some((unit) => unit.id === unitId) && (!mayServeAny || answered.has(id)),
  );
  return (
    foreign &&
    `โครงการ “${foreign.title}” เป็นความรับผิดชอบของ${foreign.units.map(({ name }) => name).join(" ")} จึงต้องบันทึกในนามหน่วยงานนั้น`
  );
}

function wrongDay(day: IsoDate, year: number, today: IsoDate): string | undefined {
  const range = fiscalYearRange(year);
  if (!isInRange(day, range))
    return `วันที่ต้องอยู่ในปีงบประมาณ ${year} คือ ${formatThaiDate(range.start, "short")} ถึง ${formatThaiDate(range.end, "short")}`;
  return day > today ? "วันที่ต้องไม่อยู่ในอนาคต บันทึกได้เมื่อเกิดขึ้นแล้ว" : undefined;
}

function wrongSteps({ kind, steps }: Entry, projects: readonly ProjectYear[]): string | undefined {
  if (kind === "step" && steps.length === 0) return "เลือกขั้นตอนที่ทำเสร็จอย่างน้อย 1 ขั้นตอน";
  const known = new Set(
    projects.flatMap(({ id, content }) => leavesOf(content.steps).map((step) => `${id} ${step.id}`)),
  );
  return steps.every((step) => known.has(`${step.projectYearId} ${step.stepId}`))
    ? undefined
    : "ขั้นตอนที่เลือกไม่มีในแผนของปีนี้แล้ว เลือกใหม่";
}

function doneBefore(step: StepAlready, projects: readonly ProjectYear[]): string {
  const content = projects.find(({ id }) => id === step.projectYearId)?.content;
  const text = leavesOf(content?.steps ?? []).find(({ id }) => id === step.stepId)?.text ?? "";
  const when = formatThaiDate(isoDate(step.happenedOn), "short");
  return `ขั้นตอน “${text}” ${step.byName} (${step.unitName}) บันทึกไว้แล้วว่าทำเสร็จเมื่อ ${when} เอาขั้นตอนนี้ออก หรือบันทึกเป็นกิจกรรมโดยไม่นับขั้นตอน`;
}

/** What nobody could look at proves nothing. */
function withoutEvidence({ kind, link, proofId }: Entry, files: number): string | undefined {
  if (files > 0 || link !== null || proofId !== null) return undefined;
  if (kind === "value") return "ค่าที่กรอกเองต้องมีหลักฐาน แนบไฟล์ ใส่ลิงก์ หรือเลือกหลักฐานเดิม";
  if (kind === "publication") return "การเผยแพร่ต้องมีลิงก์หรือภาพ แนบไฟล์ ใส่ลิงก์ หรือเลือกหลักฐานเดิม";
  return undefined;
}

/** Where all units answer, each does every step for itself. */
function alreadyDone(
  { steps, unitId }: Entry,
  projects: readonly ProjectYear[],
  done: readonly StepAlready[],
  before?: Fact,
): StepAlready[] {
  return steps.flatMap((step) => {
    const project = projects.find(({ id }) => id === step.projectYearId);
    const found = done.find(
      (other) =>
        other.projectYearId === step.projectYearId &&
        other.stepId === step.stepId &&
        other.factId !== before?.id &&
        (!project?.allUnits || other.unitId === unitId),
    );
    return found ?? [];
  });
}

function* ofKind(
  { packs }: Around,
  entry: Entry,
  { content }: ProjectYear,
): Generator<[field: string, message: string | undefined]> {
  const { kind, channel, source, fundId, resultId, part, whole } = entry;
  if (kind === "publication" && !channelsOn(packs, entry.happenedOn).some(({ key }) => key === channel))
    yield ["channel", "เลือกช่องทางจากรายการ"];
  if (kind === "spending" && source === "fund" && !content.fundings.some((each) => each.fundId === fundId))
    yield ["source", "เลือกแหล่งเงินที่แผนกำหนดไว้ให้โครงการนี้"];
  if (kind !== "value") return;
  const result = [...content.outputs, ...content.outcomes].find(({ id }) => id === resultId);
  if (!result) yield ["resultId", "เลือกตัวชี้วัดของโครงการนี้"];
  if (result?.indicator?.kind === "percent" && part !== null) {
    if (whole !== null && part > whole) yield ["part", `ค่าที่ได้ ${part} มากกว่าจำนวนทั้งหมด ${whole}`];
    if (whole === null && part > 100) yield ["part", "ร้อยละต้องไม่เกิน 100 หรือกรอกจำนวนทั้งหมดด้วย"];
  }
}

async function wrongProof(
  { db, orgId }: Around,
  { proofId, kind }: Entry,
  year: number,
  before?: Fact,
): Promise<string | undefined> {
  if (proofId === null) return undefined;
  const proof = proofId === before?.id ? undefined : await factNamed(db, orgId, proofId);
  if (!proof || proof.withdrawn || proof.year !== year) return "เลือกบันทึกอื่นของปีนี้ที่ยังไม่ถูกถอน";
  if (!mayProve(proof, kind))
    return `หลักฐานของ “${proof.title}” เป็นของกิจกรรมครั้งนั้น หากเป็นครั้งเดียวกัน ให้เลือกโครงการนี้เพิ่มในบันทึกเดิม หากจัดคนละครั้ง ให้แนบหลักฐานของครั้งนี้`;
  return proof.evidence === 0 && proof.link === null
    ? `บันทึก “${proof.title}” ไม่มีหลักฐานของตนเอง เลือกบันทึกที่มีไฟล์หรือลิงก์`
    : undefined;
}

/** What a locked round has reported changes only with a reason. */
async function lateWithoutReason(
  { db, orgId }: Around,
  { happenedOn, lateReason }: Entry,
  year: number,
  before?: Fact,
): Promise<string | undefined> {
  if (lateReason !== null) return undefined;
  const locked = await heldRounds(db, orgId, year);
  const days = [happenedOn, ...(before ? [before.happenedOn] : [])];
  const [over] = days.flatMap((day) => lockOver(locked, year, day) ?? []);
  return over && whyLocked(over, "record");
}
