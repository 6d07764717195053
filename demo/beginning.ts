import { addPerson } from "../src/capabilities/organisation/people/acts.ts";
import { setUp } from "../src/capabilities/organisation/setup/acts.ts";
import { addUnit } from "../src/capabilities/organisation/units/acts.ts";
import { kindOf } from "../src/platform/accounts/organisation-title.ts";
import { actorOf, demoPasswordHash, emailOf, inviteAll, nameOf } from "./members.ts";
import { characters, units } from "./people.ts";
import type { Character } from "./people.ts";
import { known, TERMINAL } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

export const KIND = "town-small";
export const SLUG = "bueng-suk-jai";

/** A real province, because the list of provinces knows no others; district and municipality exist nowhere. */
const place = { name: "บึงสุขใจ", amphoe: "สมมติ", province: "นนทบุรี" };

export const beginning: readonly Event[] = [
  {
    on: "10-01",
    at: "09:00",
    what: "the municipality is set up",
    happen: async (stage) => {
      const standard = kindOf(stage.house.packs, KIND)?.units.filter((unit) => unit.usual) ?? [];
      const administrator = named("computer");
      await stage.perform(TERMINAL, setUp, {
        kind: KIND,
        ...place,
        slug: SLUG,
        units: standard.map((unit) => ({ name: unit.name, shortName: unit.short })),
        administrator: {
          name: nameOf(administrator),
          email: emailOf("administrator"),
          username: "administrator",
          passwordHash: await demoPasswordHash(stage.house),
        },
        isDemo: true,
      });
      stage.actors.set("computer", await actorOf(stage, emailOf("administrator")));
    },
  },
  {
    on: "10-01",
    at: "10:20",
    what: "the unit that the standard list lacks",
    happen: async (stage) => {
      await stage.perform("computer", addUnit, { name: units.welfare, shortName: "สวัสดิการ" });
      const rows = await stage.read((db) =>
        db.selectFrom("unit").select(["id", "name"]).where("org_id", "=", stage.orgId).execute(),
      );
      for (const [key, name] of Object.entries(units)) {
        const row = rows.find((unit) => unit.name === name);
        if (!row) throw new Error(`${name} is missing among the standard units`);
        stage.units.set(key, row.id);
      }
    },
  },
  {
    on: "10-01",
    at: "13:10",
    what: "executive and council are entered",
    happen: (stage) =>
      enter(
        stage,
        characters.filter(({ unit }) => unit === null),
      ),
  },
  {
    on: "10-02",
    at: "08:45",
    what: "the staff is entered, unit by unit",
    happen: (stage) =>
      enter(
        stage,
        characters.filter(({ unit }) => unit !== null),
      ),
  },
  {
    on: "10-03",
    at: "09:30",
    what: "everybody with a role gets an account",
    happen: inviteAll,
  },
];

export async function enter(stage: Stage, list: readonly Character[], by = "computer"): Promise<void> {
  for (const { key, unit, since, ...facts } of list) {
    const { id } = await stage.perform(by, addPerson, {
      ...facts,
      phone: "",
      email: "",
      unitId: unit ? known(stage.units, unit) : "",
      fromOn: since,
    });
    if (key) stage.people.set(key, id);
  }
}

function named(key: string): Character {
  const found = characters.find((one) => one.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found;
}
