/** Several views of one thing. They are links: each has its address, and the way back works. */
import { safeHref } from "./safe-href.ts";

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  readonly count?: number;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={safeHref(tab.href)} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class="hush">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
