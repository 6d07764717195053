/** Where projects stand: dimension, mission, heading, and the years of the plan. */
import { dimensionOf, missionOf } from "../packs/cycles.ts";
import type { PlanCheck } from "./finding.ts";
import { cut } from "./texts.ts";

export const treeChecks: readonly PlanCheck[] = [
  {
    key: "projects-missing",
    level: "error",
    title: "แผนไม่มีโครงการ",
    find: ({ projects }) =>
      projects.length > 0
        ? []
        : [
            {
              field: "projects",
              message: "แผนยังไม่มีโครงการ กิจกรรม หรือมาตรการ",
              remedy: "เพิ่มโครงการ หรือเลือกจากโครงการสำเร็จรูป",
            },
          ],
  },
  {
    key: "years-differ",
    level: "error",
    title: "ปีของแผนไม่ตรงกับรอบแผน",
    find: ({ cycle: key, years }, { cycles }) => {
      const cycle = cycles.get(key);
      return cycle && cycle.years.join() === years.join()
        ? []
        : [
            {
              field: "plan",
              message: cycle
                ? `แผนมีปี ${years.join(", ")} แต่รอบแผนคือปี ${cycle.years.join(", ")}`
                : `ไม่มีรอบแผน “${key}” ในระบบ`,
              remedy: "เลือกรอบแผนใหม่ให้ตรงกับปีของแผน",
            },
          ];
    },
  },
  {
    key: "place-unknown",
    level: "error",
    title: "โครงการไม่อยู่ในมิติหรือภารกิจของรอบแผน",
    find: ({ cycle: key, projects }, { cycles }) => {
      const cycle = cycles.get(key);
      if (!cycle) return [];
      return projects.flatMap(({ id, title, dimension, mission, headings }) => {
        const found = missionOf(cycle, mission);
        const known = new Set(found?.headings.map((heading) => heading.key));
        const strange = headings.filter((heading) => !known.has(heading));
        const fits = dimensionOf(cycle, dimension)?.missions.some((each) => each.key === mission);
        if (fits && strange.length === 0) return [];
        const where = fits ? `หัวข้อ ${strange.join(", ")}` : `มิติ ${dimension || "?"} ภารกิจ ${mission || "?"}`;
        return [
          {
            projectId: id,
            field: "place",
            message: `“${cut(title)}” อยู่ที่${where} ซึ่งไม่มีในรอบแผนนี้`,
            remedy: "เลือกมิติ ภารกิจ และหัวข้อจากรายการ",
          },
        ];
      });
    },
  },
  {
    key: "heading-missing",
    level: "warning",
    title: "โครงการไม่มีหัวข้อย่อย",
    find: ({ cycle: key, projects }, { cycles }) =>
      projects.flatMap(({ id, title, mission, headings }) => {
        const cycle = cycles.get(key);
        const offered = (cycle && missionOf(cycle, mission)?.headings.length) ?? 0;
        return headings.length > 0 || offered === 0
          ? []
          : [
              {
                projectId: id,
                field: "place",
                message: `“${cut(title)}” ยังไม่ได้เลือกหัวข้อย่อยของภารกิจ ${mission}`,
                remedy: "เลือกหัวข้อย่อยอย่างน้อยหนึ่งหัวข้อ",
              },
            ];
      }),
  },
  {
    key: "mission-empty",
    level: "advice",
    title: "ภารกิจที่ไม่มีโครงการ",
    find: ({ cycle: key, projects }, { cycles }) => {
      if (projects.length === 0) return [];
      const used = new Set(projects.map(({ mission }) => mission));
      const missions = cycles.get(key)?.dimensions.flatMap((dimension) => dimension.missions) ?? [];
      return missions
        .filter((mission) => !used.has(mission.key))
        .map((mission) => ({
          field: "projects",
          item: mission.key,
          message: `ภารกิจ ${mission.key} ${cut(mission.name)} ยังไม่มีโครงการ`,
          remedy: "เพิ่มโครงการ หรือเลือกจากโครงการสำเร็จรูป",
        }));
    },
  },
];
