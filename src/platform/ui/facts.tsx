/** One record, field by field. */
import type { ComponentChildren } from "preact";

export interface Fact {
  readonly label: string;
  /** Empty, null or undefined shows a dash: a missing fact must look missing. */
  readonly value: ComponentChildren;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{isMissing(fact.value) ? "–" : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isMissing(value: ComponentChildren): boolean {
  return value === null || value === undefined || value === "" || typeof value === "boolean";
}
