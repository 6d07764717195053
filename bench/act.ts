import { randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { actNamed } from "../src/platform/acts/act.ts";
import type { House } from "../src/platform/house.ts";
import { compared } from "./drive.ts";
import type { Compared } from "./drive.ts";
import { recorded } from "./record.ts";
import type { Statement } from "./record.ts";
import type { Seeded } from "./seed.ts";

const NAME = "organisation.add-committee";
const AT_ONCE = 10;

/**
 * One act in this process: through the product, and as the statements that it was seen to send, with
 * fresh values, on the same pool.
 */
export async function measureAct(house: House, seeded: Seeded, times: number): Promise<Compared> {
  const act = actNamed(NAME);
  if (!act) throw new Error(`There is no act ${NAME}`);
  const situation = { database: house.database, now: house.now, orgId: seeded.orgId, actor: seeded.actor };
  const perform = async (name: string) => {
    const outcome = await act(situation, { name, kind: "committee", purpose: "" });
    if (!outcome.ok) throw new Error(`${NAME}: ${outcome.message}`);
  };
  const seen = `คณะกรรมการ ${newId()}`;
  const statements = await recorded(() => perform(seen));
  const byHand = (name: string) => sendByHand(house, statements, { seen, name });

  const rounds: [number, number][] = [];
  for (let round = 0; round < 6; round += 1) {
    const product = await perSecond(perform, times);
    const bare = await perSecond(byHand, times);
    if (round > 0) rounds.push([product, bare]);
  }
  return compared(rounds);
}

async function perSecond(once: (name: string) => Promise<void>, times: number): Promise<number> {
  const began = performance.now();
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await once(`คณะกรรมการ ${newId()}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (times * 1000) / (performance.now() - began);
}

/** The audit entry needs the number and the hash that the head has by then; all else is as it was seen. */
async function sendByHand(
  house: House,
  statements: readonly Statement[],
  names: { seen: string; name: string },
) {
  const entry = statements.find(({ text }) => text.includes('into "audit_entry"'))?.values ?? [];
  const seenNumber = entry.find((value) => typeof value === "number");
  const [seenBefore, seenHash] = entry.filter((value) => Buffer.isBuffer(value));
  const seenId = statements.find(({ text }) => text.startsWith('insert into "committee"'))?.values[1];
  const id = newId();
  const hash = randomBytes(32);
  let head = { seq: 0, hash };
  const fresh = (value: unknown): unknown => {
    if (typeof value === "string" && value.includes(names.seen))
      return value.replaceAll(names.seen, names.name);
    if (value === seenId) return id;
    if (value === seenNumber) return head.seq + 1;
    if (value === seenBefore) return head.hash;
    return value === seenHash ? hash : value;
  };
  const client = await house.database.pool.connect();
  try {
    for (const { text, values } of statements) {
      const result =
        values.length > 0 ? await client.query(text, values.map(fresh)) : await client.query(text);
      if (text.includes('from "audit_head"')) head = result.rows[0] as typeof head;
    }
  } finally {
    client.release();
  }
}
