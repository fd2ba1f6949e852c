import type { TerraformStack } from "cdktf";
import gpuDevK3s from "../../config/environments/gpu-dev-k3s";
import * as registry from "../../constructs/components/registry";
import type { Component } from "../../constructs/contracts/component";
import { eksTarget } from "../support/eks-target";
import { resolvedEnvironment } from "../support/resolved-environment";
import { composed } from "../support/synth-environments";
import { Template } from "../support/template";

const pool = { group: "selfManaged", nodes: { min: 0, max: 2 } } as const;

/** The components of gpu-dev-k3s, setting by setting; beside them what registers pods with load balancers on EKS. */
const components = { ...gpuDevK3s.components, loadBalancerController: { namespace: "gpu-controlplane" } };

/** The environment gpu-dev-k3s on EKS: another target, and nothing else but what only EKS needs. */
const onEks = {
  ...gpuDevK3s,
  state: { kind: "local" },
  components: {
    ...components,
    storageClasses: {
      namespace: "gpu-controlplane",
      classes: {
        gp3: { kind: "awsEbs" },
        "gpu-dev-disks": { kind: "awsEbs", reclaim: "retain" },
        efs: { kind: "awsEfs", fileSystem: "shared" },
      },
    },
  },
  target: {
    ...eksTarget,
    sharedFiles: { fileSystems: { shared: {} } },
    edge: { domain: "gpu-dev.example.com", internalDomain: "internal.gpu-dev.example.com" },
    certificateIssuer: { kind: "ClusterIssuer", name: "gpu-dev-ca" },
    nodePools: {
      ...eksTarget.nodePools,
      build: { purpose: "build", machines: ["m7i.48xlarge"], nodes: { min: 1, max: 1 } },
      h100: { ...pool, purpose: "gpu", gpu: "h100", zones: ["us-east-2a"] },
      t4: { ...pool, purpose: "gpu", gpu: "t4", nodes: { min: 0, max: 1 }, zones: ["us-east-2a"] },
    },
  },
};

/** Where the two may differ, and because of what the target is. Places are `<type>.<path>`, list positions left out. */
const allowed = {
  "what waits for what: EKS has more that can be waited for": /\.depends_on\.\[\]$/,
  "nodes are found by the labels of their pools":
    /\.(node_selector\.|node_affinity\.)|^kubernetes_config_map_v1\.data\.types$/,
  "volumes come from the target's storage classes": /\.storage_class_name$|^kubernetes_storage_class_v1\./,
  "the API server is elsewhere, and load balancers ask from their own subnets":
    /^kubernetes_network_policy_v1\.spec\.(egress|ingress)\.\[\]\.(to|from|ports)\.\[\]\./,
  "load balancers are made beside the Service, not from it":
    /^kubernetes_service_v1\.(wait_for_load_balancer|spec\.(type|external_traffic_policy|load_balancer_source_ranges\.\[\]))$/,
  "containerd's folder is the node image's":
    /^kubernetes_daemon_set_v1\.spec\.template\.spec\.volume\.\[\]\.host_path\.path$/,
  "what differs is in the hash that rolls a pod or names a Job":
    /\.annotations\.gantry\.dev\/inputs$|^kubernetes_job_v1\.metadata\.name$/,
} as const;

type Because = keyof typeof allowed;

/** Values by address and path; list positions become `[]` and a number at its end. */
type Leaves = ReadonlyMap<string, unknown>;

interface Difference {
  readonly place: string;
  readonly values: readonly unknown[];
}

function leaves(value: unknown, path: string, found: Map<string, unknown>): void {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value))
      leaves(inner, `${path}.${Array.isArray(value) ? "[]" : key}`, found);
    return;
  }
  let place = path;
  for (let again = 1; found.has(place); again++) place = `${path}#${again}`;
  found.set(place, value);
}

/** The component stacks of an environment: values of each resource by its address. */
function resources(environment: Readonly<Record<string, unknown>>): ReadonlyMap<string, Leaves> {
  const resolved = resolvedEnvironment<Component>(environment, Object.values(registry) as Component[]);
  const stacks = (composed([resolved]).node.children as TerraformStack[]).filter(({ node }) =>
    /-(platform|data|apps)$/.test(node.id),
  );
  return new Map(
    stacks.flatMap((stack) => {
      const template = Template.of(stack);
      return [...template.resources(), ...template.ephemerals()].map((block) => {
        const found = new Map<string, unknown>();
        leaves(block.body, block.type, found);
        return [block.address, found] as const;
      });
    }),
  );
}

function differences(one: Leaves, other: Leaves): readonly Difference[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((path) => ({ place: path.replace(/#\d+$/, ""), values: [one.get(path), other.get(path)] }))
    .filter(({ values: [left, right] }) => JSON.stringify(left) !== JSON.stringify(right));
}

function reasonOf({ place }: Difference): Because | undefined {
  return (Object.keys(allowed) as Because[]).find((reason) => allowed[reason].test(place));
}

describe("GIVEN the components of gpu-dev-k3s on k3s and on EKS", () => {
  const [k3s, eks] = [resources({ ...gpuDevK3s, state: { kind: "local" } }), resources(onEks)];
  const found = [...k3s].flatMap(([address, values]) => differences(values, eks.get(address) ?? new Map()));

  test("THEN every resource of the one is in the other", () => {
    expect([...k3s.keys()].filter((address) => !eks.has(address))).toEqual([]);
    expect(k3s.size).toBeGreaterThan(140);
  });

  test("THEN EKS has more of these only: what the load balancers, the cloud identity and its storage class ask for", () => {
    const more = [...eks.keys()].filter((address) => !k3s.has(address));
    const others = more.filter(
      (address) => !/^aws_|loadBalancerController|_exposure_|storageClasses_(gp3|efs)_/.test(address),
    );

    expect(others).toEqual([]);
    expect(more.length).toBeGreaterThan(30);
  });

  test("THEN they differ only in what the target is", () => {
    expect(found.filter((difference) => !reasonOf(difference))).toEqual([]);
  });

  test.each(Object.keys(allowed) as Because[])("THEN they do differ because %s", (reason) => {
    expect(found.filter((difference) => reasonOf(difference) === reason)).not.toEqual([]);
  });
});
