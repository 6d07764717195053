import type { Permission } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { drawEmblem } from "./emblem.ts";
import { EditProfile, profileLabels, RemoveEmblem, SetEmblem } from "./forms.ts";

const administrator: Permission = { administrator: "organisation" };

export const editProfile = act({
  name: "organisation.edit-profile",
  title: "แก้ไขข้อมูลองค์กร",
  input: EditProfile,
  may: administrator,
  run: async ({ db, orgId, input }) => {
    const org = await lockOrganisation(db, orgId);
    if (!org) return missing();
    const before = { name: org.name, amphoe: org.amphoe, province: org.province };
    const { version, ...after } = input;
    if (org.version !== version) return conflict(profileLabels, after, { ...before, version: org.version });
    await db
      .updateTable("organisation")
      .set({ ...after, version: version + 1 })
      .where("id", "=", orgId)
      .execute();
    return done(null, { record: { kind: "organisation", id: orgId, name: after.name }, before, after });
  },
});

export const setEmblem = act({
  name: "organisation.set-emblem",
  title: "เปลี่ยนตราของหน่วยงาน",
  input: SetEmblem,
  may: administrator,
  run: async ({ db, orgId, input, now }) => {
    const org = await lockOrganisation(db, orgId);
    if (!org) return missing();
    const drawn = await drawEmblem(Buffer.from(input.image, "base64"));
    if (!drawn.ok) return invalid({ image: [drawn.message] });
    const { png } = drawn;
    await db
      .insertInto("emblem")
      .values({ org_id: orgId, png, saved_at: now })
      .onConflict((already) => already.column("org_id").doUpdateSet({ png, saved_at: now }))
      .execute();
    await db.updateTable("organisation").set({ emblem_saved_at: now }).where("id", "=", orgId).execute();
    return done(null, {
      record: { kind: "organisation", id: orgId, name: org.name },
      before: { emblem_saved_at: org.emblem_saved_at },
      after: { emblem_saved_at: now },
    });
  },
});

export const removeEmblem = act({
  name: "organisation.remove-emblem",
  title: "นำตราของหน่วยงานออก",
  input: RemoveEmblem,
  may: administrator,
  run: async ({ db, orgId }) => {
    const org = await lockOrganisation(db, orgId);
    if (!org) return missing();
    await db.deleteFrom("emblem").where("org_id", "=", orgId).execute();
    await db.updateTable("organisation").set({ emblem_saved_at: null }).where("id", "=", orgId).execute();
    return done(null, {
      record: { kind: "organisation", id: orgId, name: org.name },
      before: { emblem_saved_at: org.emblem_saved_at },
      after: { emblem_saved_at: null },
    });
  },
});

function lockOrganisation(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("organisation")
    .select(["name", "amphoe", "province", "emblem_saved_at", "version"])
    .where("id", "=", orgId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
