import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Capability } from "../../config/capability";
import { extendedResource, type NodeTypeName, nodeShape } from "../../config/hardware";
import type { CertificateIssuer } from "../../constructs/contracts/certificate-issuer";
import type { ClusterInfo } from "../../constructs/contracts/cluster-info";
import type { ClusterStorage } from "../../constructs/contracts/cluster-storage";
import type { ImageRegistry } from "../../constructs/contracts/image-registry";
import type { KubernetesCluster } from "../../constructs/contracts/kubernetes-cluster";
import type { NodeAutoscaler } from "../../constructs/contracts/node-autoscaler";
import type { NodeKind, NodePools, Placement, PlacementRequest } from "../../constructs/contracts/node-pools";
import type { SecretStore } from "../../constructs/contracts/secret-store";
import type { ExposureRequest, ServiceExposure } from "../../constructs/contracts/service-exposure";
import type { IdentityRequest, WorkloadIdentity } from "../../constructs/contracts/workload-identity";

/** Everything a target can offer. */
export const everyCapability: readonly Capability[] = [
  "blockStorage",
  "sharedFiles",
  "internalLoadBalancers",
  "internetLoadBalancers",
  "cloudIdentity",
  "secretStore",
  "gpus",
  "efa",
  "spotNodes",
  "nodeAutoscaler",
  "volumeSnapshots",
  "certificateIssuer",
  "registryHosts",
];

const autoscaler: NodeAutoscaler = {
  interruptionQueue: "fake-interruptions",
  instanceProfile: "fake-nodes",
  subnets: [{ tags: { Name: "fake-nodes-a" } }, { id: "subnet-0123456789abcdef0" }],
  securityGroup: { tags: { Name: "fake-nodes" } },
  image: "fakeos@v20260101",
  kubelet: ({ vcpu, ramGib }) => ({ maxPods: vcpu * 10, kubeReserved: { memory: `${ramGib}Mi` } }),
  tags: { "fake.cloud/environment": "sample" },
};

export interface FakeClusterOptions {
  /** Default: every capability. */
  readonly capabilities?: readonly Capability[];
  /** Registry that images and charts come from. Default: upstream. */
  readonly mirror?: string;
  readonly pullSecret?: string;
}

/** A cluster in memory: what it is asked for it answers in names that tests recognize, as far as its capabilities go. */
export class FakeCluster implements KubernetesCluster {
  readonly info: ClusterInfo;
  readonly storage: ClusterStorage;
  readonly images: ImageRegistry;
  readonly secretStore?: SecretStore;
  readonly certificateIssuer?: CertificateIssuer;
  /** What service accounts asked to be bound. */
  readonly identityRequests: IdentityRequest[] = [];

  constructor(options: FakeClusterOptions = {}) {
    const capabilities = new Set(options.capabilities ?? everyCapability);
    this.info = {
      name: "fake",
      kubernetesVersion: "1.35",
      capabilities,
      apiServer: { cidrs: ["10.96.0.1/32"], ports: [443] },
      place: { region: "us-east-2", zones: ["us-east-2a", "us-east-2b"] },
    };
    this.storage = {
      ...(capabilities.has("blockStorage") ? { blockClass: "fake-block" } : {}),
      ...(capabilities.has("sharedFiles")
        ? {
            sharedFiles: {
              storageClass: "fake-shared",
              fileSystems: {
                id: (_scope, name = "first") => `fs-fake-${name}`,
                doors: () => ({ securityGroup: "sg-fake", subnets: ["subnet-fake"] }),
              },
            },
          }
        : {}),
      ...(capabilities.has("volumeSnapshots") ? { snapshotDriver: "fake.csi" } : {}),
    };
    const { mirror, pullSecret } = options;
    this.images = {
      image: (upstream) =>
        mirror ? `${mirror}/${upstream.includes("/") ? "" : "docker.io/library/"}${upstream}` : upstream,
      chartRepository: (upstream) => (mirror ? `oci://${mirror}/${upstream.replace(/^\w+:\/\//, "")}` : upstream),
      ...(pullSecret ? { pullSecret } : {}),
      ...(capabilities.has("registryHosts") ? { hostsFolder: "/fake/certs.d" } : {}),
    };
    if (capabilities.has("nodeAutoscaler")) Object.assign(this.nodePools, { autoscaler });
    if (capabilities.has("secretStore")) this.secretStore = { kind: "ClusterSecretStore", name: "fake-store" };
    if (capabilities.has("certificateIssuer")) this.certificateIssuer = { kind: "ClusterIssuer", name: "fake-issuer" };
  }

  readonly identity: WorkloadIdentity = {
    bind: (scope: Construct, id: string, request: IdentityRequest) => {
      this.identityRequests.push(request);
      if (request.grants.length === 0) return { annotations: {}, dependencies: [], endpoints: [] };
      if (!this.offers("cloudIdentity")) throw new Error(`${request.serviceAccount}: the target has no cloud identity`);
      return {
        annotations: { "fake.cloud/identity": request.serviceAccount },
        dependencies: [new Construct(scope, id)],
        endpoints: [{ kind: "addresses", cidrs: ["192.0.2.23/32"], ports: [80] }],
      };
    },
  };

  readonly exposure: ServiceExposure = {
    registrar: { region: "fake-1", network: { tags: { Name: "fake" } } },
    arrivals: (_request, clients) => clients,
    expose: (_scope: Construct, _id: string, { reach, cidrs }: ExposureRequest) => {
      const capability = reach === "internal" ? "internalLoadBalancers" : "internetLoadBalancers";
      if (!this.offers(capability)) throw new Error(`the target has no ${reach} load balancers`);
      return {
        type: "LoadBalancer",
        loadBalancerClass: `fake/${reach}`,
        annotations: { "fake.cloud/scheme": reach },
        ...(cidrs ? { loadBalancerSourceRanges: cidrs } : {}),
        externalTrafficPolicy: "Local",
      };
    },
  };

  readonly nodePools: NodePools = {
    systemNodes: 3,
    gpuTypes: ["h100", "t4"],
    spotGpuTypes: ["t4"],
    nodeShape: (gpu) => nodeShape(gpu),
    place: (request: PlacementRequest) => {
      if (request.purpose === "system" || request.purpose === "build")
        return { nodeSelector: { "fake.cloud/pool": request.purpose }, tolerations: [], extendedResources: {} };
      if (request.purpose === "every") return this.everyNode(request.node);
      const resource = extendedResource(request.gpu);
      if (!this.offers("gpus")) throw new Error(`no node pool has ${request.gpu}`);
      return {
        nodeSelector: { "fake.cloud/pool": request.gpu },
        tolerations: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
        extendedResources: resource ? { [resource]: String(request.count) } : {},
      };
    },
  };

  connect(stack: TerraformStack): void {
    const access = { configPath: "/fake/kubeconfig", configContext: "fake" };
    new KubernetesProvider(stack, "kubernetes", access);
    new HelmProvider(stack, "helm", { kubernetes: access });
  }

  private everyNode(node: NodeKind | readonly NodeTypeName[]): Placement {
    if (node === "any") return { nodeSelector: {}, tolerations: [{}], extendedResources: {} };
    if (typeof node !== "string") {
      const labels = node.map((type) => ({ "fake.cloud/type": type }));
      const selection = labels.length === 1 ? { nodeSelector: labels[0] ?? {} } : { nodeSelector: {}, anyOf: labels };
      return { ...selection, tolerations: [{ key: "nvidia.com/gpu" }], extendedResources: {} };
    }
    if (!this.offers(({ gpu: "gpus", efa: "efa", spot: "spotNodes" } as const)[node])) {
      throw new Error(`no node pool has ${node} nodes`);
    }
    return {
      nodeSelector: { "fake.cloud/node": node },
      tolerations: [{ key: "nvidia.com/gpu" }],
      extendedResources: {},
    };
  }

  private offers(capability: Capability): boolean {
    return this.info.capabilities.has(capability);
  }
}
