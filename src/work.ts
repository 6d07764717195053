import { capabilities } from "./app.ts";
import type { Work } from "./platform/jobs/worker.ts";

/** All long work of the house, and when it is asked for. */
export const allWork: Work = {
  jobs: capabilities.flatMap(({ jobs = [] }) => jobs),
  schedules: capabilities.flatMap(({ schedules = [] }) => schedules),
};
