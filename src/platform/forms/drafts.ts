import type { Database, OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { secretField } from "./secret-fields.ts";
import type { FormValues } from "./state.ts";

/**
 * What somebody typed and has not sent. A draft changes no record, so it is no act and leaves no trace
 * in the audit log; it is read by its owner only.
 */
export interface Draft {
  typed: FormValues;
  savedAt: Date;
}

const MOST_CHARACTERS = 500_000;
const DRAFTS_OF_ONE = 50;

export async function saveDraft(
  database: Database,
  draft: { orgId: string; accountId: string; form: string; typed: FormValues; now: Date },
): Promise<{ ok: true } | { ok: false; message: string }> {
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([name]) => !secretField.test(name)));
  const text = JSON.stringify(typed);
  if (text.length > MOST_CHARACTERS) return { ok: false, message: "ร่างยาวเกินกว่าจะเก็บได้" };
  await writeIn(database, draft.orgId, async (db) => {
    await db
      .insertInto("draft")
      .values({
        org_id: draft.orgId,
        account_id: draft.accountId,
        form: draft.form,
        typed: text,
        saved_at: draft.now,
      })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "account_id", "form"]).doUpdateSet({ typed: text, saved_at: draft.now }),
      )
      .execute();
    const kept = db
      .selectFrom("draft")
      .select("form")
      .where("org_id", "=", draft.orgId)
      .where("account_id", "=", draft.accountId)
      .orderBy("saved_at", "desc")
      .limit(DRAFTS_OF_ONE);
    await db
      .deleteFrom("draft")
      .where("org_id", "=", draft.orgId)
      .where("account_id", "=", draft.accountId)
      .where("form", "not in", kept)
      .execute();
  });
  return { ok: true };
}

export function findDraft(
  database: Database,
  orgId: string,
  accountId: string,
  form: string,
): Promise<Draft | undefined> {
  return readIn(database, orgId, async (db) => {
    const row = await db
      .selectFrom("draft")
      .select(["typed", "saved_at"])
      .where("org_id", "=", orgId)
      .where("account_id", "=", accountId)
      .where("form", "=", form)
      .executeTakeFirst();
    return row && { typed: row.typed as unknown as FormValues, savedAt: row.saved_at };
  });
}

export async function discardDraft(
  database: Database,
  orgId: string,
  accountId: string,
  form: string,
): Promise<void> {
  await writeIn(database, orgId, (db) =>
    db
      .deleteFrom("draft")
      .where("org_id", "=", orgId)
      .where("account_id", "=", accountId)
      .where("form", "=", form)
      .execute(),
  );
}

export interface OwnDraft {
  form: string;
  saved_at: Date;
}

/** What this person typed and has not sent, the latest first. Nobody else's is ever read. */
export function ownDrafts(db: OrgDatabase, orgId: string, accountId: string): Promise<OwnDraft[]> {
  return db
    .selectFrom("draft")
    .select(["form", "saved_at"])
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .orderBy("saved_at", "desc")
    .limit(10)
    .execute();
}
