import { paths } from "../../../paths.ts";
import { ActButton } from "../../../platform/ui/button.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import type { PlanCycle } from "../packs/cycles.ts";
import type { PlanRow } from "../queries.ts";
import { projectCrumbs } from "./plan-head.tsx";

export interface ReadyOffer {
  key: string;
  title: string;
  mission: string;
  /** The first of its reasons. */
  about: string;
  isIn: boolean;
}

interface ReadyListProps {
  org: string;
  plan: PlanRow;
  cycle: PlanCycle;
  offers: readonly ReadyOffer[];
}

/** Ready projects in the tree of the cycle; those that stand in the plan already say so. */
export function ReadyList({ org, plan, cycle, offers }: ReadyListProps) {
  return (
    <>
      <PageHead
        title="โครงการสำเร็จรูป"
        crumbs={projectCrumbs(org, plan)}
        lead="ถ้อยคำเขียนไว้เป็นแนว ใส่ชื่อหน่วยงานให้แล้ว ตัวเลขเป้าหมายเป็นข้อเสนอ ไม่ใช่ข้อกำหนดของกฎหมาย แก้ให้ตรงกับหน่วยงานได้ทุกข้อ"
      />
      {cycle.dimensions.map((dimension) => (
        <Sheet key={dimension.key} title={`มิติที่ ${dimension.key} ${dimension.name}`}>
          <ul class="plain">
            {offers
              .filter(({ mission }) => mission.startsWith(`${dimension.key}.`))
              .map(({ key, title, mission, about, isIn }) => (
                <li key={key} class="said">
                  <p>
                    {mission} <strong>{title}</strong>
                  </p>
                  <p class="hush">{about}</p>
                  {isIn ? (
                    <p class="hush">อยู่ในแผนแล้ว</p>
                  ) : (
                    <ActButton
                      action={paths.office.planProjectReady.href({ org, plan: plan.id })}
                      hidden={{ ready: key }}
                    >
                      เพิ่มในแผน<span class="unseen"> {title}</span>
                    </ActButton>
                  )}
                </li>
              ))}
          </ul>
        </Sheet>
      ))}
    </>
  );
}
