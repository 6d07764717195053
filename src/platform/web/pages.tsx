import { getCookie } from "hono/cookie";
import type { ComponentChildren } from "preact";
import { paths } from "../../paths.ts";
import { roles } from "../accounts/roles.ts";
import type { Viewer } from "../accounts/viewer.ts";
import { organisationTitle, placeInWords } from "../accounts/organisation-title.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { drawPage } from "../ui/document.tsx";
import type { Theme } from "../ui/document.tsx";
import { BareLayout, OfficeLayout, PublicLayout } from "../ui/layout.tsx";
import type { Frame, OrgMark } from "../ui/layout.tsx";
import type { Web } from "./context.ts";
import { answerDrawnOnce, answerKept, answerPage } from "./answer.ts";
import { takeFlash } from "./flash.ts";
import { requestHeader } from "./request-header.ts";

export interface PageParts {
  title: string;
  description?: string;
  /** The form came back with errors. */
  invalid?: boolean;
  status?: 200 | 201 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507;
  body: ComponentChildren;
}

/** A page of the staff, with the ways that this person may go. Never kept by a browser or proxy. */
export function officePage(c: Web, parts: PageParts & { typing?: boolean }) {
  const { viewer, navigation, house } = c.var;
  c.header("cache-control", "no-store");
  return answerPage(
    c,
    drawPage(
      <OfficeLayout
        {...frame(c, parts)}
        org={orgMark(c, viewer.org, paths.office.home.href({ org: viewer.org.slug }))}
        nav={navigation.groups}
        quick={navigation.quick}
        path={c.req.method === "GET" ? c.req.path : undefined}
        searchHref={paths.office.search.href({ org: viewer.org.slug })}
        viewer={{
          name: viewer.name,
          role: rolesInWords(viewer),
          accountHref: paths.account.show.href({}),
          signOutHref: paths.account.signOut.href({}),
          themeHref: paths.theme.href({}),
          switchHref: paths.home.href({}, { choose: "1" }),
        }}
        idle={
          parts.typing
            ? {
                endsAfter: house.configuration.sessionIdleMinutes * 60,
                pingHref: paths.account.alive.href({}),
              }
            : undefined
        }
      >
        {parts.body}
      </OfficeLayout>,
      c.get("house").assets,
    ),
    parts.status ?? 200,
  );
}

/** A page for everyone; `own` where it says something of the one who looks, so that nobody keeps it. */
export function publicPage(c: Web, parts: PageParts & { org: Organisation; own?: boolean }) {
  const home = paths.public.home.href({ org: parts.org.slug });
  const html = drawPage(
    <PublicLayout
      {...frame(c, parts)}
      org={orgMark(c, parts.org, home)}
      nav={c.var.publicWays}
      footer={<a href={paths.office.home.href({ org: parts.org.slug })}>สำหรับเจ้าหน้าที่</a>}
    >
      {parts.body}
    </PublicLayout>,
    c.get("house").assets,
  );
  if (parts.own) c.header("cache-control", "no-store");
  return !parts.own && (parts.status ?? 200) === 200
    ? answerKept(c, html)
    : answerPage(c, html, parts.status);
}

/**
 * Sign-in, set-up, own account, errors: a page without an organisation around it. A page that depends on
 * nothing but `sameFor` (and the colours) is drawn once.
 */
export function barePage(c: Web, parts: PageParts & { wide?: boolean; sameFor?: string }) {
  c.header("cache-control", "no-store");
  const around = frame(c, parts);
  const draw = () =>
    drawPage(
      <BareLayout {...around} wide={parts.wide}>
        {parts.body}
      </BareLayout>,
      c.get("house").assets,
    );
  if (parts.sameFor === undefined || around.flash) return answerPage(c, draw(), parts.status);
  return answerDrawnOnce(c, `${around.theme} ${parts.sameFor}`, draw);
}

function frame(c: Web, parts: PageParts): Omit<Frame, "children"> {
  return {
    title: parts.title,
    description: parts.description,
    invalid: parts.invalid,
    theme: themeOf(c),
    assets: c.get("house").assets,
    flash: takeFlash(c),
  };
}

export const THEME_COOKIE = "sucharit.theme";

function themeOf(c: Web): Theme {
  if (!requestHeader(c, "cookie")?.includes(THEME_COOKIE)) return "auto";
  const chosen = getCookie(c, THEME_COOKIE);
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

function orgMark(c: Web, org: Organisation, href: string): OrgMark {
  return {
    name: organisationTitle(c.var.house.packs, org),
    href,
    // On every page: nobody may take the demo for a real town.
    place: org.is_demo ? "หน่วยงานสมมติ ไม่มีอยู่จริง" : placeInWords(org),
    emblem: org.emblem_saved_at
      ? paths.public.emblem.href({ org: org.slug }, { v: org.emblem_saved_at.getTime() })
      : undefined,
  };
}

export function rolesInWords(viewer: Pick<Viewer, "roles">): string {
  return [...new Set(viewer.roles.map(({ role }) => roles[role].title))].join(" · ");
}
