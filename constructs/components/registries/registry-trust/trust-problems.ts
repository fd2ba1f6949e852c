import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageCaches } from "../image-caches/image-caches";
import { imageRegistry } from "../image-registry/image-registry";
import type { settings as schema } from "./settings";

const id = "registryTrust";

/** What keeps the nodes from being told, or from trusting what they are told. */
export function trustProblems(
  { authority }: z.output<typeof schema>,
  environment: ResolvedEnvironment,
): SettingProblem[] {
  const namespace = environment.components.find(({ description }) => description.id === id)?.namespace ?? "";
  const problems = podSecurityProblem(environment, id, {
    namespace,
    level: "privileged",
    because: "write into a folder of the node (hostPath) as root",
  });
  problems.push(...closedNodeProblems(environment));
  if (authority.kind !== "issuer") return problems;
  const foreign = [imageRegistry, imageCaches].flatMap((component) => {
    const found = environment.components.find(({ description }) => description.id === component.id);
    const tls = found && component.settings.shape.tls.safeParse(found.settings.tls).data;
    return tls?.kind === "existing" ? [component.id] : [];
  });
  if (foreign.length > 0) {
    problems.push({
      setting: "authority",
      message: `is the target's issuer, and ${foreign.join(" and ")} brings a certificate of its own`,
      allowed: '{ kind: "existing", secretName: "..." } whose ca.crt holds every authority that signed for a registry',
      hint: "put the authorities into one ca.crt, one after the other, or let the issuer sign for all registries",
    });
  }
  const issuer = environment.target.certificateIssuer;
  const homes = environment.components
    .filter(({ description }) => ([imageRegistry.id, imageCaches.id] as string[]).includes(description.id))
    .map((component) => component.namespace);
  if (issuer?.kind === "Issuer" && homes.some((home) => home !== namespace)) {
    problems.push({
      setting: "authority",
      message: `is the Issuer ${issuer.name}, which is another one in each namespace, and the registries live in another than ${namespace}`,
      allowed: "an issuer of kind ClusterIssuer, or an authority of kind existing",
      hint: 'set target.certificateIssuer to a ClusterIssuer, or authority to { kind: "existing", secretName: "..." }',
    });
  }
  return problems;
}

/** Its pods run on every node, and Bottlerocket lets no pod write where its containerd reads. */
function closedNodeProblems({ target }: ResolvedEnvironment): SettingProblem[] {
  if (target.kind !== "eks") return [];
  const closed = Object.entries(target.nodePools).flatMap(([name, { image }]) =>
    image === "bottlerocket" ? [name] : [],
  );
  if (closed.length === 0) return [];
  return [
    {
      setting: "",
      message: `writes into ${target.registryHosts} of every node, which Bottlerocket closes to pods (target.nodePools: ${closed.join(", ")})`,
      allowed: "pools of image al2023 only",
      hint: `set image to "al2023", or remove ${id} and let these nodes pull from registries with public certificates`,
    },
  ];
}
