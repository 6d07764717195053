import fc from "fast-check";
import { expect, test } from "vitest";
import { leaders, ownName, placeInWords } from "./rules.ts";

const kind = { full: "เทศบาลตำบล", short: "ทต." };

test.each([
  ["บึงสุข", "บึงสุข"],
  ["เทศบาลตำบลบึงสุข", "บึงสุข"],
  ["เทศบาลตำบล  บึง  สุข ", "บึง สุข"],
  ["ทต. บึงสุข", "บึงสุข"],
  ["เทศบาลตำบล", "เทศบาลตำบล"],
  ["เทศบาลตำบล ", "เทศบาลตำบล"],
])("the own name in “%s” is %s", (typed, expected) => {
  expect(ownName(kind, typed)).toBe(expected);
});

test("a name is never lost: something typed stays something", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("เทศบาลตำบล", "ทต.", " ", "บึง", "สุข"), { maxLength: 6 }),
      (words) => {
        const typed = words.join("");
        expect(ownName(kind, typed) === "").toBe(typed.trim() === "");
      },
    ),
  );
});

test("those who lead stand in their order, and nobody else is named", () => {
  const titles = { executive: "นายกเทศมนตรี", deputy: "รองนายกเทศมนตรี", clerk: "ปลัดเทศบาล" };
  const people = [
    { title: "รองปลัดเทศบาล", employment: "official" },
    { title: "เลขานุการคณะทำงาน", employment: "official" },
    { title: "ที่ปรึกษานายกเทศมนตรี", employment: "elected" },
    { title: "ปลัดเทศบาล", employment: "official" },
    { title: "รองนายกเทศมนตรี", employment: "elected" },
    { title: "นายกเทศมนตรีตำบลบึงสุข", employment: "elected" },
  ];
  expect(leaders(people, titles).map(({ title }) => title)).toEqual([
    "นายกเทศมนตรีตำบลบึงสุข",
    "รองนายกเทศมนตรี",
    "ที่ปรึกษานายกเทศมนตรี",
    "ปลัดเทศบาล",
    "รองปลัดเทศบาล",
  ]);
});

test("the capital is no จังหวัด", () => {
  expect(placeInWords({ amphoe: null, province: "กรุงเทพมหานคร" })).toBe("กรุงเทพมหานคร");
  expect(placeInWords({ amphoe: "บางละมุง", province: "ชลบุรี" })).toBe("อำเภอบางละมุง จังหวัดชลบุรี");
});
