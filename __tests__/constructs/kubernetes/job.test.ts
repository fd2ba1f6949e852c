import { Config } from "../../../constructs/kubernetes/config";
import { Job, type JobProps } from "../../../constructs/kubernetes/job";
import { type ContextOptions, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";
import { sampleContainer, samplePod } from "../../support/sample-pod";

function job(props: Partial<Omit<JobProps, "context">> = {}, options: ContextOptions = {}) {
  return synthesized((scope, context) => {
    new Job(scope, "job", { context, name: "migrate", pod: samplePod(), deadlineSeconds: 600, ...props });
  }, options).resource("kubernetes_job_v1");
}

test("GIVEN a job THEN a deploy waits until it is complete, a minute longer than it may take", () => {
  expect(job().body).toMatchObject({
    metadata: { namespace: "sample" },
    spec: {
      backoff_limit: 3,
      active_deadline_seconds: 600,
      template: { spec: { restart_policy: "Never", automount_service_account_token: false } },
    },
    wait_for_completion: true,
    timeouts: { create: "11m", update: "11m" },
  });
});

test("GIVEN a job THEN it stays when it is done: one that vanished would be planned anew", () => {
  expect(job().at("spec", "ttl_seconds_after_finished")).toBeUndefined();
});

test("GIVEN a number of retries THEN it takes the place of three", () => {
  expect(job({ backoffLimit: 0 }).at("spec", "backoff_limit")).toBe(0);
});

describe("its name", () => {
  const name = (props: Parameters<typeof job>[0] = {}, options: ContextOptions = {}) => job(props, options).name;
  const pod = (image: string) => samplePod({ containers: [sampleContainer({ image })] });

  test("GIVEN the same content THEN it is the same: nothing runs again", () => {
    expect(name()).toBe(name());
    expect(name()).toMatch(/^migrate-[0-9a-f]{10}$/);
  });

  test("GIVEN another image, command, user or mirror THEN it is another: the job runs again", () => {
    const names = [
      name(),
      name({ pod: pod("example.com/app:2") }),
      name({ pod: samplePod({ containers: [sampleContainer({ command: ["other"] })] }) }),
      name({ pod: samplePod({ user: { uid: 7, gid: 7 } }) }),
      name({}, { cluster: new FakeCluster({ mirror: "mirror.example.com" }) }),
    ];

    expect(new Set(names).size).toBe(names.length);
  });

  test("GIVEN another content of a ConfigMap that it reads THEN it is another", () => {
    const nameWith = (content: string) =>
      synthesized((scope, context) => {
        const config = new Config(scope, "config", {
          name: "files",
          namespace: "sample",
          data: { "001.sql": content },
        });
        new Job(scope, "job", {
          context,
          name: "migrate",
          deadlineSeconds: 60,
          pod: samplePod({ volumes: { files: { config } } }),
        });
      }).resource("kubernetes_job_v1").name;

    expect(nameWith("new")).not.toBe(nameWith("old"));
    expect(nameWith("old")).toBe(nameWith("old"));
  });

  test("GIVEN other bounds on how long and how often it is tried THEN it is the same", () => {
    expect(name({ deadlineSeconds: 60, backoffLimit: 1 })).toBe(name());
  });

  test("GIVEN a name that is too long with its hash THEN it is refused", () => {
    expect(() => job({ name: "n".repeat(53) })).toThrow("is 64 characters long; 63 is the limit");
  });
});
