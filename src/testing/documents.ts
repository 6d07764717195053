/** Generated documents, for properties that hold for every one. */
import fc from "fast-check";
import { everyPart } from "../platform/documents/every-part.ts";
import type {
  Block,
  Cell,
  DocumentModel,
  Inline,
  List,
  ListItem,
  Paragraph,
  Picture,
  Run,
  Table,
} from "../platform/documents/model.ts";

const letters = ["ก", "น้ำ", "ที่", "ฐิ", "ญู", "เป็น", "บ้าน", "A", "b", "<", "&", '"', "=", "+", "(", " "];

/** A number that hardly comes twice makes a text that can only be found where it stands. */
const text = fc
  .tuple(
    fc.integer({ min: 10_000, max: 99_999_999 }),
    fc.array(fc.constantFrom(...letters), { maxLength: 12 }),
  )
  .map(([number, rest]) => `คำ${number}${rest.join("")}`);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const run: fc.Arbitrary<Run> = fc
  .record({
    text,
    bold: maybe(fc.boolean()),
    italic: maybe(fc.boolean()),
    underline: maybe(fc.boolean()),
    href: maybe(fc.constant("https://example.go.th/?a=1&b=2")),
    note: maybe(text),
  })
  .map(present);

const inline: fc.Arbitrary<Inline> = fc.oneof(text, fc.array(run, { minLength: 1, maxLength: 3 }));

const paragraph: fc.Arbitrary<Paragraph> = fc
  .record({
    kind: fc.constant("paragraph" as const),
    text: inline,
    align: maybe(fc.constantFrom("left" as const, "center" as const, "right" as const, "thai" as const)),
    indent: maybe(fc.constantFrom("none" as const, "first" as const, "block" as const)),
    keepWithNext: maybe(fc.boolean()),
  })
  .map(present);

const marks = fc.constantFrom(
  "decimal" as const,
  "paren" as const,
  "letter" as const,
  "dash" as const,
  "dot" as const,
);

const listOf = (inside: fc.Arbitrary<NonNullable<ListItem["inside"]>>): fc.Arbitrary<List> =>
  fc
    .record({
      kind: fc.constant("list" as const),
      marks,
      from: maybe(fc.integer({ min: 1, max: 60 })),
      items: fc.array(fc.record({ text: inline, inside }), { minLength: 1, maxLength: 3 }),
    })
    .map(present);

const leafList = listOf(fc.constant([]));
const cellList = listOf(fc.array(fc.oneof(paragraph, leafList), { maxLength: 2 }));

const content: fc.Arbitrary<Cell["content"]> = fc.oneof(
  inline,
  fc
    .record({
      satang: fc.oneof(fc.constant(null), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer()),
      whole: maybe(fc.boolean()),
    })
    .map(present),
  fc
    .record({
      count: fc.oneof(fc.constant(null), fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      decimals: maybe(fc.integer({ min: 0, max: 3 })),
      unit: maybe(fc.constantFrom("คน", 'ร้อย"ละ')),
    })
    .map(present),
  fc.record({ tick: fc.boolean() }),
  fc.array(fc.oneof(paragraph, cellList), { maxLength: 2 }),
);

const cell: fc.Arbitrary<Cell> = fc
  .record({
    content,
    align: maybe(fc.constantFrom("left" as const, "center" as const, "right" as const)),
    bold: maybe(fc.boolean()),
    tint: maybe(fc.constantFrom("good" as const, "warning" as const, "bad" as const, "quiet" as const)),
  })
  .map(present);

const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 5 }).chain((columns) => {
  const plain = fc.array(cell, { minLength: columns, maxLength: columns }).map((cells) => ({ cells }));
  const whole = cell.map((only) => ({ cells: [{ ...only, colSpan: columns }], role: "group" as const }));
  const total = cell.map((only) => ({ cells: [{ ...only, colSpan: columns }], role: "total" as const }));
  const below = { content: "", continues: true } as const;
  const goingOn = plain.map((row) => ({ cells: [below, ...row.cells.slice(1)] }));
  // A cell over two rows: the row below it has one cell less.
  const tall = fc
    .tuple(cell, fc.array(cell, { minLength: columns * 2 - 2, maxLength: columns * 2 - 2 }))
    .map(([over, rest]) => [
      { cells: [{ ...over, rowSpan: 2 }, ...rest.slice(0, columns - 1)] },
      { cells: rest.slice(columns - 1) },
    ]);
  const rows = columns === 1 ? fc.constant([]) : tall;
  return fc
    .record({
      kind: fc.constant("table" as const),
      caption: maybe(inline),
      columns: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 6 }) }), {
        minLength: columns,
        maxLength: columns,
      }),
      head: fc.array(plain, { maxLength: 2 }),
      body: fc
        .tuple(fc.array(fc.oneof(plain, goingOn, whole, total), { minLength: 1, maxLength: 5 }), rows)
        .map(([first, last]) => [...first, ...last]),
      size: maybe(fc.constantFrom(10, 14)),
    })
    .map(present);
});

const list = listOf(
  fc.array(fc.oneof(paragraph, leafList, cellList, table), { maxLength: 2 }) as fc.Arbitrary<
    NonNullable<ListItem["inside"]>
  >,
);

const pictures: readonly Picture[] = everyPart().sections.flatMap(({ blocks }) =>
  blocks.flatMap((each) => (each.kind === "figure" || each.kind === "emblem" ? [each.picture] : [])),
);
const picture = fc.constantFrom(...pictures);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  { weight: 2, arbitrary: list },
  { weight: 3, arbitrary: table },
  fc
    .record({
      kind: fc.constant("heading" as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      text: inline,
      number: maybe(fc.constantFrom("ส่วนที่ 1", "1.2")),
      unlisted: maybe(fc.boolean()),
    })
    .map(present),
  fc.record({ kind: fc.constant("figure" as const), picture, caption: maybe(inline) }).map(present),
  fc.record({ kind: fc.constant("emblem" as const), picture }),
  fc.record({
    kind: fc.constant("signatures" as const),
    signers: fc.array(
      fc
        .record({
          label: maybe(text),
          name: maybe(text),
          position: maybe(fc.array(text, { maxLength: 2 })),
          date: maybe(text),
        })
        .map(present),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant("contents" as const),
    title: text,
    depth: fc.constantFrom(1 as const, 4 as const),
  }),
  fc.record({ kind: fc.constantFrom("rule" as const, "page-break" as const) }),
);

export const anyDocument: fc.Arbitrary<DocumentModel> = fc
  .record({
    title: text,
    issuer: text,
    digits: fc.constantFrom("thai" as const, "arabic" as const),
    cover: maybe(
      fc
        .record({
          title: text,
          subtitle: maybe(fc.array(text, { maxLength: 2 })),
          foot: maybe(fc.array(text, { maxLength: 2 })),
        })
        .map(present),
    ),
    sections: fc.array(
      fc
        .record({
          orientation: maybe(fc.constantFrom("upright" as const, "lying" as const)),
          sheet: maybe(fc.constantFrom("แผ่น", "a/b:c", "")),
          numbers: maybe(fc.constant("letters" as const)),
          blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
        })
        .map(present),
      { minLength: 1, maxLength: 3 },
    ),
    pageNumbers: maybe(fc.constantFrom("none" as const, "top" as const, "bottom" as const)),
  })
  .map(present);

/** A field that is left out is not there: exact optional types tell the two apart. */
function present<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
