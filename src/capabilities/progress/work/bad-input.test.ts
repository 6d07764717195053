import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import type { FactKind } from "../facts.ts";
import { aYearOfWork, perform } from "../stage.fixture.ts";
import { markStep } from "./acts.ts";
import { stepKey } from "./forms.ts";
import { factsOf } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-03-02T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const unitId = await aUnit(house, org, "สำนักปลัด");
const officer = await aMember(house, org, "unit-officer", unitId);
const { projects } = await aYearOfWork({ house, org }, unitId, 2569);
const [training] = projects;
if (!training) throw new Error("no project");
const id = training.id;
const [, step] = training.content.steps.map((each) => stepKey({ projectYearId: id, stepId: each.id }));
const outcome = training.content.outcomes[0]?.id ?? "";

const good: Record<FactKind, Record<string, string>> = {
  event: { title: "อบรมรุ่นที่ 1", happenedOn: "10 ก.พ. 2569", place: "หอประชุมเทศบาล" },
  step: { steps: step ?? "", happenedOn: "10 ก.พ. 2569", title: "ครบทุกคน" },
  publication: {
    title: "ภาพกิจกรรม",
    channel: "website",
    happenedOn: "10 ก.พ. 2569",
    link: "https://www.example.go.th",
  },
  spending: {
    amount: "๑,๐๐๐",
    happenedOn: "10 ก.พ. 2569",
    title: "ค่าวิทยากร",
    paperNumber: "ฎ.1",
    source: "agency",
  },
  value: {
    resultId: outcome,
    part: "50",
    whole: "60",
    happenedOn: "10 ก.พ. 2569",
    link: "https://www.example.go.th",
  },
  setback: { title: "วิทยากรติดราชการ", happenedOn: "10 ก.พ. 2569" },
};

const send = (kind: FactKind, typed: Record<string, string>) =>
  browser.post(to(kind), { unitId, ...typed }, officer);
const to = (kind: FactKind) => paths.office.workAdd.href({ org: org.slug, id, kind });
const facts = () => readIn(house.database, org.id, (db) => factsOf(db, org.id, { year: 2569 }));

/** The message that stands at a field, and whether the browser puts the person there. */
function toldAt(page: string, field: string) {
  const input = page
    .match(/<(?:input|select|textarea)(?:[^">]|"[^"]*")*>/g)
    ?.find((tag) => tag.includes(`name="${field}"`));
  const why = new RegExp(`id="field-${field.replace(".", "\\.")}-why"[^>]*>([\\s\\S]*?)</div>`).exec(
    page,
  )?.[1];
  return { isFirst: input?.includes("autofocus") ?? false, why: why ?? "" };
}

const days: readonly (readonly [string, string])[] = [
  ["30 ก.พ. 2569", "ไม่ใช่วันที่ที่มีอยู่จริง"],
  ["3/3/2569", "อนาคต"],
  ["30/9/2568", "ปีงบประมาณ 2569"],
];
const kinds = Object.keys(good) as FactKind[];

test.each(kinds.flatMap((kind) => days.map(([day, why]) => ({ kind, day, why }))))(
  "$kind on $day: told at its field, without script; all that was typed stays",
  async ({ kind, day, why }) => {
    const typed = { ...good[kind], happenedOn: day };
    const answer = await send(kind, typed);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(toldAt(page, "happenedOn")).toEqual({
      isFirst: true,
      why: expect.stringContaining(why) as string,
    });
    for (const value of Object.values(typed)) expect(page).toContain(value);
    expect(await facts()).toEqual([]);
  },
);

const figures: readonly (readonly [FactKind, string, string, string])[] = [
  ["event", "attended.staff", "-3", "ติดลบไม่ได้"],
  ["event", "attended.staff", "99999999999999999999", "มากเกินไป"],
  ["event", "attended.staff", "2.5", "จำนวนเต็ม"],
  ["spending", "amount", "-500", "ติดลบไม่ได้"],
  ["spending", "amount", "99999999999999", "มากเกินไป"],
  ["spending", "amount", "0", "มากกว่า 0"],
  ["spending", "amount", "ห้าร้อย", "ไม่ใช่จำนวนเงิน"],
  ["value", "part", "-1", "ติดลบไม่ได้"],
  ["value", "part", "9999999999999999", "มากเกินไป"],
  ["value", "part", "61", "มากกว่าจำนวนทั้งหมด"],
  ["value", "whole", "0", "มากกว่า 0"],
];

test.each(figures)("%s: %s of %s is told at its field: %s", async (kind, field, figure, why) => {
  const typed = { ...good[kind], [field]: figure };
  const answer = await send(kind, typed);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(toldAt(page, field)).toEqual({ isFirst: true, why: expect.stringContaining(why) as string });
  for (const value of Object.values(typed)) expect(page).toContain(value);
  expect(await facts()).toEqual([]);
});

test("of several fields that are wrong the first of the page has the focus", async () => {
  const { link: _, ...withoutLink } = good.value;
  const page = await (await send("value", { ...withoutLink, part: "61", happenedOn: "3/3/2569" })).text();
  expect(toldAt(page, "part").isFirst).toBe(true);
  expect(toldAt(page, "happenedOn")).toMatchObject({ isFirst: false, why: expect.stringContaining("อนาคต") });
  expect(page).toContain("ค่าที่กรอกเองต้องมีหลักฐาน");
});

test("who reports a step second is told who was first, and what was typed stays", async () => {
  const first = await aMember(house, org, "unit-officer", unitId);
  await perform({ house, org, actor: first.actor }, markStep, { projectId: id, unitId, ...good.step });
  const answer = await send("step", { ...good.step, title: "ทำแล้วเหมือนกัน" });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain(`${first.name} (สำนักปลัด) บันทึกไว้แล้วว่าทำเสร็จเมื่อ 10 ก.พ. 2569`);
  expect(page).toContain('value="ทำแล้วเหมือนกัน"');
  expect(await facts()).toHaveLength(1);
});
