import { expect, test } from "vitest";
import { openBrowserHouse, verifyPage } from "./browser.ts";

const { page: open, house } = await openBrowserHouse();
const wish = { title: "หน้าหนึ่ง", h1: "หน้าหนึ่ง", path: "/a-page", status: 200 };

const whole = (body: string) =>
  `<!doctype html><html lang="th"><head><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>หน้าหนึ่ง · สุจริต</title><link rel="icon" href="${house.assets.icon}"></head><body><main>${body}</main></body></html>`;

const fine = whole("<h1>หน้าหนึ่ง</h1>");
const faults: [string, string, string][] = [
  ["another title", fine.replace("<title>หน้าหนึ่ง", "<title>หน้าสอง"), "title"],
  ["two h1", whole("<h1>หน้าหนึ่ง</h1><h1>หน้าหนึ่ง</h1>"), "exactly one h1"],
  ["a field without a label", whole("<h1>หน้าหนึ่ง</h1><input>"), "axe at 360 px"],
  [
    "a width that no telephone has",
    whole(`<h1>หน้าหนึ่ง</h1><p style="width:900px">x</p>`),
    "sideways scroll at 360 px",
  ],
  [
    "pale letters in the dark",
    // Latin letters: axe takes the Thai of some fallback fonts for icons and passes them over.
    whole(`<h1>หน้าหนึ่ง</h1><p class="a">A page of letters</p>`).replace(
      "</head>",
      "<style>@media (prefers-color-scheme: dark) { .a { background: #333; color: #444 } }</style></head>",
    ),
    "contrast in the dark",
  ],
  ["a script", whole("<h1>หน้าหนึ่ง</h1><script src='/a-script.js'></script>"), "bytes of script"],
  [
    "a failing script",
    whole("<h1>หน้าหนึ่ง</h1><script>throw new Error('x')</script>"),
    "errors in the console",
  ],
];

const visit = async (html: string, script: boolean) => {
  const page = await open({ script });
  await page.route("**/a-page", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.route("**/a-script.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "1;" }),
  );
  await page.goto("/a-page");
  return verifyPage(page, wish);
};

test.each([{ script: false }, { script: true }])("a fine page passes, script $script", async ({ script }) => {
  expect(await visit(fine, script)).toEqual({ scriptBytes: 0 });
});

test.each(faults)("%s is noticed", async (_, html, message) => {
  await expect(visit(html, true)).rejects.toThrow(message);
});

test("faults are noticed with scripts off as well", async () => {
  await expect(visit(whole("<h1>หน้าหนึ่ง</h1><input>"), false)).rejects.toThrow("axe at 360 px");
});
