import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { docxText } from "../../testing/read-office.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { toArabicDigits } from "../../thai/digits.ts";
import { squash } from "../../thai/matching.ts";
import { takeOverRisks } from "./acts.ts";
import {
  changeScale,
  discardAssessment,
  closeAssessment,
  editProcess,
  openAssessment,
  reopenAssessment,
} from "./assessments/acts.ts";
import { assessmentById, assessmentsOf, processesOf, stepsOf } from "./assessments/queries.ts";
import { acceptRisk, endRisk, publishAll, publishRisk, resumeRisk } from "./decisions/acts.ts";
import { linkMeasure, removeMeasure, reportMeasure } from "./measures/acts.ts";
import { projectsComeFrom } from "./measures/queries.ts";
import { publishedRisks } from "./publication/queries.ts";
import { risksForPlan } from "./queries.ts";
import { addRisk, editRisk, receiveRisk, removeRisk } from "./register/acts.ts";
import { registerOf, riskById, riskOverYears, risksOfProject } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";
import { aMeasure, aRisk, attempt, aYear, perform, riskFields } from "./stage.fixture.ts";
import type { Stage } from "./stage.fixture.ts";

const opened = await openTestHouse();
opened.setClock("2026-11-21T10:00:00+07:00");
const { house } = opened;
const browser = browserFor(opened);
let count = 0;

/** A municipality of its own for each test. */
async function stageFor(): Promise<Stage> {
  count += 1;
  return { house, org: await anOrganisation(house, `town-${count}`) };
}

const read = <T>({ org }: Stage, query: (db: Parameters<Parameters<typeof readIn>[2]>[0]) => Promise<T>) =>
  readIn(house.database, org.id, query) as Promise<T>;

async function theRisk(stage: Stage, id: string): Promise<Risk> {
  const risk = await read(stage, (db) => riskById(db, stage.org.id, id));
  if (!risk) throw new Error("no risk");
  return risk;
}

const approval = {
  approvedOn: "20 พ.ย. 2569",
  approverName: "นายมั่นคง สมมติ",
  approverTitle: "นายกเทศมนตรี",
};

test("a year keeps its scale and opens once", async () => {
  const stage = await stageFor();
  const id = await aYear(stage, 2570);
  const assessment = await read(stage, (db) => assessmentById(db, stage.org.id, id));
  expect(assessment).toMatchObject({
    fiscal_year: 2570,
    scale_key: "five-by-five",
    status: "open",
    version: 1,
  });
  expect(assessment?.scale.levels.map(({ name }) => name)).toEqual(["ต่ำ", "ปานกลาง", "สูง", "สูงมาก"]);
  expect(assessment?.scale_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await attempt(stage, openAssessment, { fiscalYear: 2570, scaleKey: "words" })).toMatchObject({
    ok: false,
    errors: { fiscalYear: ["เปิดการประเมินปีงบประมาณ 2570 ไว้แล้ว"] },
  });
  expect(await attempt(stage, openAssessment, { fiscalYear: 2571, scaleKey: "no-such" })).toMatchObject({
    ok: false,
    errors: { scaleKey: [expect.any(String)] },
  });
});

test("two who open the same year at once: one does, the other is told", async () => {
  const stage = await stageFor();
  const input = { fiscalYear: 2570, scaleKey: "words" };
  const outcomes = await Promise.all([1, 2, 3].map(() => attempt(stage, openAssessment, input)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await read(stage, (db) => assessmentsOf(db, stage.org.id))).toHaveLength(1);
});

test("the next year is a copy that knows where it came from; what ended, was proposed or done stays behind", async () => {
  const stage = await stageFor();
  const first = await aYear(stage, 2569);
  const kept = await aRisk(stage, first, { reviewOn: "30 ก.ย. 2569" });
  const ended = await aRisk(stage, first, { event: "เลิกทำแล้ว" });
  await perform(stage, endRisk, { id: ended, version: 1, endedOn: "1 พ.ย. 2569", endReason: "เลิกงานนี้" });
  const unit = await aUnit(house, stage.org, "กองช่าง");
  const officer = await aMember(house, stage.org, "unit-officer", unit);
  const proposed = { assessmentId: first, ...riskFields, event: "เสนอ", unitId: unit };
  await perform(stage, addRisk, proposed, officer.actor);
  const measure = await aMeasure(stage, kept, { dueOn: "1/3/2569" });
  await perform(stage, reportMeasure, { id: measure, version: 1, result: "อบรมแล้ว", doneOn: "1/2/2569" });
  await perform(stage, publishRisk, { id: kept, version: 1 });

  const second = await aYear(stage, 2570);
  const copies = await read(stage, (db) => registerOf(db, stage.org.id, second));
  const original = await theRisk(stage, kept);
  expect(copies).toMatchObject([
    {
      copied_from: kept,
      lineage_id: kept,
      event: original.event,
      before: original.before,
      after: original.after,
      received_on: "2026-11-21",
      published_on: null,
      // The same days of the new year.
      review_on: "2027-09-30",
      measures: [{ text: "อบรมผู้จัดทำคุณลักษณะ", due_on: "2027-03-01", done_on: null, result: null }],
    },
  ]);
  const years = await read(stage, (db) => riskOverYears(db, stage.org.id, kept));
  expect(years.map(({ assessment }) => assessment.fiscal_year)).toEqual([2570, 2569]);
  expect(await attempt(stage, removeRisk, { id: kept, version: 2 })).toMatchObject({ reason: "refused" });
});

test("on another scale the words stay and the levels are asked for again", async () => {
  const stage = await stageFor();
  await aRisk(stage, await aYear(stage, 2569));
  const second = await aYear(stage, 2570, "words");
  const [copy] = await read(stage, (db) => registerOf(db, stage.org.id, second));
  expect(copy).toMatchObject({
    before: { likelihood: null, impact: null, level: null },
    before_reason: "เคยมีข้อทักท้วง",
  });
  const coordinator = await aMember(house, stage.org, "coordinator");
  const list = async () =>
    (await browser.get(paths.office.risks.href({ org: stage.org.slug }, { year: 2570 }), coordinator)).text();
  // What nobody has rated yet waits; it is no change that somebody made.
  expect(await list()).toMatch(/ยังไม่ประเมินระดับ/);
  expect(await list()).not.toContain("เปลี่ยน 2 เรื่อง");
  const form = paths.office.riskEdit.href({ org: stage.org.slug, id: copy?.id ?? "" });
  expect(await (await browser.get(form, coordinator)).text()).not.toContain("คำนวณระดับ");
  const rated = { ...riskFields, id: copy?.id, version: 1, processName: "", processId: copy?.process_id };
  const words = { ...rated, beforeLikelihood: "", beforeImpact: "", afterLikelihood: "", afterImpact: "" };
  expect(await attempt(stage, editRisk, { ...words, beforeLevel: "extreme" })).toMatchObject({
    errors: { beforeLevel: ["เลือกระดับจากเกณฑ์ของปีนี้"] },
  });
  await perform(stage, editRisk, { ...words, beforeLevel: "high" });
  expect(await list()).toContain("เปลี่ยน 1 เรื่อง");
  await perform(stage, changeScale, { id: second, version: 1, scaleKey: "five-by-five" });
  const [cleared] = await read(stage, (db) => registerOf(db, stage.org.id, second));
  expect(cleared?.before).toEqual({ likelihood: null, impact: null, level: null });
});

test("a year that was opened by mistake goes; one that others rest on stays", async () => {
  const stage = await stageFor();
  const first = await aYear(stage, 2569);
  const id = await aRisk(stage, first);
  await aMeasure(stage, id);
  const second = await aYear(stage, 2659);
  expect(await attempt(stage, discardAssessment, { id: first, version: 1 })).toMatchObject({
    message: expect.stringContaining("2659"),
  });
  await perform(stage, discardAssessment, { id: second, version: 1 });
  await perform(stage, publishRisk, { id, version: 1 });
  expect(await attempt(stage, discardAssessment, { id: first, version: 1 })).toMatchObject({
    reason: "refused",
  });
  const years = await read(stage, (db) => assessmentsOf(db, stage.org.id));
  expect(years.map(({ fiscal_year }) => fiscal_year)).toEqual([2569]);
  expect((await theRisk(stage, id)).measures).toHaveLength(1);
});

test("half a rating, a step beyond the scale and a missing process are refused at their fields", async () => {
  const stage = await stageFor();
  const assessmentId = await aYear(stage, 2570);
  const errorsOf = async (changes: Record<string, string>) => {
    const outcome = await attempt(stage, addRisk, { assessmentId, ...riskFields, ...changes });
    return !outcome.ok && outcome.reason === "invalid" ? Object.keys(outcome.errors) : outcome;
  };
  expect(await errorsOf({ beforeImpact: "" })).toEqual(["beforeImpact"]);
  expect(await errorsOf({ afterLikelihood: "" })).toEqual(["afterLikelihood"]);
  expect(await errorsOf({ beforeLikelihood: "6" })).toEqual(["beforeLikelihood"]);
  expect(await errorsOf({ beforeLikelihood: "-1" })).toEqual(["beforeLikelihood"]);
  expect(await errorsOf({ beforeLikelihood: "2.5" })).toEqual(["beforeLikelihood"]);
  expect(await errorsOf({ beforeLikelihood: "1e20" })).toEqual(["beforeLikelihood"]);
  expect(await errorsOf({ processName: "" })).toEqual(["processId"]);
  expect(await errorsOf({ event: " " })).toEqual(["event"]);
  expect(await errorsOf({ unitId: "0198c0de-0000-7000-8000-000000000000" })).toEqual(["unitId"]);
  expect(await read(stage, (db) => registerOf(db, stage.org.id, assessmentId))).toEqual([]);
});

test("a unit proposes and works on its own; the coordinator receives", async () => {
  const stage = await stageFor();
  const { org } = stage;
  const assessmentId = await aYear(stage, 2570);
  const [own, other] = [await aUnit(house, org, "กองคลัง"), await aUnit(house, org, "กองช่าง")];
  const officer = await aMember(house, org, "unit-officer", own);
  const input = { assessmentId, ...riskFields, unitId: own };
  expect(await attempt(stage, addRisk, { ...input, unitId: other }, officer.actor)).toMatchObject({
    reason: "forbidden",
  });
  expect(await attempt(stage, addRisk, { ...input, unitId: "" }, officer.actor)).toMatchObject({
    reason: "forbidden",
  });
  const { id } = await perform(stage, addRisk, input, officer.actor);
  const { assessmentId: _, ...facts } = input;
  const edited = { ...facts, id, version: 1, event: "แก้ไขโดยหน่วยงาน" };
  expect(await attempt(stage, editRisk, { ...edited, unitId: other }, officer.actor)).toMatchObject({
    errors: { unitId: ["เลือกได้เฉพาะหน่วยงานของท่าน"] },
  });
  await perform(stage, editRisk, edited, officer.actor);
  expect(await attempt(stage, publishRisk, { id, version: 2 })).toMatchObject({ reason: "refused" });
  expect(await attempt(stage, closeAssessment, { id: assessmentId, version: 1, ...approval })).toMatchObject({
    reason: "refused",
    message: expect.stringContaining("รอตรวจรับ 1 รายการ"),
  });
  await perform(stage, receiveRisk, { id, version: 2 });
  expect((await theRisk(stage, id)).received_on).toBe("2026-11-21");
});

test("who was slower gets both versions and nothing is lost", async () => {
  const stage = await stageFor();
  const assessmentId = await aYear(stage, 2570);
  const id = await aRisk(stage, assessmentId);
  const { assessmentId: _, ...facts } = { assessmentId, ...riskFields };
  await perform(stage, editRisk, { ...facts, id, version: 1, who: "คณะกรรมการ" });
  expect(await attempt(stage, editRisk, { ...facts, id, version: 1, afterImpact: "5" })).toMatchObject({
    reason: "conflict",
    version: 2,
    differences: [
      { field: "who", yours: "ผู้จัดทำคุณลักษณะ", theirs: "คณะกรรมการ" },
      { field: "after", yours: "สูง (2 × 5 = 10)", theirs: "ปานกลาง (2 × 4 = 8)" },
    ],
  });
});

test("an approved year stands; results, acceptance and publication go on; opening it again is told with a reason", async () => {
  const stage = await stageFor();
  const assessmentId = await aYear(stage, 2570);
  const id = await aRisk(stage, assessmentId);
  const measure = await aMeasure(stage, id);
  const bare = await aRisk(stage, assessmentId, {
    event: "ยังไม่ประเมิน",
    beforeLikelihood: "",
    beforeImpact: "",
    afterLikelihood: "",
    afterImpact: "",
  });
  const close = { id: assessmentId, version: 1, ...approval };
  expect(await attempt(stage, closeAssessment, close)).toMatchObject({
    message: expect.stringContaining("ยังไม่ประเมินระดับ 1 รายการ"),
  });
  await perform(stage, removeRisk, { id: bare, version: 1 });
  expect(await attempt(stage, closeAssessment, { ...close, approvedOn: "1 ม.ค. 2570" })).toMatchObject({
    errors: { approvedOn: [expect.any(String)] },
  });
  await perform(stage, closeAssessment, close);

  const closed = { reason: "refused", message: expect.stringContaining("อนุมัติแล้ว") };
  expect(await attempt(stage, addRisk, { assessmentId, ...riskFields })).toMatchObject(closed);
  expect(await attempt(stage, editRisk, { ...riskFields, id, version: 1 })).toMatchObject(closed);
  expect(await attempt(stage, removeMeasure, { id: measure, version: 1 })).toMatchObject(closed);
  const [process] = await read(stage, (db) => processesOf(db, stage.org.id, assessmentId));
  expect(await attempt(stage, editProcess, { id: process?.id, version: 1, name: "อื่น" })).toMatchObject(
    closed,
  );
  await perform(stage, reportMeasure, { id: measure, version: 1, result: "อบรมแล้ว 40 คน", doneOn: "" });
  await perform(stage, publishRisk, { id, version: 1 });
  const acceptance = {
    acceptedReason: "ค่าใช้จ่ายสูงกว่าความเสียหาย",
    acceptedOn: "20/11/2569",
    acceptedUntil: "30/9/2570",
    acceptedByName: "นายมั่นคง สมมติ",
    acceptedByTitle: "นายกเทศมนตรี",
  };
  expect(
    await attempt(stage, acceptRisk, { id, version: 2, ...acceptance, acceptedUntil: "1/11/2569" }),
  ).toMatchObject({ errors: { acceptedUntil: [expect.any(String)] } });
  await perform(stage, acceptRisk, { id, version: 2, ...acceptance });

  await perform(stage, reopenAssessment, { id: assessmentId, version: 2, reason: "ประเมินผิดหนึ่งรายการ" });
  const steps = await read(stage, (db) => stepsOf(db, stage.org.id, assessmentId));
  expect(steps).toMatchObject([
    { kind: "opened" },
    { kind: "closed", happened_on: "2026-11-20", name: "นายมั่นคง สมมติ", title: "นายกเทศมนตรี" },
    { kind: "reopened", reason: "ประเมินผิดหนึ่งรายการ" },
  ]);
});

test("the plan gets its table: processes, events, the highest level, measures once each", async () => {
  const stage = await stageFor();
  const assessmentId = await aYear(stage, 2570);
  const first = await aRisk(stage, assessmentId, { afterLikelihood: "", afterImpact: "" });
  const second = await aRisk(stage, assessmentId, { event: "แบ่งซื้อแบ่งจ้าง" });
  const other = await aRisk(stage, assessmentId, { processName: "การอนุญาต", event: "เรียกรับเงิน" });
  await aMeasure(stage, first, { text: "มาตรการร่วม", against: "all" });
  await aMeasure(stage, second, { text: "มาตรการเฉพาะ" });
  await perform(stage, endRisk, { id: other, version: 1, endedOn: "1/11/2569", endReason: "เลิกทำ" });
  const expected = [
    {
      process: "การจัดซื้อจัดจ้าง",
      events: [riskFields.event, "แบ่งซื้อแบ่งจ้าง"],
      level: "สูงมาก",
      measures: [
        { text: "มาตรการร่วม", projectId: null },
        { text: "มาตรการเฉพาะ", projectId: null },
      ],
    },
  ];
  const of = (year: number) => read(stage, (db) => risksForPlan(db, stage.org.id, year));
  expect(await of(2570)).toMatchObject(expected);
  expect(await of(2572)).toMatchObject(expected);
  expect(await of(2569)).toEqual([]);
  expect((await theRisk(stage, first)).measures.map(({ text }) => text)).toEqual(["มาตรการร่วม"]);
  await perform(stage, resumeRisk, { id: other, version: 2 });
  expect(await of(2570)).toHaveLength(2);
});

test("a risk that was accepted needs no measure in the plan, and the report says until when it is", async () => {
  const stage = await stageFor();
  const assessmentId = await aYear(stage, 2570);
  const risk = await aRisk(stage, assessmentId);
  const line = async () => (await read(stage, (db) => risksForPlan(db, stage.org.id, 2570)))[0];
  expect(await line()).toMatchObject({ measures: [], accepted: null });
  await perform(stage, acceptRisk, {
    id: risk,
    version: 1,
    acceptedReason: "ค่าควบคุมสูงกว่าความเสียหาย",
    acceptedOn: "1 พ.ย. 2569",
    acceptedUntil: "30 ก.ย. 2570",
    acceptedByName: "นายมั่นคง สมมติ",
    acceptedByTitle: "นายกเทศมนตรี",
  });
  const accepted = "ยอมรับความเสี่ยงถึง 30 กันยายน 2570";
  expect(await line()).toMatchObject({ measures: [], accepted });
  const coordinator = await aMember(house, stage.org, "coordinator");
  const report = paths.office.riskReportDocx.href({ org: stage.org.slug });
  const file = new Uint8Array(await (await browser.get(report, coordinator)).arrayBuffer());
  expect(toArabicDigits(squash(await docxText(file)))).toContain(squash(accepted));
  await perform(stage, publishRisk, { id: risk, version: 2 });
  const everybody = await browser.get(paths.public.risks.href({ org: stage.org.slug }));
  expect(toArabicDigits(await everybody.text())).toContain("ผู้บริหารยอมรับความเสี่ยงนี้ถึง 30 ก.ย. 2570");
  // A second event that nobody accepted: the process still needs a measure.
  await aRisk(stage, assessmentId, { event: "แบ่งซื้อแบ่งจ้าง" });
  expect(await line()).toMatchObject({ accepted: null });
});

test("a measure is a project of the plan, of those that the plan offers", async () => {
  const stage = await stageFor();
  const project = "0198c0de-0000-7000-8000-00000000aaaa";
  projectsComeFrom({
    projectsForRisk: async (_db, orgId) =>
      orgId === stage.org.id ? [{ id: project, code: "7", title: "โครงการสมมติ" }] : [],
    href: (org, id) => `/${org}/office/projects/${id}`,
  });
  const id = await aRisk(stage, await aYear(stage, 2570));
  const measure = await aMeasure(stage, id, { against: "all" });
  const elsewhere = { id: measure, version: 1, projectId: "0198c0de-0000-7000-8000-00000000bbbb" };
  expect(await attempt(stage, linkMeasure, elsewhere)).toMatchObject({
    errors: { projectId: [expect.any(String)] },
  });
  await perform(stage, linkMeasure, { id: measure, version: 1, projectId: project });
  const found = await read(stage, (db) => risksOfProject(db, stage.org.id, project));
  expect(found).toMatchObject([{ fiscal_year: 2570, risk: { id } }]);
  const coordinator = await aMember(house, stage.org, "coordinator");
  const page = await browser.get(paths.office.risk.href({ org: stage.org.slug, id }), coordinator);
  expect(await page.text()).toContain(`href="/${stage.org.slug}/office/projects/${project}"`);
  await perform(stage, linkMeasure, { id: measure, version: 2, projectId: "" });
  expect(await read(stage, (db) => risksOfProject(db, stage.org.id, project))).toEqual([]);
});

test("the table of a plan that was read becomes a first year in words", async () => {
  const stage = await stageFor();
  const risks = [
    {
      process: "การบริหารงานบุคคล",
      events: ["เลื่อนขั้นไม่เป็นธรรม", "เรียกรับเงิน"],
      level: "สูง",
      measures: [{ text: "ประกาศหลักเกณฑ์", projectId: null }],
    },
    { process: "การให้บริการ", events: ["ลัดคิว"], level: "ระดับที่ไม่มี", measures: [] },
  ];
  const foreign = { text: "ของแผนอื่น", projectId: "0198c0de-0000-7000-8000-00000000cccc" };
  const [first, ...others] = risks;
  const table = [{ ...first, measures: [...(first?.measures ?? []), foreign] }, ...others];
  const taken = await perform(stage, takeOverRisks, { fiscalYear: 2566, risks: table });
  expect(taken).toMatchObject({ risks: 3, unlinked: 1 });
  expect(await read(stage, (db) => risksForPlan(db, stage.org.id, 2566))).toMatchObject([
    { ...first, measures: [...(first?.measures ?? []), { ...foreign, projectId: null }] },
    { ...risks[1], level: "" },
  ]);
  expect(await attempt(stage, takeOverRisks, { fiscalYear: 2566, risks })).toMatchObject({
    reason: "invalid",
  });
});

test("rows of one process come together, each with its own level and measures; four words need their scale", async () => {
  const stage = await stageFor();
  const buying = "การจัดซื้อจัดจ้าง";
  const measure = (text: string) => [{ text, projectId: null }];
  await perform(stage, takeOverRisks, {
    fiscalYear: 2566,
    risks: [
      { process: buying, events: ["ล็อกสเปก"], level: "สูงมาก", measures: measure("ประกาศร่าง") },
      { process: "", events: ["รับสินบน", "เรียกเงิน"], level: "ระดับต่ำ", measures: measure("ประกาศนโยบาย") },
      { process: buying, events: ["แบ่งซื้อ"], level: "ปานกลาง (9)", measures: measure("รวมแผน") },
      { process: "การออกใบอนุญาต", events: [], level: "", measures: [] },
      { process: "การใช้รถ", events: ["ใช้รถส่วนตัว"], level: "12", measures: [] },
    ],
  });
  const [year] = await read(stage, (db) => assessmentsOf(db, stage.org.id));
  expect(year?.scale_key).toBe("four-words");
  const rows = await read(stage, (db) => registerOf(db, stage.org.id, year?.id ?? ""));
  expect(
    rows.map(({ process, event, before, measures }) => [
      process,
      event,
      before.level,
      measures.map((each) => each.text),
    ]),
  ).toEqual([
    [buying, "ล็อกสเปก", "very-high", ["ประกาศร่าง"]],
    [buying, "แบ่งซื้อ", "medium", ["รวมแผน"]],
    ["รับสินบน", "รับสินบน", "low", ["ประกาศนโยบาย"]],
    ["รับสินบน", "เรียกเงิน", "low", ["ประกาศนโยบาย"]],
    ["การออกใบอนุญาต", "การออกใบอนุญาต", null, []],
    ["การใช้รถ", "ใช้รถส่วนตัว", null, []],
  ]);
  expect(rows.flatMap((risk) => risk.before_reason ?? [])).toEqual(["แผนเดิมเขียนระดับว่า “12”"]);
  const empty = { process: "", events: [], level: "สูง", measures: measure("ไม่มีที่") };
  expect(await attempt(stage, takeOverRisks, { fiscalYear: 2567, risks: [empty] })).toMatchObject({
    reason: "invalid",
  });
});

test("everybody reads what is published, and nothing else of it", async () => {
  const stage = await stageFor();
  const { org } = stage;
  const assessmentId = await aYear(stage, 2570);
  const open = await aRisk(stage, assessmentId, { who: "zq-who", how: "zq-how", controls: "zq-controls" });
  await aRisk(stage, assessmentId, { event: "zq-hidden" });
  const measure = await aMeasure(stage, open, { text: "มาตรการที่เห็นได้", responsible: "zq-responsible" });
  await perform(stage, reportMeasure, { id: measure, version: 1, result: "ทำแล้วหนึ่งครั้ง", doneOn: "" });
  const address = paths.public.risks.href({ org: org.slug });
  expect(await (await browser.get(address)).text()).toContain("ยังไม่ได้เผยแพร่ผลการประเมินความเสี่ยง");
  await perform(stage, publishRisk, { id: open, version: 1 });
  const html = await (await browser.get(address)).text();
  for (const shown of [riskFields.event, "มาตรการที่เห็นได้", "ทำแล้วหนึ่งครั้ง", "ปานกลาง"])
    expect(html).toContain(shown);
  expect(html).not.toContain("zq-");
  await perform(stage, publishAll, { assessmentId });
  const published = await read(stage, (db) => publishedRisks(db, org.id, undefined));
  expect(published?.risks).toHaveLength(2);
  expect(await attempt(stage, publishAll, { assessmentId })).toMatchObject({ reason: "refused" });
});

test("one municipality sees nothing of another", async () => {
  const [stage, neighbour] = [await stageFor(), await stageFor()];
  const id = await aRisk(stage, await aYear(stage, 2570));
  const coordinator = await aMember(house, neighbour.org, "coordinator");
  const address = paths.office.risk.href({ org: neighbour.org.slug, id });
  expect((await browser.get(address, coordinator)).status).toBe(404);
  expect(await attempt(neighbour, removeRisk, { id, version: 1 })).toMatchObject({ reason: "missing" });
});

test("pages: list, filter, map, files and papers of a year", async () => {
  const stage = await stageFor();
  const { org } = stage;
  const coordinator = await aMember(house, org, "coordinator");
  const get = async (address: string) => {
    const answer = await browser.get(address, coordinator);
    expect([address, answer.status]).toEqual([address, 200]);
    return answer;
  };
  const place = { org: org.slug };
  const to = paths.office;
  expect(await (await get(to.risks.href(place))).text()).toContain("เปิดการประเมินปีแรก");
  const assessmentId = await aYear(stage, 2570);
  await aRisk(stage, assessmentId);
  await aRisk(stage, assessmentId, {
    event: "=แบ่งซื้อ,แบ่งจ้าง",
    processName: "งานพัสดุ",
    beforeLikelihood: "1",
    beforeImpact: "1",
  });
  const all = await (await get(to.risks.href(place))).text();
  expect(all).toContain("สูงมาก (16)");
  expect(all).not.toContain("ใหม่</span>");
  const cell = await (await get(to.risks.href(place, { year: 2570, cell: "4-4", when: "before" }))).text();
  expect(cell).toContain(riskFields.event);
  expect(cell).not.toContain("แบ่งซื้อ,แบ่งจ้าง");
  const map = await (await get(to.riskMap.href(place))).text();
  expect(map).toContain(
    to.risks.href(place, { year: 2570, cell: "4-4", when: "before" }).replaceAll("&", "&amp;"),
  );
  const csv = await (await get(to.risksExport.href(place, { sort: "before" }))).text();
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=แบ่งซื้อ,แบ่งจ้าง"`);
  const xlsx = Buffer.from(await (await get(to.risksExportXlsx.href(place))).arrayBuffer());
  expect(xlsx.subarray(0, 2).toString()).toBe("PK");
  expect((await get(to.riskReportDocx.href(place))).headers.get("content-type")).toContain(
    "wordprocessingml",
  );
  await get(to.riskChanges.href(place));
});

test("the form computes levels without saving and keeps what was typed", async () => {
  const stage = await stageFor();
  const { org } = stage;
  const coordinator = await aMember(house, org, "coordinator");
  const assessmentId = await aYear(stage, 2570);
  const address = paths.office.riskAdd.href({ org: org.slug });
  const typed = { assessmentId, ...riskFields };
  const shown = await browser.post(address, { ...typed, _more: "level" }, coordinator);
  expect(shown.status).toBe(200);
  const html = await shown.text();
  expect(html).toContain("สูงมาก (16)");
  expect(html).toContain("ปานกลาง (8)");
  expect(html).toContain(riskFields.event);
  expect(await read(stage, (db) => registerOf(db, org.id, assessmentId))).toEqual([]);
  const wrong = await browser.post(address, { ...typed, event: "" }, coordinator);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("คัดลอกรายละเอียดจากแคตตาล็อก");
  const saved = await browser.post(address, typed, coordinator);
  expect(saved.status).toBe(303);
});
