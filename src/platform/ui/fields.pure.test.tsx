import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from "./choice-fields.tsx";
import { DateField } from "./date-field.tsx";
import { PasswordField, TextArea, TextField } from "./fields.tsx";
import { Form, RepeatRows } from "./form.tsx";
import { MoneyField } from "./money-field.tsx";
import { PersonPicker, UnitPicker } from "./pickers.tsx";

const choices = [
  { value: "a", label: "ก" },
  { value: "b", label: "ข" },
];
const people = [{ id: "a", name: "สมชาย", position: "ปลัด", unit: "สำนักปลัด" }];
const clean = { values: {}, errors: {} };
const wrong = { values: {}, errors: { one: ["ต้องกรอก"] } };

const every: [string, (form: typeof wrong | typeof clean) => VNode][] = [
  ["TextField", (form) => <TextField form={form} name="one" label="ช่อง" help="คำอธิบาย" />],
  [
    "TextField with a unit",
    (form) => <TextField form={form} name="one" label="ช่อง" help="คำอธิบาย" unit="คน" />,
  ],
  ["TextArea", (form) => <TextArea form={form} name="one" label="ช่อง" help="คำอธิบาย" />],
  [
    "PasswordField",
    (form) => <PasswordField form={form} name="one" label="ช่อง" help="คำอธิบาย" autocomplete="new-password" />,
  ],
  ["DateField", (form) => <DateField form={form} name="one" label="ช่อง" />],
  ["MoneyField", (form) => <MoneyField form={form} name="one" label="ช่อง" help="คำอธิบาย" />],
  [
    "SelectField",
    (form) => <SelectField form={form} name="one" label="ช่อง" help="คำอธิบาย" choices={choices} />,
  ],
  [
    "RadioGroup",
    (form) => <RadioGroup form={form} name="one" label="ช่อง" help="คำอธิบาย" choices={choices} />,
  ],
  [
    "CheckboxGroup",
    (form) => <CheckboxGroup form={form} name="one" label="ช่อง" help="คำอธิบาย" choices={choices} />,
  ],
  ["Checkbox", (form) => <Checkbox form={form} name="one" label="ช่อง" help="คำอธิบาย" />],
  [
    "PersonPicker",
    (form) => <PersonPicker form={form} name="one" label="ช่อง" help="คำอธิบาย" people={people} />,
  ],
  ["UnitPicker", (form) => <UnitPicker form={form} name="one" label="ช่อง" help="คำอธิบาย" units={people} />],
];

describe.each(every)("%s", (_, field) => {
  it("is found by its id, described by its help, and quiet while nothing is wrong", () => {
    const html = renderToString(field(clean));
    expect(html.match(/ id="field-one"/g)).toHaveLength(1);
    expect(describedIds(html)).toContain("field-one-help");
    expect(html).not.toMatch(/aria-invalid|autofocus|ผิดพลาด/);
  });

  it("tells what is wrong, points at it, and takes the focus", () => {
    const html = renderToString(field(wrong));
    expect(html).toContain('<span class="unseen">ผิดพลาด: </span>ต้องกรอก');
    expect(describedIds(html)).toContain("field-one-why");
    expect(html.match(/ autofocus/g)).toHaveLength(1);
  });

  it("points only at what is there", () => {
    for (const form of [clean, wrong]) {
      const html = renderToString(field(form));
      for (const id of describedIds(html)) expect(html).toContain(` id="${id}"`);
    }
  });
});

describe("what was typed", () => {
  it("comes back in every field that may show it", () => {
    const form = { values: { one: "b", many: ["a", "b"] }, errors: {} };
    expect(renderToString(<TextField form={form} name="one" label="x" />)).toContain('value="b"');
    expect(renderToString(<SelectField form={form} name="one" label="x" choices={choices} />)).toContain(
      '<option value="b" selected',
    );
    expect(renderToString(<RadioGroup form={form} name="one" label="x" choices={choices} />)).toMatch(
      /value="b" checked/,
    );
    const boxes = renderToString(<CheckboxGroup form={form} name="many" label="x" choices={choices} />);
    expect(boxes.match(/ checked/g)).toHaveLength(2);
  });

  it("keeps the first newline of a text", () => {
    const form = { values: { one: "\nสอง" }, errors: {} };
    expect(renderToString(<TextArea form={form} name="one" label="x" />)).toContain(">\n\nสอง</textarea>");
  });

  it("never comes back as a password", () => {
    const form = { values: { one: "hunter-two" }, errors: { one: ["ผิด"] } };
    const html = renderToString(
      <PasswordField form={form} name="one" label="x" autocomplete="current-password" />,
    );
    expect(html).not.toContain("hunter-two");
  });

  it("is read back as a date only where it is one", () => {
    expect(dateField("๓๑/๓/๒๕๖๙")).toContain(">วันอังคารที่ 31 มีนาคม 2569</output>");
    expect(dateField("31/13/2569")).toContain("></output>");
  });
});

describe("Form", () => {
  const form = { values: {}, errors: { "": ["เปลี่ยนไปแล้ว"], one: ["ต้องกรอก"], two: ["ยาวไป", "แปลก"] } };

  it("sums up all errors with links, and leaves the focus to the first bad field", () => {
    const html = renderToString(
      <Form form={form} action="/save" version={7}>
        <TextField form={form} name="one" label="หนึ่ง" />
        <TextField form={form} name="two" label="สอง" />
      </Form>,
    );
    expect(html).toContain('id="error-summary" role="alert" tabindex="-1"');
    expect(html).toContain("โปรดตรวจ 4 จุด");
    expect(html).toContain('<a href="#field-two">แปลก</a>');
    expect(html).toContain('<input type="hidden" name="version" value="7"/>');
    expect(html).toMatch(/<input id="field-one"[^>]* autofocus/);
    expect(html.match(/ autofocus/g)).toHaveLength(1);
  });

  it("takes the focus to the summary when no field is to blame", () => {
    const alone = { values: {}, errors: { "": ["เปลี่ยนไปแล้ว"] } };
    const html = renderToString(
      <Form form={alone} action="/save">
        <TextField form={alone} name="one" label="หนึ่ง" />
      </Form>,
    );
    expect(html).toMatch(/id="error-summary"[^>]* autofocus/);
  });

  it("sends the form on Enter rather than adding a row", () => {
    const html = renderToString(
      <Form form={clean} action="/save" enter={{ name: "_do", value: "send" }}>
        <RepeatRows name="guests" label="วิทยากร" count={3} row={(index) => <i>{index}</i>} />
      </Form>,
    );
    const buttons = [...html.matchAll(/<button[^>]*name="(\w+)" value="(\w+)"/g)].map((button) =>
      button.slice(1),
    );
    expect(buttons).toEqual([
      ["_do", "send"],
      ["_more", "guests"],
    ]);
    expect(html.match(/<li>/g)).toHaveLength(3);
  });
});

function describedIds(html: string): string[] {
  return [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap((match) => (match[1] ?? "").split(" "));
}

function dateField(typed: string): string {
  return renderToString(<DateField form={{ values: { one: typed }, errors: {} }} name="one" label="x" />);
}
