import "./log-words.ts";
import "./trainings/log-words.ts";
import "./rounds/log-words.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { allowsSomewhere } from "../../platform/accounts/roles.ts";
import type { Capability } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { importingRoutes } from "./importing/routes.tsx";
import { publicReportRoutes } from "./report/publication/routes.tsx";
import { reportRoutes } from "./report/routes.tsx";
import { overviewRoutes } from "./overview/routes.tsx";
import { alikeRoutes } from "./trainings/alike-routes.tsx";
import { participantRoutes } from "./trainings/people-routes.tsx";
import { trainingReaders } from "./trainings/permissions.ts";
import { publicTrainingRoutes } from "./trainings/public-routes.tsx";
import { trainingRoutes } from "./trainings/routes.tsx";
import { factRecord } from "./facts.ts";
import { workers } from "./locking.ts";
import { factRoutes } from "./work/evidence/routes.tsx";
import { maySeeEvidence } from "./work/queries.ts";
import { workRoutes } from "./work/routes.tsx";
import { unitReportRoutes } from "./rounds/report-routes.tsx";
import { roundRoutes } from "./rounds/routes.tsx";
import { yearRoutes } from "./years/routes.tsx";

const office = new Hono<Env>();
for (const room of [
  importingRoutes,
  workRoutes,
  factRoutes,
  yearRoutes,
  roundRoutes,
  unitReportRoutes,
  overviewRoutes,
  trainingRoutes,
  participantRoutes,
  alikeRoutes,
  reportRoutes,
])
  office.route("/", room);

const everybody = new Hono<Env>();
for (const room of [publicTrainingRoutes, publicReportRoutes]) everybody.route("/", room);

export const progress: Capability = {
  name: "progress",
  ways: ({ org: { slug: org }, roles }) => [
    ...(allowsSomewhere(workers, roles)
      ? [
          {
            group: "work",
            label: "งานของฉัน",
            short: "งาน",
            href: paths.office.work.href({ org }),
            icon: "tasks",
            quick: true,
          } as const,
        ]
      : []),
    {
      group: "cycle",
      label: "ผลการดำเนินงาน",
      short: "ผลงาน",
      href: paths.office.progress.href({ org }),
      icon: "progress",
    },
    ...(allowsSomewhere(trainingReaders, roles)
      ? [
          {
            group: "cycle" as const,
            label: "การอบรม",
            href: paths.office.trainings.href({ org }),
            icon: "people" as const,
          },
        ]
      : []),
  ],
  publicWays: (org) => [{ label: "รายงานผลการดำเนินงาน", href: paths.public.reports.href({ org }) }],
  office,
  public: everybody,
  files: { [factRecord]: maySeeEvidence },
};
