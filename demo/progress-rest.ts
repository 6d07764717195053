import type { FactTold } from "./progress-list.ts";
import { units } from "./people.ts";
import type { UnitKey } from "./people.ts";

/** What a project came to that has no story of its own: in the first half of the year, and in the second. */
interface Told {
  project: string;
  unit?: UnitKey;
  /** Which of the two was something held, and who came. */
  held?: { half: "first" | "second"; place: string } & Pick<FactTold, "attended" | "marks">;
  /** Where what came of the second half was published. */
  channels?: readonly string[];
  first?: readonly [on: string, steps: readonly number[], title: string];
  second?: readonly [on: string, steps: readonly number[], title: string];
}

const rest: readonly Told[] = [
  {
    project: "โครงการป้องกันผลประโยชน์ทับซ้อน",
    channels: ["website", "circular"],
    first: ["02-03", [1, 2, 3], "คณะทำงานวิเคราะห์งานที่เสี่ยง 9 งานและยกร่างคู่มือแล้ว"],
    second: ["06-03", [4, 5, 6, 7], "ประกาศใช้คู่มือและชี้แจงพร้อมกรณีศึกษาครบทุกกอง"],
  },
  {
    project: "โครงการส่งเสริมการบริหารงานตามหลักธรรมาภิบาล",
    held: {
      half: "second",
      place: "ห้องประชุมใหญ่เทศบาล",
      attended: { executives: "2", staff: "46" },
      marks: [
        [4, 9],
        [5, 10],
        [6, 9],
        [5, 8],
        [3, 9],
        [7, 10],
        [6, 9],
        [5, 9],
        [4, 8],
        [6, 9],
      ],
    },
    first: ["03-02", [1, 2, 3], "อนุมัติโครงการและตกลงวิทยากรจากสถาบันการศึกษาในจังหวัด"],
    second: ["05-27", [4, 5, 6], "จัดอบรมหนึ่งวันและสรุปผลเสนอนายกเทศมนตรี"],
  },
  {
    project: "โครงการเชิดชูเกียรติบุคลากร",
    first: ["03-17", [1, 2], "ตั้งกรรมการคัดเลือกและประกาศเกณฑ์ให้คะแนน"],
    second: ["08-14", [3, 4, 5, 6], "มอบเกียรติบัตรบุคลากรต้นแบบ 2 คน จากที่เสนอ 9 คน"],
  },
  {
    project: "โครงการปลูกฝังวิธีคิดแยกแยะ",
    held: { half: "second", place: "ศาลากลางชุมชนบึงทอง", attended: { public: "43" }, marks: [] },
    first: ["02-25", [1, 2, 3], "เลือกชุมชนบึงทองและชุมชนริมคลองเป็นพื้นที่นำร่อง"],
    second: ["06-10", [4, 5, 6], "จัดวงพูดคุยกับชาวชุมชนและรวบรวมข้อเสนอ 14 เรื่อง"],
  },
  {
    project: "โครงการส่งเสริมการดำเนินชีวิตตามหลักปรัชญา",
    held: { half: "second", place: "ศูนย์การเรียนรู้ชุมชนบึงสุขใจ", attended: { public: "26" }, marks: [] },
    unit: "welfare",
    first: ["03-10", [1, 2, 3], "รับสมัครครัวเรือนเข้าร่วม 26 ครัวเรือน"],
    second: ["07-08", [4, 5], "ฝึกทำบัญชีครัวเรือนและเยี่ยมบ้าน 18 ครัวเรือน"],
  },
  {
    project: "โครงการยกย่องเชิดชูเกียรติหน่วยงาน",
    channels: ["website", "facebook", "newsletter"],
    first: ["03-18", [1, 2], "ประกาศเกณฑ์และเปิดรับการเสนอชื่อที่ทุกชุมชน"],
    second: ["09-04", [3, 4, 5, 6], "ยกย่องบุคคล 3 คนและวัด 1 แห่งในวันเทศบาล"],
  },
  {
    project: "กิจกรรมยกย่องและเชิดชูเกียรติแก่บุคคล",
    first: ["03-20", [1, 2], "รวบรวมรายชื่อผู้ร่วมกิจกรรมจากทุกกองได้ 212 คน"],
    second: ["09-08", [3, 4, 5], "มอบเกียรติบัตรผู้ทำคุณประโยชน์ 11 คน"],
  },
  {
    project: "มาตรการปรับปรุงและพัฒนาศูนย์ข้อมูลข่าวสาร",
    channels: ["website", "information-centre", "notice-board"],
    first: ["01-27", [1, 2, 3], "จัดดัชนีข้อมูล 48 รายการและย้ายศูนย์มาชั้นล่าง"],
    second: ["08-26", [4, 5], "มีผู้มาขอดูข้อมูล 63 ราย ตอบได้ในวันเดียวกัน 58 ราย"],
  },
  {
    project: "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    first: ["02-10", [1, 2, 3], "วิเคราะห์คะแนนปีก่อนและกำหนดมาตรการ 4 ข้อ"],
    second: ["07-29", [4, 5, 6], "ติดตามมาตรการครบ 4 ข้อ สำเร็จแล้ว 3 ข้อ"],
  },
  {
    project: "มาตรการสร้างความโปร่งใสในการบริหารงานบุคคล",
    first: ["01-30", [1, 2, 3], "ปรับเกณฑ์ประเมินตามความเห็นของบุคลากร 41 คน"],
    second: ["08-05", [4, 5, 6], "ประกาศคะแนนรวมของทุกกองก่อนออกคำสั่งเลื่อนเงินเดือน"],
  },
  {
    project: "มาตรการป้องกันผลประโยชน์ทับซ้อนในการจัดซื้อจัดจ้าง",
    unit: "finance",
    first: ["02-12", [1, 2], "ประกาศมาตรการและแบบแจ้งความเกี่ยวข้อง"],
    second: ["08-20", [3, 4, 5, 6], "ตรวจความเกี่ยวข้องก่อนพิจารณาผลครบ 86 รายการ"],
  },
  {
    project: "โครงการประเมินความพึงพอใจของประชาชน",
    first: ["02-17", [1, 2], "ตั้งจุดประเมินที่งานทะเบียนและงานจัดเก็บรายได้"],
    second: ["09-09", [3, 4, 5], "รวบรวมแบบประเมิน 418 ชุดและปรับเวลาพักกลางวันของเคาน์เตอร์"],
  },
  {
    project: "มาตรการจัดทำแผนปฏิบัติการป้องกันการทุจริต",
    first: ["01-06", [1, 2, 3, 4], "ประกาศใช้แผนหลังรับฟังความเห็นจากทุกกอง"],
    second: ["04-29", [5], "ส่งแผนและรายงานรอบ 6 เดือนต่อหน่วยงานกำกับดูแล"],
  },
  {
    project: "มาตรการจัดการเรื่องร้องทุกข์และร้องเรียน",
    first: ["01-19", [1, 2], "ปรับผังขั้นตอนและติดประกาศช่องทางรับเรื่อง 6 แห่ง"],
    second: ["09-02", [3, 4, 5, 6], "รับเรื่อง 52 เรื่อง ชี้แจงภายใน 15 วัน 47 เรื่อง"],
  },
  {
    project: "กิจกรรมบูรณาการทุกภาคส่วน",
    first: ["03-11", [1, 2], "ตั้งคณะทำงานร่วมกับโรงเรียน วัด และ อสม."],
  },
  {
    project: "โครงการจัดทำแผนการตรวจสอบภายใน",
    unit: "audit",
    first: ["01-16", [1, 2, 3], "อนุมัติแผนตรวจสอบ 8 เรื่อง ตรวจแล้ว 3 เรื่อง"],
    second: ["08-28", [4, 5], "รายงานผลครบ 8 เรื่อง ติดตามการแก้ไขแล้ว 6 เรื่อง"],
  },
  {
    project: "กิจกรรมติดตามประเมินผลการควบคุมภายใน",
    first: ["01-21", [1, 2], "ทุกกองประเมินตนเองเสร็จ พบจุดอ่อน 5 จุด"],
    second: ["07-15", [3, 4, 5, 6], "แก้ไขจุดอ่อนแล้ว 4 จาก 5 จุดและเผยแพร่รายงาน"],
  },
  {
    project: "โครงการส่งเสริมความรู้ด้านกฎหมายและระเบียบ",
    held: {
      half: "first",
      place: "ห้องประชุมสภาเทศบาล",
      attended: { executives: "3", council: "12" },
      marks: [],
    },
    first: ["02-16", [1, 2, 3], "อบรมผู้บริหารและสมาชิกสภา 15 คน"],
    second: ["05-18", [4, 5], "สรุปผลและแจกเอกสารข้อห้ามฉบับพกพา"],
  },
  {
    project: "กิจกรรมส่งเสริมบทบาทสมาชิกสภา",
    held: { half: "first", place: "ห้องประชุมสภาเทศบาล", attended: { council: "12" }, marks: [] },
    first: ["02-26", [1, 2], "แจกคู่มือและฝึกอ่านงบประมาณจากเอกสารจริง"],
    second: ["06-24", [3, 4, 5], "สภาตั้งกรรมการติดตามถนนสายหลัก 1 คณะ"],
  },
  {
    project: "มาตรการจัดการในกรณีได้ทราบ",
    first: ["02-19", [1, 2], "จัดทำคู่มือสี่ขั้นตอนและแต่งตั้งผู้รับผิดชอบ"],
    second: ["07-23", [3, 4, 5, 6], "เผยแพร่สถิติครึ่งปี: รับแจ้ง 2 เรื่อง ดำเนินการแล้วทั้ง 2 เรื่อง"],
  },
  {
    project: "มาตรการจัดให้มีระบบและช่องทางการรับเรื่องร้องเรียน",
    channels: ["website", "loudspeaker", "service-point"],
    first: ["01-29", [1, 2], "เปิดตู้รับเรื่องที่ผู้รับเรื่องถือกุญแจเพียงคนเดียว"],
    second: ["07-02", [3, 4, 5, 6], "ทดสอบช่องทางแล้วและประชาสัมพันธ์ทุกชุมชน"],
  },
  // Of those that have a story, what was finished without one.
  {
    project: "โครงการเผยแพร่ประชาสัมพันธ์ความรู้",
    second: ["08-31", [4, 6], "ส่งหนังสือเวียนครบทุกกองและรายงานปลัดเทศบาล"],
  },
  {
    project: "มาตรการส่งเสริมการปฏิบัติงานตามประมวลจริยธรรม",
    second: ["08-18", [3, 4, 5], "ยกกรณีศึกษาในการประชุมประจำเดือนครบทุกกอง"],
  },
  {
    project: "โครงการฝึกอบรมการส่งเสริมคุณธรรม",
    second: ["06-16", [4, 5, 6], "ติดตามข้อตกลงร่วมหลังอบรมสามเดือน ทำได้ 6 จาก 7 กอง"],
  },
  { project: "โครงการเสริมสร้างองค์ความรู้", second: ["07-09", [3, 4, 5], "เผยแพร่คลิปสั้น 3 เรื่องในกลุ่มภายใน"] },
  {
    project: "โครงการสร้างภูมิคุ้มกันทางสังคม",
    unit: "education",
    second: ["08-24", [5, 6, 7], "ติดตามผลผ่านครูประจำชั้น 4 โรงเรียน"],
  },
  {
    project: "โครงการเสริมสร้างความโปร่งใสในการบริหารงบประมาณ",
    unit: "finance",
    second: ["09-03", [4, 6], "ชี้แจงระเบียบพัสดุแก่ผู้ปฏิบัติ 32 คนและเผยแพร่รายงานการจัดซื้อ"],
  },
  {
    project: "มาตรการแสดงเจตนารมณ์",
    second: ["09-15", [3, 4, 5], "นายกเทศมนตรีติดตามแผนในการประชุมหัวหน้าส่วนราชการ 3 ครั้ง"],
  },
  {
    project: "โครงการเสริมสร้างความโปร่งใสในการใช้ทรัพย์สิน",
    unit: "finance",
    second: ["09-01", [3, 4], "เผยแพร่ผังขั้นตอนการยืม พบทรัพย์สินยืมค้าง 2 รายการและคืนแล้ว"],
  },
  {
    project: "มาตรการบริหารจัดการความเสี่ยง",
    second: ["08-25", [4, 5, 6], "ประเมินความเสี่ยงซ้ำ ลดระดับได้ 5 จาก 8 เหตุการณ์"],
  },
  {
    project: "โครงการสร้างเครือข่ายภาคประชาชน",
    second: ["09-07", [3, 4], "สมาชิกเครือข่ายร่วมสังเกตการณ์ตรวจรับงานจ้าง 2 ครั้ง"],
  },
];

/** Projects of all units: each does its own share, and two are behind with theirs. */
const shared: readonly {
  project: string;
  first: string;
  second: string;
  steps: number;
  behind: readonly UnitKey[];
}[] = [
  {
    project: "มาตรการเปิดเผยข้อมูลสาธารณะ",
    first: "จัดทำรายการข้อมูลและผู้รับผิดชอบ",
    second: "เผยแพร่ข้อมูลตามรอบครบทุกรายการ",
    steps: 6,
    behind: ["works"],
  },
  {
    project: "โครงการเสริมสร้างวัฒนธรรมการให้บริการ",
    first: "สำรวจจุดบริการและลำดับคิว",
    second: "ฝึกผู้ให้บริการและติดเวลามาตรฐาน",
    steps: 6,
    behind: [],
  },
  {
    project: "กิจกรรมการจัดทำข้อตกลงการปฏิบัติราชการ",
    first: "ลงนามข้อตกลงและชี้แจงผู้ปฏิบัติ",
    second: "ติดตามผลตามข้อตกลงสามครั้ง",
    steps: 6,
    behind: [],
  },
  {
    project: "โครงการจัดทำคู่มือสำหรับประชาชน",
    first: "รวบรวมงานบริการที่ต้องมีคู่มือ",
    second: "ติดคู่มือที่จุดบริการและเว็บไซต์",
    steps: 5,
    behind: ["health", "works"],
  },
  {
    project: "โครงการจัดทำคู่มือหรือมาตรฐานการปฏิบัติงาน",
    first: "เลือกงานหลักและเขียนขั้นตอน",
    second: "ประกาศใช้คู่มือหลังทดลองใช้",
    steps: 6,
    behind: ["health"],
  },
];

/** Of the projects of all units. */
const oneMore: readonly FactTold[] = [
  {
    on: "05-20",
    kind: "event",
    project: "โครงการเสริมสร้างวัฒนธรรมการให้บริการ",
    title: "ประชุมชี้แจงผู้ให้บริการหน้าเคาน์เตอร์ทุกกอง",
    place: "ห้องประชุมใหญ่เทศบาล",
    attended: { staff: "38" },
    photos: ["ชี้แจงผู้ให้บริการหน้าเคาน์เตอร์"],
  },
  ...["website", "circular"].map((channel): FactTold => ({
    on: "09-10",
    kind: "publication",
    project: "โครงการจัดทำคู่มือหรือมาตรฐานการปฏิบัติงาน",
    title: "คู่มือการปฏิบัติงานของงานจัดเก็บรายได้",
    channel,
  })),
  {
    on: "04-08",
    kind: "publication",
    project: "มาตรการจัดการในกรณีได้ทราบ",
    title: "สถิติเรื่องร้องเรียนการทุจริต ครึ่งปีแรก",
    channel: "website",
  },
];

const monthly: readonly FactTold[] = ["03", "04", "05", "06", "07", "08", "09"].map((month) => ({
  on: `${month}-08`,
  kind: "publication",
  project: "โครงการเสริมสร้างความโปร่งใสในการบริหารงบประมาณ",
  unit: "finance",
  by: "accountant",
  title: "สรุปผลการจัดซื้อจัดจ้างประจำเดือน",
  channel: "website",
}));

export const factsOfTheRest: readonly FactTold[] = [
  ...rest.flatMap((each) => [
    ...half(each, "first"),
    ...half(each, "second"),
    ...(each.channels ?? []).map((channel) => published(each, channel)),
  ]),
  ...monthly,
  ...oneMore,
  ...shared.flatMap(({ project, first, second, steps, behind }, at) =>
    (Object.keys(units) as UnitKey[]).flatMap((unit) => [
      ...stepsOf({ project, unit }, [`02-${20 + at}`, [1, 2], `${units[unit]}${first}`]),
      ...(behind.includes(unit)
        ? []
        : stepsOf({ project, unit }, [`08-${10 + at}`, upTo(3, steps), `${units[unit]}${second}`])),
    ]),
  ),
];

function half({ held, ...told }: Told, which: "first" | "second"): FactTold[] {
  const facts = stepsOf(told, told[which]);
  if (held?.half !== which) return facts;
  const { half: _, ...event } = held;
  return facts.map((fact) => ({ ...fact, kind: "event", ...event }));
}

function published({ project, unit, second }: Told, channel: string): FactTold {
  const [on = "", , title = ""] = second ?? [];
  return { project, ...(unit ? { unit } : {}), kind: "publication", on, title, channel };
}

function stepsOf({ project, unit }: Pick<Told, "project" | "unit">, done: Told["first"]): FactTold[] {
  if (!done) return [];
  const [on, steps, title] = done;
  return [{ project, ...(unit ? { unit } : {}), kind: "step", on, steps, title }];
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
