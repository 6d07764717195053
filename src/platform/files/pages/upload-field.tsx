/** A field for files: with script they are sent at once and go on after a lost connection, without it with the form. */
import { typedValues } from "../../forms/state.ts";
import { FieldFrame, wires } from "../../ui/field.tsx";
import type { FieldProps } from "../../ui/field.tsx";
import { wantIsland } from "../../ui/wanted-islands.ts";
import { paths } from "../../../paths.ts";
import { acceptedBy } from "../kinds.ts";
import { placeInWords } from "../place.ts";
import type { Place } from "../place.ts";
import { sizeInWords } from "../words.ts";

export interface UploadFieldProps extends Omit<FieldProps, "help"> {
  readonly org: string;
  readonly place: Place;
  /** Said before what may be sent. */
  readonly help?: string;
  /** How many more there may be, where some are there already. */
  readonly most?: number;
}

export function UploadField(props: UploadFieldProps) {
  const { org, place, form, name, most = place.mostFiles } = props;
  wantIsland("upload");
  const here = typedValues(form, name).filter((value) => value !== "");
  const left = most < place.mostFiles && `แนบเพิ่มได้อีก ${most} ไฟล์`;
  const help = [props.help, placeInWords(place), left].filter(Boolean).join(" ");
  const takesPhotos = place.kinds.includes("photo");
  return (
    <FieldFrame {...props} help={help}>
      <div
        class="uploads"
        data-uploads={paths.office.uploads.href({ org })}
        data-place={place.name}
        data-name={name}
        data-most={most}
        data-most-bytes={place.mostBytes}
        data-most-words={sizeInWords(place.mostBytes)}
      >
        <input
          {...wires({ ...props, help })}
          type="file"
          multiple={most > 1}
          accept={acceptedBy(place.kinds)}
        />
        {takesPhotos && (
          <label class="camera">
            ถ่ายภาพ
            <input type="file" name={name} accept="image/*" capture="environment" />
          </label>
        )}
        <ul>
          {here.map((value) => (
            <li key={value}>
              <label class="choice">
                <input type="checkbox" name={name} value={value} checked />
                <span>{value.slice(37)} ส่งแล้ว</span>
              </label>
            </li>
          ))}
        </ul>
        <p role="status" class="hush" />
      </div>
    </FieldFrame>
  );
}
