import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import type { Step } from "../../../../platform/ui/timeline.tsx";
import type { SeatOfPerson } from "../../committees/queries.ts";
import type { PositionShown } from "../../positions/queries.ts";
import { isHeldOn } from "../../positions/rules.ts";
import type { PersonShown } from "../queries.ts";
import { employmentTitle, fullName } from "../rules.ts";

export interface PersonPageProps {
  org: string;
  person: PersonShown;
  positions: readonly PositionShown[];
  seats: readonly SeatOfPerson[];
  today: IsoDate;
  seesStaff: boolean;
  /** For those who care for accounts; undefined for all others. */
  account: { id: string; name: string } | "none" | undefined;
  mayEdit: boolean;
  /** The way to its history, for those who read the log. */
  history: ComponentChildren;
  mayArrange: boolean;
}

export function PersonPage(props: PersonPageProps) {
  const { org, person, positions, today, seesStaff, mayEdit, mayArrange } = props;
  const id = person.id;
  const isHere = person.left_on === null;
  const held = positions.filter((position) => isHeldOn(position, today));
  const add = mayArrange && isHere && (
    <LinkButton href={paths.office.positionAdd.href({ org, id })} tone={held.length === 0 ? "go" : "plain"}>
      เพิ่มตำแหน่ง
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={fullName(person)}
        crumbs={[{ label: "บุคลากร", href: paths.office.people.href({ org }) }]}
        lead={held.map((position) => inWords(position)).join(" · ") || undefined}
        actions={
          <>
            {mayEdit && <LinkButton href={paths.office.personEdit.href({ org, id })}>แก้ไข</LinkButton>}
            {props.history}
            {mayArrange && isHere && (
              <LinkButton href={paths.office.personLeave.href({ org, id })}>พ้นจากหน่วยงาน</LinkButton>
            )}
          </>
        }
      />
      {person.left_on !== null && <Left {...props} leftOn={person.left_on} />}
      {held.filter((position) => !position.is_acting).length > 1 && (
        <Notice title="ดำรงหลายตำแหน่งพร้อมกัน">หากเป็นการย้าย ให้สิ้นสุดตำแหน่งเดิมโดยเปิดที่ตำแหน่งนั้น</Notice>
      )}
      <div class="pair">
        <Sheet title="ตำแหน่ง" aside={add}>
          {positions.length === 0 ? (
            <Empty title="ยังไม่มีตำแหน่ง" icon="people" action={add} />
          ) : (
            <Timeline steps={positions.map((position) => step(position, props))} />
          )}
        </Sheet>
        {seesStaff && (
          <Sheet title="ข้อมูลบุคลากร">
            <Facts
              facts={[
                { label: "ประเภท", value: employmentTitle(person.employment ?? "") },
                { label: "โทรศัพท์", value: person.phone },
                {
                  label: "อีเมล",
                  value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a>,
                },
                ...accountFact(props),
              ]}
            />
          </Sheet>
        )}
        {props.seats.length > 0 && (
          <Sheet title="คณะกรรมการและคณะทำงาน">
            <Facts
              facts={onePerCommittee(props.seats, today).map((seat) => ({
                label: seat.roleTitle,
                value: (
                  <a href={paths.office.committee.href({ org, id: seat.committeeId })}>{seat.committee}</a>
                ),
              }))}
            />
          </Sheet>
        )}
      </div>
    </>
  );
}

/** An order follows another: the seat of today, else the latest. The seats come latest first. */
function onePerCommittee(seats: readonly SeatOfPerson[], today: IsoDate): SeatOfPerson[] {
  const isInForce = ({ from, to }: SeatOfPerson) => from <= today && (to === null || to >= today);
  return [...Map.groupBy(seats, (seat) => seat.committeeId).values()].flatMap(
    (own) => own.find(isInForce) ?? own.slice(0, 1),
  );
}

function Left({ org, person, mayArrange, leftOn, today }: PersonPageProps & { leftOn: string }) {
  const day = formatThaiDate(isoDate(leftOn));
  return (
    <Notice kind="stop" title={leftOn > today ? `จะพ้นจากหน่วยงานตั้งแต่ ${day}` : `พ้นจากหน่วยงานตั้งแต่ ${day}`}>
      {mayArrange ? (
        <ActButton
          action={paths.office.personReturn.href({ org, id: person.id })}
          hidden={{ version: String(person.version) }}
        >
          บันทึกการกลับเข้าหน่วยงาน
        </ActButton>
      ) : (
        "ไม่มีให้เลือกในงานใหม่ ประวัติเดิมยังอยู่ครบ"
      )}
    </Notice>
  );
}

function step(position: PositionShown, { org, person, today, mayArrange }: PersonPageProps): Step {
  const from = formatThaiDate(isoDate(position.from_on), "short");
  const when =
    position.to_on === null
      ? `ตั้งแต่ ${from}`
      : `${from} – ${formatThaiDate(isoDate(position.to_on), "short")}`;
  const isComing = position.from_on > today;
  return {
    title: inWords(position),
    when,
    state: isHeldOn(position, today) ? "doing" : isComing ? "next" : "done",
    detail: mayArrange && (
      <a href={paths.office.position.href({ org, person: person.id, id: position.id })}>
        {position.to_on === null ? "สิ้นสุดหรือแก้ไข" : "แก้ไข"}
        <span class="unseen"> ตำแหน่ง{position.title}</span>
      </a>
    ),
  };
}

function inWords({ title, unit, is_head, is_acting }: PositionShown): string {
  const marks = [is_head && "หัวหน้าหน่วยงาน", is_acting && "รักษาราชการแทน"].filter(Boolean);
  return [title, unit, ...marks].filter(Boolean).join(" · ");
}

function accountFact({ org, account }: PersonPageProps) {
  if (account === undefined) return [];
  if (account === "none")
    return [{ label: "บัญชีผู้ใช้", value: <a href={paths.office.members.href({ org })}>ยังไม่มี เชิญเข้าระบบ</a> }];
  return [
    {
      label: "บัญชีผู้ใช้",
      value: <a href={paths.office.member.href({ org, id: account.id })}>{account.name}</a>,
    },
  ];
}
