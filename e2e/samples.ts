import { TODAY, perform } from "./world.ts";
import type { World } from "./world.ts";
import sharp from "sharp";
import { endCommittee } from "../src/capabilities/organisation/committees/acts.ts";
import { attachOrderScan } from "../src/capabilities/organisation/committees/orders/scan/acts.ts";
import { signedScan } from "../src/capabilities/organisation/committees/orders/scan/forms.ts";
import { attachMeetingFiles } from "../src/capabilities/organisation/meetings/files/acts.ts";
import { meetingPapers } from "../src/capabilities/organisation/meetings/files/forms.ts";
import { leavePerson } from "../src/capabilities/organisation/people/acts.ts";
import { acceptRisk, endRisk, publishRisk } from "../src/capabilities/risk/decisions/acts.ts";
import { assessmentById, processesOf } from "../src/capabilities/risk/assessments/queries.ts";
import { addRisk } from "../src/capabilities/risk/register/acts.ts";
import { aMeasure, riskFields } from "../src/capabilities/risk/stage.fixture.ts";
import { closeUnit } from "../src/capabilities/organisation/units/acts.ts";
import { paths } from "../src/paths.ts";
import { endMembership } from "../src/platform/accounts/member-acts.ts";
import { roleRules } from "../src/platform/accounts/member-queries.ts";
import { organisationNamed } from "../src/platform/accounts/organisations.ts";
import type { Act } from "../src/platform/acts/act.ts";
import { addOverseer } from "../src/platform/accounts/terminal-acts.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { csvLine } from "../src/platform/tables/csv.ts";
import { aMember } from "../src/testing/people.ts";
import {
  aCommittee,
  aJob,
  aFile,
  aMeeting,
  anOrder,
  aPerson,
  anotherRiskYear,
  decidedRiskYear,
  aPosition,
  aRisk,
  aUnit,
  minutesFacts,
  orderFacts,
  personFacts,
  planFacts,
  riskApproval,
  riskFacts,
  seatsOfMeeting,
} from "./furnished.ts";

import { planSamples } from "./samples-plan.ts";
import { roundSamples } from "./samples-rounds.ts";
import { progressSamples } from "./samples-progress.ts";
import { trainingSamples } from "./samples-trainings.ts";
import { workSamples } from "./samples-work.ts";
import { reportSamples } from "./samples-report.ts";

export type Input = Record<string, unknown>;

interface SampleForm {
  /** Where it posts to; its identifiers are fields of the input, or found by `from`. */
  pattern: string;
  from?: (input: Input, world: World) => Input;
}

/** How an act is done with success. */
export interface Sample {
  /** Valid on a furnished house, as often as it is asked for: each time with records of its own. */
  input: (world: World, unitId: string) => Promise<Input> | Input;
  form?: SampleForm;
  /** About the account of whoever does it: the terminal has none. */
  own?: boolean;
  /** The field that a form sends as a file. */
  file?: string;
  /** Its rows come as a file, which is kept until somebody has looked at what it would do. */
  table?: Record<"upload" | "confirm" | "discard", { pattern: string }>;
}

const to = paths.office;
const form = ({ pattern }: { pattern: string }, from?: SampleForm["from"]): SampleForm =>
  from ? { pattern, from } : { pattern };
const first = (id: string) => ({ id, version: 1 });
const position = {
  title: "หัวหน้าฝ่าย",
  isHead: false,
  isActing: true,
  fromOn: "2025-12-01",
  toOn: "2026-09-30",
};
const acceptance = {
  acceptedReason: "ค่าใช้จ่ายในการควบคุมสูงกว่าความเสียหาย",
  acceptedOn: TODAY,
  acceptedUntil: "2026-09-30",
  acceptedByName: "นายมั่นคง สมมติ",
  acceptedByTitle: "นายกเทศมนตรี",
};
const measureFacts = {
  text: "อบรมผู้จัดทำคุณลักษณะ",
  against: "own",
  projectId: "",
  responsible: "หัวหน้าฝ่ายพัสดุ",
  dueOn: "2026-08-31",
};
const committee = (world: World) => ({ name: world.unique("คณะ"), kind: "committee", purpose: "กลั่นกรองงาน" });
const emblem = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#345" } })
  .png()
  .toBuffer();

/** One for each act; whoever adds an act adds a line. */
const byName: Record<string, Sample> = {
  "member.invite": {
    input: (world) => ({
      name: "นางสมาชิก ใหม่",
      email: `${world.unique("new").replace(" ", "-")}@${world.org.slug}.test`,
      username: world.unique("user").replace(" ", "_"),
      personId: "",
      roles: ["executive"],
      officerOf: [world.own],
      headOf: [],
    }),
    form: form(to.memberInvite),
  },
  "member.change": {
    input: async (world) => ({
      ...first(await newMember(world)),
      personId: "",
      roles: ["coordinator", "internal-auditor"],
      officerOf: [],
      headOf: [world.other],
    }),
    form: form(to.memberRoles),
  },
  "member.end": { input: async (world) => first(await newMember(world)), form: form(to.memberEnd) },
  "member.return": {
    input: async (world) => {
      const id = await newMember(world);
      await perform(world, endMembership, first(id));
      return { id, version: 2 };
    },
    form: form(to.memberReturn),
  },
  "member.issue-link": {
    input: async (world) => ({ id: await newMember(world) }),
    form: form(to.memberLink),
  },
  "member.demand-second-factor": {
    input: async ({ house, org }) => {
      const { version, demanding } = await readIn(house.database, org.id, (db) => roleRules(db, org.id));
      return { version, roles: demanding.includes("executive") ? [] : ["executive"] };
    },
    form: form(to.roleRules),
  },
  "member.accept": { input: () => ({}) },
  "member.decline": { input: () => ({}) },

  "organisation.add-unit": {
    input: (world) => ({ name: world.unique("กอง"), shortName: "ก" }),
    form: form(to.unitAdd),
  },
  "organisation.edit-unit": {
    input: async (world) => ({ ...first(await aUnit(world)), name: world.unique("กอง"), shortName: "" }),
    form: form(to.unitEdit),
  },
  "organisation.move-unit": {
    input: async (world) => ({ id: await aUnit(world), direction: "up" }),
    form: form(to.unitMove),
  },
  "organisation.close-unit": { input: async (world) => first(await aUnit(world)), form: form(to.unitClose) },
  "organisation.reopen-unit": {
    input: async (world) => {
      const id = await aUnit(world);
      await perform(world, closeUnit, first(id));
      return { id, version: 2 };
    },
    form: form(to.unitReopen),
  },

  "organisation.add-person": {
    input: (world, unitId) => personFacts(world, unitId),
    form: form(to.personAdd),
  },
  "organisation.edit-person": {
    input: async (world, unitId) => {
      const { prefix, givenName, familyName, employment, phone, email } = personFacts(world, unitId);
      return {
        ...first(await aPerson(world, unitId)),
        prefix,
        givenName,
        familyName,
        employment,
        phone,
        email,
      };
    },
    form: form(to.personEdit),
  },
  "organisation.leave-person": {
    input: async (world, unitId) => ({ ...first(await aPerson(world, unitId)), leftOn: TODAY }),
    form: form(to.personLeave),
  },
  "organisation.return-person": {
    input: async (world, unitId) => {
      const id = await aPerson(world, unitId);
      await perform(world, leavePerson, { ...first(id), leftOn: TODAY });
      return { id, version: 2 };
    },
    form: form(to.personReturn),
  },
  "organisation.add-position": {
    input: async (world, unitId) => ({ personId: await aPerson(world, unitId), unitId, ...position }),
    form: form(to.positionAdd, ({ personId }) => ({ id: personId })),
  },
  "organisation.correct-position": {
    input: async (world, unitId) => ({ ...(await newPosition(world, unitId)), unitId, ...position }),
    form: form(to.position, ({ personId }) => ({ person: personId })),
  },
  "organisation.end-position": {
    input: async (world, unitId) => ({ ...(await newPosition(world, unitId)), toOn: TODAY }),
    form: form(to.positionEnd, ({ personId }) => ({ person: personId })),
  },

  "organisation.import-units": {
    input: async (world) => ({
      rows: [
        ["หน่วยงาน", "ชื่อย่อ", "รหัสหน่วยงาน"],
        [world.unique("กอง"), "ก", ""],
        [world.unique("กอง"), "ข", await aUnit(world)],
      ],
      answers: [{ line: 2, answer: "another" }],
      fileName: "units.csv",
    }),
    table: { upload: to.unitsImport, confirm: to.unitsImportConfirm, discard: to.unitsImportDiscard },
  },
  "organisation.import-people": {
    input: async (world) => ({
      rows: [
        ["ชื่อ", "นามสกุล", "ประเภท", "โทรศัพท์", "ตำแหน่ง", "หน่วยงาน", "ดำรงตำแหน่งตั้งแต่", "รหัสบุคลากร"],
        [world.unique("สมชาย"), "ทดสอบ", "พนักงานจ้าง", "", "คนสวน", "", "1/10/2568", ""],
        [
          world.unique("สมหญิง"),
          "ทดสอบ",
          "พนักงานจ้าง",
          "",
          "คนครัว",
          "",
          "1/10/2568",
          await aPerson(world, null),
        ],
      ],
      answers: [{ line: 2, answer: "another" }],
      fileName: "people.csv",
    }),
    table: { upload: to.peopleImport, confirm: to.peopleImportConfirm, discard: to.peopleImportDiscard },
  },

  "organisation.add-committee": { input: committee, form: form(to.committeeAdd) },
  "organisation.edit-committee": {
    input: async (world) => ({ ...first(await aCommittee(world)), ...committee(world) }),
    form: form(to.committeeEdit),
  },
  "organisation.end-committee": {
    input: async (world) => ({
      ...first(await aCommittee(world)),
      endedOn: TODAY,
      endReason: "งานแล้วเสร็จ",
    }),
    form: form(to.committeeEnd),
  },
  "organisation.reopen-committee": {
    input: async (world) => {
      const id = await aCommittee(world);
      await perform(world, endCommittee, { ...first(id), endedOn: TODAY, endReason: "ผิดคณะ" });
      return { id, version: 2 };
    },
    form: form(to.committeeReopen),
  },
  "organisation.add-appointment-order": {
    input: (world) => ({ committeeId: world.orderBook, ...orderFacts(world) }),
    form: form(to.orderAdd, ({ committeeId }) => ({ id: committeeId })),
  },
  "organisation.edit-appointment-order": {
    input: async (world) => ({
      ...first(await anOrder(world, world.orderBook)),
      ...orderFacts(world),
      preamble: "เพื่อให้การขับเคลื่อนงานต่อเนื่อง",
    }),
    form: form(to.orderEdit, (_, { orderBook }) => ({ committee: orderBook })),
  },

  "organisation.plan-meeting": {
    input: (world) => ({ committeeId: world.committee, ...planFacts(world) }),
    form: form(to.meetingAdd, ({ committeeId }) => ({ id: committeeId })),
  },
  "organisation.edit-meeting": {
    input: async (world) => ({ ...first(await aMeeting(world, "planned")), ...planFacts(world) }),
    form: form(to.meetingEdit),
  },
  "organisation.record-attendance": {
    input: async (world) => {
      const seats = await seatsOfMeeting(world, world.committee);
      const presence = ["present", "leave", "absent", "substitute"];
      return {
        ...first(await aMeeting(world, "planned")),
        seats: seats.map((seatId, index) => ({
          seatId,
          presence: presence[index % presence.length],
          note: "นายแทน สมมติ",
        })),
      };
    },
    form: form(to.meetingAttendance),
  },
  "organisation.record-minutes": {
    input: async (world) => ({ id: await aMeeting(world, "held"), version: 3, ...minutesFacts() }),
    form: form(to.meetingMinutes),
  },
  "organisation.confirm-meeting": {
    input: async (world) => ({ id: await aMeeting(world, "held"), version: 3, confirmedOn: TODAY }),
    form: form(to.meetingConfirm),
  },
  "organisation.cancel-meeting": {
    input: async (world) => ({ ...first(await aMeeting(world, "planned")), reason: "ประธานติดราชการ" }),
    form: form(to.meetingCancel),
  },

  "organisation.attach-order-scan": {
    input: async (world) => ({
      id: await anOrder(world, world.orderBook),
      files: [await aFile(world, signedScan)],
    }),
    form: form(to.orderScan, (_, { orderBook }) => ({ committee: orderBook })),
  },
  "organisation.remove-order-scan": {
    input: async (world) => {
      const id = await anOrder(world, world.orderBook);
      const { itemId } = await perform(world, attachOrderScan, {
        id,
        files: [await aFile(world, signedScan)],
      });
      return { id, itemId };
    },
    form: form(to.orderScanRemove, (_, { orderBook }) => ({ committee: orderBook })),
  },
  "organisation.attach-meeting-files": {
    input: async (world) => ({
      id: await aMeeting(world, "held"),
      files: [await aFile(world, meetingPapers), await aFile(world, meetingPapers)],
    }),
    form: form(to.meetingFiles),
  },
  "organisation.remove-meeting-file": {
    input: async (world) => {
      const id = await aMeeting(world, "held");
      const { items } = await perform(world, attachMeetingFiles, {
        id,
        files: [await aFile(world, meetingPapers)],
      });
      return { id, itemId: items[0] };
    },
    form: form(to.meetingFileRemove),
  },

  "organisation.edit-profile": {
    input: async ({ house, org }) => ({
      version: (await organisationNamed(house.database, org.slug))?.version,
      name: "บึงสุข",
      amphoe: "สมมติ",
      province: "นนทบุรี",
    }),
    form: form(to.organisation),
  },
  "organisation.set-emblem": {
    input: () => ({ image: emblem.toString("base64") }),
    form: form(to.emblem),
    file: "image",
  },
  "organisation.remove-emblem": { input: () => ({}), form: form(to.emblemRemove) },
  "organisation.set-up": {
    input: (world) => ({
      kind: "town-small",
      name: "บึงใหม่",
      amphoe: "สมมติ",
      province: "นนทบุรี",
      slug: world.unique("town").replace(" ", "-"),
      units: [{ name: "สำนักปลัด", shortName: "สป" }, { name: "กองคลัง" }],
      administrator: {
        name: "นายดูแล ระบบดี",
        email: `${world.unique("first").replace(" ", "-")}@example.test`,
        username: world.unique("first").replace(" ", "_"),
        passwordHash: "$argon2id$not-a-hash-of-anything",
      },
      isDemo: false,
      isFurther: true,
    }),
  },

  "risk.open-assessment": {
    input: (world) => {
      world.nextRiskYear -= 1;
      return { fiscalYear: world.nextRiskYear, scaleKey: "five-by-five" };
    },
    form: form(to.riskOpen),
  },
  "risk.take-over": {
    input: (world) => {
      world.nextRiskYear -= 1;
      const measures = [{ text: "ประกาศหลักเกณฑ์", projectId: null }];
      const line = { process: "การบริหารงานบุคคล", events: ["เลื่อนขั้นไม่เป็นธรรม"], level: "สูง", measures };
      return { fiscalYear: world.nextRiskYear, risks: [line] };
    },
  },
  "risk.change-scale": {
    input: async ({ house, org, scaledYear }) => {
      const year = await readIn(house.database, org.id, (db) => assessmentById(db, org.id, scaledYear));
      const scaleKey = year?.scale_key === "words" ? "five-by-five" : "words";
      return { id: scaledYear, version: year?.version, scaleKey };
    },
    form: form(to.riskAssessmentScale),
  },
  "risk.close-assessment": {
    input: async (world) => ({ ...(await decidedRiskYear(world, "open")), ...riskApproval }),
    form: form(to.riskAssessmentClose),
  },
  "risk.reopen-assessment": {
    input: async (world) => ({ ...(await decidedRiskYear(world, "closed")), reason: "แก้ระดับ" }),
    form: form(to.riskAssessmentReopen),
  },
  "risk.discard-assessment": {
    input: async (world) => first(await anotherRiskYear(world)),
    form: form(to.riskAssessmentDiscard),
  },
  "risk.edit-process": {
    input: async (world) => {
      const { house, org, publishedYear } = world;
      const [process] = await readIn(house.database, org.id, (db) => processesOf(db, org.id, publishedYear));
      return { id: process?.id, version: process?.version, name: riskFields.processName };
    },
    form: form(to.riskProcess),
  },
  "risk.add-risk": { input: (world, unitId) => riskFacts(world, unitId), form: form(to.riskAdd) },
  "risk.edit-risk": {
    input: async (world, unitId) => {
      const { assessmentId: _, ...facts } = riskFacts(world, unitId);
      return { ...first(await aRisk(world, unitId)), ...facts };
    },
    form: form(to.riskEdit),
  },
  "risk.receive-risk": {
    input: async (world) => {
      const actor = world.members["unit-officer"].actor;
      const situation = { database: world.house.database, now: world.house.now, orgId: world.org.id, actor };
      const outcome = await addRisk(situation, riskFacts(world, world.own));
      return first(outcome.ok ? outcome.value.id : "");
    },
    form: form(to.riskReceive),
  },
  "risk.move-risk": {
    input: async (world) => {
      await aRisk(world, null);
      return { id: await aRisk(world, null), way: "up" };
    },
    form: form(to.riskMove),
  },
  "risk.move-process": {
    input: async (world) => {
      const { house, org, publishedYear } = world;
      const facts = riskFacts(world, null, publishedYear);
      await perform(world, addRisk, { ...facts, processName: world.unique("กระบวนการ") });
      const processes = await readIn(house.database, org.id, (db) => processesOf(db, org.id, publishedYear));
      return { id: processes.at(-1)?.id, way: "up" };
    },
    form: form(to.riskProcessMove),
  },
  "risk.remove-risk": { input: async (world) => first(await aRisk(world, null)), form: form(to.riskRemove) },
  "risk.accept-risk": {
    input: async (world) => ({ ...first(await aRisk(world, null)), ...acceptance }),
    form: form(to.riskAccept),
  },
  "risk.withdraw-acceptance": {
    input: async (world) => {
      const id = await aRisk(world, null);
      await perform(world, acceptRisk, { ...first(id), ...acceptance });
      return { id, version: 2 };
    },
    form: form(to.riskWithdraw),
  },
  "risk.end-risk": {
    input: async (world) => ({ ...first(await aRisk(world, null)), endedOn: TODAY, endReason: "เลิกงานนี้" }),
    form: form(to.riskEnd),
  },
  "risk.resume-risk": {
    input: async (world) => {
      const id = await aRisk(world, null);
      await perform(world, endRisk, { ...first(id), endedOn: TODAY, endReason: "ผิดรายการ" });
      return { id, version: 2 };
    },
    form: form(to.riskResume),
  },
  "risk.publish-risk": {
    input: async (world) => first(await aRisk(world, null)),
    form: form(to.riskPublish),
  },
  "risk.unpublish-risk": {
    input: async (world) => {
      const id = await aRisk(world, null);
      await perform(world, publishRisk, first(id));
      return { id, version: 2 };
    },
    form: form(to.riskUnpublish),
  },
  "risk.publish-all": {
    input: async (world) => {
      await aRisk(world, null, world.publishedYear);
      return { assessmentId: world.publishedYear };
    },
    form: form(to.riskPublishAll),
  },
  "risk.add-measure": {
    input: async (world, unitId) => ({ riskId: await aRisk(world, unitId), unitId, ...measureFacts }),
    form: form(to.riskMeasureAdd, ({ riskId }) => ({ id: riskId })),
  },
  "risk.edit-measure": {
    input: async (world, unitId) => {
      const riskId = await aRisk(world, unitId);
      return { ...first(await aMeasure(world, riskId, { unitId })), riskId, unitId, ...measureFacts };
    },
    form: form(to.riskMeasure, ({ riskId }) => ({ risk: riskId })),
  },
  "risk.report-measure": {
    input: async (world, unitId) => ({
      ...first(await aMeasure(world, world.places["risks"]?.[0]?.id ?? "", { unitId })),
      result: "อบรมแล้ว 40 คน",
      doneOn: TODAY,
    }),
    form: form(to.riskMeasureReport, (_, { places }) => ({ risk: places["risks"]?.[0]?.id })),
  },
  "risk.remove-measure": {
    input: async (world) => first(await aMeasure(world, world.places["risks"]?.[0]?.id ?? "")),
    form: form(to.riskMeasureRemove, (_, { places }) => ({ risk: places["risks"]?.[0]?.id })),
  },
  "risk.link-measure": {
    input: async (world) => ({
      ...first(await aMeasure(world, world.places["risks"]?.[0]?.id ?? "")),
      projectId: "",
    }),
    form: form(to.riskMeasureLink, (_, { places }) => ({ risk: places["risks"]?.[0]?.id })),
  },

  "account.disable": { input: oneAccount },
  "account.enable": { input: oneAccount },
  "account.issue-link": { input: oneAccount },
  "account.remove-overseer": {
    input: async (world) => {
      const { accountId } = await perform(world, addOverseer, {
        name: "นายกำกับ ดูแล",
        email: `${world.unique("overseer").replace(" ", "-")}@example.test`,
        province: "",
      });
      return { accountId };
    },
  },
  "account.add-overseer": {
    input: (world) => ({
      name: "นายกำกับ ดูแล",
      email: `${world.unique("overseer").replace(" ", "-")}@example.test`,
      province: "นนทบุรี",
    }),
  },
  "reminder.choose-mail": {
    input: () => ({ byMail: "at-once" }),
    form: form(to.remindersMail),
    own: true,
  },
  "job.start-again": {
    input: async (world) => ({ id: await aJob(world, "failed") }),
    form: form(to.jobAgain),
  },
  "job.cancel": {
    input: async (world) => ({ id: await aJob(world) }),
    form: form(to.jobCancel),
  },
};

/** Events of accounts, which are written into the log directly: all of one shape. */
const eventOfAccount: Sample = {
  input: async (world) => ({ ...(await oneAccount(world)), name: "นายบัญชี สมมติ" }),
};

const accountEvents = new Set([
  "account.sign-in",
  "account.sign-in-failed",
  "account.second-step-failed",
  "account.sign-out",
  "account.rename",
  "account.change-password",
  "account.set-password",
  "account.ask-reset",
  "account.turn-on-second-factor",
  "account.turn-off-second-factor",
  "account.renew-recovery-codes",
  "account.use-recovery-code",
  "account.add-passkey",
  "account.remove-passkey",
  "account.link-provider",
  "account.unlink-provider",
  "account.end-sessions",
]);

export function sampleOf(act: Act): Sample {
  const { name } = act.definition;
  const sample =
    byName[name] ??
    planSamples[name] ??
    progressSamples[name] ??
    roundSamples[name] ??
    trainingSamples[name] ??
    workSamples[name] ??
    reportSamples[name] ??
    (accountEvents.has(name) ? eventOfAccount : undefined);
  if (!sample) throw new Error(`Add a sample input for the act ${name} to e2e/samples.ts`);
  return sample;
}

/** Where the form of a sample posts to. */
export function formAddress(world: World, sample: Sample, input: Input): string | undefined {
  if (!sample.form) return undefined;
  const { pattern, from } = sample.form;
  const ids: Input = { ...input, ...from?.(input, world), org: world.org.slug };
  return pattern.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(ids[name]).toWellFormed()),
  );
}

/** An input as a form sends it: rows as "seats.0.name", a tick as "yes". */
export function formBody(input: Input, file?: string): FormData | URLSearchParams {
  const pairs = Object.entries(input).flatMap(([name, value]) => pairsOf(name, value));
  if (!file) return new URLSearchParams(pairs.map(([name, text]) => [name, text.toWellFormed()]));
  const body = new FormData();
  for (const [name, text] of pairs) {
    if (name === file) body.append(name, new File([Buffer.from(text, "base64")], "a.png"));
    else body.append(name, text);
  }
  return body;
}

/** The rows of an import as the file that somebody chooses. */
export function tableBody({ rows, fileName }: Input): FormData {
  const lines = (Array.isArray(rows) ? rows : [rows]).map((row: unknown) =>
    csvLine((Array.isArray(row) ? row : [row]).map((cell) => String(cell).toWellFormed())),
  );
  const body = new FormData();
  body.append("file", new File(lines, String(fileName).toWellFormed()));
  return body;
}

/** What is answered about its rows, as the page of the preview sends it. */
export function answerFields({ answers }: Input): [string, string][] {
  return (Array.isArray(answers) ? answers : []).map((said: unknown) => {
    const { line, answer } = Object(said) as Input;
    return [`answer-${line === 0 ? "rest" : String(line)}`.toWellFormed(), String(answer).toWellFormed()];
  });
}

function pairsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null || value === false) return [];
  if (Array.isArray(value))
    return value.flatMap((item, row) => pairsOf(typeof item === "object" ? `${name}.${row}` : name, item));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}.${key}`, inner));
  return [[name, value === true ? "yes" : String(value)]];
}

async function newMember({ house, org }: World): Promise<string> {
  const { membershipId } = await aMember(house, org, "executive");
  return membershipId;
}

async function newPosition(world: World, unitId: string) {
  const personId = await aPerson(world, unitId);
  return { ...first(await aPosition(world, personId, unitId)), personId };
}

async function oneAccount({ house, org }: World) {
  const { accountId } = await aMember(house, org, "executive");
  return { accountId };
}
