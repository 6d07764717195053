import { perform, TODAY } from "./world.ts";
import type { World } from "./world.ts";
import { leavesOf } from "../src/capabilities/progress/measuring/rules.ts";
import { recordEvent } from "../src/capabilities/progress/work/acts.ts";
import { stepKey } from "../src/capabilities/progress/work/forms.ts";

/** Of a project for which every unit may record. */
export function factOf(world: World, unitId: string) {
  const project = world.work.projects.find(
    ({ allUnits, units, content }) =>
      (allUnits || units.length === 0) && content.steps.length > 0 && content.outputs.length > 0,
  );
  if (!project) throw new Error("no project of all units");
  return {
    projectId: project.id,
    unitId,
    happenedOn: TODAY,
    link: "https://www.example.go.th/news",
    said: world.unique("รายละเอียด"),
    result: project.content.outputs[0]?.id ?? "",
    step: stepKey({ projectYearId: project.id, stepId: leavesOf(project.content.steps)[0]?.id ?? "" }),
  };
}

export function anEvent(world: World, unitId: string): Promise<{ id: string }> {
  const { result: _result, step: _step, ...fact } = factOf(world, unitId);
  return perform(world, recordEvent, { ...fact, title: world.unique("กิจกรรม") });
}
