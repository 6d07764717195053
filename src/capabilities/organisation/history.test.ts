import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { aCommittee, theHouse } from "./committees/stage.fixture.ts";
import { addPerson } from "./people/acts.ts";
import { addUnit } from "./units/acts.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const to = paths.office;

test("from a person, a unit and a committee its readers come to what the log knows of it, nobody else does", async () => {
  const unit = await addUnit(theHouse(house, org), { name: "กองคลัง" });
  const person = await addPerson(theHouse(house, org), {
    givenName: "สมชาย",
    familyName: "ใจดี",
    employment: "official",
    title: "นักวิชาการคลัง",
    fromOn: "1 ต.ค. 2568",
  });
  if (!unit.ok || !person.ok) throw new Error("nothing to look at");
  const pages = [
    [to.unit, unit.value.id],
    [to.person, person.value.id],
    [to.committee, await aCommittee(house, org, "คณะกรรมการทดสอบ")],
  ] as const;
  for (const role of ["internal-auditor", "administrator", "coordinator", "executive"] as const) {
    const { cookie } = await aMember(house, org, role);
    for (const [path, id] of pages) {
      const page = await (await browser.get(path.href({ ...at, id }), { cookie })).text();
      const history = to.audit.href(at, { record: id });
      const { status } = await browser.get(history, { cookie });
      const mayRead = role === "internal-auditor" || role === "administrator";
      expect([role, path.pattern, page.includes(`href="${history}"`), status]).toEqual([
        role,
        path.pattern,
        mayRead,
        mayRead ? 200 : 403,
      ]);
    }
  }
});
