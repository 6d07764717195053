/** Several views of one thing. They are links: each has its address, and the way back works. */
import { Icon } from "./icon.tsx";
import { safeHref } from "./safe-href.ts";

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  readonly count?: number;
}

/** So many find room under a page's head on a phone; more are folded there behind the name of the one that is open. */
const FEW = 6;
const foldId = "tabs";

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const list = (
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
  );
  if (tabs.length <= FEW) {
    return (
      <nav class="tabs" aria-label={label}>
        {list}
      </nav>
    );
  }
  return (
    <nav class="tabs" aria-label={label}>
      <button class="btn" type="button" popovertarget={foldId}>
        {label}: {tabs.find(({ current }) => current)?.label} <Icon name="unfold" />
      </button>
      <div id={foldId} popover="auto">
        {list}
      </div>
    </nav>
  );
}
