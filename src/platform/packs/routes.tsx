import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";
import { everyMember, readers } from "../web/doors.tsx";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { PackList, PackPage } from "./pages/packs.tsx";

const office = new Hono<Env>();

office.get(paths.office.packs.pattern, readers(everyMember), (c) => {
  const { house, org } = c.var;
  return officePage(c, {
    title: "ชุดข้อมูลอ้างอิง",
    body: (
      <PackList
        packs={house.packs.all()}
        kindNamed={house.packs.kindNamed}
        hrefOf={(pack) => paths.office.pack.href({ org: org.slug, kind: pack.kind, key: pack.hash })}
      />
    ),
  });
});

office.get(paths.office.pack.pattern, readers(everyMember), (c) => {
  const { house, org } = c.var;
  const pack = house.packs.byHash(c.req.param("key"));
  const kind = pack && house.packs.kindNamed(pack.kind);
  if (!pack || kind?.kind !== c.req.param("kind")) return problem(c, 404);
  return officePage(c, {
    title: pack.title,
    body: <PackPage pack={pack} kind={kind} listHref={paths.office.packs.href({ org: org.slug })} />,
  });
});

export const packing: Capability = {
  name: "packs",
  ways: ({ org }) => [
    {
      group: "house",
      label: "ชุดข้อมูลอ้างอิง",
      href: paths.office.packs.href({ org: org.slug }),
      icon: "register",
    },
  ],
  office,
};
