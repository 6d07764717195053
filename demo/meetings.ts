import { seatsInForce } from "../src/capabilities/organisation/committees/queries.ts";
import {
  cancelMeeting,
  confirmMeeting,
  planMeeting,
  recordAttendance,
  recordMinutes,
} from "../src/capabilities/organisation/meetings/acts.ts";
import { addDays, todayInBangkok } from "../src/thai/dates.ts";
import { nextWorkingDay } from "../src/thai/workdays.ts";
import { known, versionOf } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

interface Told {
  committee: "integrity" | "risk" | "complaints" | "day";
  /** Within the calendar year. */
  number: number;
  invitedOn: string;
  heldOn: string;
  /** The day on which a later meeting confirmed the minutes; not yet where there is none. */
  confirmedOn?: string;
  startsAt: string;
  endsAt: string;
  items: readonly (readonly [title: string, resolution: string])[];
  minutes: string;
  /** Places (from 1) of members who were away. */
  away?: readonly number[];
}

const opening = ["เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "ที่ประชุมรับทราบ"] as const;
const confirming = ["รับรองรายงานการประชุมครั้งที่แล้ว", "ที่ประชุมรับรองโดยไม่มีการแก้ไข"] as const;
const room = "ห้องประชุมริมบึง ชั้น 2 สำนักงานเทศบาล";

const meetings: readonly Told[] = [
  {
    committee: "integrity",
    number: 1,
    invitedOn: "10-15",
    heldOn: "10-22",
    confirmedOn: "12-02",
    startsAt: "09:30",
    endsAt: "11:50",
    away: [6],
    items: [
      opening,
      ["แนวทางจัดทำแผนปฏิบัติการป้องกันการทุจริต", "เห็นชอบแนวทาง ให้ทุกหน่วยงานภายในส่งโครงการภายในสิ้นเดือนพฤศจิกายน"],
      ["ปฏิทินเก็บหลักฐานของปี", "เห็นชอบ ให้เลขานุการแจ้งเวียน"],
    ],
    minutes:
      "เปิดประชุมเวลา 09.30 น. ประธานกล่าวถึงความตั้งใจของผู้บริหารที่จะทำงานให้ตรวจสอบได้ ที่ประชุมพิจารณาตามระเบียบวาระ และปิดประชุมเวลา 11.50 น.",
  },
  {
    committee: "risk",
    number: 1,
    invitedOn: "10-27",
    heldOn: "11-05",
    confirmedOn: "02-11",
    startsAt: "13:30",
    endsAt: "15:40",
    items: [
      opening,
      ["ระบุความเสี่ยงการทุจริตของแต่ละหน่วยงานภายใน", "ให้กองคลังและกองช่างทบทวนขั้นตอนจัดซื้อจัดจ้างและตรวจรับงาน"],
    ],
    minutes: "ที่ประชุมอภิปรายเหตุการณ์ที่อาจเกิด โอกาสและผลกระทบ แล้วมอบหมายผู้รับผิดชอบรายหน่วยงาน",
  },
  {
    committee: "day",
    number: 1,
    invitedOn: "11-04",
    heldOn: "11-13",
    startsAt: "10:00",
    endsAt: "11:15",
    confirmedOn: "12-11",
    items: [["รูปแบบงานและผู้รับผิดชอบ", "จัดนิทรรศการหน้าสำนักงานและกิจกรรมเล่านิทานสุจริตที่ศูนย์พัฒนาเด็กเล็ก"]],
    minutes: "ที่ประชุมแบ่งงานและกำหนดวันซ้อม",
  },
  {
    committee: "integrity",
    number: 2,
    invitedOn: "11-21",
    heldOn: "12-02",
    confirmedOn: "02-18",
    startsAt: "09:30",
    endsAt: "12:05",
    items: [
      opening,
      confirming,
      ["ร่างแผนปฏิบัติการป้องกันการทุจริต", "เห็นชอบร่าง ให้เสนอนายกเทศมนตรีพิจารณา"],
      ["นโยบายไม่รับของขวัญช่วงปีใหม่", "ให้สำนักปลัดเทศบาลประกาศและแจ้งทุกหน่วยงานภายใน"],
    ],
    minutes: "ที่ประชุมพิจารณาร่างแผนเป็นรายมิติ แก้ถ้อยคำสามแห่ง และเห็นชอบ",
    away: [4, 7],
  },
  {
    committee: "complaints",
    number: 1,
    invitedOn: "01-06",
    heldOn: "01-14",
    confirmedOn: "04-22",
    startsAt: "13:30",
    endsAt: "15:00",
    items: [opening, ["สรุปเรื่องร้องเรียนร้องทุกข์ไตรมาสแรก", "รับทราบ เรื่องน้ำท่วมขังซอย 4 ให้กองช่างรายงานภายใน 15 วัน"]],
    minutes: "เลขานุการรายงานสถิติและระยะเวลาที่ใช้ ที่ประชุมให้ความเห็นรายเรื่อง",
  },
  {
    committee: "risk",
    number: 1,
    invitedOn: "02-02",
    heldOn: "02-11",
    startsAt: "13:30",
    endsAt: "15:10",
    confirmedOn: "08-13",
    items: [
      opening,
      confirming,
      ["ผลทบทวนขั้นตอนจัดซื้อจัดจ้างและตรวจรับงาน", "เห็นชอบให้ถ่ายภาพก่อนและหลังทำงานทุกครั้งที่ตรวจรับ"],
    ],
    minutes: "ผู้อำนวยการกองช่างเสนอขั้นตอนใหม่ ที่ประชุมเห็นชอบ",
    away: [1],
  },
  {
    committee: "integrity",
    number: 1,
    invitedOn: "02-06",
    heldOn: "02-18",
    confirmedOn: "04-08",
    startsAt: "09:30",
    endsAt: "11:30",
    items: [
      opening,
      confirming,
      ["เตรียมรายงานผลรอบ 6 เดือน", "ให้ทุกหน่วยงานภายในบันทึกผลและหลักฐานภายใน 31 มีนาคม"],
    ],
    minutes: "ที่ประชุมต้อนรับผู้ช่วยเลขานุการคนใหม่ และซักซ้อมการบันทึกผล",
  },
  {
    committee: "integrity",
    number: 2,
    invitedOn: "03-26",
    heldOn: "04-08",
    confirmedOn: "07-09",
    startsAt: "09:30",
    endsAt: "11:45",
    items: [
      opening,
      confirming,
      ["ผลการดำเนินงานรอบ 6 เดือน", "รับทราบ ให้หน่วยงานภายในที่ยังไม่เริ่มโครงการชี้แจงเหตุผล"],
    ],
    minutes: "เลขานุการนำเสนอผลรายโครงการ ที่ประชุมตั้งข้อสังเกตเรื่องโครงการที่ใช้เงินแล้วแต่ยังไม่มีหลักฐาน",
    away: [5],
  },
  {
    committee: "complaints",
    number: 2,
    invitedOn: "04-09",
    heldOn: "04-22",
    startsAt: "13:30",
    endsAt: "14:40",
    confirmedOn: "09-10",
    items: [opening, confirming, ["สรุปเรื่องร้องเรียนร้องทุกข์รอบ 6 เดือน", "รับทราบ ให้เผยแพร่สถิติในเว็บไซต์"]],
    minutes: "เลขานุการรายงานสถิติ ที่ประชุมเสนอให้เพิ่มช่องทางรับฟังที่ตลาดสด",
  },
  {
    committee: "integrity",
    number: 3,
    invitedOn: "06-25",
    heldOn: "07-09",
    confirmedOn: "09-16",
    startsAt: "09:30",
    endsAt: "12:00",
    items: [opening, confirming, ["ผลการดำเนินงานรอบ 9 เดือน", "รับทราบ ให้เร่งโครงการที่เหลือ"]],
    minutes: "ที่ประชุมพิจารณาโครงการที่ล่าช้ารายโครงการ",
  },
  {
    committee: "risk",
    number: 2,
    invitedOn: "08-03",
    heldOn: "08-13",
    startsAt: "13:30",
    endsAt: "15:00",
    items: [opening, confirming, ["ติดตามมาตรการลดความเสี่ยง", "รับทราบ ให้สรุปผลทั้งปีในการประชุมครั้งต่อไป"]],
    minutes: "เลขานุการรายงานมาตรการที่ทำแล้วและที่ยังค้าง",
  },
  {
    committee: "integrity",
    number: 4,
    invitedOn: "09-04",
    heldOn: "09-16",
    startsAt: "09:30",
    endsAt: "11:40",
    away: [8],
    items: [
      opening,
      confirming,
      ["เตรียมรายงานผลรอบ 12 เดือน", "ให้ส่งผลภายใน 30 กันยายน"],
      ["ทิศทางปีถัดไป", "ให้ยกร่างแผนปีถัดไปจากผลการประเมินความเสี่ยง"],
    ],
    minutes: "ที่ประชุมสรุปบทเรียนของปี และขอบคุณทุกหน่วยงานภายใน",
  },
];

export const meetingEvents: readonly Event[] = [
  ...meetings.flatMap(eventsOf),
  {
    on: "05-06",
    at: "09:00",
    what: "a meeting that comes to nothing",
    happen: async (stage) => {
      const id = await plan(stage, "complaints", 3, stage.calendar.day("05-20"), "13:30", [
        "ติดตามเรื่องน้ำท่วมขังซอย 4",
      ]);
      await stage.perform("lawyer", cancelMeeting, {
        id,
        version: await versionOf(stage, "meeting", id),
        reason: "กองช่างแก้ไขเสร็จและแจ้งผลผู้ร้องแล้ว",
      });
    },
  },
  {
    on: "09-25",
    at: "15:20",
    what: "the next year's first meetings are planned",
    happen: async (stage) => {
      const today = todayInBangkok(stage.house.now());
      // So soon that those who sit there are reminded of it as soon as the demo is opened.
      const soon = nextWorkingDay(addDays(today, 1), new Set());
      await plan(stage, "integrity", 5, soon, "09:30", ["ร่างแผนปฏิบัติการป้องกันการทุจริตปีถัดไป", "ปฏิทินเก็บหลักฐาน"]);
      await plan(stage, "risk", 3, nextWorkingDay(addDays(today, 26), new Set()), "13:30", [
        "สรุปมาตรการลดความเสี่ยงทั้งปี",
      ]);
    },
  },
];

function eventsOf(told: Told): Event[] {
  const key = (stage: Stage) => `${told.committee} ${stage.calendar.day(told.heldOn)}`;
  return [
    {
      on: told.invitedOn,
      at: "14:10",
      what: `${told.committee} is called together`,
      happen: async (stage) => {
        const day = stage.calendar.day(told.heldOn);
        const id = await plan(
          stage,
          told.committee,
          told.number,
          day,
          told.startsAt,
          told.items.map(([title]) => title),
        );
        stage.meetings.set(key(stage), id);
      },
    },
    {
      on: told.heldOn,
      at: "16:05",
      what: `${told.committee} met`,
      happen: (stage) => writeDown(stage, known(stage.meetings, key(stage)), told),
    },
    ...(told.confirmedOn
      ? [
          {
            on: told.confirmedOn,
            at: "16:25",
            what: `the minutes of ${told.committee} are confirmed`,
            happen: async (stage: Stage) => {
              const id = known(stage.meetings, key(stage));
              const version = await versionOf(stage, "meeting", id);
              await stage.perform("lawyer", confirmMeeting, {
                id,
                version,
                confirmedOn: todayInBangkok(stage.now()),
              });
            },
          },
        ]
      : []),
  ];
}

async function plan(
  stage: Stage,
  committee: string,
  number: number,
  heldOn: string,
  startsAt: string,
  titles: readonly string[],
) {
  const { id } = await stage.perform("lawyer", planMeeting, {
    committeeId: known(stage.committees, committee),
    number: `${number}/${Number(heldOn.slice(0, 4)) + 543}`,
    heldOn,
    startsAt,
    room,
    agenda: titles.map((title) => ({ title })),
  });
  return id;
}

/** The complaint officer is secretary of one committee and keeps its minutes without any further right. */
async function writeDown(stage: Stage, id: string, told: Told): Promise<void> {
  const by = told.committee === "complaints" ? "complaints" : "lawyer";
  const committeeId = known(stage.committees, told.committee);
  const seats = await stage.read(async (db) => {
    const committee = await db
      .selectFrom("committee")
      .selectAll()
      .where("org_id", "=", stage.orgId)
      .where("id", "=", committeeId)
      .executeTakeFirstOrThrow();
    return seatsInForce(db, stage.orgId, committee, stage.calendar.day(told.heldOn));
  });
  await stage.perform(by, recordAttendance, {
    id,
    version: await versionOf(stage, "meeting", id),
    seats: seats.map((seat, index) => {
      const isAway = told.away?.includes(index + 1) ?? false;
      return { seatId: seat.id, presence: isAway ? "leave" : "present", note: isAway ? "ติดราชการ" : "" };
    }),
  });
  await stage.perform(by, recordMinutes, {
    id,
    version: await versionOf(stage, "meeting", id),
    startsAt: told.startsAt,
    endsAt: told.endsAt,
    guests: "",
    agenda: told.items.map(([title, resolution]) => ({ title, resolution })),
    minutes: told.minutes,
  });
}
