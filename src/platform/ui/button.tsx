/** Things to press. A link goes somewhere; a button changes something. */
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";
import { safeHref } from "./safe-href.ts";

/** go: the one main thing on the page · grave: cannot be taken back. */
export type ButtonTone = "plain" | "go" | "grave";

export interface LinkButtonProps {
  readonly href: string;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** A file to keep, not a page to open. */
  readonly download?: boolean;
  readonly children: ComponentChildren;
}

export function LinkButton({ href, tone = "plain", icon, download, children }: LinkButtonProps) {
  return (
    <a class={buttonClass(tone)} href={safeHref(href)} download={download ? "" : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

export interface ActButtonProps {
  /** Where the press is posted to. */
  readonly action: string;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

/** One press, one POST: a form of its own with nothing to fill in. */
export function ActButton({ action, tone = "plain", icon, hidden = {}, children }: ActButtonProps) {
  return (
    <form method="post" action={safeHref(action)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={buttonClass(tone)} type="submit">
        {icon && <Icon name={icon} />}
        {children}
      </button>
    </form>
  );
}

export function buttonClass(tone: ButtonTone): string {
  return tone === "plain" ? "btn" : `btn ${tone}`;
}
