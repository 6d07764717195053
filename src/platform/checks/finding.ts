/** What checks before a submission tell, whatever is submitted: a plan, a report. */

/** An error blocks submission, a warning wants a reason, advice may be left. */
export const findingLevels = ["error", "warning", "advice"] as const;
export type FindingLevel = (typeof findingLevels)[number];

/** What a finding is judged by. */
export interface Judged {
  /** The same finding at the same place keeps it, so a reason once given stays with it. */
  readonly id: string;
  readonly level: FindingLevel;
}

/** Names for findings from what they are about; the second of the same name is counted. */
export function findingNames(): (parts: readonly (string | undefined)[]) => string {
  const taken = new Map<string, number>();
  return (parts) => {
    const name = parts.filter((part) => part !== undefined).join(":");
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}#${before + 1}`;
  };
}
