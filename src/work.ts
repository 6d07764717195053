import { capabilities } from "./app.ts";
import { backingUpHouse, backUpHouse } from "./platform/backup/job.ts";
import { forgetOldJobs, forgettingOldJobs } from "./platform/jobs/forget.ts";
import type { Work } from "./platform/jobs/worker.ts";

/** All long work of the house, and when it is asked for: the platform's own, then that of each capability. */
export const allWork: Work = {
  jobs: [forgetOldJobs, backUpHouse, ...capabilities.flatMap(({ jobs = [] }) => jobs)],
  schedules: [
    ...forgettingOldJobs,
    backingUpHouse,
    ...capabilities.flatMap(({ schedules = [] }) => schedules),
  ],
};
