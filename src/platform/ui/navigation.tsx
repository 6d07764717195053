/** The ways through the office: groups at the side, the most used ones under the thumb. */
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";
import { safeHref } from "./safe-href.ts";

export interface NavItem {
  readonly label: string;
  /** Under the thumb, where there is room for one short word. */
  readonly short?: string;
  readonly href: string;
  readonly icon?: IconName;
  readonly current?: boolean;
  /** What waits there; nothing is drawn for 0. */
  readonly count?: number;
  /** What the count counts, for those who hear it: "เลยกำหนด". */
  readonly countLabel?: string;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

export const menuId = "menu";

export function SideNavigation({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <div class="side" id={menuId} popover="auto">
      <nav aria-label="เมนูหลัก">
        {groups.map((group) => (
          <>
            {group.label && <h2>{group.label}</h2>}
            <ul>
              {group.items.map((item) => (
                <li key={item.href}>
                  <NavLink {...item} />
                </li>
              ))}
            </ul>
          </>
        ))}
      </nav>
    </div>
  );
}

/** The bar at the bottom of a phone: four ways at most, or the words no longer fit. */
export function QuickNavigation({ items }: { items: readonly NavItem[] }) {
  return (
    <nav class="quick" aria-label="เมนูลัด">
      <ul>
        {items.slice(0, 4).map((item) => (
          <li key={item.href}>
            <NavLink {...item} label={item.short ?? item.label} icon={item.icon ?? "home"} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NavLink({ label, href, icon, current, count, countLabel }: NavItem) {
  return (
    <a href={safeHref(href)} aria-current={current ? "page" : undefined}>
      {icon && <Icon name={icon} />}
      <span>{label}</span>
      {count ? (
        <span class="count">
          {count > 999 ? "999+" : count}
          {countLabel && <span class="unseen"> {countLabel}</span>}
        </span>
      ) : null}
    </a>
  );
}
