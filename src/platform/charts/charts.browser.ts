import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../testing/chromium.ts";
import { openBrowserHouse, verifyPage, widths } from "../../testing/browser.ts";
import { widthOf } from "./letters.ts";

const { page: open, url } = await openBrowserHouse();
const bare = await launchChromium();
afterAll(() => bare.close());

test.each([{ script: false }, { script: true }])(
  "charts pass on the page of pieces, script $script",
  async ({ script }) => {
    const page = await open({ script });
    await page.goto("/style");
    await page.locator(".chart summary").first().click();
    await page.locator(".chart details[open] table").first().waitFor();
    const { scriptBytes } = await verifyPage(page, {
      title: "ชิ้นส่วนหน้าจอ",
      h1: "ความก้าวหน้ารอบ 6 เดือน",
      path: "/style",
      status: 200,
      scriptBytes: script ? 60_000 : 0,
    });
    expect(scriptBytes > 0).toBe(script);
  },
);

test("the security policy, which the other tests pass by, refuses nothing of a chart", async () => {
  const page = await (await bare.newContext()).newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${url}/style`);
  const response = await page.reload();
  expect(response?.headers()["content-security-policy"]).toContain("style-src 'self'");
  expect(said.filter((text) => /Content Security Policy/i.test(text))).toEqual([]);
  // Colours come from the tokens: were they refused, everything would be black.
  const fill = await page
    .locator(".chart svg.wide rect")
    .first()
    .evaluate((rect) => getComputedStyle(rect).fill);
  expect(fill).toBe("rgb(23, 69, 107)");
});

/** Texts of all drawings that are shown: what they say, what room they take, which drawing they are in. */
async function textsAt(width: number) {
  const page = await open({ script: true, width });
  await page.goto("/style");
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>(".chart > svg")]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => ({
        name: svg.getAttribute("aria-label") ?? "",
        width: svg.viewBox.baseVal.width,
        height: svg.viewBox.baseVal.height,
        texts: [...svg.querySelectorAll("text")].map((text) => {
          const matrix = text.getCTM();
          const whole = svg.getCTM();
          const box = text.getBBox();
          const lower = matrix && whole ? (matrix.f - whole.f) / whole.d : 0;
          return {
            said: text.textContent ?? "",
            size: Number(text.getAttribute("font-size")),
            bold: text.getAttribute("font-weight") === "bold",
            length: text.getComputedTextLength(),
            left: box.x,
            right: box.x + box.width,
            // The box of a line is taller than its letters.
            top: lower + box.y + box.height * 0.25,
            bottom: lower + box.y + box.height * 0.8,
          };
        }),
      })),
  );
}

test.each(widths)("at %i px every letter stands inside its drawing and on no other", async (width) => {
  const drawings = await textsAt(width);
  expect(drawings.length).toBeGreaterThan(15);
  const faults = drawings.flatMap(({ name, width: right, height, texts }) =>
    texts.flatMap((text, index) => {
      const said: string[] = [];
      if (text.left < -1 || text.right > right + 1 || text.top < -1 || text.bottom > height + 1) {
        said.push(`${name.slice(0, 40)}: "${text.said}" stands outside`);
      }
      for (const other of texts.slice(index + 1)) {
        const apart =
          other.left > text.right - 1 ||
          other.right < text.left + 1 ||
          other.top > text.bottom - 1 ||
          other.bottom < text.top + 1;
        if (!apart) said.push(`${name.slice(0, 40)}: "${text.said}" and "${other.said}" overlap`);
      }
      return said;
    }),
  );
  expect(faults).toEqual([]);
});

test("the widths that lines are broken by are those of the font", async () => {
  const texts = (await textsAt(1280)).flatMap((drawing) => drawing.texts).filter((text) => text.length > 20);
  const wrong = texts.filter(
    ({ said, size, bold, length }) => Math.abs(widthOf(said, size, bold) / length - 1) > 0.04,
  );
  expect(
    wrong.map(({ said, length, size, bold }) => `${said} ${length} ${widthOf(said, size, bold)}`),
  ).toEqual([]);
});
