/** The risk table of Part 1 against the projects that answer it. */
import type { PlanContent } from "../content.ts";
import type { Found, PlanCheck } from "./finding.ts";
import { bare, cut } from "./texts.ts";
import { kindWords } from "./titles.ts";

export const riskChecks: readonly PlanCheck[] = [
  {
    key: "risks-missing",
    level: "error",
    title: "แผนไม่มีการประเมินความเสี่ยง",
    find: ({ risks }) =>
      risks.length > 0
        ? []
        : [
            {
              field: "risks",
              message: "แผนยังไม่มีตารางการประเมินความเสี่ยงการทุจริต",
              remedy: "เปิดการประเมินในทะเบียนความเสี่ยงแล้วบันทึกความเสี่ยง ตารางของแผนมาจากทะเบียนนั้นเอง",
            },
          ],
  },
  {
    key: "risk-without-event",
    level: "error",
    title: "ความเสี่ยงไม่มีเหตุการณ์",
    find: eachRisk(({ process, events }) =>
      events.some((event) => event.trim() !== "")
        ? []
        : [
            {
              message: `ขั้นตอน “${cut(process)}” ยังไม่มีประเด็นความเสี่ยง`,
              remedy: "ระบุว่าอาจเกิดการทุจริตอย่างไร โดยใคร",
            },
          ],
    ),
  },
  {
    key: "risk-without-level",
    level: "warning",
    title: "ความเสี่ยงไม่มีระดับ",
    find: eachRisk(({ process, level }) =>
      level.trim() !== ""
        ? []
        : [{ message: `ความเสี่ยง “${cut(process)}” ยังไม่มีระดับ`, remedy: "ประเมินระดับในทะเบียนความเสี่ยง" }],
    ),
  },
  {
    key: "risk-without-measure",
    level: "error",
    title: "ความเสี่ยงไม่มีมาตรการ",
    find: eachRisk(({ process, measures, accepted }) =>
      measures.length > 0 || accepted
        ? []
        : [
            {
              message: `ความเสี่ยง “${cut(process)}” ยังไม่มีมาตรการควบคุม`,
              remedy: "เลือกโครงการหรือมาตรการของแผนที่ตอบความเสี่ยงนี้ หรือให้ผู้บริหารยอมรับความเสี่ยงพร้อมเหตุผล",
            },
          ],
    ),
  },
  {
    key: "measure-without-project",
    level: "warning",
    title: "มาตรการในตารางความเสี่ยงไม่ใช่โครงการของแผน",
    find: eachRisk(({ measures }, content) =>
      measures
        .filter(({ projectId }) => !content.projects.some(({ id }) => id === projectId))
        .map(({ text, projectId }) => {
          const sameName = content.projects.find(({ title }) => core(title, content) === core(text, content));
          return {
            about: cut(text),
            message:
              projectId === null
                ? `มาตรการ “${cut(text)}” ยังไม่ได้เชื่อมกับโครงการใดของแผน`
                : `มาตรการ “${cut(text)}” เชื่อมกับโครงการที่ไม่อยู่ในแผนนี้`,
            remedy: sameName
              ? `เชื่อมกับ “${cut(sameName.title)}” ซึ่งชื่อตรงกัน ในหน้ามาตรการของทะเบียนความเสี่ยง`
              : "เชื่อมกับโครงการที่ใช้ควบคุมความเสี่ยงนี้ในหน้ามาตรการของทะเบียนความเสี่ยง หรือเพิ่มโครงการในแผน",
          };
        }),
    ),
  },
  {
    key: "measure-name-differs",
    level: "advice",
    title: "ชื่อมาตรการในตารางความเสี่ยงไม่ตรงกับชื่อโครงการ",
    find: eachRisk(({ measures }, content) =>
      measures.flatMap(({ text, projectId }) => {
        const title = content.projects.find(({ id }) => id === projectId)?.title;
        // A measure of the register says in its own words what is done; only one that gives a name must give the right one.
        const isName = Object.values(kindWords).some((word) => bare(text).startsWith(word));
        return title === undefined || !isName || core(title, content) === core(text, content)
          ? []
          : [
              {
                about: cut(text),
                message: `มาตรการ “${cut(text)}” ในตารางความเสี่ยงไม่ตรงกับชื่อโครงการ: ${differenceOf(text, title)}`,
                remedy: "ใช้ชื่อเดียวกัน เพื่อให้ผู้อ่านตามได้",
              },
            ];
      }),
    ),
  },
  {
    key: "measure-without-risk",
    level: "advice",
    title: "มาตรการที่ไม่ตอบความเสี่ยงใด",
    find: ({ risks, projects }) => {
      // Without a table of risks that is what is wrong, and told above.
      if (risks.length === 0) return [];
      const answering = new Set(risks.flatMap(({ measures }) => measures.map(({ projectId }) => projectId)));
      return projects
        .filter(({ id, kind }) => kind === "measure" && !answering.has(id))
        .map(({ id, title }) => ({
          projectId: id,
          field: "title",
          message: `“${cut(title)}” เป็นมาตรการที่ไม่ได้ตอบความเสี่ยงใดในตาราง`,
          remedy: "เชื่อมกับความเสี่ยงที่มาตรการนี้ช่วยลด หากไม่มีให้คงไว้ได้",
        }));
    },
  },
];

/** From where they part: of two long names the beginnings are alike. */
function differenceOf(measure: string, title: string): string {
  const [one, other] = [measure, title].map((name) => name.replaceAll(/\s+/g, ""));
  const letters = [...new Intl.Segmenter("th").segment(one ?? "")].map(({ segment }) => segment);
  let same = "";
  for (const letter of letters) {
    if (!other?.startsWith(same + letter)) break;
    same += letter;
  }
  const from = Math.max(0, same.length - 12);
  const rest = (name = "") => `${from > 0 ? "…" : ""}${cut(name.slice(from), 40)}`;
  return `ตารางเขียน “${rest(one)}” โครงการเขียน “${rest(other)}”`;
}

/** A name without its organisation, which tables often leave out. */
function core(name: string, { organisation }: PlanContent): string {
  return bare(name)
    .replaceAll(bare(organisation.name), "")
    .replaceAll(/ของ?(?:หน่วยงาน)?$/g, "");
}

type Told = Pick<Found, "about" | "message" | "remedy">;

function eachRisk(
  tell: (risk: PlanContent["risks"][number], content: PlanContent) => readonly Told[],
): PlanCheck["find"] {
  return (content) =>
    content.risks.flatMap((risk) =>
      tell(risk, content).map((told) => ({
        ...told,
        field: "risks",
        item: cut(risk.process),
        ...first(risk),
      })),
    );
}

/** What is said of a process is mended at its first risk, which leads to the others. */
function first({ eventIds }: PlanContent["risks"][number]): Pick<Found, "riskId"> {
  const riskId = eventIds?.[0];
  return riskId === undefined ? {} : { riskId };
}
