import { editPerson, leavePerson } from "../src/capabilities/organisation/people/acts.ts";
import { addPosition, endPosition } from "../src/capabilities/organisation/positions/acts.ts";
import { editUnit } from "../src/capabilities/organisation/units/acts.ts";
import { changeMember } from "../src/platform/accounts/member-acts.ts";
import { addDays } from "../src/thai/dates.ts";
import { enter } from "./beginning.ts";
import { actorOf, admitOverseer, emailOf } from "./members.ts";
import { newcomer, units } from "./people.ts";
import { known, versionOf } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

/** What a year does to an office: people come, go and move up. */
export const changes: readonly Event[] = [
  {
    on: "10-03",
    at: "15:30",
    what: "the province gets a look at the municipality",
    happen: admitOverseer,
  },
  {
    on: "12-30",
    at: "11:00",
    what: "a clerk retires early",
    happen: async (stage) => {
      const id = await personCalled(stage, "สมหมาย");
      await stage.perform("computer", leavePerson, {
        id,
        version: await versionOf(stage, "person", id),
        leftOn: stage.calendar.day("01-05"),
      });
    },
  },
  {
    on: "01-15",
    at: "09:00",
    what: "a second lawyer comes",
    happen: (stage) => enter(stage, [{ ...newcomer, since: stage.calendar.day("01-15") }]),
  },
  {
    on: "02-25",
    at: "10:10",
    what: "the head of finance keeps the telephone numbers of her people",
    happen: async (stage) => {
      const id = known(stage.people, "accountant");
      await stage.perform("finance-head", editPerson, {
        id,
        version: await versionOf(stage, "person", id),
        prefix: "นางสาว",
        givenName: "พิมพ์ชนก",
        familyName: "ลงบัญชีตรง",
        employment: "official",
        phone: "0 0000 0000 ต่อ 21",
        email: emailOf("unit-officer"),
      });
    },
  },
  {
    on: "04-01",
    at: "08:50",
    what: "the head of works is away for three months; somebody acts for him",
    happen: async (stage) => {
      const from = stage.calendar.day("04-01");
      await stage.perform("lawyer", addPosition, {
        personId: known(stage.people, "engineer"),
        title: "ผู้อำนวยการกองช่าง",
        unitId: known(stage.units, "works"),
        isHead: true,
        isActing: true,
        fromOn: from,
        toOn: addDays(from, 90),
      });
    },
  },
  {
    on: "05-12",
    at: "13:20",
    what: "the unit for education gets its longer name",
    happen: async (stage) => {
      const id = known(stage.units, "education");
      await stage.perform("computer", editUnit, {
        id,
        version: await versionOf(stage, "unit", id),
        name: `${units.education} ศาสนาและวัฒนธรรม`,
        shortName: "การศึกษา",
      });
    },
  },
  {
    on: "06-01",
    at: "09:05",
    what: "the planner is promoted",
    happen: async (stage) => {
      const personId = known(stage.people, "planner");
      const on = stage.calendar.day("06-01");
      const held = await stage.read((db) =>
        db
          .selectFrom("position_held")
          .select(["id", "version"])
          .where("org_id", "=", stage.orgId)
          .where("person_id", "=", personId)
          .executeTakeFirstOrThrow(),
      );
      await stage.perform("computer", endPosition, { ...held, personId, toOn: addDays(on, -1) });
      await stage.perform("computer", addPosition, {
        personId,
        title: "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ",
        unitId: known(stage.units, "clerk"),
        isHead: false,
        isActing: false,
        fromOn: on,
        toOn: "",
      });
    },
  },
  {
    on: "08-03",
    at: "10:40",
    what: "the accountant also reports for welfare while a post there is vacant",
    happen: async (stage) => {
      const account = stage.actors.get("accountant");
      const accountId = account?.kind === "account" ? account.accountId : "";
      const member = await stage.read((db) =>
        db
          .selectFrom("membership")
          .select(["id", "version"])
          .where("org_id", "=", stage.orgId)
          .where("account_id", "=", accountId)
          .executeTakeFirstOrThrow(),
      );
      await stage.perform("computer", changeMember, {
        ...member,
        personId: known(stage.people, "accountant"),
        roles: [],
        officerOf: [known(stage.units, "finance"), known(stage.units, "welfare")],
        headOf: [],
      });
      stage.actors.set("accountant", await actorOf(stage, emailOf("unit-officer")));
    },
  },
];

async function personCalled(stage: Stage, givenName: string): Promise<string> {
  const row = await stage.read((db) =>
    db
      .selectFrom("person")
      .select("id")
      .where("org_id", "=", stage.orgId)
      .where("given_name", "=", givenName)
      .executeTakeFirstOrThrow(),
  );
  return row.id;
}
