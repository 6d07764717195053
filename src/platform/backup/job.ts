import { z } from "zod";
import { job, JobHindered, JobRefused } from "../jobs/job.ts";
import type { Schedule } from "../jobs/schedule.ts";
import type { Capability } from "../web/capability.ts";
import { inWords } from "./size.ts";
import { BackupTrouble } from "./trouble.ts";

/** The file is named by its second, so a try that was lost leaves a backup and not half of one. */
export const backUpHouse = job({
  name: "backup.take",
  title: "สำรองข้อมูลทั้งระบบ",
  input: z.strictObject({}),
  attempts: 3,
  may: {},
  ofHouse: true,
  run: async ({ house, progress, signal, finish }) => {
    const { backUp } = house;
    if (!backUp) throw new JobRefused("ยังไม่ได้กำหนดที่เก็บสำเนาสำรอง (BACKUP_DIR)");
    let told: Promise<void> | undefined;
    try {
      const report = await backUp((done) => {
        signal.throwIfAborted();
        told = progress(done.rows + done.contents, done.rowsOf + done.contentsOf).catch(() => undefined);
      });
      await told;
      if (report.lost.length > 0)
        house.log.error({ lost: report.lost.length }, "backup: contents of files are missing");
      const removed = report.removed.length > 0 ? ` ลบสำเนาที่พ้นกำหนด ${report.removed.length} ไฟล์` : "";
      return await finish(async () => ({
        said: `สำรองข้อมูลแล้ว ${inWords(report.bytes)}${removed}`,
      }));
    } catch (error) {
      if (!(error instanceof BackupTrouble)) throw error;
      house.log.error({ problem: error.message }, "backup failed");
      throw new JobHindered(error.said ?? "สำรองข้อมูลไม่สำเร็จ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย", { cause: error });
    }
  },
});

/** At an hour when nobody works; what was missed while the machine was off is made up at the next start. */
export const backingUpHouse: Schedule = {
  job: backUpHouse,
  input: {},
  every: "day",
  at: "01:40",
  where: "house",
  when: ({ backUp }) => backUp !== undefined,
};

export const backing: Capability = {
  name: "backup",
  ways: () => [],
  jobs: [backUpHouse],
  schedules: [backingUpHouse],
};
