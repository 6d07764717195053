import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { drawPage } from "../ui/document.tsx";
import { StylePage } from "../ui/style-page.tsx";
import type { Env } from "./context.ts";

/** The living page of every piece of the interface; development only. */
export function styleRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get(paths.style.pattern, (c) =>
    c.html(
      drawPage(
        <StylePage
          query={c.req.query()}
          assets={c.var.house.assets}
          theme={themeAsked(c.req.query("theme"))}
        />,
        c.var.house.assets,
      ),
    ),
  );
  return app;
}

function themeAsked(text: string | undefined) {
  return text === "dark" || text === "light" ? text : "auto";
}
