/** Something to know before going on. */
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

export interface NoticeProps {
  readonly kind?: "info" | "done" | "late" | "stop";
  readonly title?: string;
  readonly children: ComponentChildren;
}

export function Notice({ kind = "info", title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role="note">
      <Icon name={kind} />
      <div>
        {title && <strong>{title}</strong>}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

/** Stands beside every fact of law or of the national scheme whose source is not confirmed. */
export function Unconfirmed({ source }: { source?: string }) {
  return (
    <span class="unconfirmed">
      ให้นิติกรยืนยัน
      {source && <span class="unseen"> ที่มา: {source}</span>}
    </span>
  );
}
