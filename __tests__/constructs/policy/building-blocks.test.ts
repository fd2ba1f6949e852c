import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import type { Exposure } from "../../../config/fields/exposure";
import { AdmissionPolicy } from "../../../constructs/kubernetes/admission-policy";
import { Certificate } from "../../../constructs/kubernetes/certificate";
import { ChartRelease } from "../../../constructs/kubernetes/chart-release";
import { ClusterRole } from "../../../constructs/kubernetes/cluster-role";
import { Config } from "../../../constructs/kubernetes/config";
import { CreatedPodsNetworkPolicy } from "../../../constructs/kubernetes/created-pods-network-policy";
import { CronJob } from "../../../constructs/kubernetes/cron-job";
import { DaemonSet } from "../../../constructs/kubernetes/daemon-set";
import { Deployment } from "../../../constructs/kubernetes/deployment";
import { Job } from "../../../constructs/kubernetes/job";
import { Namespace } from "../../../constructs/kubernetes/namespace";
import { Role } from "../../../constructs/kubernetes/role";
import { Secret } from "../../../constructs/kubernetes/secret";
import { Service } from "../../../constructs/kubernetes/service";
import { ServiceAccount } from "../../../constructs/kubernetes/service-account";
import { SharedVolume } from "../../../constructs/kubernetes/shared-volume";
import { StatefulSet } from "../../../constructs/kubernetes/stateful-set";
import { policyReport } from "../../../constructs/policy/policy-report";
import { pack } from "../../../constructs/policy/rules";
import { BaseStack } from "../../../stacks/base-stack";
import { componentContext } from "../../support/component-context";
import { resolvedEnvironment } from "../../support/resolved-environment";
import { samplePod } from "../../support/sample-pod";
import { unwrittenApp } from "../../support/unwritten-app";

test("the building blocks comply by themselves, and the exceptions they make are in force", () => {
  // GIVEN one of each, where the environment has deletion protection
  const context = componentContext();
  const { namespace, cluster } = context;
  const environment = resolvedEnvironment();
  const stack = new BaseStack(unwrittenApp(), environment, "apps", {
    outdir: "",
    kubeconfigPaths: [],
  });
  cluster.connect(stack);
  new Namespace(stack, "namespace", {
    environment,
    name: namespace,
    settings: environment.namespaces.sample as never,
  });
  const serviceAccount = new ServiceAccount(stack, "account", { context, name: "api", kubernetesApi: "called" });
  new Role(stack, "role", {
    name: "api",
    namespace,
    serviceAccount,
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"], reason: "the API shows the state of pods" }],
  });
  const passwords = { DB_PASSWORD: 24 };
  const secret = new Secret(stack, "secret", {
    context,
    name: "db",
    source: { kind: "generated", revision: 1 },
    plain: { DB_USER: "api" },
    passwords,
  });
  new Secret(stack, "external", { context, name: "elsewhere", source: { kind: "external", path: "db" }, passwords });
  const pod = samplePod({
    serviceAccount,
    volumes: { tmp: { scratch: { sizeLimit: "1Gi" } }, secret: { secret: secret.reference } },
  });
  new Deployment(stack, "deployment", { context, name: "api", replicas: 2, pod });
  new StatefulSet(stack, "set", {
    context,
    name: "db",
    serviceName: "db",
    replicas: 3,
    pod,
    volumeClaims: { data: { size: "1Gi" } },
  });
  new Job(stack, "job", { context, name: "migrate", pod, deadlineSeconds: 60 });
  new CronJob(stack, "cron", { context, name: "clean", schedule: "0 0 * * *", pod, deadlineSeconds: 60 });
  new ClusterRole(stack, "cluster-role", { context, name: "api", serviceAccount, rules: [] });
  const { claimName } = new SharedVolume(stack, "shared", { context, name: "trees", size: "100Gi" });
  const hostNetwork = { reason: "announces the devices of the node it runs on" };
  new DaemonSet(stack, "agent", {
    context,
    name: "agent",
    pod: { ...pod, hostNetwork, volumes: { ...pod.volumes, trees: { claim: { claimName } } } },
  });
  new Certificate(stack, "certificate", { context, name: "api", secretName: "api-tls", dnsNames: ["api"] });
  new AdmissionPolicy(stack, "admission", { context, name: "pods", namespace, resources: [], demands: [] });
  new CreatedPodsNetworkPolicy(stack, "created", { context, name: "workers", podLabels: { app: "worker" } });
  new Config(stack, "config", {
    name: "api",
    namespace,
    data: { "run.sh": 'psql "postgres://api:${DB_PASSWORD}@db/app"' },
  });
  new ChartRelease(stack, "chart", {
    context,
    name: "kueue",
    chart: { repository: "oci://registry.k8s.io/kueue/charts", name: "kueue", version: "0.14.4", source: "" },
    values: { existingSecret: "db" },
  });
  const exposures: Readonly<Record<string, Exposure | undefined>> = {
    inside: undefined,
    internal: { kind: "internal" },
    internet: { kind: "internet", cidrs: ["203.0.113.0/24"] },
    open: { kind: "open", reason: "a status page that everybody may read" },
  };
  for (const [name, exposure] of Object.entries(exposures)) {
    new Service(stack, name, {
      context,
      name,
      selector: {},
      ports: [{ name: "http", port: 80 }],
      ...(exposure ? { exposure } : {}),
    });
  }
  stack.prepareStack();
  invokeAspects(stack);
  // WHEN
  const { failures, acknowledged } = policyReport([stack], pack);
  // THEN
  expect(failures).toEqual([]);
  expect(acknowledged).toEqual([
    {
      rule: "restricted-security-context[pod.host_network]",
      reason: hostNetwork.reason,
      construct: "sample-apps/agent/daemon-set",
      stack: "sample-apps",
      matches: 1,
    },
    {
      rule: "public-exposure",
      reason: "a status page that everybody may read",
      construct: "sample-apps/open/service",
      stack: "sample-apps",
      matches: 1,
    },
  ]);
});
