import { perform, TODAY } from "./world.ts";
import { aPublishedReport, reportAddresses } from "./samples-report.ts";
import type { World } from "./world.ts";
import { z } from "zod";
import { addCommittee, endCommittee } from "../src/capabilities/organisation/committees/acts.ts";
import { addOrder } from "../src/capabilities/organisation/committees/orders/acts.ts";
import { attachOrderScan } from "../src/capabilities/organisation/committees/orders/scan/acts.ts";
import { signedScan } from "../src/capabilities/organisation/committees/orders/scan/forms.ts";
import { attachMeetingFiles } from "../src/capabilities/organisation/meetings/files/acts.ts";
import { meetingPapers } from "../src/capabilities/organisation/meetings/files/forms.ts";
import { seatsInForce } from "../src/capabilities/organisation/committees/queries.ts";
import { isPerson } from "../src/capabilities/organisation/committees/stage.fixture.ts";
import {
  cancelMeeting,
  confirmMeeting,
  planMeeting,
  recordAttendance,
  recordMinutes,
} from "../src/capabilities/organisation/meetings/acts.ts";
import { addPerson } from "../src/capabilities/organisation/people/acts.ts";
import { addPosition } from "../src/capabilities/organisation/positions/acts.ts";
import {
  closeAssessment,
  openAssessment,
  reopenAssessment,
} from "../src/capabilities/risk/assessments/acts.ts";
import { assessmentById, processesOf } from "../src/capabilities/risk/assessments/queries.ts";
import { aMeasure, riskFields } from "../src/capabilities/risk/stage.fixture.ts";
import { addRisk } from "../src/capabilities/risk/register/acts.ts";
import { addUnit, closeUnit } from "../src/capabilities/organisation/units/acts.ts";
import { paths } from "../src/paths.ts";
import { roleNames, roles } from "../src/platform/accounts/roles.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import type { Place as FilePlace } from "../src/platform/files/place.ts";
import { aPhoto, streamed } from "../src/platform/files/samples.fixture.ts";
import { storeFile } from "../src/platform/files/storing.ts";
import type { House } from "../src/platform/house.ts";
import { enqueue } from "../src/platform/jobs/enqueue.ts";
import { job } from "../src/platform/jobs/job.ts";
import { everyMember } from "../src/platform/web/doors.tsx";
import { aMember, anOrganisation } from "../src/testing/people.ts";
import type { TestMember } from "../src/testing/people.ts";
import { isoDate } from "../src/thai/dates.ts";
import { rounds } from "../src/thai/fiscal.ts";
import { factKinds } from "../src/capabilities/progress/facts.ts";
import { reportId } from "../src/capabilities/progress/importing/queries.ts";
import { anOldReport } from "./samples-progress.ts";
import { aYearOfWork } from "../src/capabilities/progress/stage.fixture.ts";
import {
  aTraining,
  aTrainingEvent,
  somePeople,
} from "../src/capabilities/progress/trainings/stage.fixture.ts";
import { anEvent } from "./furnished-work.ts";
import { aFund, aPlan, aResult, planCycle } from "./furnished-plan.ts";
import { projectsOf } from "../src/capabilities/plan/queries.ts";

export async function furnish(house: House, slug = "bueng-suk"): Promise<World> {
  const org = await anOrganisation(house, slug);
  let count = 0;
  const unique = (name: string) => `${name} ${(count += 1)}`;
  const bare = {
    house,
    org,
    unique,
    committee: "",
    orderBook: "",
    riskYear: "",
    nextRiskYear: 2700,
    nextWorkYear: 2695,
    work: { year: 2569, projects: [] },
    decidedYear: "",
    scaledYear: "",
    publishedYear: "",
    own: "",
    other: "",
    places: {},
  };
  const world: World = { ...bare, members: nobody<TestMember>(), people: nobody<string>() };

  world.own = await aUnit(world, "กองคลัง");
  world.other = await aUnit(world, "กองช่าง");
  const closed = await aUnit(world, "กองเดิม");
  await perform(world, closeUnit, { id: closed, version: 1 });
  const stranger = await aPerson(world, world.other);
  for (const role of roleNames) {
    const unitId = roles[role].scope === "unit" ? world.own : null;
    world.people[role] = await aPerson(world, unitId);
    world.members[role] = await aMember(house, org, role, unitId);
    await isPerson(house, org, world.members[role].membershipId, world.people[role]);
  }
  const position = await aPosition(world, stranger, world.other);

  world.committee = await aCommittee(world);
  world.orderBook = await aCommittee(world);
  const ended = await aCommittee(world);
  const order = await anOrder(world, world.committee);
  await perform(world, endCommittee, { id: ended, version: 1, endedOn: TODAY, endReason: "เสร็จงานแล้ว" });
  const meetings = {
    planned: await aMeeting(world, "planned"),
    held: await aMeeting(world, "held"),
    confirmed: await aMeeting(world, "confirmed"),
    cancelled: await aMeeting(world, "cancelled"),
  };
  const scan = await aFile(world, signedScan);
  await perform(world, attachOrderScan, { id: order, files: [scan] });
  const paper = await aFile(world, meetingPapers);
  await perform(world, attachMeetingFiles, { id: meetings.held, files: [paper] });
  world.riskYear = await aRiskYear(world, 2700);
  world.decidedYear = await anotherRiskYear(world);
  world.scaledYear = await anotherRiskYear(world);
  world.publishedYear = await anotherRiskYear(world);
  const risks = [await aRisk(world, world.own), await aRisk(world, world.other), await aRisk(world, null)];
  const riskMeasures = await Promise.all(
    risks.map(async (above, index) => ({
      id: await aMeasure(world, above, { unitId: [world.own, world.other, ""][index] ?? "" }),
      above,
    })),
  );
  const riskProcesses = await readIn(house.database, org.id, (db) => processesOf(db, org.id, world.riskYear));
  const plan = await aPlan(world, "published");
  const [{ id: published } = { id: "" }] = await readIn(house.database, org.id, (db) =>
    projectsOf(db, org.id, plan.planId),
  );
  const draft = await aResult(world);
  const fund = await aFund(world);
  world.work = await aYearOfWork(world, world.own, 2569);
  await aPublishedReport(world, world.work.year);
  const trainings = [await aTraining(world, world.own), await aTraining(world, world.other)];
  const trained = await somePeople(world, trainings[0]?.event.id ?? "", "นางผู้เข้าอบรม สมมติ", true);
  const oldReport = await anOldReport(world);
  world.places = {
    plans: [plan, draft].map(({ planId }) => ({ id: planId })),
    projects: [
      { id: draft.id, above: draft.planId },
      { id: published, named: { plan: plan.planId, cycle: planCycle } },
    ],
    "plan-projects": [{ id: draft.id }],
    indicators: [{ id: draft.resultId, named: { plan: draft.planId, id: draft.id } }],
    progress: [{ id: String(world.work.year) }],
    rounds: rounds.map((round) => ({ id: round, above: String(world.work.year) })),
    "unit-reports": [world.own, world.other].map((id) => ({
      id,
      named: { year: String(world.work.year), round: "6-month" },
    })),
    items: world.work.projects.map(({ id }) => ({ id })),
    trainings: trainings.map(({ event }) => ({ id: event.id })),
    "training-events": [{ id: await aTrainingEvent(world, world.own) }],
    "training-people": trained.map(({ id }) => ({ id })),
    paper: ["list.pdf", "qr.docx"].map((id) => ({ id, above: trainings[0]?.event.id ?? "" })),
    t: trainings.map(({ token }) => ({ id: token })),
    add: factKinds.map((kind) => ({ id: kind, above: world.work.projects[0]?.id ?? "" })),
    facts: [{ id: (await anEvent(world, world.own)).id }],
    imported: [{ id: reportId(oldReport) }],
    funds: [{ id: fund.id, above: fund.planId }],
    comments: [],
    versions: [{ id: "3", above: plan.planId }],
    book: [{ id: "plan.pdf", named: { plan: plan.planId, number: "3", cycle: planCycle } }],
    table: [{ id: "table.xlsx", above: plan.planId }],
    sheet: [{ id: "sheet.docx", named: { plan: draft.planId, id: draft.id } }],
    national: [{ id: "national.csv", above: plan.planId }],
    risks: risks.map((id) => ({ id })),
    measures: riskMeasures,
    "risk-processes": riskProcesses.map(({ id }) => ({ id })),
    "risk-assessments": [{ id: world.riskYear }],
    files: [scan, paper].map((id) => ({ id })),
    units: [world.own, world.other, closed].map((id) => ({ id })),
    people: [...Object.values(world.people), stranger].map((id) => ({ id })),
    members: Object.values(world.members).map(({ membershipId }) => ({ id: membershipId })),
    committees: [world.committee, world.orderBook, ended].map((id) => ({ id })),
    orders: [{ id: order, above: world.committee }],
    positions: [{ id: position, above: stranger }],
    meetings: Object.values(meetings).map((id) => ({ id })),
    jobs: [{ id: await aJob(world) }, { id: await aJob(world, "failed") }],
  };
  return world;
}

const someWork = job({
  name: "e2e.some-work",
  title: "งานตัวอย่าง",
  input: z.strictObject({}),
  may: everyMember,
  run: ({ finish }) => finish(async () => ({ said: "เสร็จ" })),
});

/** A job that nobody does; one that has failed may be started again. */
export function aJob({ house, org }: World, state: "waiting" | "failed" = "waiting"): Promise<string> {
  return writeIn(house.database, org.id, async (db) => {
    const id = await enqueue(db, someWork, { orgId: org.id, input: {} });
    await db.updateTable("job").set({ state }).where("org_id", "=", org.id).where("id", "=", id).execute();
    return id;
  });
}

/** Every address of a route, with the records that there are. */
export function addressesOf(world: World, pattern: string): string[] {
  const { slug } = world.org;
  const known = knownAddresses(world)[pattern];
  if (known) return known;
  const words = pattern.split("/");
  const last = words.findLastIndex((word) => word.startsWith(":") && word !== ":org");
  if (last < 0) return [pattern.replace(":org", slug)];
  const kind = words[last - 1] ?? "";
  const places = world.places[kind];
  if (!places) throw new Error(`Tell e2e/furnished.ts what stands behind /${kind}/ in ${pattern}`);
  return places.map(({ id, above, named }) =>
    words
      .map((word, index) => {
        if (word === ":org") return slug;
        if (index === last) return id;
        return word.startsWith(":") ? (named?.[word.slice(1)] ?? above ?? "nothing") : word;
      })
      .join("/"),
  );
}

/** Addresses that name no record of the organisation. */
function knownAddresses(world: World): Record<string, string[]> {
  const { house, org } = world;
  return {
    ...reportAddresses(world),
    [paths.asset.pattern]: [house.assets.icon],
    [paths.setup.pattern]: [paths.setup.href({ token: house.setupToken })],
    [paths.setupDemo.pattern]: [paths.setupDemo.href({ token: house.setupToken })],
    [paths.account.setPassword.pattern]: [paths.account.setPassword.href({ token: "none" })],
    [paths.office.pack.pattern]: house.packs
      .all()
      .map(({ kind, hash }) => paths.office.pack.href({ org: org.slug, kind, key: hash })),
  };
}

/** Given by the house itself, so that whoever may attach it can. */
export async function aFile(
  { house, org }: Pick<World, "house" | "org">,
  place: FilePlace,
  name = "แนบ.jpg",
): Promise<string> {
  const stored = await storeFile(house, org.id, streamed(await aPhoto()), { name, place });
  if (!stored.ok) throw new Error(stored.message);
  return stored.value.id;
}

export async function aUnit(world: World, name = world.unique("หน่วยงาน")): Promise<string> {
  const { id } = await perform(world, addUnit, { name, shortName: "" });
  return id;
}

export function personFacts(world: World, unitId: string | null) {
  return {
    prefix: "นาย",
    givenName: world.unique("สมชาย"),
    familyName: "ทดสอบ",
    employment: "official",
    phone: "0 0000 0000",
    email: "somchai@example.test",
    title: "เจ้าพนักงาน",
    unitId: unitId ?? "",
    isHead: false,
    isActing: false,
    fromOn: "2025-10-01",
    isAnother: false,
  };
}

export async function aPerson(
  world: World,
  unitId: string | null,
  changes: Partial<ReturnType<typeof personFacts>> = {},
): Promise<string> {
  const { id } = await perform(world, addPerson, { ...personFacts(world, unitId), ...changes });
  return id;
}

export async function aRiskYear(world: World, fiscalYear: number): Promise<string> {
  const { id } = await perform(world, openAssessment, { fiscalYear, scaleKey: "five-by-five" });
  return id;
}

export function riskFacts(world: World, unitId: string | null, assessmentId = world.riskYear) {
  return { ...riskFields, assessmentId, event: world.unique("เหตุการณ์"), unitId: unitId ?? "" };
}

export async function aRisk(
  world: World,
  unitId: string | null,
  assessmentId = world.riskYear,
): Promise<string> {
  const { id } = await perform(world, addRisk, riskFacts(world, unitId, assessmentId));
  return id;
}

/** A year of its own, with a risk in it. There are not many: only for what cannot be done twice to one. */
export async function anotherRiskYear(world: World): Promise<string> {
  world.nextRiskYear -= 1;
  const id = await aRiskYear(world, world.nextRiskYear);
  await aRisk(world, null, id);
  return id;
}

/** The year that is approved and opened again as often as it is asked for, as it stands then. */
export async function decidedRiskYear(world: World, status: "open" | "closed") {
  const { house, org, decidedYear: id } = world;
  const now = () => readIn(house.database, org.id, (db) => assessmentById(db, org.id, id));
  const { version = 0, status: is } = (await now()) ?? {};
  if (is !== status && status === "closed")
    await perform(world, closeAssessment, { ...riskApproval, id, version });
  if (is !== status && status === "open")
    await perform(world, reopenAssessment, { id, version, reason: "แก้ระดับ" });
  return { id, version: (await now())?.version ?? 0 };
}

export const riskApproval = {
  approvedOn: TODAY,
  approverName: "นายมั่นคง สมมติ",
  approverTitle: "นายกเทศมนตรี",
};

export async function aPosition(world: World, personId: string, unitId: string): Promise<string> {
  const { id } = await perform(world, addPosition, {
    personId,
    title: "นักวิชาการ",
    unitId,
    isHead: false,
    isActing: false,
    fromOn: "2025-11-01",
    toOn: "",
  });
  return id;
}

export async function aCommittee(world: World, purpose = "ขับเคลื่อนงาน"): Promise<string> {
  const name = world.unique("คณะทำงานทดสอบ");
  const { id } = await perform(world, addCommittee, { name, kind: "working-group", purpose });
  return id;
}

/** A chair from outside, and as secretaries all who have a role here. */
export function orderFacts(world: World) {
  const secretaries = Object.values(world.people).map((personId) => ({
    personId,
    name: "",
    role: "assistant-secretary",
    positionTitle: "",
  }));
  return {
    number: `${world.unique("")}/2569`.trim(),
    orderedOn: "2025-10-01",
    subject: "แต่งตั้งคณะทำงานทดสอบ",
    termFrom: "2025-10-01",
    termTo: "2026-09-30",
    seats: [
      { personId: "", name: "นางคำหล้า สมมติ", role: "chair", positionTitle: "ประธานชุมชน" },
      ...secretaries,
    ],
    preamble: "",
    duties: "ตามที่ได้รับมอบหมาย",
    signedByName: "นายกฤต สมมติ",
    signedByTitle: "นายกเทศมนตรี",
  };
}

export async function anOrder(
  world: World,
  committeeId: string,
  changes: Partial<ReturnType<typeof orderFacts>> = {},
): Promise<string> {
  const { id } = await perform(world, addOrder, { committeeId, ...orderFacts(world), ...changes });
  return id;
}

export function planFacts(world: World) {
  return {
    number: `${world.unique("")}/2569`.trim(),
    heldOn: "2026-02-16",
    startsAt: "09.30",
    room: "ห้องประชุม 1",
    agenda: [{ title: "เรื่องที่ประธานแจ้งให้ทราบ" }, { title: "เรื่องเพื่อพิจารณา" }],
  };
}

export function minutesFacts() {
  return {
    startsAt: "09.30",
    endsAt: "11.00",
    guests: "นางผู้เข้าร่วม สมมติ",
    agenda: [{ title: "เรื่องเพื่อพิจารณา", resolution: "เห็นชอบ" }],
    minutes: "ที่ประชุมพิจารณาแล้วเห็นชอบ",
  };
}

/** A meeting that has gone as far as said: its version counts the steps. */
export async function aMeeting(
  world: World,
  status: "planned" | "held" | "confirmed" | "cancelled",
  committeeId = world.committee,
): Promise<string> {
  const { id } = await perform(world, planMeeting, { committeeId, ...planFacts(world) });
  if (status === "cancelled") await perform(world, cancelMeeting, { id, version: 1, reason: "เลื่อนออกไป" });
  if (status === "planned" || status === "cancelled") return id;
  const seats = (await seatsOfMeeting(world, committeeId)).map((seatId) => ({
    seatId,
    presence: "present",
    note: "",
  }));
  await perform(world, recordAttendance, { id, version: 1, seats });
  await perform(world, recordMinutes, { id, version: 2, ...minutesFacts() });
  if (status === "confirmed") await perform(world, confirmMeeting, { id, version: 3, confirmedOn: TODAY });
  return id;
}

/** Who has to be marked present or away at a meeting of `planFacts`. */
export async function seatsOfMeeting({ house, org }: World, committeeId: string): Promise<string[]> {
  const day = isoDate(TODAY);
  const committee = { id: committeeId, ended_on: null };
  const seats = await readIn(house.database, org.id, (db) => seatsInForce(db, org.id, committee, day));
  return seats.map(({ id }) => id);
}

/** Filled in below, role by role. */
function nobody<T>(): Record<Role, T> {
  return {} as Record<Role, T>;
}
