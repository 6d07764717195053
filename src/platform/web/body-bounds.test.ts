import { expect, test } from "vitest";
import { openTestHouse, TEST_URL } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import { carriesFiles } from "./body-bounds.ts";

const { house, app } = await openTestHouse();

test("where files may come, a form that is read whole is held to BODY_LIMIT_KB all the same", async () => {
  const org = await anOrganisation(house);
  const { cookie } = await aMember(house, org, "council-member");
  const doors = app.routes.filter(({ handler }) => handler === carriesFiles);
  expect(doors.length).toBeGreaterThan(2);
  const size = String(house.configuration.bodyLimit + 1);
  for (const { path, method } of doors) {
    const id = "00000000-0000-7000-8000-000000000000";
    const address = TEST_URL + path.replace(":org", org.slug).replaceAll(/:\w+/g, id);
    const asked = { origin: TEST_URL, cookie, "content-length": size };
    for (const type of ["application/x-www-form-urlencoded", "application/json", "text/plain"]) {
      const headers = { ...asked, "content-type": type };
      const answer = await app.fetch(new Request(address, { method, headers, body: "a=1" }));
      expect([path, answer.status]).toEqual([path, 413]);
    }
  }
});
