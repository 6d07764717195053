import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Chart } from "../../../../platform/charts/chart.tsx";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { targetGroupTitles } from "../../../plan/rules.ts";
import { shownCode } from "../code.ts";
import type { Participant, Training, TrainingEvent } from "../queries.ts";
import { hasPassed, inMarks, percentOf, resultOf, wayTitles } from "../rules.ts";
import type { TrainingResult } from "../rules.ts";
import { Door } from "./door.tsx";

interface TrainingPageProps {
  org: string;
  training: Training;
  people: readonly Participant[];
  /** Address of the QR code, whole. */
  address: string;
  /** Names that the office has to look at. */
  alike: number;
  mayWork: boolean;
  history: ComponentChildren;
}

export function trainingCrumbs(org: string, event?: TrainingEvent) {
  return [
    { label: "การอบรม", href: paths.office.trainings.href({ org }, { year: event?.year }) },
    ...(event ? [{ label: event.title, href: paths.office.training.href({ org, id: event.id }) }] : []),
  ];
}

export function eventInWords({ happenedOn, place, unitName }: TrainingEvent): string {
  return [formatThaiDate(happenedOn), place, unitName].filter((part) => part !== null).join(" · ");
}

export function TrainingPage({ org, training, people, alike, address, mayWork, history }: TrainingPageProps) {
  const { event, mark } = training;
  const result = resultOf(people, mark);
  const id = { org, id: event.id };
  const works = mayWork && !event.isWithdrawn && !event.yearIsClosed;
  return (
    <>
      <PageHead
        title={event.title}
        crumbs={trainingCrumbs(org).map((crumb) => ({
          ...crumb,
          href: paths.office.trainings.href({ org }, { year: event.year }),
        }))}
        lead={eventInWords(event)}
        actions={
          works && (
            <>
              <LinkButton tone="go" href={paths.office.trainingPeopleAdd.href(id)}>
                เพิ่มผู้เข้าอบรม
              </LinkButton>
              {people.length > 0 && (
                <LinkButton href={paths.office.trainingResults.href(id)}>บันทึกการมาและคะแนน</LinkButton>
              )}
              <LinkButton href={paths.office.trainingPeopleImport.href(id)}>นำเข้าจากไฟล์</LinkButton>
            </>
          )
        }
      />
      {event.isWithdrawn && (
        <Notice kind="stop" title="กิจกรรมนี้ถูกยกเลิกการบันทึกแล้ว">
          รายชื่อและคะแนนยังอ่านได้ แต่ไม่นับในตัวชี้วัด
        </Notice>
      )}
      {event.yearIsClosed && <Notice title={`ปีงบประมาณ ${event.year} ปิดแล้ว`}>ดูได้อย่างเดียว</Notice>}
      <Figures figures={figuresOf(result, mark)} />
      {alike > 0 && (
        <Notice kind="late" title={`มีชื่อซ้ำหรือชื่อคล้าย ${alike} รายการ`}>
          ผู้ที่ลงชื่อผ่าน QR ด้วยชื่อที่มีอยู่แล้วยังไม่นับจนกว่าจะตรวจ{" "}
          {works && <a href={paths.office.trainingAlike.href(id)}>ตรวจชื่อ</a>}
        </Notice>
      )}
      <OtherCount event={event} attended={result.attended} />
      <div class="pair">
        <Door org={org} training={training} address={address} mayWork={works} />
        <TestSheet training={training} result={result} org={org} mayWork={works} />
      </div>
      <People org={org} training={training} people={people} mayWork={works} />
      {works && people.length === 0 && (
        <Confirm
          id="discard-training"
          trigger="เลิกใช้เป็นการอบรม"
          title="เลิกใช้กิจกรรมนี้เป็นการอบรม?"
          action={paths.office.trainingDiscard.href(id)}
          hidden={{ version: String(training.version) }}
          yes="เลิกใช้"
        >
          บันทึกกิจกรรมยังอยู่ตามเดิม แบบทดสอบและ QR ของการอบรมนี้จะถูกลบ
        </Confirm>
      )}
      {history}
    </>
  );
}

function figuresOf(result: TrainingResult, mark: Training["mark"]) {
  const came = {
    label: "มาอบรม",
    value: result.attended,
    unit: result.listed > result.attended ? `จาก ${result.listed} คนในรายชื่อ` : "คน",
  };
  if (!mark) return [came];
  const percent = percentOf(result.passed, result.tested);
  return [
    came,
    { label: "ทดสอบหลังอบรม", value: result.tested, unit: `จาก ${result.attended} คน` },
    {
      label: `ผ่านเกณฑ์ร้อยละ ${inMarks(mark.passPercent)}`,
      value: result.passed,
      unit: `จาก ${result.tested} คน`,
      ...(percent === undefined ? {} : { note: `ร้อยละ ${percent} ของผู้ทดสอบ` }),
    },
  ];
}

/** The event was entered with a number by hand; two numbers of one thing must not go by unseen. */
function OtherCount({ event, attended }: { event: TrainingEvent; attended: number }) {
  const counts = Object.values(event.attended);
  const entered = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length === 0 || attended === 0 || entered === attended) return null;
  return (
    <Notice kind="late" title={`บันทึกกิจกรรมไว้ ${entered} คน แต่ในรายชื่อมีผู้มา ${attended} คน`}>
      ตรวจรายชื่อหรือแก้จำนวนในบันทึกกิจกรรมให้ตรงกัน
    </Notice>
  );
}

interface TestSheetProps {
  org: string;
  training: Training;
  result: TrainingResult;
  mayWork: boolean;
}

function TestSheet({ org, training: { event, mark, questions }, result, mayWork }: TestSheetProps) {
  const edit = mayWork && (
    <LinkButton href={paths.office.trainingEdit.href({ org, id: event.id })}>แก้ไข</LinkButton>
  );
  if (!mark)
    return (
      <Sheet title="การทดสอบ" aside={edit}>
        <p>การอบรมนี้ไม่มีการทดสอบ นับเฉพาะผู้ที่มา</p>
      </Sheet>
    );
  const { both, unsat } = result;
  return (
    <Sheet title="การทดสอบ" aside={edit}>
      <p>
        คะแนนเต็ม {inMarks(mark.fullScore)} ผ่านเมื่อได้ร้อยละ {inMarks(mark.passPercent)} ขึ้นไป ·{" "}
        {questions ? `แบบทดสอบบนโทรศัพท์ ${questions.length} ข้อ` : "บันทึกคะแนนจากกระดาษ"}
      </p>
      {both.count > 0 && (
        <Chart
          chart={{
            kind: "bar",
            title: "คะแนนเฉลี่ยก่อนและหลังอบรม",
            description: `ของ ${both.count} คนที่ทดสอบทั้งสองครั้ง`,
            categoryLabel: "ครั้งที่ทดสอบ",
            categories: ["ก่อนอบรม", "หลังอบรม"],
            series: [
              { name: "คะแนนเฉลี่ย", values: [both.before, both.after].map((sum) => sum / both.count / 100) },
            ],
            unit: "คะแนน",
            range: { min: 0, max: mark.fullScore / 100 },
            decimals: 2,
          }}
        />
      )}
      {unsat.length > 0 && (
        <details>
          <summary>มาอบรมแต่ยังไม่ได้ทดสอบหลังอบรม {unsat.length} คน</summary>
          <ul>
            {unsat.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}

interface PeopleProps {
  org: string;
  training: Training;
  people: readonly Participant[];
  mayWork: boolean;
}

const marksShown = (score: number | null) => (score === null ? "–" : inMarks(score));

function People({ org, training, people, mayWork }: PeopleProps) {
  const { event, mark } = training;
  const id = { org, id: event.id };
  const scores = mark
    ? [
        {
          key: "before",
          head: "ก่อนอบรม",
          cell: ({ before }: Participant) => marksShown(before),
          align: "end" as const,
        },
        {
          key: "after",
          head: "หลังอบรม",
          cell: ({ after }: Participant) => marksShown(after),
          align: "end" as const,
        },
        {
          key: "passed",
          head: "ผล",
          cell: ({ after }: Participant) =>
            after === null ? (
              "–"
            ) : hasPassed(after, mark) ? (
              <Badge tone="done">ผ่าน</Badge>
            ) : (
              <Badge tone="late">ไม่ผ่าน</Badge>
            ),
        },
      ]
    : [];
  return (
    <Sheet
      title="รายชื่อ"
      flush
      aside={
        <span class="row">
          {(["pdf", "docx", "xlsx"] as const).map((format) => (
            <LinkButton
              key={format}
              href={paths.office.trainingPaper.href({ ...id, file: `list.${format}` })}
              download
            >
              {`ใบลงชื่อ ${format.toUpperCase()}`}
            </LinkButton>
          ))}
        </span>
      }
    >
      <Table
        caption="รายชื่อผู้เข้าอบรม"
        captionUnseen
        columns={[
          {
            key: "name",
            head: "ชื่อ – สกุล",
            cell: (person) =>
              mayWork ? (
                <a href={paths.office.trainingPerson.href({ org, id: person.id })}>{person.name}</a>
              ) : (
                person.name
              ),
            cardTitle: true,
          },
          { key: "belongs", head: "สังกัดหรือชุมชน", cell: ({ belongs }) => belongs ?? "–" },
          { key: "group", head: "กลุ่ม", cell: ({ group }) => targetGroupTitles[group] },
          {
            key: "signed",
            head: "มา",
            cell: ({ hasSigned, way }) =>
              hasSigned ? (
                <Badge tone="done">{way === "qr" ? wayTitles.qr : "มาแล้ว"}</Badge>
              ) : (
                <Badge>ยังไม่มา</Badge>
              ),
          },
          ...scores,
          ...(mayWork
            ? [{ key: "code", head: "รหัส", cell: ({ code }: Participant) => shownCode(code) }]
            : []),
        ]}
        rows={people}
        rowKey={({ id: key }) => key}
        exports={[
          { label: "XLSX", href: paths.office.trainingPeopleExportXlsx.href(id) },
          { label: "CSV", href: paths.office.trainingPeopleExport.href(id) },
        ]}
        empty={<Empty title="ยังไม่มีรายชื่อ">เพิ่มจากทะเบียนบุคลากร พิมพ์ชื่อ นำเข้าจากไฟล์ หรือเปิด QR ให้ลงชื่อเอง</Empty>}
      />
    </Sheet>
  );
}
