import { expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { riskList } from "../demo/risk-list.ts";
import { emptySetting, play } from "../demo/stage.ts";
import { story } from "../demo/story.ts";
import { assessmentsOf } from "../src/capabilities/risk/assessments/queries.ts";
import { risksForPlan } from "../src/capabilities/risk/queries.ts";
import { registerOf } from "../src/capabilities/risk/register/queries.ts";
import { statusOf } from "../src/capabilities/risk/register/rules.ts";
import { organisationNamed } from "../src/platform/accounts/organisations.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { reminderSources } from "../src/platform/reminders/source.ts";
import { paths } from "../src/paths.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { aMember } from "../src/testing/people.ts";
import { docxText, xlsxText } from "../src/testing/read-office.ts";
import { readWithPdfJs } from "../src/testing/read-pdf.ts";
import { browserFor } from "../src/testing/requests.ts";
import { todayInBangkok } from "../src/thai/dates.ts";
import { toArabicDigits } from "../src/thai/digits.ts";
import { squash } from "../src/thai/matching.ts";

/** The register of the fictional municipality, told by the acts: the year before, the copy, what became of it. */
const opened = await openTestHouse();
const { house } = opened;
const orgId = newId();
const setting = emptySetting(house, orgId);
await play(setting, story);
const { fiscalYear } = setting.calendar;
const org = await organisationNamed(house.database, "bueng-suk-jai");
if (!org) throw new Error("no municipality");
const reader = await aMember(house, org, "internal-auditor");
const browser = browserFor(opened);
const place = { org: org.slug };

test("nine risks over two years, each with what became of it", async () => {
  const years = await readIn(house.database, orgId, (db) => assessmentsOf(db, orgId));
  expect(years.map(({ fiscal_year, status }) => [fiscal_year, status])).toEqual([
    [fiscalYear, "closed"],
    [fiscalYear - 1, "closed"],
  ]);
  const [year] = years;
  if (!year) throw new Error("no year");
  const risks = await readIn(house.database, orgId, (db) => registerOf(db, orgId, year.id));
  expect(risks.map(({ event }) => event).toSorted()).toEqual(riskList.map(({ event }) => event).toSorted());
  const statuses = risks.map((risk) => statusOf(risk, year.scale, todayInBangkok(house.now())));
  expect(
    Object.fromEntries(
      Map.groupBy(statuses, (status) => status)
        .entries()
        .map(([status, of]) => [status, of.length]),
    ),
  ).toEqual({
    done: 5,
    treating: 2,
    ended: 1,
    "acceptance-over": 1,
  });
  expect(risks.filter(({ published_on }) => published_on !== null)).toHaveLength(8);
});

test("the plan gets four processes with their highest levels", async () => {
  const lines = await readIn(house.database, orgId, (db) => risksForPlan(db, orgId, fiscalYear));
  expect(lines.map(({ level, events, measures }) => [level, events.length, measures.length])).toEqual([
    ["สูง", 3, 4],
    ["สูง", 2, 3],
    ["สูง", 1, 1],
    ["ปานกลาง", 2, 1],
  ]);
});

test("an acceptance that has run out waits for somebody, what has ended for nobody", async () => {
  const today = todayInBangkok(house.now());
  const source = reminderSources().find(({ topic }) => topic === "risk.acceptance-ends");
  const due = await readIn(
    house.database,
    orgId,
    async (db) => source?.look(db, orgId, { today, nextWorkday: today, packs: house.packs }) ?? [],
  );
  expect(due.map(({ title }) => title)).toEqual([expect.stringContaining("ใช้รถของเทศบาล")]);
});

test("the report says the same in PDF, Word and Excel", async () => {
  const get = async (address: string) => {
    const answer = await browser.get(address, reader);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const to = paths.office;
  const plain = (text: string) => toArabicDigits(squash(text));
  const texts = [
    plain(await docxText(await get(to.riskReportDocx.href(place)))),
    plain(await xlsxText(await get(to.riskReportXlsx.href(place)))),
  ];
  const told = riskList.flatMap(({ event, who, measures }) => [
    event,
    who,
    ...measures.flatMap(({ text, done }) => (done ? [text, done.result] : [])),
  ]);
  for (const text of texts) for (const words of told) expect(text).toContain(plain(words));
  const pdf = plain((await readWithPdfJs(await get(to.riskReportPdf.href(place)))).join(""));
  for (const text of [...texts, pdf])
    expect(text).toContain(plain("พบความเสี่ยงการทุจริต 8 เหตุการณ์ ใน 4 กระบวนการ จำแนกเป็น ระดับสูง 3 เหตุการณ์"));
});

test("everybody reads events, levels, measures and results, and no reasons", async () => {
  const html = await (await browser.get(paths.public.risks.href(place))).text();
  for (const { event, becomes, how, reason, measures } of riskList) {
    expect(html.includes(event)).toBe(becomes !== "over");
    const results = becomes === "over" ? [] : measures.flatMap(({ done }) => done?.result ?? []);
    for (const result of results) expect(html).toContain(result);
    expect(html).not.toContain(how);
    expect(html).not.toContain(reason);
  }
});
