import type { Organisation } from "../../../../platform/accounts/organisations.ts";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { emblemHref } from "../../../../platform/ui/paper/emblem.ts";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { fullName } from "../../people/rules.ts";
import type { Executive } from "../queries.ts";

interface PublicHomeProps {
  org: Organisation;
  title: string;
  place: string;
  executives: readonly Executive[];
  units: readonly { id: string; name: string }[];
}

export function PublicHome({ org, title, place, executives, units }: PublicHomeProps) {
  return (
    <>
      <div class="page-head">
        {org.emblem_saved_at && <img src={emblemHref(org)} alt={`ตรา${title}`} width="128" height="128" />}
        <div>
          <h1>{title}</h1>
          <p>{place}</p>
        </div>
      </div>
      {org.is_demo && (
        <Notice kind="late" title="หน่วยงานสมมติ">
          ชื่อบุคคลและเหตุการณ์ทั้งหมดในหน้านี้แต่งขึ้นเพื่อสาธิตและอบรม
        </Notice>
      )}
      <p>
        หน้านี้เป็นของ{title} ใช้เผยแพร่การดำเนินงานด้านคุณธรรมและความโปร่งใส
        อ่านแผนป้องกันการทุจริตและความเสี่ยงการทุจริตได้จากเมนูด้านบน
      </p>
      <div class="pair">
        <Sheet title="ผู้บริหาร">
          {executives.length === 0 ? (
            <p class="hush">ยังไม่ได้เผยแพร่รายชื่อผู้บริหาร</p>
          ) : (
            <Facts
              facts={executives.map((person) => ({
                label: person.is_acting ? `${person.title} (รักษาราชการแทน)` : person.title,
                value: fullName(person),
              }))}
            />
          )}
        </Sheet>
        <Sheet title="โครงสร้างหน่วยงาน">
          {units.length === 0 ? (
            <p class="hush">ยังไม่ได้เผยแพร่โครงสร้างหน่วยงาน</p>
          ) : (
            <ul class="waiting">
              {units.map((unit) => (
                <li key={unit.id}>{unit.name}</li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </>
  );
}
