import { createOTP } from "@better-auth/utils/otp";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { givePassword, TEST_PASSWORD } from "../../testing/visitor.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
const org = await anOrganisation(house);
const unitId = await aUnit(house, org, "กองคลัง");
await aUnit(house, org, "สำนักปลัด");
const office = paths.office.packs.href({ org: org.slug });
const { account } = paths;

async function someone(role: "coordinator" | "administrator" = "coordinator") {
  const member = await aMember(house, org, role);
  await givePassword(house, member.accountId);
  return member;
}

async function signIn(page: Page, name: string) {
  await page.getByLabel("อีเมลหรือชื่อผู้ใช้").fill(name);
  await page.getByLabel("รหัสผ่าน").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "ลงชื่อเข้าใช้" }).click();
}

test("without script: two factors are set up, signed in with, and what was typed is not lost", async () => {
  const member = await someone();
  const page = await open({ script: false });
  await page.goto(account.signIn.href({}, { next: account.secondFactor.href({}) }));
  await signIn(page, member.email);
  await verifyPage(page, {
    title: "การยืนยันตัวตนสองขั้น",
    h1: "การยืนยันตัวตนสองขั้น",
    path: account.secondFactor.href({}),
  });
  await page.getByLabel("รหัสผ่านของท่าน").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "เริ่มตั้งค่า" }).click();
  await verifyPage(page, {
    title: "ตั้งค่าแอปยืนยันตัวตน",
    h1: "ตั้งค่าแอปยืนยันตัวตน",
    path: account.secondFactor.href({}),
  });
  const key = decodeKey((await page.locator("code").innerText()).replaceAll(/\s/g, ""));
  await page.getByLabel("รหัส 6 หลัก").fill("1");
  await page.getByRole("button", { name: "ยืนยันและเปิดใช้" }).click();
  await expect.poll(() => page.evaluate("document.activeElement?.name")).toBe("code");
  await page.getByLabel("รหัส 6 หลัก").fill(await createOTP(key).totp());
  await page.getByRole("button", { name: "ยืนยันและเปิดใช้" }).click();
  await verifyPage(page, {
    title: "เปิดการยืนยันตัวตนสองขั้นแล้ว",
    h1: "เปิดการยืนยันตัวตนสองขั้นแล้ว",
    path: account.secondFactor.href({}),
  });
  expect(await page.locator("ol code").count()).toBe(10);
  await page.goto(account.secondFactor.href({}));
  await verifyPage(page, {
    title: "การยืนยันตัวตนสองขั้น",
    h1: "การยืนยันตัวตนสองขั้น",
    path: account.secondFactor.href({}),
  });

  await page.goto(account.name.href({}));
  await page.getByLabel("ชื่อและนามสกุล").fill("สมศรี มีสุข");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "บันทึก" }).click();
  await verifyPage(page, {
    title: "ลงชื่อเข้าใช้อีกครั้ง",
    h1: "ลงชื่อเข้าใช้อีกครั้ง",
    path: account.name.href({}),
    status: 401,
  });
  await signIn(page, member.email);
  await verifyPage(page, { title: "ยืนยันตัวตนขั้นที่สอง", h1: "ยืนยันตัวตนขั้นที่สอง", path: account.signIn.href({}) });
  await page.getByLabel("รหัส 6 หลัก").fill(await nextCode(key));
  await page.getByRole("button", { name: "ยืนยัน", exact: true }).click();
  await verifyPage(page, { title: "ทำต่อจากที่ค้างไว้", h1: "ทำต่อจากที่ค้างไว้", path: account.secondStep.href({}) });
  await page.getByRole("button", { name: "ส่งสิ่งที่พิมพ์ไว้" }).click();
  await verifyPage(page, { title: "บัญชีของฉัน", h1: "บัญชีของฉัน", path: account.show.href({}) });
  expect(await page.locator("main").innerText()).toContain("สมศรี มีสุข");
});

test("with script: a passkey is added, signs in, and is removed", async () => {
  const member = await someone();
  const page = await open({ script: true, cookie: member.cookie });
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(account.passkeys.href({}));
  await page.getByLabel("ตั้งชื่อให้จำได้").fill("โทรศัพท์ของฉัน");
  await page.getByRole("button", { name: "เพิ่มพาสคีย์" }).click();
  await page.getByRole("rowheader", { name: "โทรศัพท์ของฉัน" }).waitFor();
  await verifyPage(page, {
    title: "พาสคีย์",
    h1: "พาสคีย์",
    path: account.passkeys.href({}),
    scriptBytes: 15_000,
  });

  await page.context().clearCookies();
  await page.goto(account.signInPasskey.href({}, { next: office }));
  await verifyPage(page, {
    title: "ลงชื่อเข้าใช้ด้วยพาสคีย์",
    h1: "ลงชื่อเข้าใช้ด้วยพาสคีย์",
    path: account.signInPasskey.href({}, { next: office }),
    scriptBytes: 15_000,
  });
  await page.getByRole("button", { name: "ใช้พาสคีย์" }).click();
  await page.waitForURL(`**${office}`);

  await page.goto(account.passkeys.href({}));
  await page.getByRole("button", { name: "ลบ" }).click();
  await page.locator("dialog").getByRole("button", { name: "ลบ" }).click();
  await page.getByText("ลบพาสคีย์แล้ว").waitFor();
  await page.context().clearCookies();
  await page.goto(account.signInPasskey.href({}));
  await page.getByRole("button", { name: "ใช้พาสคีย์" }).click();
  await page.getByText("พาสคีย์นี้ใช้ลงชื่อเข้าใช้ไม่ได้").waitFor();
  expect(new URL(page.url()).pathname).toBe(account.signInPasskey.href({}));
});

test.each([{ script: false }, { script: true }])(
  "an administrator invites, and the person takes it up, script $script",
  async ({ script }) => {
    const administrator = await someone("administrator");
    const page = await open({ script, cookie: administrator.cookie });
    const members = paths.office.members.href({ org: org.slug });
    const invite = paths.office.memberInvite.href({ org: org.slug });
    await page.goto(members);
    await verifyPage(page, { title: "สมาชิกและสิทธิ", h1: "สมาชิกและสิทธิ", path: members });
    await page.goto(invite);
    await verifyPage(page, { title: "เชิญสมาชิก", h1: "เชิญสมาชิก", path: invite, scriptBytes: 15_000 });
    const email = `new-${script}@example.test`;
    await page.getByLabel("ชื่อและนามสกุล").fill("มานี มีนา");
    await page.getByRole("button", { name: "เชิญ", exact: true }).click();
    await verifyPage(page, {
      title: "เชิญสมาชิก",
      h1: "เชิญสมาชิก",
      path: invite,
      status: 422,
      scriptBytes: 15_000,
    });
    await expect.poll(() => page.evaluate("document.activeElement?.name")).toBe("email");
    expect(await page.getByLabel("ชื่อและนามสกุล").inputValue()).toBe("มานี มีนา");
    await page.getByLabel("อีเมล").fill(email);
    await page.locator(`[name=officerOf][value="${unitId}"]`).check();
    const mail = house.mail;
    house.mail = { ...mail, isSet: false };
    await page.getByRole("button", { name: "เชิญ", exact: true }).click();
    await verifyPage(page, { title: "ส่งต่อลิงก์คำเชิญ", h1: "ส่งต่อลิงก์คำเชิญ", path: invite });
    house.mail = mail;
    const link = new URL(await page.locator("dd code").innerText()).pathname;

    const own = await open({ script });
    await own.goto(link);
    await verifyPage(own, { title: "เริ่มใช้บัญชีของท่าน", h1: "เริ่มใช้บัญชีของท่าน", path: link });
    await own.getByLabel("รหัสผ่านใหม่", { exact: true }).fill(TEST_PASSWORD);
    await own.getByLabel("รหัสผ่านใหม่อีกครั้ง").fill(TEST_PASSWORD);
    await own.getByRole("button", { name: "ตั้งรหัสผ่าน" }).click();
    await signIn(own, email);
    await own.waitForURL(`**/${org.slug}/office`);

    await page.goto(members);
    await page.getByRole("link", { name: "มานี มีนา" }).first().click();
    await verifyPage(page, {
      title: "มานี มีนา",
      h1: "มานี มีนา",
      path: new URL(page.url()).pathname,
      scriptBytes: 15_000,
    });
    await page.goto(paths.office.roleRules.href({ org: org.slug }));
    await verifyPage(page, {
      title: "ข้อกำหนดของบทบาท",
      h1: "ข้อกำหนดของบทบาท",
      path: paths.office.roleRules.href({ org: org.slug }),
    });
  },
);

test("the other pages of the own account and the home page are whole", async () => {
  const member = await someone();
  const second = await anOrganisation(house, "ban-dong", { name: "บ้านดง" });
  await house.database.shared
    .insertInto("organisation_door")
    .values({ account_id: member.accountId, organisation_id: second.id })
    .execute();
  await house.database.pool.query("insert into overseer (account_id, since) values ($1, now())", [
    member.accountId,
  ]);
  const page = await open({ script: false, cookie: member.cookie });
  for (const [path, title] of [
    [account.show.href({}), "บัญชีของฉัน"],
    [account.name.href({}), "แก้ชื่อ"],
    [account.password.href({}), "เปลี่ยนรหัสผ่าน"],
    [account.sessions.href({}), "อุปกรณ์ที่เข้าใช้อยู่"],
    [account.passkeys.href({}), "พาสคีย์"],
    [account.forgotten.href({}), "ลืมรหัสผ่าน"],
    [paths.home.href({}, { choose: "1" }), "หน่วยงานของฉัน"],
    [paths.oversight.href({}), "กำกับดูแลหลายหน่วยงาน"],
  ] as const) {
    await page.goto(path);
    const { scriptBytes } = await verifyPage(page, { title, h1: title, path, status: 200 });
    expect(scriptBytes).toBe(0);
  }
});

/** Taken already; the code of now was used to turn the app on. */
function nextCode(key: string): Promise<string> {
  return createOTP(key).hotp(Math.floor(Date.now() / 30_000) + 1);
}

function decodeKey(base32: string): string {
  const bits = [...base32]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return new TextDecoder().decode(
    Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)),
  );
}
