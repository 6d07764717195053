import { paths } from "../../../paths.ts";
import { blankForm } from "../../forms/state.ts";
import { LinkButton } from "../../ui/button.tsx";
import { SelectField } from "../../ui/choice-fields.tsx";
import { Empty } from "../../ui/empty.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FilterForm } from "../../ui/filter-form.tsx";
import { Table } from "../../ui/table.tsx";
import { compareThai } from "../../../thai/order.ts";
import type { OrganisationShown } from "../organisation-title.ts";

export interface OversightPageProps {
  orgs: readonly OrganisationShown[];
  /** The only province that this overseer looks after. */
  province: string | null;
  query: Readonly<Record<string, string>>;
}

export function OversightPage({ orgs, province, query }: OversightPageProps) {
  const dir = query["dir"] === "desc" ? "desc" : "asc";
  const sort = (["title", "kind", "province"] as const).find((key) => key === query["sort"]) ?? "title";
  const rows = orgs
    .filter((org) => matches(org, query))
    .toSorted((a, b) => compareThai(a[sort], b[sort]) * (dir === "desc" ? -1 : 1));
  return (
    <>
      <h1>กำกับดูแลหลายหน่วยงาน</h1>
      <p>{province ? `หน่วยงานในจังหวัด${province}ที่ใช้ระบบนี้` : "หน่วยงานทั้งหมดที่ใช้ระบบนี้"}</p>
      <Table
        caption="หน่วยงาน"
        captionUnseen
        rows={rows}
        rowKey={(org) => org.slug}
        order={{ key: sort, dir }}
        query={query}
        columns={[
          {
            key: "title",
            head: "หน่วยงาน",
            sortable: true,
            cardTitle: true,
            cell: (org) => <a href={paths.public.home.href({ org: org.slug })}>{org.title}</a>,
          },
          { key: "kind", head: "ประเภท", sortable: true, cell: (org) => org.kind },
          { key: "province", head: "จังหวัด", sortable: true, cell: (org) => org.province },
        ]}
        filter={<OversightFilter orgs={orgs} province={province} query={query} />}
        paging={{ page: 1, pages: 1, count: rows.length }}
        empty={
          <Empty
            title="ไม่มีหน่วยงานที่ตรงกับตัวกรอง"
            icon="unit"
            action={<LinkButton href={paths.oversight.href({})}>ล้างตัวกรอง</LinkButton>}
          />
        }
      />
      <div class="row">
        <LinkButton href={paths.account.show.href({})}>บัญชีของฉัน</LinkButton>
      </div>
    </>
  );
}

function OversightFilter({ orgs, province, query }: OversightPageProps) {
  const form = blankForm({ ...query });
  const chips = [
    ...(query["q"] ? [{ name: "q", label: `คำค้น: ${query["q"]}` }] : []),
    ...(query["kind"] ? [{ name: "kind", label: `ประเภท: ${query["kind"]}` }] : []),
    ...(query["province"] ? [{ name: "province", label: `จังหวัด: ${query["province"]}` }] : []),
  ];
  return (
    <FilterForm query={query} chips={chips}>
      <TextField form={form} name="q" label="ชื่อหน่วยงาน" type="search" />
      <SelectField
        form={form}
        name="kind"
        label="ประเภท"
        blank="ทุกประเภท"
        choices={choicesOf(orgs.map((org) => org.kind))}
      />
      {!province && (
        <SelectField
          form={form}
          name="province"
          label="จังหวัด"
          blank="ทุกจังหวัด"
          choices={choicesOf(orgs.map((org) => org.province))}
        />
      )}
    </FilterForm>
  );
}

function choicesOf(values: readonly string[]) {
  return [...new Set(values)].toSorted(compareThai).map((value) => ({ value, label: value }));
}

function matches(org: OrganisationShown, query: Readonly<Record<string, string>>): boolean {
  const q = query["q"]?.trim().toLowerCase() ?? "";
  return (
    org.title.toLowerCase().includes(q) &&
    (!query["kind"] || org.kind === query["kind"]) &&
    (!query["province"] || org.province === query["province"])
  );
}
