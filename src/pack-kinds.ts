import { planCycles } from "./capabilities/plan/packs/cycles.ts";
import { publicationChannels } from "./capabilities/progress/measuring/channels.ts";
import { trafficLights } from "./capabilities/progress/measuring/lights.ts";
import { riskScales } from "./capabilities/risk/scales/kind.ts";
import { readyProjects } from "./capabilities/plan/packs/ready-projects.ts";
import { lawNames } from "./capabilities/plan/packs/laws.ts";
import { platformPackKinds } from "./platform/packs/kinds/platform-kinds.ts";
import type { AnyPackKind } from "./platform/packs/pack.ts";

/** Every kind of pack that the program knows: those of the platform and those that a capability owns. */
export const packKinds: readonly AnyPackKind[] = [
  ...platformPackKinds,
  planCycles,
  lawNames,
  readyProjects,
  riskScales,
  trafficLights,
  publicationChannels,
];
