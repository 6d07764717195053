/** A sheet of paper on the desk: one matter, with its heading. */
import type { ComponentChildren } from "preact";

export interface SheetProps {
  readonly title?: string;
  /** What stands opposite the heading: a count, a link, a badge. */
  readonly aside?: ComponentChildren;
  /** For a table or list that brings its own margins. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ComponentChildren;
}

export function Sheet({ title, aside, flush, id, children }: SheetProps) {
  return (
    <section class="sheet" id={id}>
      {(title || aside) && (
        <header>
          {title && <h2>{title}</h2>}
          {aside && <div>{aside}</div>}
        </header>
      )}
      {flush ? children : <div class="inside">{children}</div>}
    </section>
  );
}
