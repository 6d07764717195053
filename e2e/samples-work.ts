import { perform } from "./world.ts";
import type { World } from "./world.ts";
import { aFile } from "./furnished.ts";
import { anEvent, factOf } from "./furnished-work.ts";
import { attachEvidence } from "../src/capabilities/progress/work/evidence/acts.ts";
import { evidencePlace } from "../src/capabilities/progress/work/evidence-place.ts";
import { paths } from "../src/paths.ts";
import type { Input, Sample } from "./samples.ts";

const to = paths.office;

const recorded = (kind: string, more: (fact: ReturnType<typeof factOf>) => Input): Sample => ({
  input: (world, unitId) => {
    const { result, step, ...fact } = factOf(world, unitId);
    return { ...fact, ...more({ ...fact, result, step }) };
  },
  form: { pattern: to.workAdd.pattern, from: (input) => ({ id: input["projectId"], kind }) },
});

const aPaper = (world: World) => aFile(world, evidencePlace);

/** One for each act that records what was done. */
export const workSamples: Record<string, Sample> = {
  "progress.record-event": recorded("event", () => ({
    title: "อบรม",
    place: "ห้องประชุม",
    attended: { staff: "20" },
    steps: [],
    others: [],
  })),
  "progress.mark-step": recorded("step", ({ step }) => ({
    title: "ประกาศแล้ว",
    steps: [step],
    withoutDone: true,
  })),
  "progress.record-publication": recorded("publication", () => ({
    title: "ประกาศเจตจำนง",
    channel: "website",
    others: [],
  })),
  "progress.record-spending": recorded("spending", () => ({
    title: "ค่าป้าย",
    amount: "1,200",
    paperNumber: "ฎ. 12/2569",
    source: "agency",
  })),
  "progress.record-value": recorded("value", ({ result }) => ({
    title: "นับจากประกาศ",
    resultId: result,
    part: "1",
    whole: "",
  })),
  "progress.record-setback": recorded("setback", () => ({ title: "งบประมาณไม่พอ" })),
  "progress.correct-fact": {
    input: async (world, unitId) => {
      const { result: _result, step: _step, ...fact } = factOf(world, unitId);
      const { id } = await anEvent(world, unitId);
      return {
        ...fact,
        kind: "event",
        id,
        version: 1,
        title: "อบรม",
        place: "",
        attended: {},
        steps: [],
        others: [],
      };
    },
    form: { pattern: to.workCorrect.pattern },
  },
  "progress.withdraw-fact": {
    input: async (world, unitId) => ({
      id: (await anEvent(world, unitId)).id,
      version: 1,
      reason: "บันทึกซ้ำ",
    }),
    form: { pattern: to.workWithdraw.pattern },
  },
  "progress.attach-evidence": {
    input: async (world, unitId) => ({
      id: (await anEvent(world, unitId)).id,
      files: [await aPaper(world)],
    }),
    form: { pattern: to.workEvidence.pattern },
  },
  "progress.replace-evidence": {
    input: async (world, unitId) => ({ ...(await withPaper(world, unitId)), files: [await aPaper(world)] }),
    form: { pattern: to.workEvidenceReplace.pattern },
  },
  "progress.remove-evidence": {
    input: withPaper,
    form: { pattern: to.workEvidenceRemove.pattern },
  },
};

async function withPaper(world: World, unitId: string): Promise<Input> {
  const { id } = await anEvent(world, unitId);
  const { items } = await perform(world, attachEvidence, { id, files: [await aPaper(world)] });
  return { id, itemId: items[0] ?? "" };
}
