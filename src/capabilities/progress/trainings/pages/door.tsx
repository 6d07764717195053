import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { QrCode } from "../../../../platform/ui/qr-code.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Training } from "../queries.ts";
import { openings, openingTitles } from "../rules.ts";

interface DoorProps {
  org: string;
  training: Training;
  address: string;
  mayWork: boolean;
}

/** What people in the hall reach with their phones, and what it leads to at the moment. */
export function Door({ org, training, address, mayWork }: DoorProps) {
  const { event, opened, version, questions } = training;
  const id = { org, id: event.id };
  const offered = openings.filter((one) => one === "attendance" || questions !== null);
  return (
    <Sheet
      title="QR สำหรับผู้เข้าอบรม"
      aside={opened ? <Badge tone="doing">{`เปิด${openingTitles[opened]}อยู่`}</Badge> : <Badge>ปิดอยู่</Badge>}
    >
      <QrCode text={address} label={`QR ไปยัง ${address}`} />
      <p>
        <a href={address}>{address}</a>
      </p>
      <p class="row">
        {(["pdf", "docx"] as const).map((format) => (
          <LinkButton
            key={format}
            href={paths.office.trainingPaper.href({ ...id, file: `qr.${format}` })}
            download
          >
            {`แผ่น QR ${format.toUpperCase()}`}
          </LinkButton>
        ))}
      </p>
      {mayWork && (
        <div class="row">
          {offered
            .filter((one) => one !== opened)
            .map((one) => (
              <ActButton
                key={one}
                action={paths.office.trainingOpen.href(id)}
                tone={opened === null && one === "attendance" ? "go" : "plain"}
                hidden={{ version: String(version), opened: one }}
              >
                {`เปิด${openingTitles[one]}`}
              </ActButton>
            ))}
          {opened && (
            <ActButton
              action={paths.office.trainingOpen.href(id)}
              hidden={{ version: String(version), opened: "" }}
            >
              {`ปิด${openingTitles[opened]}`}
            </ActButton>
          )}
          <Confirm
            id="renew-address"
            trigger="เปลี่ยน QR"
            tone="plain"
            title="เปลี่ยนที่อยู่และ QR?"
            action={paths.office.trainingRenew.href(id)}
            hidden={{ version: String(version) }}
            yes="เปลี่ยน QR"
          >
            แผ่น QR ที่พิมพ์ไว้จะใช้ไม่ได้อีก ใช้เมื่อ QR หลุดไปถึงผู้ที่ไม่เกี่ยวข้อง
          </Confirm>
        </div>
      )}
    </Sheet>
  );
}
