import { createHmac } from "node:crypto";
import { z } from "zod";
import { formatThaiDateTime } from "../../thai/date-text.ts";
import { paths } from "../../paths.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { letterKind } from "../mail/letter-kind.ts";
import type { LetterWork } from "../mail/letter-kind.ts";
import type { LetterModel } from "../mail/letter-text.ts";
import { readableFrom } from "./auth.ts";
import { issueLink, linkHref } from "./links.ts";
import type { IssuedLink, LinkKind } from "./links.ts";
import { organisationTitle } from "./organisation-title.ts";

const Nothing = z.strictObject({});

/** The words that go with a link; the same for mail and for what an administrator hands over. */
export function invitationModel(name: string, organisation: string, link: IssuedLink): LetterModel {
  return {
    subject: `${organisation}เชิญท่านเข้าใช้ระบบสุจริต`,
    name,
    lines: [`${organisation}เชิญท่านเข้าใช้ระบบสุจริต เปิดลิงก์นี้เพื่อตั้งรหัสผ่านของท่าน`],
    button: { label: "ตั้งรหัสผ่าน", href: link.href },
    after: [`ลิงก์ใช้ได้ครั้งเดียว ถึงวันที่ ${formatThaiDateTime(link.expiresAt)} อย่าส่งต่อให้ผู้อื่น`],
    from: organisation,
  };
}

export function resetModel(name: string, from: string, link: IssuedLink): LetterModel {
  return {
    subject: "ตั้งรหัสผ่านใหม่ ระบบสุจริต",
    name,
    lines: ["เปิดลิงก์นี้เพื่อตั้งรหัสผ่านใหม่ของระบบสุจริต"],
    button: { label: "ตั้งรหัสผ่านใหม่", href: link.href },
    after: [
      `ลิงก์ใช้ได้ครั้งเดียว ถึงวันที่ ${formatThaiDateTime(link.expiresAt)} อย่าส่งต่อให้ผู้อื่น หากท่านไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้`,
    ],
    from,
  };
}

export const invitationLetter = letterKind({
  name: "member.invitation",
  title: "คำเชิญเข้าใช้ระบบ",
  input: Nothing,
  compose: async (work) =>
    (await isStillInvited(work))
      ? invitationModel(work.to.name, await writerOf(work), await linkFor(work, "invitation", work.orgId))
      : undefined,
});

export const resetLetter = letterKind({
  name: "account.reset",
  title: "ลิงก์ตั้งรหัสผ่านใหม่",
  input: Nothing,
  // Only to the account's own address: a link of no account opens nothing, and leads nobody astray.
  compose: async (work) =>
    work.to.accountId === null
      ? undefined
      : resetModel(work.to.name, await writerOf(work), await linkFor(work, "reset", null)),
});

/** To somebody who has an account already. */
export const membershipLetter = letterKind({
  name: "member.membership",
  title: "คำเชิญเป็นสมาชิก",
  input: Nothing,
  compose: async (work) => {
    const org = await organisationOf(work);
    if (!org || !(await isStillInvited(work))) return undefined;
    const organisation = organisationTitle(work.house.packs, org);
    return {
      subject: `${organisation}เชิญท่านเป็นสมาชิก ระบบสุจริต`,
      name: work.to.name,
      lines: [`${organisation}เชิญท่านเป็นสมาชิกในระบบสุจริต ลงชื่อเข้าใช้ด้วยบัญชีเดิมของท่านแล้วตอบรับหรือปฏิเสธได้ที่`],
      button: {
        label: "ดูคำเชิญ",
        href: `${work.house.publicUrl}${paths.account.invitation.href({ org: org.slug })}`,
      },
      from: organisation,
    };
  },
});

/** The server may have been away while the person answered, or was no longer wanted. */
async function isStillInvited({ house, orgId, to }: LetterWork): Promise<boolean> {
  const { accountId } = to;
  if (accountId === null) return false;
  const waiting = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("membership")
      .select("id")
      .where("org_id", "=", orgId)
      .where("account_id", "=", accountId)
      .where("accepted_at", "is", null)
      .where("ended_at", "is", null)
      .executeTakeFirst(),
  );
  return waiting !== undefined;
}

async function linkFor(work: LetterWork, kind: LinkKind, orgId: string | null): Promise<IssuedLink> {
  const { house, to, letterId, isPrepared } = work;
  const accountId = to.accountId ?? "";
  const token = await tokenOf(house, letterId, accountId);
  // A second try carries the link of the first, which may have been sent, and used, already.
  if (isPrepared) return linkHref(house, kind, token);
  return issueLink(house, { accountId, kind, orgId, mailed: true }, token);
}

/**
 * The same for every try of one letter, and kept nowhere: who reads the database cannot make it. It goes with the
 * account, whose own address the letter then has: a row that sends the letter elsewhere carries another link.
 */
async function tokenOf(house: House, letterId: string, accountId: string): Promise<string> {
  const { secret } = await house.auth.$context;
  const bytes = createHmac("sha512", secret).update(`link of letter ${letterId} to ${accountId}`).digest();
  return readableFrom(bytes, 20).replaceAll(/.{5}(?=.)/g, "$&-");
}

function organisationOf({ house, orgId }: LetterWork) {
  return house.database.shared
    .selectFrom("organisation")
    .select(["kind", "name", "slug"])
    .where("id", "=", orgId)
    .executeTakeFirst();
}

async function writerOf(work: LetterWork): Promise<string> {
  const org = await organisationOf(work);
  return org ? organisationTitle(work.house.packs, org) : "สุจริต";
}
