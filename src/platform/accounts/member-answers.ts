import type { z } from "zod";
import { act, done } from "../acts/act.ts";
import type { Work } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { forbidden, missing, refused } from "../acts/outcome.ts";
import { forgetLinks } from "./links.ts";
import { MyMembership } from "./member-forms.ts";
import { lockMember } from "./member-records.ts";
import type { Member } from "./member-records.ts";
import { recordOf } from "./member-told.ts";
import { closeDoor } from "./member-writing.ts";

/** Answers of the invited person, who has no role here yet; the rule itself checks that it is theirs. */
export const acceptMembership = act({
  name: "member.accept",
  title: "ตอบรับเป็นสมาชิก",
  input: MyMembership,
  may: {},
  visitors: true,
  run: async (work) => {
    const mine = await lockMine(work);
    if ("ok" in mine) return mine;
    // Whoever made the account could have typed anybody's address, and may hold its password.
    if (mine.isUnproved) {
      return refused(
        "ต้องยืนยันก่อนว่าอีเมลของบัญชีนี้เป็นของท่าน โปรดเปิดลิงก์ในอีเมลคำเชิญ หากไม่ได้รับ ให้ขอลิงก์ที่หน้า “ลืมรหัสผ่าน” หรือจากผู้ดูแลเครื่องแม่ข่าย",
      );
    }
    await forgetLinks(work.db, mine.accountId);
    await work.db
      .updateTable("membership")
      .set({ version: mine.version + 1, accepted_at: work.now, invited_name: null })
      .where("org_id", "=", work.orgId)
      .where("id", "=", mine.id)
      .execute();
    return done(undefined, {
      record: recordOf(mine),
      before: { accepted_at: null },
      after: { accepted_at: work.now },
    });
  },
});

export const declineMembership = act({
  name: "member.decline",
  title: "ปฏิเสธคำเชิญเป็นสมาชิก",
  input: MyMembership,
  may: {},
  visitors: true,
  run: async (work) => {
    const mine = await lockMine(work);
    if ("ok" in mine) return mine;
    await work.db
      .updateTable("membership")
      .set({ version: mine.version + 1, ended_at: work.now })
      .where("org_id", "=", work.orgId)
      .where("id", "=", mine.id)
      .execute();
    await closeDoor(work.db, work.orgId, mine.accountId);
    return done(undefined, {
      record: recordOf(mine),
      before: { ended_at: null },
      after: { ended_at: work.now },
    });
  },
});

async function lockMine({
  db,
  orgId,
  actor,
}: Work<z.output<typeof MyMembership>>): Promise<Member | Refusal> {
  if (actor.kind !== "account") return forbidden("โปรดลงชื่อเข้าใช้ก่อน");
  const row = await db
    .selectFrom("membership")
    .select("id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", actor.accountId)
    .executeTakeFirst();
  const member = row && (await lockMember(db, orgId, row.id));
  if (!member || member.endedAt || member.acceptedAt)
    return missing("ไม่มีคำเชิญที่รอท่านตอบ อาจตอบไปแล้วหรือถูกยกเลิก");
  return member;
}
