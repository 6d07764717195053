import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLetter } from "./letter-text.ts";

const words = fc.string({ unit: fc.constantFrom(..."กขค ำ่&<>\"'\n=;abc") });

test("text and HTML say the same, and what is written in becomes no markup", () => {
  const model = fc.record({
    subject: words,
    name: words,
    lines: fc.array(words, { maxLength: 3 }),
    button: fc.record({ label: words, href: fc.constant("https://a.test/?a=1&b=2") }),
    after: fc.array(words, { maxLength: 2 }),
    from: words,
  });
  fc.assert(
    fc.property(model, (letter) => {
      const { subject, text, html } = drawLetter(letter);
      expect(subject).not.toMatch(/[\r\n]/);
      const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) =>
        tag.replace(/ .*/s, "").replaceAll(/[</>]/g, ""),
      );
      expect(new Set(tags)).toEqual(
        new Set(
          "!doctype html head meta title body div p a br".split(" ").filter((tag) => tags.includes(tag)),
        ),
      );
      const read = html
        .replaceAll("<br>", "\n")
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      for (const part of [letter.name, ...letter.lines, letter.button.href, ...letter.after]) {
        expect(text).toContain(part);
        expect(read).toContain(part);
      }
    }),
  );
});
