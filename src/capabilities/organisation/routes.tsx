import "./log-words.ts";
import "./reminders.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { allowsSomewhere } from "../../platform/accounts/roles.ts";
import type { FileOwners } from "../../platform/files/visible.ts";
import type { Viewer } from "../../platform/accounts/viewer.ts";
import type { Capability, Way } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { searchableOrders } from "./committees/orders/search.ts";
import { maySeeOrderFiles } from "./committees/orders/scan/queries.ts";
import { committeeRoutes } from "./committees/routes.tsx";
import { searchableCommittees } from "./committees/search.ts";
import { homeRoutes } from "./home/routes.tsx";
import { maySeeMeetingFiles } from "./meetings/files/queries.ts";
import { meetingRoutes } from "./meetings/routes.tsx";
import { searchableMeetings } from "./meetings/search.ts";
import { peopleRoutes } from "./people/routes.tsx";
import { searchablePeople } from "./people/search.ts";
import { positionRoutes } from "./positions/routes.tsx";
import { editProfile } from "./profile/acts.ts";
import { profileRoutes, publicProfileRoutes } from "./profile/routes.tsx";
import { unitRoutes } from "./units/routes.tsx";
import { searchableUnits } from "./units/search.ts";

const office = new Hono<Env>();
for (const room of [
  homeRoutes,
  profileRoutes,
  unitRoutes,
  peopleRoutes,
  positionRoutes,
  committeeRoutes,
  meetingRoutes,
]) {
  office.route("/", room);
}

const files: FileOwners = { "appointment-order": maySeeOrderFiles, meeting: maySeeMeetingFiles };

export const organisation: Capability = {
  name: "organisation",
  ways,
  files,
  office,
  public: publicProfileRoutes,
  searchable: [searchablePeople, searchableUnits, searchableCommittees, searchableOrders, searchableMeetings],
};

function ways({ org: { slug: org }, roles }: Viewer): Way[] {
  const to = paths.office;
  return [
    { group: "work", label: "หน้าแรก", href: to.home.href({ org }), icon: "home", quick: true },
    { group: "house", label: "บุคลากร", href: to.people.href({ org }), icon: "people", quick: true },
    { group: "house", label: "หน่วยงานภายใน", href: to.units.href({ org }), icon: "unit" },
    { group: "house", label: "คณะกรรมการ", href: to.committees.href({ org }), icon: "account" },
    { group: "house", label: "การประชุม", href: to.meetings.href({ org }), icon: "meeting", quick: true },
    ...(allowsSomewhere(editProfile.definition.may, roles)
      ? [
          {
            group: "house",
            label: "ข้อมูลองค์กร",
            href: to.organisation.href({ org }),
            icon: "settings",
          } as const,
        ]
      : []),
  ];
}
