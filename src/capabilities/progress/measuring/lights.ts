/** Traffic lights: by how much of its steps a project is done at the end of a round. */
import { z } from "zod";
import { rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { definePackKind } from "../../../platform/packs/pack.ts";
import type { Pack, PackContent } from "../../../platform/packs/pack.ts";
import { compare, exact, times } from "../../../thai/fractions.ts";
import type { Fraction } from "../../../thai/fractions.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import { lights } from "./standing.ts";
import type { Light } from "./standing.ts";

const band = z.strictObject({
  light: z.enum(lights),
  /** Per cent: from this on … */
  from: z.number().min(0),
  /** … and below this; the last has no end. */
  below: z.number().positive().optional(),
});

const lightsData = z.strictObject({
  rounds: z
    .array(z.strictObject({ round: z.enum(rounds as [Round, ...Round[]]), bands: z.array(band).min(1) }))
    .min(1),
});

export type LightsData = z.infer<typeof lightsData>;
export type LightBands = LightsData["rounds"][number]["bands"];

export const lightTitles: Readonly<Record<Light, string>> = { green: "เขียว", yellow: "เหลือง", red: "แดง" };

export const trafficLights = definePackKind<"traffic-lights", LightsData>({
  kind: "traffic-lights",
  title: "เกณฑ์สัญญาณไฟของรอบรายงาน",
  data: lightsData,
  labels: {
    rounds: "รอบ",
    round: "รอบรายงาน",
    bands: "ช่วง",
    light: "สี",
    from: "ตั้งแต่ร้อยละ",
    below: "น้อยกว่าร้อยละ",
  },
  words: {
    round: { "6-month": "6 เดือน", "9-month": "9 เดือน", "12-month": "12 เดือน" },
    light: lightTitles,
  },
  check: breachesOf,
});

/** Key of the thresholds that a year goes by which is opened now. */
export function trafficLightsFor(packs: PackShelf, year: number): string {
  const [pack] = packs.allInForce(trafficLights, fiscalYearRange(year).start);
  if (!pack) throw new Error(`ไม่มีเกณฑ์สัญญาณไฟของปีงบประมาณ ${year}`);
  return pack.key;
}

/** A year keeps the thresholds that it was opened with. undefined: they say nothing of this round, so no project has a light. */
export function bandsOf(packs: PackShelf, key: string, year: number, round: Round): LightBands | undefined {
  const pack: Pack<LightsData> | undefined = packs.inForce(trafficLights, key, fiscalYearRange(year).start);
  return pack?.data.rounds.find((each) => each.round === round)?.bands;
}

/** null: there is nothing to go by. */
export function lightOf(bands: LightBands | undefined, share: Fraction | undefined): Light | null {
  if (!bands || !share) return null;
  const percent = times(share, 100n);
  const found = bands.findLast(({ from }) => compare(percent, figure(from)) >= 0);
  return found?.light ?? null;
}

export function figure(value: number): Fraction {
  return exact(value) ?? { over: 0n, under: 1n };
}

function breachesOf({ data }: PackContent<LightsData>): string[] {
  const named = data.rounds.map(({ round }) => round);
  return data.rounds.flatMap(({ round, bands }, index) => {
    const at = `data.rounds.${index}`;
    return [
      ...(named.indexOf(round) === index ? [] : [`${at}.round: ซ้ำกับรายการก่อนหน้า`]),
      ...(bands[0]?.from === 0 ? [] : [`${at}.bands.0.from: ช่วงแรกต้องเริ่มที่ 0`]),
      ...(bands.at(-1)?.below === undefined
        ? []
        : [`${at}.bands.${bands.length - 1}.below: ช่วงสุดท้ายต้องไม่มีที่สิ้นสุด`]),
      ...bands.slice(1).flatMap(({ from }, place) => {
        const before = bands[place]?.below;
        if (before === from) return [];
        const how = before === undefined || before > from ? "ซ้อนกับช่วงก่อนหน้า" : "เว้นช่องว่างจากช่วงก่อนหน้า";
        return [`${at}.bands.${place + 1}.from: ${how}`];
      }),
      ...bands.flatMap(({ from, below }, place) =>
        below === undefined || below > from ? [] : [`${at}.bands.${place}.below: ต้องมากกว่า from`],
      ),
      ...bands.flatMap(({ light }, place) =>
        bands.findIndex((each) => each.light === light) === place ? [] : [`${at}.bands.${place}.light: สีซ้ำ`],
      ),
    ];
  });
}
