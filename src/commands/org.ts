import { randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { provinceNames } from "../capabilities/organisation/profile/provinces.ts";
import { placeInWords, placeOf } from "../capabilities/organisation/profile/rules.ts";
import { setUp } from "../capabilities/organisation/setup/acts.ts";
import { StartRefused } from "../main.ts";
import { members } from "../platform/accounts/member-queries.ts";
import { kindOf, organisationTitle } from "../platform/accounts/organisation-title.ts";
import { allOrganisations } from "../platform/accounts/organisations.ts";
import { accountNamed } from "../platform/accounts/queries.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";
import { organisationKinds } from "../platform/packs/kinds/organisation-kinds.ts";
import { paths } from "../paths.ts";
import { organisationCalled, situationIn, valueOf } from "./acting.ts";
import { inColumns } from "./columns.ts";
import type { Command } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";
import { sayLink } from "./say-link.ts";

const orgList: Command = {
  name: "org list",
  usage: "org list",
  summary: "the organisations of this house",
  run: (words, terminal) => {
    readWords(words, 0, {});
    return inHouse(terminal, async ({ house }) => {
      const all = await allOrganisations(house.database);
      if (all.length === 0)
        terminal.say("There is none yet: open the link that sucharit start prints, or run sucharit org add.");
      const rows = all.map((org) => [
        org.slug,
        organisationTitle(house.packs, org),
        placeInWords(org),
        org.is_demo ? "demo" : "",
      ]);
      for (const line of inColumns(rows)) terminal.say(line);
      return 0;
    });
  },
};

const orgShow: Command = {
  name: "org show",
  usage: "org show SLUG",
  summary: "one organisation: its address, units, members and the length of its log",
  run: (words, terminal) => {
    const { positionals } = readWords(words, 1, {});
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, positionals[0] ?? "");
      const facts = await readIn(house.database, org.id, async (db) => ({
        units: await db
          .selectFrom("unit")
          .select("name")
          .where("org_id", "=", org.id)
          .where("closed_on", "is", null)
          .orderBy("place")
          .execute(),
        members: await members(db, org.id, { state: "active", sort: "name", dir: "asc", page: 1 }),
        administrators: await members(db, org.id, {
          role: "administrator",
          state: "active",
          sort: "name",
          dir: "asc",
          page: 1,
        }),
        head: await db.selectFrom("audit_head").select("seq").where("org_id", "=", org.id).executeTakeFirst(),
      }));
      const lines = [
        ["name", organisationTitle(house.packs, org)],
        ["place", placeInWords(org)],
        ["address", `${house.publicUrl}${paths.public.home.href({ org: org.slug })}`],
        ["demo", org.is_demo ? "yes: it does not exist" : "no"],
        ["units", facts.units.map(({ name }) => name).join(", ") || "none"],
        ["members", `${facts.members.count} active`],
        [
          "administrators",
          facts.administrators.rows.map(({ name, email }) => `${name} <${email}>`).join(", ") || "none",
        ],
        ["audit log", `${facts.head?.seq ?? 0} entries`],
      ];
      for (const line of inColumns(lines)) terminal.say(line);
      return 0;
    });
  },
};

const orgAdd: Command = {
  name: "org add",
  usage:
    "org add SLUG --kind KIND --admin-name NAME --admin-email EMAIL --admin-username NAME [--name NAME] [--amphoe NAME] [--province NAME]",
  summary: "set up one more organisation with its usual units, and print the link for its administrator",
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, 1, {
      kind: { type: "string" },
      name: { type: "string" },
      amphoe: { type: "string" },
      province: { type: "string" },
      "admin-name": { type: "string" },
      "admin-email": { type: "string" },
      "admin-username": { type: "string" },
    });
    const email = values["admin-email"] ?? "";
    if (!email) throw new WrongWords("--admin-email is missing");
    return inHouse(terminal, async ({ house }) => {
      const kind = kindOf(house.packs, values.kind ?? "");
      if (!kind) throw new WrongWords(`--kind is one of ${kindKeys(house).join(", ")}`);
      await refuseMixture(house);
      const { name, amphoe, province } = values;
      const place = placeOf(kind, { name, amphoe, province });
      if (!provinceNames(house.packs).includes(place.province))
        throw new StartRefused(`There is no province ${place.province}.`);
      const { slug } = valueOf(
        await setUp(situationIn(house, newId()), {
          kind: kind.key,
          ...place,
          amphoe: place.amphoe ?? "",
          slug: positionals[0],
          isFurther: true,
          units: kind.units
            .filter((unit) => unit.usual)
            .map((unit) => ({ name: unit.name, shortName: unit.short })),
          administrator: {
            name: values["admin-name"],
            email,
            username: values["admin-username"],
            // Nobody knows it; the link sets the real one.
            passwordHash: await (
              await house.auth.$context
            ).password.hash(randomBytes(24).toString("base64url")),
          },
        }),
      );
      terminal.say(`${slug} is set up: ${house.publicUrl}${paths.office.home.href({ org: slug })}`);
      const account = await accountNamed(house.database, email);
      if (account) await sayLink(terminal, house, { accountId: account.id, kind: "reset", orgId: null });
      return 0;
    });
  },
};

export const organisations: readonly Command[] = [orgList, orgShow, orgAdd];

function kindKeys(house: House): string[] {
  return house.packs.ofKind(organisationKinds).flatMap(({ data }) => data.kinds.map(({ key }) => key));
}

/** Accounts of the demo have a password that everybody knows. */
async function refuseMixture(house: House): Promise<void> {
  if ((await allOrganisations(house.database)).some((org) => org.is_demo)) {
    throw new StartRefused(
      "This database holds the demo. A real organisation needs one of its own: set DATA_DIR to an empty folder.",
    );
  }
}
