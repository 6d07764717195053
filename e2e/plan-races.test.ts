import { expect, test } from "vitest";
import {
  amendPlan,
  approvePlan,
  discardAmendment,
  publishPlan,
  recallPlan,
  returnPlan,
  submitPlan,
} from "../src/capabilities/plan/life/acts.ts";
import { versionNumbered, versionsOf } from "../src/capabilities/plan/life/versions.ts";
import { editProject, removeProject } from "../src/capabilities/plan/projects/acts.ts";
import { planNamed, projectsOf } from "../src/capabilities/plan/queries.ts";
import { searchableProjects } from "../src/capabilities/plan/search.ts";
import type { Act, Actor } from "../src/platform/acts/act.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { rebuildKind } from "../src/platform/search/rebuild.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { furnish } from "./furnished.ts";
import { aPlan, aReadyPlan, decision, projectFacts } from "./furnished-plan.ts";
import { NOW } from "./world.ts";

const opened = await openTestHouse();
opened.setClock(NOW);
const world = await furnish(opened.house);
const { house, org } = world;

const terminal: Actor = { kind: "terminal", name: "ทดสอบ" };
const attempt = (act: Act<never, unknown> | Act, input: unknown, actor: Actor = terminal) =>
  (act as Act)(
    {
      database: house.database,
      packs: house.packs,
      now: house.now,
      orgId: org.id,
      actor,
    },
    input,
  );

const read = <T>(query: (db: Parameters<Parameters<typeof readIn>[2]>[0]) => Promise<T>) =>
  readIn(house.database, org.id, query) as Promise<T>;
const statuses = async (planId: string) =>
  (await read((db) => versionsOf(db, org.id, planId))).map(({ number, status }) => `${number} ${status}`);

/** All at once; how many were done. */
async function atOnce(...doing: Promise<{ ok: boolean }>[]): Promise<number> {
  return (await Promise.all(doing)).filter(({ ok }) => ok).length;
}

test("of many who approve at once one does, and one version is kept of it", async () => {
  const at = await aPlan(world, "submitted");
  const approve = () => attempt(approvePlan, { ...at, ...decision });
  expect(await atOnce(...Array.from({ length: 8 }, approve))).toBe(1);
  expect(await statuses(at.planId)).toEqual(["2 approved", "1 submitted"]);
});

test("approving, returning and recalling at once, one is done and the others see it", async () => {
  const at = await aPlan(world, "submitted");
  const done = await atOnce(
    attempt(approvePlan, { ...at, ...decision }),
    attempt(returnPlan, { ...at, note: "แก้ไข" }),
    attempt(recallPlan, at),
  );
  expect(done).toBe(1);
});

test("publishing and opening an amendment at once, nothing is skipped", async () => {
  const { planId, version } = await aPlan(world, "approved");
  await atOnce(
    attempt(publishPlan, { planId, version, ...decision }),
    attempt(amendPlan, { planId, version, reason: "เพิ่ม" }),
    attempt(amendPlan, { planId, version: version + 1, reason: "เพิ่ม" }),
    attempt(discardAmendment, { planId, version }),
  );
  expect(await statuses(planId)).toEqual(["3 published", "2 approved", "1 submitted"]);
});

test("what is changed while the plan is submitted is in what was submitted, or refused", async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const at = await aReadyPlan(world);
    const [first, second] = await read((db) => projectsOf(db, org.id, at.planId));
    if (!first || !second) throw new Error("a ready plan has projects");
    const title = world.unique("ชื่อที่แก้");
    const edit = { planId: at.planId, version: 1 };
    const [submitted, edited, removed] = await Promise.all([
      attempt(submitPlan, { ...at, note: "" }),
      attempt(editProject, { ...projectFacts(world), ...edit, id: first.id, title, mission: first.mission }),
      attempt(removeProject, { ...edit, id: second.id }),
    ]);
    const now = await read(async (db) => ({
      plan: await planNamed(db, org.id, at.planId),
      projects: await projectsOf(db, org.id, at.planId),
      kept: await versionNumbered(db, org.id, at.planId, 1),
    }));
    expect(now.plan?.status).toBe(submitted.ok ? "submitted" : "draft");
    expect(now.projects.some((project) => project.title === title)).toBe(edited.ok);
    expect(now.projects.some(({ id }) => id === second.id)).toBe(!removed.ok);
    const titles = (projects: readonly { title: string }[] = []) =>
      projects.map((project) => project.title).toSorted();
    expect(titles(now.kept?.content.projects)).toEqual(submitted.ok ? titles(now.projects) : []);
  }
});

test("saving while the index is made anew, both are done and the index says what was saved last", async () => {
  const { planId } = await aReadyPlan(world);
  const projects = (await read((db) => projectsOf(db, org.id, planId))).slice(0, 12);
  const anew = () => rebuildKind(house.database, org.id, searchableProjects);
  const save = ({ id, mission }: (typeof projects)[number]) =>
    attempt(editProject, { ...projectFacts(world), planId, id, version: 1, mission });
  const [saved] = await Promise.all([Promise.all(projects.map(save)), anew(), anew(), anew()]);
  expect(saved.map(({ ok }) => ok)).toEqual(projects.map(() => true));
  expect(await anew()).toMatchObject({ changed: 0 });
});

test("no step is done twice or out of turn with the version of an earlier one", async () => {
  const { planId, version } = await aPlan(world, "published");
  const old = [1, 2, 3, version - 1, version + 1, 0, -1, 2 ** 31];
  for (const act of [
    submitPlan,
    recallPlan,
    returnPlan,
    approvePlan,
    publishPlan,
    amendPlan,
    discardAmendment,
  ])
    for (const forged of old) {
      const outcome = await attempt(act as unknown as Act, {
        planId,
        version: forged,
        ...(act === returnPlan || act === submitPlan ? { note: "ซ้ำ" } : {}),
        ...(act === approvePlan || act === publishPlan ? decision : {}),
        ...(act === amendPlan ? { reason: "ซ้ำ" } : {}),
      });
      expect([act.definition.name, forged, outcome.ok]).toEqual([act.definition.name, forged, false]);
    }
  expect(await statuses(planId)).toHaveLength(3);
});

test("the log holds together after all that", async () => {
  expect(await read((db) => verifyChain(db, org.id))).toMatchObject({ ok: true });
});

test("nobody approves what they submitted themselves, in whichever role, nor with a day to come", async () => {
  const { planId, version } = await aReadyPlan(world);
  const roles = [
    { role: "coordinator", unitId: null },
    { role: "executive", unitId: null },
  ] as const;
  const [both, other] = ["coordinator", "executive"].map((role): Actor => {
    const { accountId, name } = world.members[role as "coordinator" | "executive"];
    return { kind: "account", accountId, name, roles };
  });
  expect(await attempt(submitPlan, { planId, version, note: "" }, both)).toMatchObject({ ok: true });
  const approval = { planId, version: version + 1, ...decision };
  expect(await attempt(approvePlan, approval, both)).toMatchObject({ reason: "refused" });
  const tomorrow = { ...approval, decidedOn: "2099-01-01" };
  expect(await attempt(approvePlan, tomorrow, other)).toMatchObject({ reason: "invalid" });
  expect(await attempt(approvePlan, approval, other)).toMatchObject({ ok: true });
});
