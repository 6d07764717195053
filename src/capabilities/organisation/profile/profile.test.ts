import sharp from "sharp";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";

const opened = await openTestHouse();
const { house, app } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const { cookie } = await aMember(house, org, "administrator");
const to = paths.office;

const kept = () =>
  house.database.shared
    .selectFrom("organisation")
    .selectAll()
    .where("id", "=", org.id)
    .executeTakeFirstOrThrow();

function upload(image: Blob, as = cookie) {
  const body = new FormData();
  body.append("image", image, "emblem.png");
  return Promise.resolve(
    app.fetch(
      new Request(`${TEST_URL}${to.emblem.href(at)}`, {
        method: "POST",
        body,
        headers: { origin: TEST_URL, cookie: as },
      }),
    ),
  );
}

test("the administrator renames the organisation; a slower one sees both versions", async () => {
  const path = to.organisation.href(at);
  const fields = { name: "เทศบาลตำบลบึงใส", amphoe: "เมืองสมมติ", province: "ปทุมธานี", version: "1" };
  expect((await browser.post(path, fields, { cookie })).status).toBe(303);
  expect(await kept()).toMatchObject({ name: "บึงใส", province: "ปทุมธานี", version: 2 });
  const late = await browser.post(path, { ...fields, name: "บึงช้า" }, { cookie });
  expect(late.status).toBe(409);
  const text = await late.text();
  expect(text).toContain("บึงช้า");
  expect(text).toContain("บึงใส");
  const wrong = await browser.post(path, { ...fields, name: "", amphoe: "พิมพ์ไว้", version: "2" }, { cookie });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="พิมพ์ไว้"');
});

test("others may not", async () => {
  for (const role of ["coordinator", "executive", "council-member"] as const) {
    const other = (await aMember(house, org, role)).cookie;
    expect((await browser.get(to.organisation.href(at), { cookie: other })).status).toBe(403);
    expect(
      (
        await browser.post(
          to.organisation.href(at),
          { name: "x", amphoe: "", province: "x", version: "2" },
          { cookie: other },
        )
      ).status,
    ).toBe(403);
    expect((await upload(new Blob(["x"]), other)).status).toBe(403);
    expect((await browser.post(to.emblemRemove.href(at), {}, { cookie: other })).status).toBe(403);
  }
  expect((await kept()).name).toBe("บึงใส");
});

test("an emblem is drawn anew, kept by browsers, and can be taken away", async () => {
  expect((await browser.get(paths.public.emblem.href(at))).status).toBe(404);
  const webp = await sharp({ create: { width: 800, height: 800, channels: 4, background: "#a0231a80" } })
    .webp()
    .toBuffer();
  expect((await upload(new Blob([new Uint8Array(webp)]))).status).toBe(303);
  const saved = (await kept()).emblem_saved_at?.getTime() ?? 0;
  const address = paths.public.emblem.href(at, { v: saved });
  const answer = await browser.get(address);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ format: "png", width: 512 });
  const etag = answer.headers.get("etag") ?? "";
  expect((await browser.get(address, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await browser.get(paths.public.emblem.href(at))).headers.get("cache-control")).toBe(
    "public, no-cache",
  );

  expect((await browser.post(to.emblemRemove.href(at), {}, { cookie })).status).toBe(303);
  expect((await browser.get(address)).status).toBe(404);
  expect((await kept()).emblem_saved_at).toBeNull();
});

test("what is no picture is refused with a word", async () => {
  const gif = new Blob([
    new Uint8Array(Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64")),
  ]);
  for (const file of [
    gif,
    new Blob(["<?php"]),
    new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])]),
    new Blob([new Uint8Array(1_600_000)]),
  ]) {
    const answer = await upload(file);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/ไม่ใช่ภาพ|เปิดภาพนี้ไม่ได้|ใหญ่เกินไป/);
  }
  const nothing = await upload(new Blob([]));
  expect(nothing.status).toBe(422);
  expect(await nothing.text()).toContain("เลือกไฟล์ตรา");
});

test("the public page shows who leads and the units, and no more of a person", async () => {
  const unit = await aUnit(house, org, "กองคลัง");
  await writeIn(house.database, org.id, async (db) => {
    const people = [
      ["01", "ปลัด", "official", null, "ปลัดเทศบาล"],
      ["02", "นายก", "elected", null, "นายกเทศมนตรี"],
      ["03", "สภา", "council", null, "สมาชิกสภาเทศบาล"],
      ["04", "คลัง", "official", unit, "ผู้อำนวยการกองคลัง"],
    ] as const;
    for (const [number, name, employment, unit_id, title] of people) {
      const id = `0190a0a0-0000-7000-8000-0000000000${number}`;
      await db
        .insertInto("person")
        .values({
          org_id: org.id,
          id,
          given_name: name,
          family_name: "สมมติ",
          employment,
          phone: "0 2999",
          email: "x@y.test",
        })
        .execute();
      await db
        .insertInto("position_held")
        .values({ org_id: org.id, id, person_id: id, unit_id, title, from_on: "2025-10-01" })
        .execute();
    }
  });
  const page = await browser.get(paths.public.home.href(at));
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain("เทศบาลตำบลบึงใส");
  expect(text).toContain("กองคลัง");
  expect(text.indexOf("นายก สมมติ")).toBeLessThan(text.indexOf("ปลัด สมมติ"));
  expect(text).not.toMatch(/0 2999|x@y\.test|สภา สมมติ|คลัง สมมติ/);
  expect((await browser.get("/nowhere")).status).toBe(404);
});
