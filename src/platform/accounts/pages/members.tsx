import { paths } from "../../../paths.ts";
import { bangkokDate } from "../../../thai/dates.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { blankForm } from "../../forms/state.ts";
import { LinkButton } from "../../ui/button.tsx";
import { SelectField } from "../../ui/choice-fields.tsx";
import { Empty } from "../../ui/empty.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FilterForm } from "../../ui/filter-form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { MemberFilter, MemberRow } from "../member-queries.ts";
import { MEMBERS_A_PAGE, memberStates } from "../member-queries.ts";
import { roleNames, roles } from "../roles.ts";
import { MemberStateBadge, rolesOfMember, stateWords } from "./member-words.tsx";

export interface MembersPageProps {
  org: string;
  rows: readonly MemberRow[];
  count: number;
  filter: MemberFilter;
  query: Readonly<Record<string, string>>;
}

export function MembersPage({ org, rows, count, filter, query }: MembersPageProps) {
  return (
    <>
      <PageHead
        title="สมาชิกและสิทธิ"
        lead="ผู้ที่เข้าใช้ระบบในนามหน่วยงานนี้ และสิ่งที่แต่ละคนทำได้"
        actions={
          <>
            <LinkButton href={paths.office.roleRules.href({ org })}>ข้อกำหนดของบทบาท</LinkButton>
            <LinkButton href={paths.office.memberInvite.href({ org })} tone="go">
              เชิญสมาชิก
            </LinkButton>
          </>
        }
      />
      <Sheet flush>
        <Table
          caption="สมาชิก"
          captionUnseen
          rows={rows}
          rowKey={(member) => member.id}
          order={{ key: filter.sort, dir: filter.dir }}
          query={query}
          columns={[
            {
              key: "name",
              head: "ชื่อ",
              sortable: true,
              cardTitle: true,
              cell: (member) => <a href={paths.office.member.href({ org, id: member.id })}>{member.name}</a>,
            },
            {
              key: "login",
              head: "ลงชื่อเข้าใช้ด้วย",
              cell: (member) => (
                <>
                  {member.email}
                  {member.username && <span class="hush"> หรือ {member.username}</span>}
                </>
              ),
            },
            { key: "roles", head: "บทบาท", cell: rolesOfMember },
            {
              key: "second",
              head: "สองขั้น",
              cell: (member) => (member.hasSecondFactor ? <Badge tone="done">เปิด</Badge> : <Badge>ปิด</Badge>),
            },
            {
              key: "state",
              head: "สถานะ",
              sortable: true,
              cell: (member) => <MemberStateBadge member={member} />,
            },
            {
              key: "since",
              head: "เชิญเมื่อ",
              sortable: true,
              tight: true,
              cell: (member) => formatThaiDate(bangkokDate(member.invitedAt), "short"),
            },
          ]}
          filter={<MembersFilter query={query} />}
          paging={{ page: filter.page, pages: Math.max(1, Math.ceil(count / MEMBERS_A_PAGE)), count }}
          empty={
            <Empty
              title="ไม่มีสมาชิกที่ตรงกับตัวกรอง"
              icon="people"
              action={<LinkButton href={paths.office.members.href({ org })}>ล้างตัวกรอง</LinkButton>}
            >
              ลองคำค้นที่สั้นลง หรือเลือกทุกบทบาท
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function MembersFilter({ query }: { query: Readonly<Record<string, string>> }) {
  const form = blankForm({ ...query });
  const role = roleNames.find((name) => name === query["role"]);
  const state = memberStates.find((name) => name === query["state"]);
  return (
    <FilterForm
      query={query}
      chips={[
        ...(query["q"] ? [{ name: "q", label: `คำค้น: ${query["q"]}` }] : []),
        ...(role ? [{ name: "role", label: `บทบาท: ${roles[role].title}` }] : []),
        ...(state ? [{ name: "state", label: `สถานะ: ${stateWords[state].label}` }] : []),
      ]}
    >
      <TextField form={form} name="q" label="ชื่อ อีเมล หรือชื่อผู้ใช้" type="search" />
      <SelectField
        form={form}
        name="role"
        label="บทบาท"
        blank="ทุกบทบาท"
        choices={roleNames.map((value) => ({ value, label: roles[value].title }))}
      />
      <SelectField
        form={form}
        name="state"
        label="สถานะ"
        blank="ทุกสถานะ"
        choices={memberStates.map((value) => ({ value, label: stateWords[value].label }))}
      />
    </FilterForm>
  );
}
