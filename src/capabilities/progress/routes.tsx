import "./log-words.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Capability } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { yearRoutes } from "./years/routes.tsx";

const office = new Hono<Env>();
for (const room of [yearRoutes]) office.route("/", room);

export const progress: Capability = {
  name: "progress",
  ways: ({ org: { slug: org } }) => [
    {
      group: "cycle",
      label: "ผลการดำเนินงาน",
      short: "ผลงาน",
      href: paths.office.progress.href({ org }),
      icon: "progress",
    },
  ],
  office,
};
