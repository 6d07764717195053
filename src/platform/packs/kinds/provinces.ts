import { z } from "zod";
import { definePackKind } from "../pack.ts";

const province = z.strictObject({
  /** The two digits of ISO 3166-2:TH, which are also those of the interior ministry's area code. */
  code: z.string().regex(/^[1-9]\d$/),
  name: z.string().min(1),
});

const provinceData = z.strictObject({ provinces: z.array(province).min(1) });

export type Province = z.infer<typeof province>;
export type ProvinceData = z.infer<typeof provinceData>;

export const provinces = definePackKind<"provinces", ProvinceData>({
  kind: "provinces",
  title: "จังหวัด",
  data: provinceData,
  labels: { provinces: "จังหวัด", code: "รหัส", name: "ชื่อ" },
  check: ({ data }) => [...repeats(data.provinces, "code"), ...repeats(data.provinces, "name")],
});

function repeats(list: readonly Province[], field: keyof Province): string[] {
  const values = list.map((each) => each[field]);
  return values.flatMap((value, index) =>
    values.indexOf(value) === index ? [] : [`data.provinces.${index}.${field}: ซ้ำกับรายการก่อนหน้า`],
  );
}
