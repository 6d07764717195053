import { Hono } from "hono";
import { expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import type { Env } from "../web/context.ts";
import { readBodyWithFiles } from "./form.ts";

const { house } = await openTestHouse();

test("what is typed beside files is held to BODY_LIMIT_KB, however many fields it is spread over", async () => {
  const app = new Hono<Env>();
  app.onError((error, c) => c.text(error.message, 400));
  app.post("/", async (c) => {
    c.set("house", house);
    return c.json(Object.keys((await readBodyWithFiles(c, {})).values).length);
  });
  const post = (count: number) => {
    const form = new FormData();
    for (let at = 0; at < count; at += 1) form.append(`f${at}`, "x".repeat(100_000));
    return app.request("/", { method: "POST", body: form });
  };
  const fitting = Math.floor(house.configuration.bodyLimit / 100_100);
  expect(await (await post(fitting)).json()).toBe(fitting);
  expect((await post(fitting + 1)).status).toBe(400);
});
