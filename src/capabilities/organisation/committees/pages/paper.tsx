import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import type { Organisation } from "../../../../platform/accounts/organisations.ts";

export interface PaperProps {
  org: string;
  emblem?: string;
  /** Lines of the heading, centred: "คำสั่งเทศบาลตำบล…", "ที่ ๑๒๓/๒๕๖๙", "เรื่อง …". */
  heading: readonly string[];
  /** Said above everything, also in print: what the paper is not yet. */
  mark?: string;
  children: ComponentChildren;
}

/** A sheet as it comes out of the printer: the office around it stays on the screen. */
export function Paper({ org, emblem, heading, mark, children }: PaperProps) {
  return (
    <>
      <link rel="stylesheet" href={paths.office.paperStyle.href({ org })} />
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
    </>
  );
}

export function emblemOf({
  slug,
  emblem_saved_at: at,
}: Pick<Organisation, "slug" | "emblem_saved_at">): string | undefined {
  return at ? paths.public.emblem.href({ org: slug }, { v: at.getTime() }) : undefined;
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
