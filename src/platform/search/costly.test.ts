/** Many short words that nearly stand everywhere, against minutes as long as minutes are. */
import { expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { paths } from "../../paths.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { rowOf } from "./write.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);

test("no question keeps others waiting for seconds", async () => {
  const org = await anOrganisation(house);
  const member = await aMember(house, org, "coordinator");
  const text = "การประชุมคณะกรรมการขับเคลื่อนจริยธรรมประจำองค์กรปกครองส่วนท้องถิ่นครั้งที่ ".repeat(26);
  const rows = Array.from({ length: 150 }, (_, at) =>
    rowOf(org.id, "meeting", {
      id: newId(),
      title: `ประชุม ${at}`,
      body: Array.from({ length: 10 }, (__, line) => text.slice(line)),
      audience: ["coordinator"],
    }),
  );
  await writeIn(house.database, org.id, (db) => db.insertInto("search_entry").values(rows).execute());
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const looking = setInterval(look, 5);
  const q = encodeURIComponent("การช การม การต การน การด การบ การส การว การร การป");
  const answer = await browser.get(`${paths.office.search.href({ org: org.slug })}?q=${q}`, member);
  look();
  clearInterval(looking);
  expect(answer.status).toBe(200);
  expect(longest).toBeLessThan(2000);
});
