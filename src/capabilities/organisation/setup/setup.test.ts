import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { verifyChain } from "../../../platform/audit/verify.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { browserFor } from "../../../testing/requests.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const link = paths.setup.href({ token: house.setupToken });

const filled = {
  kind: "town-small",
  name: "เทศบาลตำบล บึงสุข",
  amphoe: "อำเภอเมืองสมมติ",
  province: "นนทบุรี",
  slug: "Bueng-Suk",
  "administrator.name": "สมหญิง ตั้งใจทำ",
  "administrator.email": "Somying@Example.test",
  "administrator.username": "Somying.T",
  "administrator.password": "ปลาทูแม่กลองหน้างอ",
  "administrator.passwordAgain": "ปลาทูแม่กลองหน้างอ",
};
const unitKeys = await kindUnits("town-small");
const typed = { ...filled, units: unitKeys.slice(0, 2) };

/** Multipart, as the page sends it. */
function send(fields: Record<string, string | string[] | Blob>, path = link) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return Promise.resolve(
    opened.app.fetch(
      new Request(`${TEST_URL}${path}`, { method: "POST", body, headers: { origin: TEST_URL } }),
    ),
  );
}

describe("before anything is set up", () => {
  test("the link opens the kinds, another link does not", async () => {
    const page = await browser.get(link);
    expect(page.status).toBe(200);
    const text = await page.text();
    for (const kind of ["องค์การบริหารส่วนตำบล (อบต.)", "เทศบาลนคร", "เมืองพัทยา", "กรุงเทพมหานคร"])
      expect(text).toContain(kind);
    expect(text).not.toContain("เปิดหน่วยงานตัวอย่าง");
    expect((await browser.get(paths.setup.href({ token: "guessed" }))).status).toBe(404);
    expect((await send(typed, paths.setup.href({ token: "guessed" }))).status).toBe(404);
  });

  test("going on without a kind asks for one", async () => {
    const page = await browser.get(`${link}?step=2`);
    expect(page.status).toBe(422);
    expect(await page.text()).toContain("เลือกประเภทของหน่วยงาน");
  });

  test("a kind with one place only is asked for no name and no province", async () => {
    const text = await (await browser.get(`${link}?kind=pattaya`)).text();
    expect(text).toContain("อำเภอบางละมุง จังหวัดชลบุรี");
    expect(text).not.toContain('name="province"');
    expect(text).not.toContain('name="name"');
    const province = await (await browser.get(`${link}?kind=province`)).text();
    expect(province).toContain('name="province"');
    expect(province).not.toContain('name="amphoe"');
  });

  test("what was typed comes back with all errors at once, passwords do not", async () => {
    const page = await send({
      ...typed,
      slug: "assets",
      "administrator.email": "no address",
      "administrator.passwordAgain": "something else",
    });
    expect(page.status).toBe(422);
    const text = await page.text();
    expect(text).toContain("ระบบใช้ชื่อย่อนี้อยู่แล้ว");
    expect(text).toContain("กรอกอีเมลของผู้ดูแลระบบให้ถูกต้อง");
    expect(text).toContain("รหัสผ่านสองช่องไม่ตรงกัน");
    expect(text).toContain('value="สมหญิง ตั้งใจทำ"');
    expect(text).toContain('value="เทศบาลตำบล บึงสุข"');
    expect(text).not.toContain("ปลาทูแม่กลอง");
    expect(text.match(/type="checkbox"[^>]*checked/g)?.length).toBe(2);
  });

  test.for([
    ["กกกกกกกกกกกกกก", "ซ้ำตัวเดิมมากเกินไป"],
    ["somying@example.test", "ต้องไม่ใช่ชื่อ"],
    ["สมหญิงตั้งใจทำ2569", "ต้องไม่ใช่ชื่อ"],
    ["สั้นเกินไป", "อย่างน้อย 12 ตัวอักษร"],
  ])("the password %s is refused: %s", async ([password = "", said = ""]) => {
    const twice = { "administrator.password": password, "administrator.passwordAgain": password };
    const page = await send({ ...typed, ...twice });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain(said);
  });

  test.for(["a", "-ab", "ab-", "ก-ข", "a b", "a/b", "setup", "account", "../x"])(
    "the short name %s is refused",
    async (slug) => {
      expect((await send({ ...typed, slug })).status).toBe(422);
    },
  );

  test("a hostile picture is refused politely and nothing is made", async () => {
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], {
      type: "image/png",
    });
    const page = await send({ ...typed, emblem: svg });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain("ไม่ใช่ภาพ PNG, JPEG หรือ WebP");
    const cut = new Blob([(await picture()).subarray(0, 60)]);
    expect((await send({ ...typed, emblem: cut })).status).toBe(422);
    expect(await house.database.shared.selectFrom("account").select("id").execute()).toEqual([]);
    expect((await browser.get(link)).status).toBe(200);
  });

  test("without a demo there is no way to open one", async () => {
    expect((await browser.post(paths.setupDemo.href({ token: house.setupToken }), {})).status).toBe(404);
  });
});

describe("set-up", () => {
  test("of two at the same moment one wins; afterwards the link is gone", async () => {
    const emblem = new Blob([await picture()]);
    const answers = await Promise.all([
      send({ ...typed, emblem }),
      send({
        ...typed,
        slug: "other",
        "administrator.username": "other",
        "administrator.email": "o@example.test",
        emblem,
      }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const won = answers.find(({ status }) => status === 303);
    expect(won?.headers.get("location")).toMatch(/^\/account\/sign-in\?next=/);
    expect((await house.database.shared.selectFrom("organisation").select("id").execute()).length).toBe(1);
    expect((await house.database.shared.selectFrom("account").select("id").execute()).length).toBe(1);
    expect((await browser.get(link)).status).toBe(410);
    expect((await send(typed)).status).toBe(410);
    expect((await browser.post(paths.setupDemo.href({ token: house.setupToken }), {})).status).toBe(410);
  });

  test("it made an organisation, its units in order, an emblem without metadata and an administrator who can sign in", async () => {
    const org = await house.database.shared.selectFrom("organisation").selectAll().executeTakeFirstOrThrow();
    expect(org).toMatchObject({
      kind: "town-small",
      name: "บึงสุข",
      amphoe: "เมืองสมมติ",
      province: "นนทบุรี",
      is_demo: false,
    });
    const account = await house.database.shared.selectFrom("account").selectAll().executeTakeFirstOrThrow();
    const signedIn = await house.auth.api.signInEmail({
      body: { email: account.email, password: filled["administrator.password"] },
    });
    expect(signedIn.user.id).toBe(account.id);
    expect((await readIn(house.database, org.id, (db) => verifyChain(db, org.id))).ok).toBe(true);
    await readIn(house.database, org.id, async (db) => {
      const units = await db
        .selectFrom("unit")
        .select(["name", "place"])
        .where("org_id", "=", org.id)
        .orderBy("place")
        .execute();
      expect(units.map(({ place }) => place)).toEqual([1, 2]);
      const roles = await db.selectFrom("role_held").select("role").where("org_id", "=", org.id).execute();
      expect(roles).toEqual([{ role: "administrator" }]);
      const entries = await db
        .selectFrom("audit_entry")
        .select(["act", "actor_kind", "changes"])
        .where("org_id", "=", org.id)
        .execute();
      expect(entries).toMatchObject([{ act: "organisation.set-up", actor_kind: "terminal" }]);
      expect(JSON.stringify(entries)).not.toContain("argon2");
      const { png } = await db
        .selectFrom("emblem")
        .select("png")
        .where("org_id", "=", org.id)
        .executeTakeFirstOrThrow();
      const drawn = await sharp(png).metadata();
      expect(drawn).toMatchObject({ format: "png", width: 512, height: 256 });
      expect(drawn.exif).toBeUndefined();
    });
  });
});

describe("another house", async () => {
  const second = await openTestHouse();
  const other = browserFor(second);
  const token = second.house.setupToken;

  beforeEach(() => {
    second.house.openDemo = async () => [
      { role: "ผู้ดูแลระบบ", name: "สมมติ ตัวอย่าง", email: "admin@demo.example", password: "demo-password-1" },
    ];
  });

  test("an account of the terminal keeps its address", async () => {
    const now = second.house.now();
    const id = "0190a0a0-0000-7000-8000-000000000001";
    await second.house.database.shared
      .insertInto("account")
      .values({ id, name: "มีอยู่ก่อน", email: "somying@example.test", created_at: now, updated_at: now })
      .execute();
    const answer = await other.post(paths.setup.href({ token }), typed);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว");
  });

  test("the demo opens from the page and shows its accounts", async () => {
    expect(await (await other.get(paths.setup.href({ token }))).text()).toContain("เปิดหน่วยงานตัวอย่าง");
    const page = await other.post(paths.setupDemo.href({ token }), {});
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("demo-password-1");
  });
});

async function kindUnits(kind: string): Promise<string[]> {
  const text = await (await browser.get(`${link}?kind=${kind}`)).text();
  return [...text.matchAll(/name="units" value="([^"]+)"/g)].map((match) => match[1] ?? "");
}

async function picture(): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await sharp({ create: { width: 1000, height: 500, channels: 3, background: "#17456b" } })
    .withExif({ IFD0: { Copyright: "a secret place" } })
    .jpeg()
    .toBuffer();
  return new Uint8Array(drawn);
}
