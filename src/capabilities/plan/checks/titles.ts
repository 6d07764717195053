/** Names of projects. */
import type { PlanContent, PlanProject } from "../content.ts";
import { projectKinds } from "../content.ts";
import type { Found, PlanCheck } from "./finding.ts";
import { bare, cut } from "./texts.ts";

export const kindWords = {
  project: "โครงการ",
  activity: "กิจกรรม",
  measure: "มาตรการ",
  practice: "แนวปฏิบัติ",
} as const;

export const titleChecks: readonly PlanCheck[] = [
  {
    key: "title-missing",
    level: "error",
    title: "โครงการไม่มีชื่อ",
    find: eachTitle(({ title }) =>
      title.trim() === "" ? { message: "โครงการยังไม่มีชื่อ", remedy: "ตั้งชื่อโครงการ" } : undefined,
    ),
  },
  {
    key: "title-twice",
    level: "error",
    title: "ชื่อโครงการซ้ำกัน",
    find: ({ projects }) => {
      const taken = new Set<string>();
      return projects.flatMap(({ id, title }) => {
        const name = bare(title);
        const isTaken = taken.has(name);
        taken.add(name);
        return isTaken && name !== ""
          ? [
              {
                projectId: id,
                field: "title" as const,
                message: `มีโครงการชื่อ “${cut(title)}” อยู่แล้ว`,
                remedy: "ลบโครงการที่ซ้ำ หรือเปลี่ยนชื่อ",
              },
            ]
          : [];
      });
    },
  },
  {
    key: "kind-word-differs",
    level: "warning",
    title: "ชื่อขึ้นต้นด้วยคำอื่นกว่าประเภท",
    find: eachTitle(({ title, kind }) => {
      const word = projectKinds.find((each) => bare(title).startsWith(kindWords[each]));
      return word === undefined || word === kind
        ? undefined
        : {
            message: `ชื่อขึ้นต้นด้วย “${kindWords[word]}” แต่บันทึกประเภทเป็น${kindWords[kind]}`,
            remedy: "แก้ชื่อหรือประเภทให้ตรงกันทั้งเล่ม",
          };
    }),
  },
  {
    key: "kind-word-missing",
    level: "advice",
    title: "ชื่อไม่ขึ้นต้นด้วยประเภท",
    find: eachTitle(({ title, kind }) =>
      title.trim() === "" || projectKinds.some((word) => bare(title).startsWith(kindWords[word]))
        ? undefined
        : {
            message: `“${cut(title)}” ไม่ขึ้นต้นด้วยคำว่า โครงการ กิจกรรม หรือมาตรการ`,
            remedy: `เติมคำว่า “${kindWords[kind]}” ไว้หน้าชื่อ`,
          },
    ),
  },
  {
    key: "quote-open",
    level: "warning",
    title: "เครื่องหมายคำพูดหรือวงเล็บในชื่อไม่ครบคู่",
    find: eachTitle(({ title }) =>
      isPaired(title)
        ? undefined
        : {
            message: `เครื่องหมายคำพูดหรือวงเล็บใน “${cut(title)}” เปิดแล้วไม่ปิด`,
            remedy: "เติมเครื่องหมายที่ขาด หรือลบออกทั้งคู่",
          },
    ),
  },
  {
    key: "subject-twice",
    level: "advice",
    title: "โครงการต่างประเภทแต่เรื่องเดียวกัน",
    find: ({ projects, organisation }) => {
      const before = new Map<string, PlanProject[]>();
      return projects.flatMap((project) => {
        const { id, title } = project;
        const subject = subjectOf(title, organisation.name);
        const same = before.get(subject) ?? [];
        before.set(subject, same);
        // The same name is told as such: of those that share it only the first counts.
        const other = same.find((each) => bare(each.title) !== bare(title));
        if (!same.some((each) => bare(each.title) === bare(title))) same.push(project);
        return other && subject !== ""
          ? [
              {
                projectId: id,
                field: "title" as const,
                message: `“${cut(title)}” เรื่องเดียวกับ “${cut(other.title)}”`,
                remedy: "ตรวจว่ากลุ่มเป้าหมายและวิธีดำเนินการต่างกันจริง หลักฐานใช้ร่วมกันได้",
              },
            ]
          : [];
      });
    },
  },
];

function eachTitle(
  tell: (project: PlanProject, content: PlanContent) => Pick<Found, "message" | "remedy"> | undefined,
): PlanCheck["find"] {
  return (content) =>
    content.projects.flatMap((project) => {
      const told = tell(project, content);
      return told ? [{ ...told, projectId: project.id, field: "title" }] : [];
    });
}

function subjectOf(title: string, organisation: string): string {
  return bare(title)
    .replace(/^(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)(?:การ)?/, "")
    .replaceAll(bare(organisation), "")
    .replace(/ของ$/, "");
}

function isPaired(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return count("“") === count("”") && count("(") === count(")") && count('"') % 2 === 0;
}
