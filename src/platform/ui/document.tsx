/** The outermost shell of every page: <html>, head, and nothing that the security policy would refuse. */
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { safeHref } from "./safe-href.ts";
import { takeWantedIslands } from "./wanted-islands.ts";

export type Theme = "auto" | "light" | "dark";

export type IslandName = "draft" | "date-field" | "idle" | "picker" | "passkey" | "upload";

/** Addresses of the built files. */
export interface Assets {
  readonly css: string;
  readonly icon: string;
  readonly scripts: Readonly<Record<IslandName, string>>;
}

export interface DocumentProps {
  readonly title: string;
  readonly description?: string;
  readonly theme?: Theme;
  /** Name of the organisation, for the title. */
  readonly place?: string;
  readonly assets: Assets;
  /** The form on the page came back with errors: said first in the title, for those who hear the page. */
  readonly invalid?: boolean;
  /** Staff pages stay out of search engines. */
  readonly unlisted?: boolean;
  readonly bodyClass: string;
  readonly children: ComponentChildren;
}

export function Document(props: DocumentProps) {
  const { theme = "auto", assets } = props;
  const title = [props.title, props.place, "สุจริต"].filter(Boolean).join(" · ");
  return (
    <html lang="th" data-theme={theme === "auto" ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.invalid ? `ผิดพลาด: ${title}` : title}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.unlisted && <meta name="robots" content="noindex, nofollow" />}
        {/* A mobile browser would turn case numbers into telephone links. */}
        <meta name="format-detection" content="telephone=no" />
        <link rel="stylesheet" href={safeHref(assets.css)} />
        <link rel="icon" type="image/svg+xml" href={safeHref(assets.icon)} />
      </head>
      <body class={props.bodyClass}>{props.children}</body>
    </html>
  );
}

/** A whole page as text, with the islands that it has a use for and no other script. */
export function drawPage(page: VNode, assets: Pick<Assets, "scripts">): string {
  takeWantedIslands(); // of a page that failed half way
  const html = renderToString(page);
  const scripts = takeWantedIslands().map(
    (name) => `<script type="module" src="${safeHref(assets.scripts[name])}"></script>`,
  );
  return `<!doctype html>${scripts.length === 0 ? html : html.replace("</head>", () => `${scripts.join("")}</head>`)}`;
}
