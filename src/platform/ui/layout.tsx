/** The three frames that every page stands in: the office, the citizen's side, the door. */
import type { ComponentChildren } from "preact";
import { AccountMenu } from "./account-menu.tsx";
import type { Viewer } from "./account-menu.tsx";
import { Document } from "./document.tsx";
import type { Assets, Theme } from "./document.tsx";
import { Flash } from "./flash.tsx";
import type { FlashMessage } from "./flash.tsx";
import { Icon } from "./icon.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import type { IdleTimes } from "./idle-warning.tsx";
import { menuId, QuickNavigation, SideNavigation } from "./navigation.tsx";
import type { NavGroup, NavItem } from "./navigation.tsx";
import { safeHref } from "./safe-href.ts";

/** The organisation as the bars show it. */
export interface OrgMark {
  readonly name: string;
  readonly href: string;
  /** Address of the emblem; without one the seal of Sucharit stands there. */
  readonly emblem?: string;
  /** "อำเภอ… จังหวัด…" */
  readonly place?: string;
}

/** What all frames take. */
export interface Frame {
  readonly title: string;
  readonly description?: string;
  readonly theme?: Theme;
  readonly assets: Assets;
  readonly invalid?: boolean;
  readonly org?: OrgMark;
  readonly flash?: FlashMessage;
  readonly children: ComponentChildren;
}

export interface OfficeFrame extends Frame {
  readonly nav: readonly NavGroup[];
  /** The four most used ways, for the bar at the bottom of a phone. */
  readonly quick?: readonly NavItem[];
  readonly viewer?: Viewer;
  /** Where all records can be searched. */
  readonly searchHref?: string;
  /** The page itself, to come back to after a change of theme. */
  readonly path?: string;
  /** Warns before the session ends; for pages on which people type. */
  readonly idle?: IdleTimes;
}

export function OfficeLayout(props: OfficeFrame) {
  const { nav, quick, viewer, idle, theme = "auto" } = props;
  return (
    <Document {...props} place={props.org?.name} unlisted bodyClass="office">
      <SkipLink />
      <header class="topbar">
        <button class="menu-open" type="button" popovertarget={menuId}>
          <Icon name="menu" />
          <span class="unseen">เมนู</span>
        </button>
        <Brand org={props.org} assets={props.assets} />
        {props.searchHref && <SearchBox href={props.searchHref} />}
        {viewer && <AccountMenu viewer={viewer} theme={theme} path={props.path} />}
      </header>
      <SideNavigation groups={nav} />
      <main class="main" id="main" tabindex={-1}>
        <Flash message={props.flash} />
        {props.children}
      </main>
      {quick && quick.length > 0 && <QuickNavigation items={quick} />}
      {idle && <IdleWarning times={idle} />}
    </Document>
  );
}

export interface PublicFrame extends Frame {
  readonly nav?: readonly NavItem[];
  /** Addresses, telephone, law: what the organisation puts under its pages. */
  readonly footer?: ComponentChildren;
}

export function PublicLayout(props: PublicFrame) {
  const { nav = [] } = props;
  return (
    <Document {...props} place={props.org?.name} bodyClass="public">
      <SkipLink />
      <header>
        <div>
          <Brand org={props.org} assets={props.assets} />
          {nav.length > 0 && (
            <nav aria-label="เมนูหลัก">
              <ul class="ways">
                {nav.map((item) => (
                  <li key={item.href}>
                    <a href={safeHref(item.href)} aria-current={item.current ? "page" : undefined}>
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main id="main" tabindex={-1}>
        <Flash message={props.flash} />
        {props.children}
      </main>
      <footer>
        <div>
          {props.footer}
          <p class="hush">จัดทำด้วยสุจริต ระบบงานคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่น</p>
        </div>
      </footer>
    </Document>
  );
}

export interface BareFrame extends Frame {
  /** For set-up, whose forms need more room than a door. */
  readonly wide?: boolean;
}

export function BareLayout(props: BareFrame) {
  return (
    <Document {...props} place={props.org?.name} unlisted bodyClass="bare">
      <header>
        <Brand org={props.org} assets={props.assets} />
      </header>
      <main id="main" class={props.wide ? "wide" : undefined}>
        <Flash message={props.flash} />
        {props.children}
      </main>
      <footer>สุจริต ระบบงานคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่น</footer>
    </Document>
  );
}

/** A field where there is room for one, a way to the page of its own on a phone. */
function SearchBox({ href }: { href: string }) {
  return (
    <>
      <form class="search-box" method="get" action={safeHref(href)} role="search" aria-label="ค้นหาทุกรายการ">
        <input type="search" name="q" aria-label="ค้นหาทุกรายการ" placeholder="ค้นหา" autocomplete="off" />
        <button type="submit">
          <Icon name="search" />
          <span class="unseen">ค้นหา</span>
        </button>
      </form>
      <a class="search-way" href={safeHref(href)}>
        <Icon name="search" />
        <span class="unseen">ค้นหาทุกรายการ</span>
      </a>
    </>
  );
}

function SkipLink() {
  return (
    <a class="skip" href="#main">
      ข้ามไปเนื้อหา
    </a>
  );
}

function Brand({ org, assets }: { org?: OrgMark; assets: Assets }) {
  return (
    <a class="brand" href={safeHref(org?.href ?? "/")}>
      <img src={safeHref(org?.emblem ?? assets.icon)} alt="" width="40" height="40" />
      <span>
        {org?.name ?? "สุจริต"}
        {org ? <small>{org.place ?? "สุจริต"}</small> : null}
      </span>
    </a>
  );
}
