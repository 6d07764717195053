import type { ProjectKind } from "./content.ts";
import { projectKindTitles } from "./rules.ts";

/** Told beside the export and in its workbook. */
export const nationalUnconfirmed =
  "ช่องข้อมูลเป็นไปตามระบบของสำนักงาน ป.ป.ช. ในรอบ พ.ศ. 2561–2564 ระบบ E-PlanNACC ปัจจุบันยังไม่ได้เผยแพร่รูปแบบไฟล์ จึงยังไม่ยืนยันว่าตรงกัน โปรดเทียบกับหน้าจอของระบบก่อนกรอก";

/** Kinds carry the numbers of that system: 1 โครงการ 2 กิจกรรม 3 มาตรการ 4 แนวปฏิบัติ. */
export function nationalKindTitle(kind: ProjectKind): string {
  return `${Object.keys(projectKindTitles).indexOf(kind) + 1} ${projectKindTitles[kind]}`;
}
