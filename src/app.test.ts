import { expect, test } from "vitest";
import { aMember, anOrganisation } from "./testing/people.ts";
import { openTestHouse } from "./testing/house.ts";
import { browserFor } from "./testing/requests.ts";

const opened = await openTestHouse();
const browser = browserFor(opened);
const org = await anOrganisation(opened.house);

test("the office asks to sign in and comes back afterwards", async () => {
  const answer = await browser.get("/bueng-suk/office/packs");
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/account/sign-in?next=%2Fbueng-suk%2Foffice%2Fpacks");
});

test("a member opens the office; a member of nowhere does not see it", async () => {
  const member = await aMember(opened.house, org, "coordinator");
  const page = await browser.get("/bueng-suk/office/packs", { cookie: member.cookie });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("ชุดข้อมูลอ้างอิง");

  const other = await anOrganisation(opened.house, "elsewhere");
  const stranger = await aMember(opened.house, other, "administrator");
  expect((await browser.get("/bueng-suk/office/packs", { cookie: stranger.cookie })).status).toBe(404);
});

test("a post from elsewhere changes nothing", async () => {
  const answer = await browser.post(
    "/theme",
    { theme: "dark" },
    { headers: { origin: "https://evil.example" } },
  );
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("every answer carries the safe headers and a request that is unknown gets a page in Thai", async () => {
  const answer = await browser.get("/no/such/page");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(await answer.text()).toContain("ไม่พบหน้านี้");
});
