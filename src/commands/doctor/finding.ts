/** ok: nothing to do · note: works, but look at it · broken: must be put right. */
export interface Finding {
  state: "ok" | "note" | "broken";
  what: string;
  /** What to do about it. */
  advice?: string;
}

export const ok = (what: string): Finding => ({ state: "ok", what });
export const note = (what: string, advice: string): Finding => ({ state: "note", what, advice });
export const broken = (what: string, advice: string): Finding => ({ state: "broken", what, advice });

const marks = { ok: "✓", note: "!", broken: "✗" } as const;

export function findingLines({ state, what, advice }: Finding): string[] {
  return [`${marks[state]} ${what}`, ...(advice ? [`    ${advice}`] : [])];
}

/** One check that breaks down is a finding itself and does not hide the others. */
export async function examine(what: string, look: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [
      broken(`${what}: ${said}`, "This could not be looked at; put the cause right and run doctor again."),
    ];
  }
}
