import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { aMeasure, aRisk, aYear } from "../../risk/stage.fixture.ts";
import { addComment } from "../comments/acts.ts";
import { addFund } from "../funds/acts.ts";
import { freeze } from "../life/versions.ts";
import { removeProject } from "../projects/acts.ts";
import { madeText } from "../reading/made-plan.fixture.ts";
import { aReadyPlan, perform } from "../stage.fixture.ts";
import { wholePlan } from "../whole.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
const to = paths.office;

const org = await anOrganisation(house);
await aUnit(house, org, "สำนักปลัดเทศบาล");
await aUnit(house, org, "กองคลัง");
const coordinator = await aMember(house, org, "coordinator");
const executive = await aMember(house, org, "executive");
const stage = { house, org };
await aMeasure(stage, await aRisk(stage, await aYear(stage, 2569)));
const made = { house, org, actor: coordinator.actor };
const deciding = { house, org, actor: executive.actor };
const { plan, projects } = await aReadyPlan(made);
const [project] = projects;
if (!project) throw new Error("a ready plan has projects");

const at = { org: org.slug, plan: plan.id };
const one = { ...at, id: project.id };

// What a page must break: a long name, money of ten digits, an address without a space.
const { id: fundId } = await perform(made, addFund, {
  planId: plan.id,
  name: "โครงการอบรมพัฒนาศักยภาพบุคลากรและสมาชิกสภาท้องถิ่นในข้อบัญญัติงบประมาณรายจ่ายประจำปี",
  budgets: ["9,999,999,999.99"],
});
const said = `ดู https://example.test/${"a".repeat(120)}`;
await perform(deciding, addComment, { planId: plan.id, part: "project", projectId: project.id, said });
await perform(deciding, addComment, { planId: plan.id, part: "overview", projectId: "", said });
await writeIn(house.database, org.id, async (db) =>
  freeze(db, org.id, {
    planId: plan.id,
    status: "returned",
    amendment: 0,
    content: await wholePlan(db, org.id, plan, house.packs),
    note: said,
    orderNumber: null,
    decidedOn: null,
    byName: executive.name,
    now: house.now(),
  }),
);
const gone = projects.at(-1);
await perform(made, removeProject, { planId: plan.id, id: gone?.id, version: gone?.version });

interface Look {
  path: string;
  title: string;
  h1?: string;
}

const looks: Look[] = [
  { path: to.plans.href(at), title: "แผนป้องกันการทุจริต" },
  { path: to.planStart.href(at), title: "เริ่มทำแผน" },
  { path: to.planImport.href(at), title: "นำเข้าแผนจากเอกสาร" },
  { path: to.plan.href(at), title: plan.title },
  { path: to.planIntroduction.href(at), title: "บทนำของแผน", h1: "บทนำ" },
  { path: to.planGoals.href(at), title: "เป้าหมายของแผน", h1: "เป้าหมาย" },
  { path: to.planDeclaration.href(at), title: "ประกาศเจตจำนง" },
  { path: to.planProjects.href(at), title: "โครงการในแผน", h1: "โครงการ" },
  { path: to.planProjectAdd.href(at), title: "เพิ่มโครงการ" },
  { path: to.planProjectReady.href(at), title: "โครงการสำเร็จรูป" },
  { path: to.planProject.href(one), title: project.title },
  { path: to.planProjectEdit.href(one), title: "แก้ไขโครงการ" },
  {
    path: to.planIndicator.href({ ...one, result: project.outputs[0]?.id ?? "" }),
    title: "วิธีวัดตัวชี้วัด",
  },
  { path: to.planTable.href(at), title: "ตารางงบประมาณของแผน", h1: "ตารางงบประมาณ" },
  { path: to.planFunds.href(at), title: "แหล่งเงิน" },
  { path: to.planFund.href({ ...at, id: fundId }), title: "แก้ไขแหล่งเงิน" },
  { path: to.planChecks.href(at), title: "ตรวจแผน" },
  { path: to.planComments.href(at), title: "ความเห็นต่อแผน", h1: "ความเห็น" },
  { path: to.planVersions.href(at), title: "ฉบับของแผน", h1: "ฉบับ" },
  { path: to.planCompare.href(at, { from: "1", to: "now" }), title: "สิ่งที่เปลี่ยนไป" },
];

test.each(looks)("$title stands on a telephone and in the dark, and axe is content", async (look) => {
  const page = await open({ script: false, cookie: coordinator.cookie });
  await page.goto(look.path);
  expect(await verifyPage(page, { ...look, h1: look.h1 ?? look.title, status: 200 })).toEqual({
    scriptBytes: 0,
  });
  await page.context().close();
});

test("a kept version is read whole", async () => {
  const page = await open({ script: false, cookie: executive.cookie });
  await page.goto(to.planVersions.href(at));
  await page.getByRole("link", { name: /ลำดับที่ 1/ }).click();
  const title = (await page.title()).split(" · ")[0] ?? "";
  expect(title).toContain("ลำดับที่ 1");
  await verifyPage(page, { title, h1: plan.title, path: to.planVersion.href({ ...at, number: "1" }) });
});

test("a file is read, shown beside its reading, and put away again", async () => {
  const page = await open({ script: false, cookie: coordinator.cookie });
  await page.goto(to.planImport.href(at));
  await page.getByLabel("ไฟล์ของแผน").setInputFiles({
    name: "แผนเดิม.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(madeText()),
  });
  await page.getByRole("button", { name: "อ่านไฟล์" }).click();
  await verifyPage(page, {
    title: "ตรวจก่อนนำเข้าแผน",
    h1: "ตรวจก่อนนำเข้าแผน",
    path: to.planImport.href(at),
    status: 200,
  });
  await page.getByRole("button", { name: "ไม่นำเข้า เลือกไฟล์อื่น" }).click();
  await expect.poll(() => page.locator("h1").innerText()).toBe("นำเข้าแผนจากเอกสาร");
});
