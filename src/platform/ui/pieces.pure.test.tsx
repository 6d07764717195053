import type { ComponentChildren } from "preact";
import { blankForm } from "../forms/state.ts";
import { DateField } from "./date-field.tsx";
import { readFileSync } from "node:fs";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Badge } from "./badge.tsx";
import { ActButton, LinkButton } from "./button.tsx";
import { CheckboxGroup, SelectField } from "./choice-fields.tsx";
import { Confirm } from "./confirm.tsx";
import { Difference } from "./difference.tsx";
import { drawPage } from "./document.tsx";
import { Empty } from "./empty.tsx";
import { Facts } from "./facts.tsx";
import { TextArea, TextField } from "./fields.tsx";
import { Figures } from "./figures.tsx";
import { FilterForm } from "./filter-form.tsx";
import { Flash } from "./flash.tsx";
import { Form, SubmitRow } from "./form.tsx";
import { BareLayout, OfficeLayout, PublicLayout } from "./layout.tsx";
import { Notice, Unconfirmed } from "./notice.tsx";
import { PageHead } from "./page-head.tsx";
import { PersonPicker } from "./pickers.tsx";
import { Progress } from "./progress.tsx";
import { safeHref } from "./safe-href.ts";
import { Sheet } from "./sheet.tsx";
import { StylePage } from "./style-page.tsx";
import { Table } from "./table.tsx";
import { Tabs } from "./tabs.tsx";
import { Timeline } from "./timeline.tsx";

const evil = `"'><script>alert(1)</script><b onclick=x>&amp;`;
const away = "javascript:alert(1)";
const form = { values: { one: evil }, errors: { one: [evil], "": [evil] } };
const assets = {
  css: "/app.css",
  icon: "/icon.svg",
  scripts: {
    draft: "/draft.js",
    "date-field": "/date.js",
    idle: "/idle.js",
    picker: "/picker.js",
    passkey: "/passkey.js",
    upload: "/assets/upload.js",
  },
};
const org = { name: evil, href: away, place: evil, emblem: away };
const item = { label: evil, href: away, count: 2, countLabel: evil };
const viewer = {
  name: evil,
  role: evil,
  accountHref: away,
  signOutHref: away,
  switchHref: away,
  themeHref: away,
};
const flash = { kind: "stop", text: evil } as const;
const choice = { value: evil, label: evil, help: evil };

const hostile: [string, VNode][] = [
  [
    "OfficeLayout",
    <OfficeLayout
      title={evil}
      description={evil}
      assets={assets}
      org={org}
      viewer={viewer}
      path={evil}
      flash={flash}
      nav={[{ label: evil, items: [item] }]}
      quick={[item]}
      idle={{ endsAfter: 1800, pingHref: away }}
      children={evil}
    />,
  ],
  [
    "PublicLayout",
    <PublicLayout title={evil} assets={assets} org={org} nav={[item]} footer={evil} children={evil} />,
  ],
  ["BareLayout", <BareLayout title={evil} assets={assets} org={org} flash={flash} children={evil} />],
  ["PageHead", <PageHead title={evil} lead={evil} crumbs={[item]} actions={evil} />],
  ["Sheet", <Sheet title={evil} aside={evil} children={evil} />],
  ["Figures", <Figures figures={[{ label: evil, value: evil, unit: evil, note: evil }]} />],
  ["Badge", <Badge>{evil}</Badge>],
  ["Progress", <Progress label={evil} value={1} of={2} unit={evil} />],
  ["Tabs", <Tabs label={evil} tabs={[item]} />],
  ["Empty", <Empty title={evil} children={evil} action={evil} />],
  ["Flash", <Flash message={flash} />],
  ["Notice", <Notice title={evil}>{evil}</Notice>],
  ["Unconfirmed", <Unconfirmed source={evil} />],
  ["Timeline", <Timeline steps={[{ title: evil, when: evil, at: evil, by: evil, detail: evil }]} />],
  ["Facts", <Facts facts={[{ label: evil, value: evil }]} />],
  [
    "Difference",
    <Difference rows={[{ label: evil, yours: evil, theirs: "x" }]} savedBy={evil} savedAt={evil} />,
  ],
  [
    "Confirm",
    <Confirm
      id="ask"
      trigger={evil}
      title={evil}
      action={away}
      yes={evil}
      hidden={{ one: evil }}
      children={evil}
    />,
  ],
  ["LinkButton", <LinkButton href={away}>{evil}</LinkButton>],
  [
    "ActButton",
    <ActButton action={away} hidden={{ one: evil }}>
      {evil}
    </ActButton>,
  ],
  [
    "Form",
    <Form form={form} action={away} draft={away} hidden={{ one: evil }}>
      <SubmitRow label={evil} cancelHref={away} />
    </Form>,
  ],
  ["TextField", <TextField form={form} name="one" label={evil} help={evil} unit={evil} />],
  ["TextArea", <TextArea form={form} name="one" label={evil} help={evil} />],
  ["SelectField", <SelectField form={form} name="one" label={evil} choices={[choice]} />],
  ["CheckboxGroup", <CheckboxGroup form={form} name="one" label={evil} choices={[choice]} />],
  [
    "PersonPicker",
    <PersonPicker form={form} name="one" label={evil} people={[{ id: evil, name: evil, unit: evil }]} />,
  ],
  [
    "FilterForm",
    <FilterForm query={{ sort: evil, q: evil }} chips={[{ name: "q", label: evil }]} children={evil} />,
  ],
  [
    "Table",
    <Table
      caption={evil}
      query={{ q: evil }}
      exports={[item]}
      rows={[evil]}
      groupOf={(row) => row}
      empty={evil}
      columns={[{ key: evil, head: evil, cell: (row) => row, sortable: true, total: evil }]}
    />,
  ],
];

describe.each(hostile)("%s with hostile text", (_, piece) => {
  const html = renderToString(piece);

  it("shows it as text", () => {
    expect(html).toContain("alert(1)");
    expect(html).not.toMatch(/<script>|<b onclick/);
  });

  it("leads nowhere dangerous, and needs no inline script or style", () => {
    expect(html).not.toMatch(/(href|src|action|data-\w+)="javascript:/i);
    expect(html).not.toMatch(/<[^>]* (style|on\w+)="/);
  });
});

describe("safeHref", () => {
  it.each([
    "/a/b?c=1#d",
    "?page=2",
    "#main",
    "https://example.go.th/x",
    "mailto:a@example.go.th",
    "tel:021234567",
  ])("lets %s pass", (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "people",
    "",
  ])("refuses %j", (address) => {
    expect(safeHref(address)).toBe("#");
  });
});

describe("a page", () => {
  it("is titled by page, organisation and product, errors first", () => {
    expect(doorPage({})).toMatch(/^<!doctype html><html lang="th"><head>/);
    expect(doorPage({})).toContain("<title>เข้าสู่ระบบ · ทต.ตัวอย่าง · สุจริต</title>");
    expect(doorPage({ invalid: true })).toContain("<title>ผิดพลาด: เข้าสู่ระบบ · ");
  });

  it("carries the islands that it has a use for, each once, and no other script", () => {
    expect(doorPage({})).not.toContain("<script");
    const day = <DateField form={blankForm()} name="day" label="วันที่" />;
    expect(doorPage({ children: [day, day] }).match(/<script [^>]*>/g)).toEqual([
      '<script type="module" src="/date.js">',
    ]);
  });

  it("wears the chosen theme, or the machine's", () => {
    expect(doorPage({ theme: "dark" })).toContain('<html lang="th" data-theme="dark">');
    expect(doorPage({ theme: "auto" })).not.toContain("data-theme");
  });
});

describe("Difference", () => {
  const html = renderToString(
    <Difference
      rows={[
        { label: "ชื่อ", yours: "ใหม่", theirs: "เดิม" },
        { label: "งบ", yours: "100", theirs: "100" },
        { label: "หมายเหตุ", yours: "", theirs: "มี" },
      ]}
    />,
  );

  it("counts and marks only what differs, and shows an empty value as empty", () => {
    expect(html).toContain("ต่างจากที่บันทึกอยู่ 2 ช่อง");
    expect(html.match(/<mark>/g)).toHaveLength(2);
    expect(html).toContain("<mark>(ว่าง)</mark>");
    expect(html).not.toContain("<mark>100</mark>");
  });
});

describe("Progress", () => {
  it("says that there is nothing to do, not that nothing is done", () => {
    expect(renderToString(<Progress label="กิจกรรม" value={0} of={0} />)).toContain("ไม่มีรายการ");
  });

  it("stays inside its bar", () => {
    expect(renderToString(<Progress label="x" value={9} of={4} />)).toContain('<progress value="4" max="4"');
  });
});

describe("the style page", () => {
  it("draws for any address", () => {
    const html = drawPage(
      <StylePage assets={assets} query={{ sort: "budget", dir: "desc", q: "ไม่มี", page: "x" }} />,
      assets,
    );
    expect(html).toContain("ไม่มีโครงการที่ตรงกับตัวกรอง");
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it("has no id twice", () => {
    const html = drawPage(<StylePage assets={assets} query={{}} />, assets);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

it("writes the dark colours the same in both places that need them", () => {
  const css = readFileSync(new URL("./styles/tokens.css", import.meta.url), "utf8");
  const blocks = [
    ...css.matchAll(/\n {0,2}:root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\]) \{([^}]*)\}/g),
  ];
  const [first, second] = blocks.map((block) =>
    [...(block[1] ?? "").matchAll(/--[\w-]+: [^;]+/g)].map(String),
  );
  expect(first?.length).toBeGreaterThan(20);
  expect(second).toEqual(first);
});

function doorPage({ children, ...extra }: { children?: ComponentChildren; [name: string]: unknown }): string {
  return drawPage(
    <BareLayout title="เข้าสู่ระบบ" assets={assets} org={{ name: "ทต.ตัวอย่าง", href: "/" }} {...extra}>
      <h1>เข้าสู่ระบบ</h1>
      {children}
    </BareLayout>,
    assets,
  );
}
