import { capabilities } from "../../config/capability";
import { target } from "../../config/schema/target";
import { targetCapabilities, waysToOffer } from "../../config/target-capabilities";

const reach = { kubeconfig: { context: "c" }, kubernetesVersion: "1.35" };
const pool = (gpu: string, settings: object = {}) => ({
  nodePools: { main: { purpose: "gpu", gpu, nodes: 1, ...settings } },
});

test.each([
  ["existing", {}, []],
  ["existing", { storageClass: "standard" }, ["blockStorage"]],
  ["existing", { sharedFiles: { storageClass: "nfs" } }, ["sharedFiles"]],
  ["existing", { secretStore: { kind: "SecretStore", name: "vault" } }, ["secretStore"]],
  ["existing", { loadBalancers: { internal: {} } }, ["internalLoadBalancers"]],
  ["existing", { loadBalancers: { internet: {} } }, ["internetLoadBalancers"]],
  ["existing", pool("h100"), ["gpus"]],
  ["existing", pool("cpu-x86"), []],
  ["existing", pool("h100", { machine: "p5.48xlarge" }), ["efa", "gpus"]],
  ["existing", pool("h100", { machine: "a3-highgpu-8g" }), ["gpus"]],
  ["existing", pool("b300", { machine: "p6-b300.48xlarge" }), ["gpus"]],
  ["existing", pool("cpu-spot", { capacity: "spot" }), ["spotNodes"]],
  ["existing", { volumeSnapshots: { driver: "ebs.csi.aws.com" } }, ["volumeSnapshots"]],
  ["existing", { certificateIssuer: { kind: "ClusterIssuer", name: "ca" } }, ["certificateIssuer"]],
  ["existing", { registryHosts: "/etc/containerd/certs.d" }, ["registryHosts"]],
  ["k3s", {}, ["blockStorage", "internalLoadBalancers", "internetLoadBalancers", "registryHosts"]],
  ["k3s", { serviceLoadBalancer: "none" }, ["blockStorage", "registryHosts"]],
])("%s with %j offers %j", (kind, settings, offered) => {
  // GIVEN a target with these settings
  const settled = target.parse({ kind, ...reach, ...settings });

  // THEN it offers just these
  expect([...targetCapabilities(settled)].sort()).toEqual(offered);
});

test("what a kind of target can offer at all, its refusals say how to get", () => {
  // GIVEN everything that a target of a kind can be set to
  const everything = {
    ...reach,
    ...pool("h100", { machine: "p5.48xlarge", capacity: "spot" }),
    volumeSnapshots: { driver: "a.csi" },
    certificateIssuer: { kind: "Issuer", name: "ca" },
    registryHosts: "/certs.d",
    storageClass: "a",
    sharedFiles: { storageClass: "b" },
    secretStore: { kind: "SecretStore", name: "c" },
  };
  const existing = target.parse({ kind: "existing", ...everything, loadBalancers: { internal: {}, internet: {} } });
  const k3s = target.parse({ kind: "k3s", ...everything });

  // THEN there is a way told for each
  for (const settled of [existing, k3s]) {
    expect(Object.keys(waysToOffer[settled.kind]).sort()).toEqual([...targetCapabilities(settled)].sort());
  }
  expect(Object.keys(capabilities)).toEqual(expect.arrayContaining(Object.keys(waysToOffer.existing)));
});
