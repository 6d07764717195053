import { sql } from "kysely";
import type { z } from "zod";
import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { drawEmblem } from "../profile/emblem.ts";
import { SetUp } from "./forms.ts";

type SetUpWork = Work<z.output<typeof SetUp>>;

/**
 * The first act of a house: organisation, emblem, units, administrator and account, all or nothing.
 * Whoever holds the link has the terminal that printed it, so it is done in the name of the terminal.
 */
export const setUp = act({
  name: "organisation.set-up",
  title: "เริ่มใช้งานหน่วยงาน",
  input: SetUp,
  may: {},
  internal: true,
  run: async (work) => {
    const { db, orgId, input, now } = work;
    // Two set-ups at once: the second waits here and then finds the first one's organisation.
    await sql`select pg_advisory_xact_lock(hashtext('sucharit.set-up'))`.execute(db);
    const refusal =
      (input.isFurther ? await slugTaken(db, input.slug) : await alreadySetUp(db)) ??
      (await takenNames(db, input));
    if (refusal) return refusal;
    const emblem =
      input.emblem === undefined ? undefined : await drawEmblem(Buffer.from(input.emblem, "base64"));
    if (emblem && !emblem.ok) return invalid({ emblem: [emblem.message] });

    const { kind, name, amphoe, province, slug, isDemo } = input;
    const facts = { slug, kind, name, amphoe, province };
    await db
      .insertInto("organisation")
      .values({ id: orgId, ...facts, is_demo: isDemo, emblem_saved_at: emblem ? now : null, created_at: now })
      .execute();
    if (emblem)
      await db.insertInto("emblem").values({ org_id: orgId, png: emblem.png, saved_at: now }).execute();
    await addUnits(work);
    await addAdministrator(work);
    return done(
      { slug },
      {
        record: { kind: "organisation", id: orgId, name },
        after: {
          ...facts,
          units: input.units.map((unit) => unit.name),
          administrator: input.administrator.name,
          role: "administrator",
        },
      },
    );
  },
});

async function alreadySetUp(db: OrgDatabase): Promise<Refusal | undefined> {
  const other = await db.selectFrom("organisation").select("id").limit(1).executeTakeFirst();
  return other && refused("มีผู้เริ่มใช้งานระบบนี้ไปแล้ว ลงชื่อเข้าใช้ หรือติดต่อผู้ดูแลระบบ");
}

async function slugTaken(db: OrgDatabase, slug: string): Promise<Refusal | undefined> {
  const other = await db.selectFrom("organisation").select("id").where("slug", "=", slug).executeTakeFirst();
  return other && invalid({ slug: ["มีหน่วยงานที่ใช้ชื่อย่อนี้อยู่แล้ว"] });
}

/** No organisation yet does not mean no account: the terminal can make some before. */
async function takenNames(
  db: OrgDatabase,
  { administrator }: SetUpWork["input"],
): Promise<Refusal | undefined> {
  const others = await db
    .selectFrom("account")
    .select(["email", "username"])
    .where((where) =>
      where.or([
        where("email", "=", administrator.email),
        where("username", "=", administrator.username.toLowerCase()),
      ]),
    )
    .execute();
  if (others.length === 0) return undefined;
  return invalid(
    others.some((other) => other.email === administrator.email)
      ? { "administrator.email": ["มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว"] }
      : { "administrator.username": ["มีบัญชีที่ใช้ชื่อผู้ใช้นี้อยู่แล้ว"] },
  );
}

async function addUnits({ db, orgId, input, newId }: SetUpWork): Promise<void> {
  // The same name twice would break the unique rule; the first one stays.
  const units = [...new Map(input.units.map((unit) => [unit.name, unit])).values()];
  if (units.length === 0) return;
  await db
    .insertInto("unit")
    .values(
      units.map((unit, index) => ({
        org_id: orgId,
        id: newId(),
        name: unit.name,
        short_name: unit.shortName,
        place: index + 1,
      })),
    )
    .execute();
}

async function addAdministrator({ db, orgId, input, now, newId }: SetUpWork): Promise<void> {
  const { name, email, username, passwordHash } = input.administrator;
  const accountId = newId();
  const membershipId = newId();
  await db
    .insertInto("account")
    .values({
      id: accountId,
      name,
      email,
      username: username.toLowerCase(),
      display_username: username,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("sign_in_method")
    .values({
      id: newId(),
      account_id: accountId,
      provider_id: "credential",
      provider_account_id: accountId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("organisation_door")
    .values({ account_id: accountId, organisation_id: orgId })
    .execute();
  await db
    .insertInto("membership")
    .values({ org_id: orgId, id: membershipId, account_id: accountId, invited_at: now, accepted_at: now })
    .execute();
  await db
    .insertInto("role_held")
    .values({
      org_id: orgId,
      id: newId(),
      membership_id: membershipId,
      role: "administrator",
      unit_id: null,
      given_at: now,
    })
    .execute();
}
