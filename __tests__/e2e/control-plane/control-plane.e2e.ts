import gpuDevK3s from "../../../config/environments/gpu-dev-k3s";
import { Access } from "../support/access";
import { Cluster } from "../support/cluster";
import { CustomResourceStandIns } from "../support/custom-resource-stand-ins";
import { DeployedEnvironment } from "../support/deployed-environment";
import { describeOnCluster } from "../support/describe-on-cluster";
import { onSimulatedCluster } from "../support/on-simulated-cluster";
import { SimulatedNodes } from "../support/simulated-nodes";
import { StorageClassStandIn } from "../support/storage-class-stand-in";
import { accessTable } from "./access-table";
import { forbidden } from "./forbidden";
import { networkTable } from "./network-table";
import { reachTable } from "./reach-table";
import { failingCronJobs, unreadyWorkloads } from "./unready-workloads";

const { name } = gpuDevK3s;

/** The whole control plane, on nodes that are simulated as the environment declares them. */
describeOnCluster("gpu-dev-k3s, deployed for real", () => {
  let deployed: DeployedEnvironment;
  let nodes: SimulatedNodes;
  let standIns: CustomResourceStandIns;
  let sharedFiles: StorageClassStandIn;

  beforeAll(async () => {
    const cluster = new Cluster(process.env.KUBECONFIG ?? "");
    standIns = new CustomResourceStandIns(cluster);
    nodes = new SimulatedNodes(cluster, gpuDevK3s);
    sharedFiles = new StorageClassStandIn(cluster, "nfs-csi");
    deployed = await DeployedEnvironment.prepare((context) => onSimulatedCluster(gpuDevK3s, context));
  });

  afterAll(async () => {
    await deployed?.close();
    sharedFiles?.remove();
    nodes?.remove();
    standIns?.remove();
  });

  test("it deploys", async () => {
    expect(await deployed.deploy()).toBe("");
  });

  test("a second plan of every stack is empty", async () => {
    expect(await deployed.changes()).toEqual([]);
  });

  test("every workload has all its pods, admitted and ready", () => {
    expect(unreadyWorkloads(deployed.cluster, name)).toEqual([]);
  });

  test("every CronJob's pod is admitted and ends well", async () => {
    expect(await failingCronJobs(deployed.cluster, name)).toEqual([]);
  });

  test("every namespace enforces Pod Security restricted, or its named exception", () => {
    const levels = Object.fromEntries(
      deployed.cluster
        .list("namespace", "-l", `gantry.dev/environment=${name}`)
        .map(({ metadata }) => [metadata.name, metadata.labels?.["pod-security.kubernetes.io/enforce"]]),
    );

    expect(levels).toEqual({
      "gpu-controlplane": "restricted",
      "gpu-dev": "privileged",
      "gpu-dev-builds": "privileged",
      "gpu-dev-nodes": "privileged",
      "gpu-dev-registries": "restricted",
    });
  });

  test("every service account may do exactly what its table says", () => {
    const access = new Access(deployed.cluster);
    const accounts = deployed.cluster.list("serviceaccount", "-A", "-l", `gantry.dev/environment=${name}`);
    const held = Object.fromEntries(
      accounts.map(({ metadata }) => {
        const account = `${metadata.namespace}/${metadata.name}`;
        // No role of ours is in kube-system: what holds there holds in the whole cluster.
        const everywhere = access.rules(account, "kube-system");
        const inside = deployed.namespaces.map(
          (space) => [space, access.rules(account, space).filter((rule) => !everywhere.includes(rule))] as const,
        );
        const places = [["the whole cluster", everywhere] as const, ...inside];
        return [account, Object.fromEntries(places.filter(([, rules]) => rules.length > 0))];
      }),
    );

    expect(held).toEqual(accessTable);
  });

  test("no service account may do what would give it the cluster or its neighbours' secrets", () => {
    const accounts = Object.keys(accessTable);

    expect(
      new Access(deployed.cluster).allowed(accounts.flatMap((account) => forbidden(account, deployed.namespaces))),
    ).toEqual([]);
  });

  test("who may talk to whom is what the table says, pair by pair", () => {
    expect(reachTable(deployed.cluster, name)).toEqual(networkTable);
  });

  test("destroy leaves no object of ours", async () => {
    expect(await deployed.destroy()).toBe("");
    expect(await deployed.leftovers()).toEqual([]);
  });
});
