/** The few numbers that tell how things stand. */
import type { ComponentChildren } from "preact";

export interface Figure {
  readonly label: string;
  readonly value: string | number;
  /** "จาก 40 โครงการ", "บาท" */
  readonly unit?: string;
  readonly tone?: "done" | "late" | "stop";
  readonly note?: ComponentChildren;
}

export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div key={figure.label} class={figure.tone}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.value}
            {figure.unit && <small> {figure.unit}</small>}
          </dd>
          {figure.note && <dd class="hush">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
