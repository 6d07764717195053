import { perform } from "./world.ts";
import type { World } from "./world.ts";
import { removeProject } from "../src/capabilities/plan/projects/acts.ts";
import { excuseFinding } from "../src/capabilities/plan/life/excuse-acts.ts";
import { amendPlan } from "../src/capabilities/plan/life/acts.ts";
import { TERMINAL } from "../src/platform/reading/kept.ts";
import { paths } from "../src/paths.ts";

import {
  aFund,
  aPlan,
  aPlanComment,
  aProject,
  aReadyPlan,
  aResult,
  decision,
  projectFacts,
  readingsFor,
  warningsOf,
} from "./furnished-plan.ts";
import type { Input, Sample } from "./samples.ts";

const to = paths.office;
const planForm = (path: { pattern: string }) => ({
  pattern: path.pattern,
  from: (input: Input) => ({ ...input, plan: input["planId"], result: input["resultId"] }),
});

/** A plan with a warning that has no reason yet. */
async function excusable(world: World): Promise<Input> {
  const { planId } = await aProject(world);
  return { planId, finding: (await warningsOf(world, planId))[0] ?? "" };
}

/** One for each act of the plan. */
export const planSamples: Record<string, Sample> = {
  "plan.start": {
    input: () => ({ cycle: "2566-2570", begin: "blank" }),
    form: planForm(to.planStart),
  },
  "plan.import": {
    input: async (world) => {
      const accounts = Object.values(world.members).map(({ accountId }) => accountId);
      await readingsFor(world, [TERMINAL, ...accounts]);
      return { cycle: "2566-2570" };
    },
    form: planForm(to.planImportConfirm),
  },
  "plan.edit-introduction": {
    input: async (world) => ({
      ...(await aPlan(world)),
      title: world.unique("แผน"),
      foreword: "คำนำ",
      reasons: "เหตุผล",
      objectives: "เพื่อความโปร่งใส",
      benefits: "ประชาชนเชื่อมั่น",
    }),
    form: planForm(to.planIntroduction),
  },
  "plan.edit-goals": {
    input: async (world) => ({
      ...(await aPlan(world)),
      goals: [
        {
          text: "คะแนน ITA สูงขึ้น",
          name: "คะแนน ITA",
          unit: "คะแนน",
          about: "ita-score",
          baseYear: "",
          baseValue: "",
          values: ["65", "70", "75", "80", "85"],
        },
      ],
    }),
    form: planForm(to.planGoals),
  },
  "plan.edit-declaration": {
    input: async (world) => ({
      ...(await aPlan(world)),
      text: "ขอประกาศเจตจำนง",
      signedOn: "2026-02-02",
      signerName: "นายกฤต สมมติ",
      signerTitle: "นายกเทศมนตรี",
    }),
    form: planForm(to.planDeclaration),
  },
  "plan.add-project": {
    input: async (world) => ({ planId: (await aPlan(world)).planId, ...projectFacts(world) }),
    form: planForm(to.planProjectAdd),
  },
  "plan.add-ready-project": {
    input: async (world) => ({ planId: (await aPlan(world)).planId, ready: "law-training" }),
    form: planForm(to.planProjectReady),
  },
  "plan.edit-project": {
    input: async (world) => ({ ...(await aProject(world)), ...projectFacts(world) }),
    form: planForm(to.planProjectEdit),
  },
  "plan.confirm-indicator": {
    input: async (world) => ({
      ...(await aResult(world)),
      kind: "count",
      comparison: "at-least",
      number: "2",
      unit: "ครั้ง",
      per: "year",
      instruments: "ทะเบียนการอบรม",
      source: "trainings",
    }),
    form: planForm(to.planIndicator),
  },
  "plan.confirm-indicators": {
    input: (world) => aProject(world),
    form: planForm(to.planIndicators),
  },
  "plan.move-project": {
    input: async (world) => {
      const { planId } = await aProject(world);
      return { ...(await aProject(world, planId)), way: "up" };
    },
    form: planForm(to.planProjectMove),
  },
  "plan.remove-project": { input: (world) => aProject(world), form: planForm(to.planProjectRemove) },
  "plan.return-project": {
    input: async (world) => {
      const at = await aProject(world);
      await perform(world, removeProject, at);
      return { planId: at.planId, id: at.id };
    },
    form: planForm(to.planProjectReturn),
  },
  "plan.add-fund": {
    input: async (world) => ({
      planId: (await aPlan(world)).planId,
      name: world.unique("แหล่งเงิน"),
      budgets: ["10,000", "", "", "", ""],
    }),
    form: planForm(to.planFunds),
  },
  "plan.edit-fund": {
    input: async (world) => ({
      ...(await aFund(world)),
      name: world.unique("แหล่งเงิน"),
      budgets: ["20,000", "", "", "", ""],
    }),
    form: planForm(to.planFund),
  },
  "plan.remove-fund": { input: (world) => aFund(world), form: planForm(to.planFundRemove) },
  "plan.add-comment": {
    input: async (world, unitId) => {
      const { planId, id } = await aProject(world, undefined, unitId);
      return { planId, projectId: id, part: "project", said: world.unique("ความเห็น") };
    },
    form: planForm(to.planComments),
  },
  "plan.settle-comment": {
    input: async (world) => ({ ...(await aPlanComment(world)), answer: "แก้แล้ว" }),
    form: planForm(to.planCommentSettle),
  },
  "plan.excuse-finding": {
    input: async (world) => ({ ...(await excusable(world)), reason: "ถูกต้องแล้ว" }),
    form: planForm(to.planExcuse),
  },
  "plan.excuse-findings": {
    input: async (world) => {
      const { planId, finding } = await excusable(world);
      return { planId, check: String(finding).split(":")[0], reason: "ถูกต้องแล้ว" };
    },
    form: planForm(to.planExcuseAll),
  },
  "plan.take-excuse-back": {
    input: async (world) => {
      const at = await excusable(world);
      await perform(world, excuseFinding, { ...at, reason: "ถูกต้องแล้ว" });
      return at;
    },
    form: planForm(to.planExcuseBack),
  },
  "plan.submit": {
    input: async (world) => ({ ...(await aReadyPlan(world)), note: "โปรดพิจารณา" }),
    form: planForm(to.planSubmit),
  },
  "plan.recall": { input: (world) => aPlan(world, "submitted"), form: planForm(to.planRecall) },
  "plan.return": {
    input: async (world) => ({ ...(await aPlan(world, "submitted")), note: "แก้งบประมาณ" }),
    form: planForm(to.planReturn),
  },
  "plan.approve": {
    input: async (world) => ({ ...(await aPlan(world, "submitted")), ...decision }),
    form: planForm(to.planApprove),
  },
  "plan.publish": {
    input: async (world) => ({ ...(await aPlan(world, "approved")), ...decision }),
    form: planForm(to.planPublish),
  },
  "plan.amend": {
    input: async (world) => ({ ...(await aPlan(world, "published")), reason: "เพิ่มโครงการ" }),
    form: planForm(to.planAmend),
  },
  "plan.discard-amendment": {
    input: async (world) => {
      const { planId, version } = await aPlan(world, "published");
      await perform(world, amendPlan, { planId, version, reason: "เพิ่มโครงการ" });
      return { planId, version: version + 1 };
    },
    form: planForm(to.planDiscardAmendment),
  },
  "plan.discard": { input: (world) => aPlan(world), form: planForm(to.planDiscard) },
};
