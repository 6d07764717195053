import { v7 as newId } from "uuid";
import { z } from "zod";
import type { OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { job, JobHindered, JobRefused } from "../jobs/job.ts";
import { drawLetter } from "./letter-text.ts";
import type { LetterKind } from "./letter-kind.ts";
import { letterKindNamed } from "./letter-kind.ts";

export interface Posting<Input> {
  orgId: string;
  to: { accountId: string } | { address: string };
  input: Input;
}

/** Posts a letter inside the transaction of the act. Only where mail is set: ask `byMail` or `house.mail.isSet`. */
export async function postLetter<Schema extends z.ZodType>(
  db: OrgDatabase,
  kind: LetterKind<Schema>,
  { orgId, to, input }: Posting<z.input<Schema>>,
): Promise<string> {
  const id = newId();
  const jobId = await enqueue(db, sendLetter, { orgId, input: { letterId: id } });
  await db
    .insertInto("letter")
    .values({
      org_id: orgId,
      id,
      kind: kind.name,
      input: JSON.stringify(kind.input.parse(input)),
      to_account_id: "accountId" in to ? to.accountId : null,
      to_address: "address" in to ? to.address : null,
      job_id: jobId,
    })
    .execute();
  return id;
}

/**
 * Sent once, but for one window that SMTP leaves open: when the process dies after the server took the letter
 * and before that is written, it is sent again, the same to the letter and with the same Message-ID.
 */
export const sendLetter = job({
  name: "letters.send",
  title: "ส่งอีเมล",
  input: z.strictObject({ letterId: z.uuid() }),
  // With the pauses between them a day and a half: a mail server that is away over night loses nothing.
  attempts: 12,
  may: { administrator: "organisation" },
  quiet: true,
  run: async ({ house, orgId, finish }, { letterId }) => {
    const letter = await readIn(house.database, orgId, (db) => unsentLetter(db, orgId, letterId));
    const to = letter && (await recipientOf(house, letter));
    const kind = letter && letterKindNamed(letter.kind);
    const about = { house, orgId, letterId, isPrepared: letter?.prepared_at !== null };
    const model = to && kind && (await kind.compose({ ...about, to }, kind.input.parse(letter.input)));
    if (!model)
      return finish((db) => mark(db, orgId, letterId, { dropped_at: house.now(), to_address: null }));
    if (!about.isPrepared)
      await writeIn(house.database, orgId, (db) => mark(db, orgId, letterId, { prepared_at: house.now() }));
    const sent = await house.mail.send({
      to: to.email,
      messageId: `<${letterId}@${new URL(house.publicUrl).hostname}>`,
      ...drawLetter(model),
    });
    if (!sent.ok && sent.isFinal) throw new JobRefused("เซิร์ฟเวอร์อีเมลไม่รับที่อยู่ของผู้รับ");
    if (!sent.ok)
      throw new JobHindered(
        house.mail.isSet ? "เซิร์ฟเวอร์อีเมลไม่ตอบ หรือยังไม่รับอีเมลในขณะนี้" : "ระบบยังไม่ได้ตั้งค่าการส่งอีเมล",
        { cause: new Error(`letter not sent: ${sent.message}`) },
      );
    return finish((db) => mark(db, orgId, letterId, { sent_at: house.now(), to_address: null }));
  },
});

function unsentLetter(db: OrgDatabase, orgId: string, id: string) {
  return db
    .selectFrom("letter")
    .select(["kind", "input", "to_account_id", "to_address", "prepared_at"])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .where("sent_at", "is", null)
    .where("dropped_at", "is", null)
    .executeTakeFirst();
}

/** An account is written to where it reads its mail now; one that was closed is not written to. */
async function recipientOf(
  house: House,
  { to_account_id, to_address }: { to_account_id: string | null; to_address: string | null },
) {
  if (!to_account_id)
    return to_address ? { accountId: null, name: to_address, email: to_address } : undefined;
  const account = await house.database.shared
    .selectFrom("account")
    .select(["name", "email"])
    .where("id", "=", to_account_id)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return account && { accountId: to_account_id, ...account };
}

async function mark(
  db: OrgDatabase,
  orgId: string,
  id: string,
  changes: { sent_at?: Date; dropped_at?: Date; prepared_at?: Date; to_address?: null },
) {
  await db.updateTable("letter").set(changes).where("org_id", "=", orgId).where("id", "=", id).execute();
  return { said: changes.sent_at ? "ส่งแล้ว" : "ไม่ต้องส่งแล้ว" };
}
