import { z } from "zod";
import { expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { verifyChain } from "../audit/verify.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { Actor, Situation } from "./act.ts";
import { act, allActs, done } from "./act.ts";
import { refused } from "./outcome.ts";

const { house } = await openTestHouse();
const org = await anOrganisation(house);
const finance = await aUnit(house, org, "กองคลัง");
const works = await aUnit(house, org, "กองช่าง");

/** An act of our own, so that no capability can break these tests. */
const renameUnit = act({
  name: "test.rename-unit",
  title: "เปลี่ยนชื่อหน่วยงาน",
  input: z.strictObject({ id: z.uuid(), name: z.string().min(1, "กรอกชื่อ") }),
  may: { coordinator: "organisation", "unit-head": "own-unit" },
  unitOf: ({ input }) => input.id,
  run: async ({ db, orgId, input }) => {
    await db
      .updateTable("unit")
      .set({ name: input.name })
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    if (input.name === "ห้ามใช้") return refused("ชื่อนี้ใช้ไม่ได้");
    return done(input.name, {
      record: { kind: "unit", id: input.id, name: input.name },
      before: { name: "กองคลัง", same: 1 },
      after: { name: input.name, same: 1 },
    });
  },
});

/** Looks first and writes then, as rules do; a unique key stands behind it. */
const openUnit = act({
  name: "test.open-unit",
  title: "เปิดหน่วยงาน",
  input: z.strictObject({ name: z.string() }),
  may: { coordinator: "organisation" },
  run: async ({ db, orgId, input, newId }) => {
    const there = await db
      .selectFrom("unit")
      .select("id")
      .where("org_id", "=", orgId)
      .where("name", "=", input.name)
      .executeTakeFirst();
    if (there) return refused("มีหน่วยงานชื่อนี้แล้ว");
    await db.insertInto("unit").values({ org_id: orgId, id: newId(), name: input.name }).execute();
    return done(input.name);
  },
});

const situation = (actor: Actor): Situation => ({
  database: house.database,
  now: house.now,
  orgId: org.id,
  actor,
});
const coordinator = (await aMember(house, org, "coordinator")).actor;
const unitNamed = (id: string) =>
  readIn(house.database, org.id, (db) =>
    db
      .selectFrom("unit")
      .select("name")
      .where("org_id", "=", org.id)
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );
const entries = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("audit_entry").selectAll().where("org_id", "=", org.id).orderBy("seq").execute(),
  );

test("an act that succeeds is written and logged, with only what changed", async () => {
  const outcome = await renameUnit(situation(coordinator), { id: finance, name: "กองคลังใหม่" });
  expect(outcome).toEqual({ ok: true, value: "กองคลังใหม่" });
  expect(await unitNamed(finance)).toEqual({ name: "กองคลังใหม่" });
  const last = (await entries()).at(-1);
  expect(last).toMatchObject({
    act: "test.rename-unit",
    actor_kind: "account",
    record_kind: "unit",
    record_id: finance,
    changes: { name: { before: "กองคลัง", after: "กองคลังใหม่" } },
  });
});

test("a refusal after a write undoes the write and leaves no entry", async () => {
  const before = (await entries()).length;
  const outcome = await renameUnit(situation(coordinator), { id: finance, name: "ห้ามใช้" });
  expect(outcome).toMatchObject({ ok: false, reason: "refused" });
  expect(await unitNamed(finance)).toEqual({ name: "กองคลังใหม่" });
  expect(await entries()).toHaveLength(before);
});

test("wrong and unknown input is told by field", async () => {
  const outcome = await renameUnit(situation(coordinator), { id: finance, name: "", extra: 1 });
  expect(outcome).toMatchObject({
    ok: false,
    reason: "invalid",
    errors: { name: ["กรอกชื่อ"], "": [expect.stringContaining("extra")] },
  });
});

test("a role reaches as far as it is given", async () => {
  const head = (await aMember(house, org, "unit-head", finance)).actor;
  const auditor = (await aMember(house, org, "internal-auditor")).actor;
  expect(await renameUnit(situation(head), { id: finance, name: "กองคลัง" })).toMatchObject({ ok: true });
  expect(await renameUnit(situation(head), { id: works, name: "ของเรา" })).toMatchObject({
    ok: false,
    reason: "forbidden",
  });
  expect(await renameUnit(situation(auditor), { id: finance, name: "x" })).toMatchObject({
    ok: false,
    reason: "forbidden",
  });
  expect(await renameUnit(situation({ kind: "visitor", name: "ผู้เยี่ยมชม" }), {})).toMatchObject({
    reason: "forbidden",
  });
  expect(
    await renameUnit(situation({ kind: "terminal", name: "terminal" }), { id: works, name: "กองช่าง" }),
  ).toMatchObject({ ok: true });
});

test("many acts at once make one unbroken chain", async () => {
  const before = (await entries()).length;
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      renameUnit(situation(coordinator), { id: works, name: `กองช่าง ${index}` }),
    ),
  );
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  const all = await entries();
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 40 }, (_, index) => index + 1));
  const report = await readIn(house.database, org.id, (db) => verifyChain(db, org.id));
  expect(report).toMatchObject({ ok: true, entries: before + 40 });
});

test("a double press makes one record; the second one is told by the rule", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => openUnit(situation(coordinator), { name: "กองสองครั้ง" })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "refused")).toHaveLength(11);
});

test("two acts cannot have one name", () => {
  expect(() =>
    act({ name: "test.rename-unit", title: "", input: z.unknown(), may: {}, run: async () => done(1) }),
  ).toThrow("test.rename-unit");
  expect(allActs().map(({ definition }) => definition.name)).toContain("test.rename-unit");
});
