import { capabilities } from "../../config/capability";
import { target } from "../../config/schema/target";
import { targetCapabilities, waysToOffer } from "../../config/target-capabilities";

const reach = { kubeconfig: { context: "c" }, kubernetesVersion: "1.35" };
const pool = (gpu: string) => ({ nodePools: { main: { purpose: "gpu", gpu, nodes: 1 } } });

test.each([
  ["existing", {}, []],
  ["existing", { storageClass: "standard" }, ["blockStorage"]],
  ["existing", { sharedFiles: { storageClass: "nfs" } }, ["sharedFiles"]],
  ["existing", { secretStore: { kind: "SecretStore", name: "vault" } }, ["secretStore"]],
  ["existing", { loadBalancers: { internal: {} } }, ["internalLoadBalancers"]],
  ["existing", { loadBalancers: { internet: {} } }, ["internetLoadBalancers"]],
  ["existing", pool("h100"), ["gpus"]],
  ["existing", pool("cpu-x86"), []],
  ["k3s", {}, ["blockStorage", "internalLoadBalancers", "internetLoadBalancers"]],
  ["k3s", { serviceLoadBalancer: "none" }, ["blockStorage"]],
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
    ...pool("t4"),
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
