import type { AdmissionDemand } from "../../../kubernetes/admission-policy";
import type { BuildsContract } from "./builds-contract";

/**
 * What a pod that builds a user's image may be: privileged, because BuildKit's daemon is, but on CPU nodes, without the
 * host and without GPUs (fact sheet §23). A token for the cloud's registry may be mounted, one for the Kubernetes API not;
 * of Secrets, only the keys that it pushes with.
 */
export function buildPodDemands({ serviceAccount, image, push }: BuildsContract): readonly AdmissionDemand[] {
  const audiences = JSON.stringify(["sts.amazonaws.com", "pods.eks.amazonaws.com"]);
  const token = `(has(v.projected) && v.projected.sources.all(s, s.?serviceAccountToken.?audience.orValue("") in ${audiences}))`;
  const keys = push
    ? [[push.credentials.name, push.credentials.key], ...(push.trust ? [[push.trust.authority.name, "ca.crt"]] : [])]
    : [];
  const secrets = keys.map(
    ([name, key]) =>
      `(has(v.secret) && v.secret.?secretName.orValue("") == "${name}" && v.secret.?items.orValue([]).size() == 1 && v.secret.items.all(i, i.key == "${key}"))`,
  );
  const volumes = ["has(v.emptyDir)", "has(v.configMap)", token, ...secrets].join(" || ");
  const tolerated = JSON.stringify(["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]);
  const demands = [
    {
      expression: `variables.pod.?serviceAccountName.orValue("default") == "${serviceAccount}"`,
      message: `an image build runs as service account ${serviceAccount}`,
    },
    {
      expression: `variables.containers.all(c, c.name == "buildkit" && c.image == "${image}")`,
      message: `an image build has the one container buildkit, of image ${image}`,
    },
    {
      expression: `!variables.pod.?hostNetwork.orValue(false) && !variables.pod.?hostPID.orValue(false) && !variables.pod.?hostIPC.orValue(false) && variables.pod.?volumes.orValue([]).all(v, ${volumes}) && variables.containers.all(c, c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))`,
      message:
        keys.length > 0
          ? `an image build uses nothing of its host and mounts no token of the Kubernetes API, and of Secrets only ${keys.map(([name, key]) => `${key} of ${name}`).join(" and ")}`
          : "an image build uses nothing of its host and mounts neither Secrets nor a token of the Kubernetes API",
    },
    {
      expression: `variables.containers.all(c, c.?envFrom.orValue([]).size() == 0 && c.?env.orValue([]).all(e, !e.?valueFrom.?secretKeyRef.hasValue()))`,
      message: "an image build reads no variables from Secrets",
    },
    {
      expression: `variables.pod.?nodeSelector[?"NodeType"].orValue("") == "cpu" && !variables.pod.?nodeName.hasValue() && variables.pod.?tolerations.orValue([]).all(t, t.?key.orValue("") in ${tolerated}) && variables.containers.all(c, c.?resources.?limits.orValue({}).all(r, r in ["cpu", "memory", "ephemeral-storage"])) && variables.pod.?priorityClassName.orValue("") == ""`,
      message: "an image build runs on CPU nodes (label NodeType), without GPUs, in nobody's stead",
    },
  ];
  return demands.map(({ expression, message }) => ({
    expression: `variables.app != "buildkit" || (${expression})`,
    message,
  }));
}
