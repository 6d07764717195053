import "./log-words.ts";
import "./trainings/log-words.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Capability } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { participantRoutes } from "./trainings/people-routes.tsx";
import { publicTrainingRoutes } from "./trainings/public-routes.tsx";
import { trainingRoutes } from "./trainings/routes.tsx";
import { yearRoutes } from "./years/routes.tsx";

const office = new Hono<Env>();
for (const room of [yearRoutes, trainingRoutes, participantRoutes]) office.route("/", room);

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
  public: publicTrainingRoutes,
};
