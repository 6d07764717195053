/** What happened and what comes next, in order. */
import type { ComponentChildren } from "preact";

export interface Step {
  readonly title: string;
  /** As people read it: "3 มี.ค. 2569 09.15 น." */
  readonly when?: string;
  /** As machines read it: ISO. */
  readonly at?: string;
  readonly by?: string;
  readonly state?: "done" | "doing" | "late" | "stop" | "next";
  readonly detail?: ComponentChildren;
}

const spoken = { done: "แล้วเสร็จ", doing: "ขั้นปัจจุบัน", late: "เลยกำหนด", stop: "ยุติ", next: "ขั้นต่อไป" };

export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="timeline">
      {steps.map((step, index) => (
        <li
          key={index}
          class={step.state}
          aria-current={step.state === "doing" || step.state === "late" ? "step" : undefined}
        >
          <strong>{step.title}</strong>
          {step.state && <span class="unseen"> ({spoken[step.state]})</span>}
          {step.when && (
            <time class="hush" datetime={step.at}>
              {step.when}
            </time>
          )}
          {step.by && <span class="hush">{step.by}</span>}
          {step.detail && <div>{step.detail}</div>}
        </li>
      ))}
    </ol>
  );
}
