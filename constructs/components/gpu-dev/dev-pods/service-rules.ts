import type { AdmissionPolicyProps } from "../../../kubernetes/admission-policy";

/** Port on which the processes of one training find each other (torch.distributed). */
const rendezvousPort = 29500;

/** What a Service beside dev pods may be: the three that the processor makes for a pod (fact sheet §24). */
export function serviceRules(
  ports: { readonly ssh: number; readonly jupyter: number },
  reserved: readonly number[],
): Pick<AdmissionPolicyProps, "variables" | "demands"> {
  const kinds = [
    ["ssh", "NodePort", ports.ssh],
    ["jupyter", "NodePort", ports.jupyter],
    ["headless", "ClusterIP", rendezvousPort],
  ] as const;
  const alternatives = kinds.map(
    ([suffix, type, port]) =>
      `(object.metadata.name == variables.pod + "-${suffix}" && object.spec.type == "${type}" && object.spec.ports.all(p, p.port == ${port} && string(p.?targetPort.orValue(${port})) == "${port}"))`,
  );
  const demands = [
    {
      expression: `object.spec.?selector.orValue({}).all(key, key == "reservation") && variables.pod != "" && (${alternatives.join(" || ")})`,
      message: `a Service here is <pod>-ssh (NodePort, ${ports.ssh}), <pod>-jupyter (NodePort, ${ports.jupyter}) or <pod>-headless (${rendezvousPort}), and selects the one pod by its label reservation`,
    },
    {
      expression: `object.spec.?externalIPs.orValue([]).size() == 0 && (object.spec.type == "NodePort" || object.spec.?clusterIP.orValue("") == "None")`,
      message: "a Service here has no external addresses, and one without node ports is headless",
    },
    {
      expression: `object.spec.type != "NodePort" || object.spec.?externalTrafficPolicy.orValue("Cluster") == "Local"`,
      message:
        "node ports answer on the pod's own node only (externalTrafficPolicy Local): network policies see who calls",
    },
    {
      expression: `object.spec.type != "NodePort" || object.spec.ports.all(p, !(p.?nodePort.orValue(0) in ${JSON.stringify(reserved)}))`,
      message: `a dev pod's node port is none of those that others are to have: ${reserved.join(", ") || "none"}`,
    },
  ];
  return { variables: { pod: `object.spec.?selector[?"reservation"].orValue("")` }, demands };
}
