import {
  addCommittee,
  editCommittee,
  endCommittee,
} from "../src/capabilities/organisation/committees/acts.ts";
import { addOrder } from "../src/capabilities/organisation/committees/orders/acts.ts";
import type { CommitteeKind, SeatRole } from "../src/capabilities/organisation/committees/rules.ts";
import { addDays, todayInBangkok } from "../src/thai/dates.ts";
import type { IsoDate } from "../src/thai/dates.ts";
import { known, versionOf } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

/** A member by what the story calls them, or a guest from outside with a position of their own. */
type Seat = [who: string | { name: string; positionTitle: string }, role: SeatRole];

const mayor = { signedByName: "นายมั่นคง รักบึงสุขใจ", signedByTitle: "นายกเทศมนตรีตำบลบึงสุขใจ" };
const villager = { name: "นางคำหล้า ดูแลกันดี", positionTitle: "ประธานชุมชนริมบึง (บุคคลสมมติ)" };
const abbot = { name: "พระครูสมมติ สุจริตธรรม", positionTitle: "เจ้าอาวาสวัดบึงสุขใจ (บุคคลสมมติ)" };

export const committeeEvents: readonly Event[] = [
  {
    on: "10-14",
    at: "09:10",
    what: "the working group that drives integrity is appointed",
    happen: async (stage) => {
      await found(
        stage,
        "integrity",
        "working-group",
        "คณะทำงานขับเคลื่อนคุณธรรมและความโปร่งใส",
        "จัดทำและติดตามแผนปฏิบัติการป้องกันการทุจริต รวบรวมหลักฐาน และรายงานผลต่อนายกเทศมนตรี",
      );
      await appoint(stage, "integrity", 601, "แต่งตั้งคณะทำงานขับเคลื่อนคุณธรรมและความโปร่งใส", [
        ["palad", "chair"],
        ["deputy", "vice-chair"],
        ["clerk-head", "member"],
        ["finance-head", "member"],
        ["works-head", "member"],
        ["education-head", "member"],
        ["health-head", "member"],
        ["welfare-head", "member"],
        ["planner", "member"],
        ["lawyer", "member-secretary"],
        ["complaints", "assistant-secretary"],
      ]);
    },
  },
  {
    on: "10-16",
    at: "13:40",
    what: "the committee on risk is appointed for a term",
    happen: async (stage) => {
      await found(
        stage,
        "risk",
        "committee",
        "คณะกรรมการบริหารความเสี่ยงการทุจริต",
        "ระบุ ประเมิน และติดตามความเสี่ยงการทุจริตของทุกหน่วยงานภายใน",
      );
      await appoint(
        stage,
        "risk",
        607,
        "แต่งตั้งคณะกรรมการบริหารความเสี่ยงการทุจริต",
        [
          ["mayor", "chair"],
          ["palad", "vice-chair"],
          ["finance-head", "member"],
          ["works-head", "member"],
          ["procurement", "member"],
          ["planner", "member-secretary"],
        ],
        // Soon over, whenever the demo is opened: the register has something to warn of.
        addDays(todayInBangkok(stage.house.now()), 40),
      );
    },
  },
  {
    on: "10-21",
    at: "10:05",
    what: "the committee that looks into complaints is appointed",
    happen: async (stage) => {
      await found(
        stage,
        "complaints",
        "committee",
        "คณะกรรมการกลั่นกรองเรื่องร้องเรียนร้องทุกข์",
        "พิจารณาเรื่องร้องเรียนร้องทุกข์ทั่วไป เสนอแนวทางแก้ไข และติดตามการแจ้งผล",
      );
      await appoint(stage, "complaints", 615, "แต่งตั้งคณะกรรมการกลั่นกรองเรื่องร้องเรียนร้องทุกข์", [
        ["deputy-mayor", "chair"],
        ["deputy", "member"],
        ["health-head", "member"],
        ["works-head", "member"],
        [villager, "member"],
        ["lawyer", "member"],
        ["complaints", "member-secretary"],
      ]);
    },
  },
  {
    on: "11-03",
    at: "09:20",
    what: "a working group for one day in December",
    happen: async (stage) => {
      await found(
        stage,
        "day",
        "working-group",
        "คณะทำงานจัดงานวันต่อต้านคอร์รัปชันสากล",
        "จัดนิทรรศการและกิจกรรมประกาศเจตจำนงสุจริต",
      );
      await appoint(stage, "day", 640, "แต่งตั้งคณะทำงานจัดงานวันต่อต้านคอร์รัปชันสากล", [
        ["education-head", "chair"],
        ["welfare-officer", "member"],
        ["education-officer", "member"],
        [abbot, "adviser"],
        ["personnel", "member-secretary"],
      ]);
    },
  },
  {
    on: "12-18",
    at: "15:00",
    what: "its work is done",
    happen: async (stage) => {
      const id = known(stage.committees, "day");
      await stage.perform("lawyer", endCommittee, {
        id,
        version: await versionOf(stage, "committee", id),
        endedOn: stage.calendar.day("12-18"),
        endReason: "จัดงานเสร็จและรายงานผลแล้ว",
      });
    },
  },
  {
    on: "02-05",
    at: "10:30",
    what: "a new lawyer: a new order takes the place of the first",
    happen: (stage) =>
      appoint(stage, "integrity", 58, "แต่งตั้งคณะทำงานขับเคลื่อนคุณธรรมและความโปร่งใส (แก้ไขเพิ่มเติม)", [
        ["palad", "chair"],
        ["deputy", "vice-chair"],
        ["clerk-head", "member"],
        ["finance-head", "member"],
        ["works-head", "member"],
        ["education-head", "member"],
        ["health-head", "member"],
        ["welfare-head", "member"],
        ["planner", "member"],
        [villager, "member"],
        ["lawyer", "member-secretary"],
        ["new-lawyer", "assistant-secretary"],
      ]),
  },
  {
    on: "03-11",
    at: "11:15",
    what: "the duties of the committee on complaints are put more clearly",
    happen: async (stage) => {
      const id = known(stage.committees, "complaints");
      await stage.perform("computer", editCommittee, {
        id,
        version: await versionOf(stage, "committee", id),
        name: "คณะกรรมการกลั่นกรองเรื่องร้องเรียนร้องทุกข์",
        kind: "committee",
        purpose:
          "พิจารณาเรื่องร้องเรียนร้องทุกข์ทั่วไป เสนอแนวทางแก้ไข ติดตามการแจ้งผล และสรุปสถิติเสนอนายกเทศมนตรี เรื่องทุจริตให้ส่งผู้รับเรื่องทุจริตโดยตรง",
      });
    },
  },
];

async function found(
  stage: Stage,
  key: string,
  kind: CommitteeKind,
  name: string,
  purpose: string,
): Promise<void> {
  const { id } = await stage.perform("lawyer", addCommittee, { name, kind, purpose });
  stage.committees.set(key, id);
}

async function appoint(
  stage: Stage,
  key: string,
  number: number,
  subject: string,
  seats: readonly Seat[],
  termTo?: IsoDate,
): Promise<void> {
  const day = todayInBangkok(stage.now());
  await stage.perform("lawyer", addOrder, {
    committeeId: known(stage.committees, key),
    number: `${number}/${stage.calendar.yearOf(day)}`,
    orderedOn: day,
    subject,
    termFrom: day,
    termTo,
    seats: seats.map(([who, role]) =>
      typeof who === "string" ? { personId: known(stage.people, who), role } : { ...who, role },
    ),
    ...mayor,
  });
}
