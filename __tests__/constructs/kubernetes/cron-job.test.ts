import { CronJob, type CronJobProps } from "../../../constructs/kubernetes/cron-job";
import { synthesized } from "../../support/component-context";
import { samplePod } from "../../support/sample-pod";

function cronJob(props: Partial<Omit<CronJobProps, "context">> = {}) {
  return synthesized((scope, context) => {
    new CronJob(scope, "cron", {
      context,
      name: "nightly",
      schedule: "0 3 * * *",
      pod: samplePod(),
      deadlineSeconds: 600,
      ...props,
    });
  }).resource("kubernetes_cron_job_v1");
}

test("GIVEN a cron job THEN it runs in UTC, never beside itself, never retried, with a deadline and three runs of history", () => {
  expect(cronJob().body).toMatchObject({
    metadata: { name: "nightly", namespace: "sample" },
    spec: {
      schedule: "0 3 * * *",
      timezone: "Etc/UTC",
      concurrency_policy: "Forbid",
      starting_deadline_seconds: 60,
      successful_jobs_history_limit: 3,
      failed_jobs_history_limit: 3,
      job_template: {
        spec: { backoff_limit: 0, active_deadline_seconds: 600, template: { spec: { restart_policy: "Never" } } },
      },
    },
  });
});

test("GIVEN options of its own THEN they take the place of the defaults", () => {
  expect(cronJob({ concurrency: "Replace", startingDeadlineSeconds: 5, backoffLimit: 2 }).body).toMatchObject({
    spec: { concurrency_policy: "Replace", starting_deadline_seconds: 5, job_template: { spec: { backoff_limit: 2 } } },
  });
});

test("GIVEN a name of more than 52 characters THEN it is refused: its Jobs' names are eleven longer", () => {
  expect(() => cronJob({ name: "n".repeat(53) })).toThrow("is 53 characters long; 52 is the limit");
});
