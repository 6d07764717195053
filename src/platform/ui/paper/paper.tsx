import type { ComponentChildren } from "preact";

export interface PaperProps {
  emblem?: string;
  /** Lines of the heading, centred: "คำสั่งเทศบาลตำบล…", "ที่ ๑๒๓/๒๕๖๙", "เรื่อง …". */
  heading: readonly string[];
  /** Said above everything, also in print: what the paper is not yet. */
  mark?: string;
  children: ComponentChildren;
}

/** A sheet as it comes out of the printer: the office around it stays on the screen. */
export function Paper({ emblem, heading, mark, children }: PaperProps) {
  return (
    <article class="paper">
      {mark && <p class="mark">{mark}</p>}
      <header>
        {emblem && <img src={emblem} alt="" width="72" height="72" />}
        {heading.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {children}
    </article>
  );
}

/** What stands around a paper on the screen only. */
export function Unprinted({ children }: { children: ComponentChildren }) {
  return <div class="unprinted">{children}</div>;
}

export interface SignatureProps {
  name: string;
  /** What stands under the name: position, or what the signature is for. */
  title: string;
}

export function Signature({ name, title }: SignatureProps) {
  return (
    <div class="sign">
      <p>(ลงชื่อ) ………………………………………</p>
      <p>({name || "…………………………………"})</p>
      <p>{title}</p>
    </div>
  );
}
