import type { Permission } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import {
  AddCommittee,
  committeeLabels,
  EditCommittee,
  EndCommittee,
  endLabels,
  ReopenCommittee,
} from "./forms.ts";
import { takeTurn } from "../turns.ts";
import { allowsStep, committeeKinds, kindOfText } from "./rules.ts";

/** Who keeps the register of committees, orders and meetings. */
export const registrars: Permission = { administrator: "organisation", coordinator: "organisation" };

export const addCommittee = act({
  name: "organisation.add-committee",
  title: "เพิ่มคณะกรรมการหรือคณะทำงาน",
  input: AddCommittee,
  may: registrars,
  run: async ({ db, orgId, input, newId }) => {
    if (await nameTaken(db, orgId, input.name)) return invalid({ name: [NAME_TAKEN] });
    const id = newId();
    await db
      .insertInto("committee")
      .values({ org_id: orgId, id, ...input })
      .execute();
    return done({ id }, { record: { kind: "committee", id, name: input.name }, after: input });
  },
});

export const editCommittee = act({
  name: "organisation.edit-committee",
  title: "แก้ไขคณะกรรมการหรือคณะทำงาน",
  input: EditCommittee,
  may: registrars,
  run: async ({ db, orgId, input }) => {
    const { id, version, ...facts } = input;
    const before = await lockCommittee(db, orgId, id);
    if (!before) return missing();
    if (version !== before.version) return conflict(committeeLabels, inWords(facts), inWords(before));
    if (!allowsStep(before, "edit")) return refused("คณะนี้ยุบแล้ว จึงแก้ไขไม่ได้ หากยุบผิด ให้เปิดใช้อีกครั้งก่อน");
    if (await nameTaken(db, orgId, input.name, id)) return invalid({ name: [NAME_TAKEN] });
    await change(db, orgId, id, facts);
    const { name, kind, purpose } = before;
    return done({ id }, { record: recordOf(facts.name, id), before: { name, kind, purpose }, after: facts });
  },
});

export const endCommittee = act({
  name: "organisation.end-committee",
  title: "ยุบคณะกรรมการหรือคณะทำงาน",
  input: EndCommittee,
  may: registrars,
  run: async ({ db, orgId, input }) => {
    const { id, version, endedOn, endReason } = input;
    const before = await lockCommittee(db, orgId, id);
    if (!before) return missing();
    if (version !== before.version)
      return conflict(endLabels, input, {
        endedOn: before.ended_on,
        endReason: before.end_reason,
        version: before.version,
      });
    if (!allowsStep(before, "end")) return refused("คณะนี้ยุบไปแล้ว");
    const planned = await db
      .selectFrom("meeting")
      .select(["number", "held_on"])
      .where("org_id", "=", orgId)
      .where("committee_id", "=", id)
      .where("status", "=", "planned")
      .where("held_on", ">=", endedOn)
      .orderBy("held_on")
      .executeTakeFirst();
    if (planned) {
      return refused(
        `ยังมีการประชุมครั้งที่ ${planned.number} วันที่ ${formatThaiDate(isoDate(planned.held_on))} ที่นัดไว้ ยกเลิกหรือเลื่อนการประชุมก่อน`,
      );
    }
    await change(db, orgId, id, { ended_on: endedOn, end_reason: endReason });
    return done({ id }, { record: recordOf(before.name, id), after: { endedOn, endReason } });
  },
});

export const reopenCommittee = act({
  name: "organisation.reopen-committee",
  title: "เปิดใช้คณะที่ยุบแล้วอีกครั้ง",
  input: ReopenCommittee,
  may: registrars,
  run: async ({ db, orgId, input: { id, version } }) => {
    const before = await lockCommittee(db, orgId, id);
    if (!before) return missing();
    if (version !== before.version) return conflict({}, {}, before);
    if (!allowsStep(before, "reopen")) return refused("คณะนี้ยังไม่ได้ยุบ");
    await change(db, orgId, id, { ended_on: null, end_reason: null });
    const was = { endedOn: before.ended_on, endReason: before.end_reason };
    return done(
      { id },
      { record: recordOf(before.name, id), before: was, after: { endedOn: null, endReason: null } },
    );
  },
});

const NAME_TAKEN = "มีคณะชื่อนี้อยู่แล้ว หากเป็นชุดใหม่ ให้เพิ่มคำสั่งแต่งตั้งในคณะเดิม";

/** Held from here to the commit, so that two people who change a committee or its orders take turns. */
export function lockCommittee(db: OrgDatabase, orgId: string, id: string) {
  return db
    .selectFrom("committee")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

async function nameTaken(db: OrgDatabase, orgId: string, name: string, except?: string): Promise<boolean> {
  await takeTurn(db, orgId, "committees");
  const row = await db
    .selectFrom("committee")
    .select("id")
    .where("org_id", "=", orgId)
    .where("name", "=", name)
    .executeTakeFirst();
  return row !== undefined && row.id !== except;
}

type Changes = Partial<{
  name: string;
  kind: string;
  purpose: string | null;
  ended_on: string | null;
  end_reason: string | null;
}>;

async function change(db: OrgDatabase, orgId: string, id: string, changes: Changes): Promise<void> {
  await db
    .updateTable("committee")
    .set(changes)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

function recordOf(name: string, id: string) {
  return { kind: "committee", id, name };
}

function inWords<Row extends { kind: string }>(row: Row): Row {
  return { ...row, kind: committeeKinds[kindOfText(row.kind)] };
}
