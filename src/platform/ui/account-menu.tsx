/** Who is signed in, and what they may do about it. Opens without script. */
import type { Theme } from "./document.tsx";
import { Icon } from "./icon.tsx";
import { safeHref } from "./safe-href.ts";

export interface Viewer {
  readonly name: string;
  /** Role and unit, as people say it: "ผู้ประสานงาน · สำนักปลัด". */
  readonly role?: string;
  readonly accountHref: string;
  readonly signOutHref: string;
  /** Only for who belongs to several organisations. */
  readonly switchHref?: string;
  /** Takes a POST with theme=auto|light|dark and back=<the page>. */
  readonly themeHref?: string;
}

const themes: readonly { theme: Theme; label: string }[] = [
  { theme: "auto", label: "ตามเครื่อง" },
  { theme: "light", label: "สว่าง" },
  { theme: "dark", label: "มืด" },
];

export function AccountMenu({ viewer, theme, path }: { viewer: Viewer; theme: Theme; path?: string }) {
  return (
    <details class="account">
      <summary>
        <span>
          {viewer.name}
          {viewer.role && <small>{viewer.role}</small>}
        </span>
        <Icon name="account" />
        <span class="unseen">เมนูบัญชี</span>
      </summary>
      <div>
        <p class="who">
          {viewer.name}
          {viewer.role && <span class="hush"> {viewer.role}</span>}
        </p>
        <a href={safeHref(viewer.accountHref)}>
          <Icon name="key" />
          บัญชีของฉัน
        </a>
        {viewer.switchHref && (
          <a href={safeHref(viewer.switchHref)}>
            <Icon name="switch" />
            เปลี่ยนหน่วยงาน
          </a>
        )}
        {viewer.themeHref && <ThemeForm href={viewer.themeHref} theme={theme} path={path} />}
        <form method="post" action={safeHref(viewer.signOutHref)}>
          <button class="plain" type="submit">
            <Icon name="leave" />
            ออกจากระบบ
          </button>
        </form>
      </div>
    </details>
  );
}

function ThemeForm({ href, theme, path }: { href: string; theme: Theme; path?: string }) {
  return (
    <form class="themes" method="post" action={safeHref(href)}>
      {path && <input type="hidden" name="back" value={path} />}
      <span class="hush">สีหน้าจอ</span>
      {themes.map((choice) => (
        <button
          key={choice.theme}
          type="submit"
          name="theme"
          value={choice.theme}
          aria-pressed={choice.theme === theme ? "true" : "false"}
        >
          {choice.label}
        </button>
      ))}
    </form>
  );
}
