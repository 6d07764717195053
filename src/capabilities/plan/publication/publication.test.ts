import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { browserFor } from "../../../testing/requests.ts";
import { freeze } from "../life/versions.ts";
import type { VersionStatus } from "../life/versions.ts";
import { aReadyPlan } from "../stage.fixture.ts";
import { wholePlan } from "../whole.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
await aUnit(house, org, "สำนักปลัดเทศบาล");
const { actor } = await aMember(house, org, "coordinator");
const { plan, projects } = await aReadyPlan({ house, org, actor });
const content = await readIn(house.database, org.id, (db) => wholePlan(db, org.id, plan, house.packs));
const [project] = content.projects;
if (!project) throw new Error("a ready plan has projects");

const CYCLE = "2566-2570";
const page = paths.public.plan.href({ org: org.slug });
const onePage = paths.public.planProject.href({ org: org.slug, cycle: CYCLE, id: project.id });
const book = (file: string) => paths.public.planBook.href({ org: org.slug, cycle: CYCLE, file });
const read = async (path: string) => (await browser.get(path)).text();

function keep(status: VersionStatus, title: string, amendment = 0) {
  return writeIn(house.database, org.id, (db) =>
    freeze(db, org.id, {
      planId: plan.id,
      status,
      amendment,
      content: { ...content, title },
      note: "เหตุผลภายใน",
      decidedOn: "2026-01-15",
      orderNumber: "12/2569",
      byName: actor.name,
      now: house.now(),
    }),
  );
}

test("nobody outside reads a plan before it is published, however far it is", async () => {
  for (const status of ["submitted", "returned", "approved"] as const) {
    await keep(status, "แผนที่ยังไม่ประกาศ");
    const html = await read(page);
    expect(html).toContain("ยังไม่ได้ประกาศใช้แผน");
    expect(html).not.toContain("แผนที่ยังไม่ประกาศ");
    expect((await browser.get(onePage)).status).toBe(404);
    expect((await browser.get(book("plan.pdf"))).status).toBe(404);
  }
});

test("everybody reads what was published, and what is worked at since is not shown", async () => {
  await keep("published", "แผนที่ประกาศแล้ว");
  await keep("submitted", "แผนที่กำลังเปลี่ยน", 1);
  const html = await read(page);
  expect(html).toContain("แผนที่ประกาศแล้ว");
  expect(html).toContain("ประกาศเมื่อ 15 มกราคม 2569 (เลขที่ 12/2569)");
  for (const { title } of projects) expect(html).toContain(title);
  expect(html).not.toContain("แผนที่กำลังเปลี่ยน");
  expect(html).not.toContain("เหตุผลภายใน");
  expect(html).not.toContain(actor.name);
  const sheet = await read(onePage);
  for (const text of [...project.reasons, ...project.outputs.map((each) => each.text)])
    expect(sheet).toContain(text);
});

test("the newest edition holds; its book can be taken home, an unknown one cannot", async () => {
  await keep("published", "แผนฉบับเปลี่ยนแปลง", 1);
  const html = await read(page);
  expect(html).toContain("ฉบับเปลี่ยนแปลงหรือเพิ่มเติม ครั้งที่ 1");
  expect(html).not.toContain("แผนที่ประกาศแล้ว");
  const answer = await browser.get(book("plan.pdf"));
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect((await readWithPdfJs(new Uint8Array(await answer.arrayBuffer()))).join("")).toContain(
    "แผนฉบับเปลี่ยนแปลง",
  );
  expect((await browser.get(book("plan.exe"))).status).toBe(404);
  const elsewhere = paths.public.planBook.href({ org: org.slug, cycle: "2561-2564", file: "plan.pdf" });
  expect((await browser.get(elsewhere)).status).toBe(404);
});

test("many visitors who want the book at once all get it, also when the first of them goes", async () => {
  const first = new AbortController();
  const left = opened.app.fetch(
    new Request(`${TEST_URL}${book("plan.xlsx")}?digits=arabic`, { signal: first.signal }),
  );
  first.abort();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.get(`${book("plan.xlsx")}?digits=arabic`)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await left;
});

test("the way there stands in the head of every public page", async () => {
  for (const address of [paths.public.home.href({ org: org.slug }), page, onePage]) {
    const html = await read(address);
    expect(html).toContain(`href="${page}"`);
    expect(html).toContain(`href="${paths.public.risks.href({ org: org.slug })}"`);
  }
});
