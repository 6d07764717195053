/**
 * A question before a grave act, without script. Newest browsers open it as a modal dialog (command), those of
 * the last years as a popover, and for all others style sheets leave it open in the page: no second address needed.
 */
import type { ComponentChildren } from "preact";
import { buttonClass } from "./button.tsx";
import type { ButtonTone } from "./button.tsx";
import { safeHref } from "./safe-href.ts";

export interface ConfirmProps {
  /** Unique on the page. */
  readonly id: string;
  /** What stands on the button that opens the question: "ลบแผนนี้". */
  readonly trigger: string;
  readonly title: string;
  /** What will happen, and whether it can be taken back. */
  readonly children?: ComponentChildren;
  /** Where the yes is posted to. */
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** The yes, as a verb: "ลบ", "ส่ง". */
  readonly yes: string;
  readonly no?: string;
  readonly tone?: ButtonTone;
}

export function Confirm(props: ConfirmProps) {
  const { id, tone = "grave", hidden = {}, no = "ยังไม่ทำ" } = props;
  return (
    <>
      <button
        class={`${buttonClass(tone)} ask-open`}
        type="button"
        commandfor={id}
        command="show-modal"
        popovertarget={id}
      >
        {props.trigger}
      </button>
      <dialog class="ask" id={id} popover="auto" aria-labelledby={`${id}-title`}>
        <form method="post" action={safeHref(props.action)}>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <h2 id={`${id}-title`}>{props.title}</h2>
          {typeof props.children === "string" ? <p>{props.children}</p> : props.children}
          <div class="row">
            <button
              class="btn ask-open"
              type="button"
              commandfor={id}
              command="close"
              popovertarget={id}
              popovertargetaction="hide"
              autofocus
            >
              {no}
            </button>
            <button class={buttonClass(tone === "plain" ? "go" : tone)} type="submit">
              {props.yes}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
