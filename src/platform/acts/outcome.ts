import type { FormErrors } from "../forms/state.ts";

/** One field of a record that somebody else changed meanwhile. */
export interface Difference {
  field: string;
  label: string;
  yours: string;
  theirs: string;
}

/** Expected failures are values; each is told in Thai and keeps what was typed. */
export type Refusal =
  | { ok: false; reason: "invalid"; message: string; errors: FormErrors }
  | { ok: false; reason: "forbidden"; message: string }
  | { ok: false; reason: "missing"; message: string }
  | { ok: false; reason: "refused"; message: string }
  /** Files cannot be kept just now: no room, or nobody answers. */
  | { ok: false; reason: "full" | "away"; message: string }
  | { ok: false; reason: "conflict"; message: string; version: number; differences: Difference[] };

export type Outcome<T> = { ok: true; value: T } | Refusal;

export const statusOf: Record<Refusal["reason"], 422 | 403 | 404 | 409 | 503 | 507> = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  refused: 409,
  conflict: 409,
  full: 507,
  away: 503,
};

export function invalid(errors: FormErrors): Refusal {
  return { ok: false, reason: "invalid", message: "ข้อมูลบางช่องยังไม่ถูกต้อง", errors };
}

export function missing(message = "ไม่พบรายการนี้ อาจถูกย้ายหรือไม่มีอยู่"): Refusal {
  return { ok: false, reason: "missing", message };
}

export function refused(message: string): Refusal {
  return { ok: false, reason: "refused", message };
}

export function forbidden(message = "ท่านไม่มีสิทธิทำรายการนี้"): Refusal {
  return { ok: false, reason: "forbidden", message };
}

/** Compares what the person saw with what stands now; labels are in the order of the page. */
export function conflict(
  labels: Record<string, string>,
  yours: Record<string, unknown>,
  theirs: Record<string, unknown> & { version: number },
): Refusal {
  const differences = Object.entries(labels)
    .map(([field, label]) => ({ field, label, yours: plain(yours[field]), theirs: plain(theirs[field]) }))
    .filter((row) => row.yours !== row.theirs);
  return {
    ok: false,
    reason: "conflict",
    message: "มีผู้อื่นแก้ไขรายการนี้ไปแล้วระหว่างที่ท่านเปิดหน้านี้",
    version: theirs.version,
    differences,
  };
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value === true) return "ใช่";
  if (value === false) return "ไม่ใช่";
  return String(value);
}
