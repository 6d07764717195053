/** What a record holds, as people see it. */
import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { endingOfType } from "../kinds.ts";
import type { Attachment, HeldFile } from "../holding.ts";
import { sizeInWords } from "../words.ts";

export interface AttachmentListProps {
  readonly org: string;
  readonly attachments: readonly Attachment[];
  /** What can be done with one, such as to remove it. */
  readonly actions?: (attachment: Attachment) => ComponentChildren;
  readonly empty: ComponentChildren;
}

export function AttachmentList({ org, attachments, actions, empty }: AttachmentListProps) {
  if (attachments.length === 0) return <>{empty}</>;
  return (
    <ul class="attachments">
      {attachments.map((attachment) => (
        <li key={attachment.itemId}>
          <Thumbnail org={org} file={attachment.now} />
          <div>
            <FileLink org={org} file={attachment.now} />
            <small>{factsInWords(attachment.now)}</small>
            <details>
              <summary>
                รายละเอียดไฟล์
                {attachment.before.length > 0 && ` และฉบับก่อนหน้า ${attachment.before.length} ฉบับ`}
              </summary>
              <Version org={org} file={attachment.now} />
              {attachment.before.map((file) => (
                <Version key={file.number} org={org} file={file} />
              ))}
            </details>
          </div>
          {actions && <div class="row">{actions(attachment)}</div>}
        </li>
      ))}
    </ul>
  );
}

function FileLink({ org, file }: { org: string; file: Pick<HeldFile, "id" | "name"> }) {
  return <a href={paths.office.file.href({ org, id: file.id })}>{file.name}</a>;
}

/** The name stands beside it, so the picture says nothing of its own. */
function Thumbnail({ org, file }: { org: string; file: HeldFile }) {
  if (file.preview_sha256 === null)
    return (
      <span class="thumbnail" aria-hidden="true">
        {endingOfType(file.type)?.toUpperCase()}
      </span>
    );
  return (
    <img
      class="thumbnail"
      src={paths.office.filePreview.href({ org, id: file.id })}
      alt=""
      width="72"
      height="72"
      loading="lazy"
    />
  );
}

function Version({ org, file }: { org: string; file: HeldFile }) {
  return (
    <p class="version">
      <span>
        ฉบับที่ {file.number} <FileLink org={org} file={file} />
      </span>
      <small>
        {factsInWords(file)} · แนบเมื่อ {formatThaiDateTime(file.held_at)} โดย {file.held_by}
      </small>
      <small>
        SHA-256 <code>{file.sha256}</code>
      </small>
    </p>
  );
}

function factsInWords({ type, size, pages, width, height }: HeldFile): string {
  return [
    endingOfType(type)?.toUpperCase(),
    pages === null ? undefined : `${pages} หน้า`,
    width === null || height === null ? undefined : `${width} × ${height} พิกเซล`,
    sizeInWords(size),
  ]
    .filter(Boolean)
    .join(" · ");
}
