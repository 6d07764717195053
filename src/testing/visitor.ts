import type { House } from "../platform/house.ts";
import type { TestHouse } from "./house.ts";
import { browserFor } from "./requests.ts";

export const TEST_PASSWORD = "ปลาทูแม่กลองหน้างอ";

/** A browser that keeps its cookies from one page to the next. */
export function visitorTo(test: Pick<TestHouse, "app">, cookie?: string) {
  const browser = browserFor(test);
  const jar = new Map<string, string>();
  const take = (pair: string) => {
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value) jar.set(name, value);
    else jar.delete(name);
  };
  if (cookie) take(cookie);
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const kept = async (answer: Promise<Response>): Promise<Response> => {
    const response = await answer;
    for (const set of response.headers.getSetCookie()) {
      take(/max-age=0(;|$)/i.test(set) ? `${set.split("=")[0]}=` : (set.split(";")[0] ?? ""));
    }
    return response;
  };
  return {
    cookies,
    get: (path: string, headers?: Record<string, string>) =>
      kept(browser.get(path, { cookie: cookies(), ...(headers ? { headers } : {}) })),
    post: (path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>) =>
      kept(browser.post(path, fields, { cookie: cookies(), ...(headers ? { headers } : {}) })),
  };
}

export type Visitor = ReturnType<typeof visitorTo>;

export async function givePassword(house: House, accountId: string, password = TEST_PASSWORD): Promise<void> {
  const { internalAdapter, password: passwords } = await house.auth.$context;
  await internalAdapter.createAccount({
    userId: accountId,
    providerId: "credential",
    accountId,
    password: await passwords.hash(password),
  });
}

/** The hidden fields of the form on a page that posts to `action`, as its next post sends them. */
export function hiddenFields(page: string, action: string): Record<string, string[]> {
  const form = page.split("<form").find((part) => part.includes(`action="${action}"`)) ?? "";
  const fields: Record<string, string[]> = {};
  // A value may hold ">": only a quote ends it.
  for (const [input] of form.slice(0, form.indexOf("</form>")).matchAll(/<input(?:[^">]|"[^"]*")*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    if (name === undefined || !input.includes('type="hidden"')) continue;
    (fields[plain(name)] ??= []).push(plain(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ""));
  }
  return fields;
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
