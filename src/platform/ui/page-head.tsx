/** The top of a page: where it stands, what it is, what can be done with it. */
import type { ComponentChildren } from "preact";
import { safeHref } from "./safe-href.ts";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface PageHeadProps {
  readonly title: string;
  /** The pages above this one, from the outermost. */
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ComponentChildren;
  /** Buttons and links: the one that matters most first, as .btn.go; what cannot be taken back last. */
  readonly actions?: ComponentChildren;
}

export function PageHead({ title, crumbs = [], lead, actions }: PageHeadProps) {
  return (
    <div class="page-head">
      <div>
        {crumbs.length > 0 && (
          <nav class="crumbs" aria-label="ตำแหน่งของหน้านี้">
            <ol>
              {crumbs.map((crumb) => (
                <li key={crumb.href}>
                  <a href={safeHref(crumb.href)}>{crumb.label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}
