import { NOW, perform } from "./world.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { editUnit } from "../src/capabilities/organisation/units/acts.ts";
import { endCommittee } from "../src/capabilities/organisation/committees/acts.ts";
import { attachMeetingFiles } from "../src/capabilities/organisation/meetings/files/acts.ts";
import { meetingPapers } from "../src/capabilities/organisation/meetings/files/forms.ts";
import { leavePerson } from "../src/capabilities/organisation/people/acts.ts";
import {
  cancelMeeting,
  planMeeting,
  recordAttendance,
  recordMinutes,
} from "../src/capabilities/organisation/meetings/acts.ts";
import { addComment } from "../src/capabilities/plan/comments/acts.ts";
import { amendPlan } from "../src/capabilities/plan/life/acts.ts";
import { editIntroduction } from "../src/capabilities/plan/parts/acts.ts";
import { editProject } from "../src/capabilities/plan/projects/acts.ts";
import { planNamed, projectsOf } from "../src/capabilities/plan/queries.ts";
import { publishRisk } from "../src/capabilities/risk/decisions/acts.ts";
import { addMeasure } from "../src/capabilities/risk/measures/acts.ts";
import { addRisk } from "../src/capabilities/risk/register/acts.ts";
import { paths } from "../src/paths.ts";
import { changeMember, endMembership } from "../src/platform/accounts/member-acts.ts";
import { roleNames } from "../src/platform/accounts/roles.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import { addOverseer } from "../src/platform/accounts/terminal-acts.ts";
import { allActs } from "../src/platform/acts/act.ts";
import { HOUSE_ORG, readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import { saveDraft } from "../src/platform/forms/drafts.ts";
import { openTraining } from "../src/capabilities/progress/trainings/acts.ts";
import { aTraining, somePeople } from "../src/capabilities/progress/trainings/stage.fixture.ts";
import { openTestHouse, TEST_URL } from "../src/testing/house.ts";
import { aMember, openSession } from "../src/testing/people.ts";
import {
  aCommittee,
  aFile,
  addressesOf,
  aMeeting,
  anOrder,
  aPerson,
  aUnit,
  furnish,
  orderFacts,
  planFacts,
  riskFacts,
  seatsOfMeeting,
} from "./furnished.ts";
import { projectFacts, readingsFor } from "./furnished-plan.ts";
import { zipParts } from "../src/testing/read-office.ts";
import { readWithPdfJs } from "../src/testing/read-pdf.ts";
import { formBody, sampleOf } from "./samples.ts";
import type { Input } from "./samples.ts";

/**
 * Outlets × roles: facts that only some may know are marked with words that stand nowhere else. Then every
 * address is asked for by everybody, and every act tried by everybody: the words come to light only for
 * those who may know them. New GET routes are walked as soon as they exist.
 */
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const world = await furnish(house);
const { org, members } = world;
const neighbour = await furnish(house, "neighbour");

type Onlooker = Role | "visitor" | "invited" | "former" | "neighbour" | "overseer";
const everyone: readonly Role[] = roleNames;
const staff = roleNames.filter((role) => role !== "council-member");
const administrator: readonly Role[] = ["administrator"];
const auditors: readonly Role[] = ["administrator", "internal-auditor"];

/** What must not come to light elsewhere: each in a word of its own, made of letters that no page rewrites. */
interface Fact {
  what: string;
  words: string[];
  knownTo: readonly Role[];
  /** Where it stands for nobody, whatever they may know. */
  never?: RegExp;
}
const AUDIT = /\/office\/audit/;
const LEFT_ON = "2026-01-13";
const facts: Fact[] = [
  { what: "telephone in the own unit", words: ["zqphoneown"], knownTo: staff, never: AUDIT },
  { what: "telephone in another unit", words: ["zqphoneother"], knownTo: staff, never: AUDIT },
  { what: "telephone above the units", words: ["zqphoneabove"], knownTo: staff, never: AUDIT },
  { what: "telephone of who has left", words: ["zqphonegone"], knownTo: staff, never: AUDIT },
  { what: "e-mail in the own unit", words: ["zqmailown"], knownTo: staff, never: AUDIT },
  { what: "e-mail in another unit", words: ["zqmailother"], knownTo: staff, never: AUDIT },
  { what: "e-mail above the units", words: ["zqmailabove"], knownTo: staff, never: AUDIT },
  { what: "e-mail of who has left", words: ["zqmailgone"], knownTo: staff, never: AUDIT },
  {
    what: "since when somebody has left",
    words: ["13 มกราคม 2569", "13 ม.ค. 2569", "13/01/2569", LEFT_ON, "๑๓ มกราคม ๒๕๖๙"],
    knownTo: staff,
  },
  { what: "e-mail of an account", words: ["zqaccountmail"], knownTo: administrator, never: AUDIT },
  { what: "user name of an account", words: ["zqusername"], knownTo: administrator, never: AUDIT },
  { what: "name of an account", words: ["zqaccountname"], knownTo: auditors },
  { what: "what something was called before", words: ["zqformer"], knownTo: auditors },
  { what: "purpose of a committee", words: ["zqpurpose"], knownTo: everyone },
  { what: "why a committee was ended", words: ["zqendreason"], knownTo: everyone },
  { what: "duties in an order", words: ["zqduties"], knownTo: everyone },
  { what: "a seat of somebody from outside", words: ["zqoutsider"], knownTo: everyone },
  { what: "minutes that are not confirmed yet", words: ["zqminutes"], knownTo: everyone },
  { what: "a resolution", words: ["zqresolution"], knownTo: everyone },
  { what: "guests of a meeting", words: ["zqguests"], knownTo: everyone },
  { what: "why somebody was away", words: ["zqaway"], knownTo: everyone },
  { what: "where a meeting is held", words: ["zqroom"], knownTo: everyone },
  { what: "why a meeting was cancelled", words: ["zqcancelled"], knownTo: everyone },
  { what: "a file of a meeting", words: ["zqfile"], knownTo: everyone },
  { what: "a file that nothing holds yet", words: ["zqloose"], knownTo: [] },
  { what: "a plan that is being made", words: ["zqforeword"], knownTo: everyone },
  { what: "what an amendment changes before it is published", words: ["zqamended"], knownTo: everyone },
  { what: "why an amendment is made, before it is published", words: ["zqamendreason"], knownTo: everyone },
  { what: "a comment on a plan", words: ["zqcomment"], knownTo: everyone },
  { what: "who could do what a published risk tells of", words: ["zqriskwho"], knownTo: everyone },
  { what: "how it could be done, and what holds it off", words: ["zqriskhow"], knownTo: everyone },
  { what: "what was added to a risk since it was published", words: ["zqrisklater"], knownTo: everyone },
  { what: "a document that waits to become a plan", words: ["zqreading"], knownTo: ["coordinator"] },
  {
    what: "who is on the list of a training",
    words: ["zqtrainee"],
    knownTo: [...auditors, "coordinator", "executive", "unit-officer", "unit-head"],
  },
  {
    what: "the questions of a test",
    words: ["zqquestion"],
    knownTo: [...auditors, "coordinator", "unit-officer", "unit-head"],
  },
  { what: "a draft", words: ["zqdraft"], knownTo: ["executive"] },
  { what: "the browser of somebody", words: ["zqbrowser"], knownTo: [] },
  { what: "the hash of a password", words: ["zqargon"], knownTo: [] },
  { what: "the secret of a second factor", words: ["zqtotp"], knownTo: [] },
  { what: "facts of another organisation", words: ["zqneighbour"], knownTo: [] },
];

const cookies = new Map<Onlooker, string | undefined>([["visitor", undefined]]);
const gone = await furnishSecrets();

async function furnishSecrets() {
  const called = (who: string) => ({
    familyName: "ลับเฉพาะ",
    phone: `zqphone${who}`,
    email: `zqmail${who}@example.test`,
  });
  const hidden = {
    own: await aPerson(world, world.own, { ...called("own"), title: "เจ้าพนักงานลับ" }),
    other: await aPerson(world, world.other, called("other")),
    above: await aPerson(world, null, { ...called("above"), title: "ปลัดเทศบาล" }),
    gone: await aPerson(world, world.own, { ...called("gone"), employment: "contract" }),
  };
  await perform(world, leavePerson, { id: hidden.gone, version: 1, leftOn: LEFT_ON });
  const unit = await aUnit(world, "กองzqformer");
  await perform(world, editUnit, { id: unit, version: 1, name: "กองใหม่", shortName: "" });
  const committee = await aCommittee(world, "zqpurpose");
  const ended = await aCommittee(world);
  await perform(world, endCommittee, {
    id: ended,
    version: 1,
    endedOn: "2026-03-01",
    endReason: "zqendreason",
  });
  const [, ...secretaries] = orderFacts(world).seats;
  const chair = { personId: "", name: "zqoutsider", role: "chair", positionTitle: "" };
  const order = await anOrder(world, committee, { duties: "zqduties", seats: [chair, ...secretaries] });
  const { id: meeting } = await perform(world, planMeeting, {
    committeeId: committee,
    ...planFacts(world),
    room: "zqroom",
  });
  const seats = (await seatsOfMeeting(world, committee)).map((seatId) => ({
    seatId,
    presence: "leave",
    note: "zqaway",
  }));
  await perform(world, recordAttendance, { id: meeting, version: 1, seats });
  await perform(world, recordMinutes, {
    id: meeting,
    version: 2,
    startsAt: "",
    endsAt: "",
    guests: "zqguests",
    agenda: [{ title: "เรื่องลับ", resolution: "zqresolution" }],
    minutes: "zqminutes",
  });
  const file = await aFile(world, meetingPapers, "zqfile.jpg");
  await perform(world, attachMeetingFiles, { id: meeting, files: [file] });
  const loose = await aFile(world, meetingPapers, "zqloose.jpg");
  const cancelled = await aMeeting(world, "planned", committee);
  await perform(world, cancelMeeting, { id: cancelled, version: 1, reason: "zqcancelled" });
  await perform(neighbour, editUnit, {
    id: neighbour.other,
    version: 1,
    name: "กองช่าง",
    shortName: "zqneighbour",
  });
  await aPerson(neighbour, neighbour.own, { phone: "zqneighbour", email: "zqneighbour@example.test" });
  await aCommittee(neighbour, "zqneighbour");

  const training = await furnishTrainingSecrets();
  const risk = await furnishPlanSecrets();
  const account = await anAccount();
  // The records that hold a marked fact, and no others: every one of them is asked for by everybody.
  Object.assign(world.places, {
    people: Object.values(hidden).map((id) => ({ id })),
    units: [{ id: world.own }, { id: unit }],
    committees: [{ id: committee }, { id: ended }],
    orders: [{ id: order, above: committee }],
    meetings: [{ id: meeting }, { id: cancelled }],
    members: [{ id: account }],
    files: [{ id: file }, { id: loose }],
    risks: [{ id: risk }],
    trainings: [{ id: training.id }],
    "training-people": training.people,
    paper: [{ id: "list.docx", above: training.id }],
    t: [{ id: training.token }],
  });

  await saveDraft(house.database, {
    orgId: org.id,
    accountId: members.executive.accountId,
    form: paths.office.meetingMinutes.href({ org: org.slug, id: meeting }),
    typed: { minutes: "zqdraft" },
    now: house.now(),
  });
  for (const role of roleNames) cookies.set(role, members[role].cookie);
  cookies.set("neighbour", neighbour.members.administrator.cookie);
  cookies.set("invited", await anInvited());
  cookies.set("former", await aFormer());
  cookies.set("overseer", await anOverseer());
  return hidden.gone;
}

/** Open for a test, so that its public page says as much as it ever does. */
async function furnishTrainingSecrets() {
  const typed = { passPercent: "80", questions: "zqquestion\n* แจ้ง\nนิ่งเฉย" };
  const { event, version, token } = await aTraining(world, world.own, typed);
  const people = await somePeople(world, event.id, "zqtrainee", true);
  await perform(world, openTraining, { id: event.id, version, opened: "before" });
  return { id: event.id, token, people: people.map(({ id }) => ({ id })) };
}

/** What is worked at, beside a plan and a risk that everybody reads. */
async function furnishPlanSecrets(): Promise<string> {
  const [published, draft] = world.places["plans"]?.map(({ id }) => id) ?? [];
  if (!published || !draft) throw new Error("a published plan and a draft are furnished");
  const planNow = async (planId: string) => {
    const found = await readIn(house.database, org.id, async (db) => ({
      plan: await planNamed(db, org.id, planId),
      projects: await projectsOf(db, org.id, planId),
    }));
    const [project] = found.projects;
    if (!found.plan || !project) throw new Error("a plan with projects is furnished");
    return { plan: found.plan, project };
  };
  const { plan, project } = await planNow(published);
  await perform(world, amendPlan, { planId: published, version: plan.version, reason: "zqamendreason" });
  await perform(world, editProject, {
    ...projectFacts(world),
    planId: published,
    id: project.id,
    version: project.version,
    title: "zqamended",
  });
  const comment = { planId: published, projectId: project.id, part: "project", said: "zqcomment" };
  await perform(world, addComment, comment);
  const { version } = (await planNow(draft)).plan;
  await perform(world, editIntroduction, { planId: draft, version, title: "แผน", foreword: "zqforeword" });
  const { id } = await perform(world, addRisk, {
    ...riskFacts(world, null),
    who: "zqriskwho",
    how: "zqriskhow",
    controls: "zqriskhow",
  });
  await perform(world, publishRisk, { id, version: 1 });
  const measure = { text: "zqrisklater", against: "own", unitId: "" };
  await perform(world, addMeasure, { riskId: id, ...measure });
  return id;
}

/** Somebody whose account is nobody's business. */
async function anAccount(): Promise<string> {
  const { accountId, membershipId } = await aMember(house, org, "executive");
  const { shared } = house.database;
  await shared
    .updateTable("account")
    .set({ name: "zqaccountname", email: "zqaccountmail@example.test", username: "zqusername" })
    .where("id", "=", accountId)
    .execute();
  await shared
    .updateTable("session")
    .set({ user_agent: "zqbrowser" })
    .where("account_id", "=", accountId)
    .execute();
  const now = house.now();
  await shared
    .insertInto("sign_in_method")
    .values({
      id: accountId,
      account_id: accountId,
      provider_id: "credential",
      provider_account_id: accountId,
      password: "$zqargon",
      created_at: now,
      updated_at: now,
    })
    .execute();
  await shared
    .insertInto("two_factor")
    .values({ id: accountId, account_id: accountId, secret: "zqtotp", backup_codes: "zqtotp" })
    .execute();
  // The log tells of it, too.
  await perform(world, changeMember, {
    id: membershipId,
    version: 1,
    personId: "",
    roles: ["internal-auditor"],
    officerOf: [],
    headOf: [],
  });
  return membershipId;
}

async function anInvited(): Promise<string> {
  const { membershipId, cookie } = await aMember(house, org, "administrator");
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("membership")
      .set({ accepted_at: null })
      .where("org_id", "=", org.id)
      .where("id", "=", membershipId)
      .execute(),
  );
  return cookie;
}

async function aFormer(): Promise<string> {
  const { accountId, membershipId } = await aMember(house, org, "administrator");
  await perform(world, endMembership, { id: membershipId, version: 1 });
  return openSession(house, accountId);
}

async function anOverseer(): Promise<string> {
  const { accountId } = await perform({ house, org: { ...org, id: HOUSE_ORG } }, addOverseer, {
    name: "นายกำกับ ดูแล",
    email: "overseer@example.test",
    province: "",
  });
  return openSession(house, accountId);
}

/** An answer as far as anybody can read it. */
async function read(onlooker: Onlooker, path: string, init: RequestInit = {}): Promise<string> {
  const cookie = cookies.get(onlooker);
  const headers = { ...init.headers, ...(cookie ? { cookie } : {}) };
  const answer = await opened.app.fetch(new Request(`${TEST_URL}${path}`, { ...init, headers }));
  expect([path, answer.status < 500]).toEqual([path, true]);
  const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
  return `${[...answer.headers].map((pair) => pair.join(": ")).join("\n")}\n${text}`;
}

/** What stands in a packed file is as readable as what stands on a page. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const head = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (head === "%PDF") return (await readWithPdfJs(bytes)).join("\n");
  if (head === "PK\u0003\u0004") return [...(await zipParts(bytes)).values()].join("\n");
  return Buffer.from(bytes).toString("utf8");
}

/** Where each fact was seen by whom: address by address. */
const seen = new Map<Fact, Map<Onlooker, Set<string>>>(facts.map((fact) => [fact, new Map()]));

async function look(onlooker: Onlooker, path: string, init?: RequestInit) {
  const text = await read(onlooker, path, init);
  for (const fact of facts) {
    if (!fact.words.some((word) => text.includes(word))) continue;
    const by = seen.get(fact);
    by?.set(onlooker, (by.get(onlooker) ?? new Set()).add(path));
  }
}

const routes = (method: string) => [
  ...new Set(opened.app.routes.filter((route) => route.method === method).map(({ path }) => path)),
];
const forms = new Set(routes("POST"));
/** What lists are asked for; a page that knows nothing of it is the same as ever. */
const questions = [
  "",
  "?q=zqphone",
  "?q=zqmail",
  "?presence=left",
  "?presence=all&sort=unit&dir=desc",
  "?employment=contract",
  "?position=none&presence=all",
  `?unit=${world.own}`,
  "?year=all",
  `?record=${gone}`,
  "?kind=person&name=สมชาย",
  "?verify=1",
  "?choose=1",
];
/** Drawn from the same rows as page and CSV, which are asked everything: whose rows and which columns is the question. */
const questionsOfPapers = ["", "?q=zqphone", "?presence=all&sort=unit&dir=desc"];
const isPaper = (pattern: string) => /\.(pdf|docx|xlsx)$/.test(pattern);
const walked = routes("GET").flatMap((pattern) => {
  const isOfRecord = pattern.replace(":org", "").includes(":");
  const isList = pattern.includes(":org") && !isOfRecord;
  const ofLists = isPaper(pattern) ? questionsOfPapers : questions;
  const asked = isList ? ofLists : isOfRecord && forms.has(pattern) ? ["", "?draft"] : [""];
  return addressesOf(world, pattern).flatMap((address) => asked.map((question) => address + question));
});

/** Every form and every act, on every record, as somebody who saw an old version: refusals tell things, too. */
const tried: { act: string; input: Input; addresses: string[]; file: string | undefined }[] = [];
// One after the other: samples of several acts bring the same report on its way.
for (const act of allActs().filter(({ definition }) => !definition.internal)) {
  const sample = sampleOf(act);
  const input = await sample.input(world, world.own);
  tried.push({
    act: act.definition.name,
    input: "version" in input ? { ...input, version: 999 } : input,
    addresses: sample.form ? addressesOf(world, sample.form.pattern) : [],
    file: sample.file,
  });
}

// Only now: the samples brought documents of their own.
await readingsFor(world, [members.coordinator.accountId], "zqreading.txt");

describe.each([...cookies.keys()])("%s", (onlooker) => {
  beforeAll(async () => {
    const waiting = walked.values();
    const lane = async () => {
      for (const address of waiting) await look(onlooker, address);
    };
    await Promise.all([lane(), lane(), lane()]);
    for (const { act, input, addresses, file } of tried) {
      const headers = { origin: TEST_URL };
      const ids = new Set(
        addresses.flatMap((address) => address.split("/").filter((word) => word.length === 36)),
      );
      for (const id of ids) {
        const changed = {
          ...input,
          ...("id" in input ? { id } : {}),
          ...("personId" in input ? { personId: id } : {}),
        };
        await look(onlooker, `/${org.slug}/api/acts/${act}`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(changed),
        });
      }
      if (!("version" in input)) continue;
      for (const address of addresses)
        await look(onlooker, address, { method: "POST", headers, body: formBody(input, file) });
    }
  });

  const knows = (fact: Fact) => (fact.knownTo as readonly Onlooker[]).includes(onlooker);
  const where = (fact: Fact) => [...(seen.get(fact)?.get(onlooker) ?? [])];

  test.for(facts.filter((fact) => !knows(fact)))("does not learn: $what", (fact) => {
    expect(where(fact)).toEqual([]);
  });

  test.for(facts.filter(knows))("learns: $what", (fact) => {
    expect(where(fact)).not.toEqual([]);
    expect(where(fact).filter((path) => fact.never?.test(path))).toEqual([]);
  });
});

test("a filter tells a member of the council nothing that the list does not", async () => {
  const list = paths.office.people.href({ org: org.slug });
  const found = async (question: string) => {
    const page = await read("council-member", list + question);
    return new Set(page.match(/\/people\/[0-9a-f-]{36}/g));
  };
  const all = await found("");
  expect(all.size).toBeGreaterThan(roleNames.length);
  for (const question of ["?employment=contract", "?employment=official", "?presence=left", "?presence=all"])
    expect([question, await found(question)]).toEqual([question, all]);
  for (const question of ["?q=zqphoneown", "?q=zqmailown"])
    expect([question, await found(question)]).toEqual([question, new Set()]);
});
