import type { TestHouse } from "./house.ts";
import { TEST_URL } from "./house.ts";

export interface Asked {
  cookie?: string;
  headers?: Record<string, string>;
}

/** A browser as far as the server can tell, without one. */
export function browserFor(test: Pick<TestHouse, "app">) {
  const send = (path: string, init: RequestInit) =>
    Promise.resolve(test.app.fetch(new Request(`${TEST_URL}${path}`, init)));
  return {
    get: (path: string, { cookie, headers }: Asked = {}) =>
      send(path, { headers: { ...(cookie ? { cookie } : {}), ...headers } }),
    post: (path: string, fields: Record<string, string | string[]>, { cookie, headers }: Asked = {}) =>
      send(path, {
        method: "POST",
        body: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) =>
            [value].flat().map((one): [string, string] => [name, one]),
          ),
        ),
        headers: { origin: TEST_URL, ...(cookie ? { cookie } : {}), ...headers },
      }),
    json: (path: string, value: unknown, { cookie, headers }: Asked = {}) =>
      send(path, {
        method: "POST",
        body: JSON.stringify(value),
        headers: {
          origin: TEST_URL,
          "content-type": "application/json",
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
      }),
  };
}

/** The cookies that an answer sets, as the next request sends them. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}
