import type { YearStatus, YearTurn } from "./queries.ts";

export const yearStatusWords: Readonly<Record<YearStatus, { title: string; tone: "doing" | "done" }>> = {
  open: { title: "เปิดรับผลงาน", tone: "doing" },
  closed: { title: "ปิดแล้ว", tone: "done" },
};

export const turnTitles: Readonly<Record<YearTurn["what"], string>> = {
  opened: "เปิดปีจากแผนที่ประกาศใช้",
  amended: "ปรับตามแผนฉบับใหม่",
  closed: "ปิดปี",
  reopened: "เปิดอีกครั้ง",
};
