import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ComponentContext } from "../../../contracts/component";
import { CustomResources } from "../../../core/custom-resources";
import { defineComponent } from "../../../core/define-component";
import { certManager } from "../cert-manager/cert-manager";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const id = "certificateAuthority";
/** Name of the authority's certificate, and of the Secret with its key. */
const name = "certificate-authority";
const api = { group: "cert-manager.io", version: "cert-manager.io/v1" } as const;
const hoursOfYear = 365 * 24;

/** An authority of the environment's own, kept by cert-manager, for names that only the cluster knows. */
export const certificateAuthority = defineComponent({
  id,
  summary: "An authority of the environment's own that signs certificates for names inside the cluster.",
  layer: "platform",
  settings: schema,
  requires: [certManager],
  offers: ["certificateIssuer"],
  clusterWideObjects: "ClusterIssuers",
  check,
  build,
});

function check({ issuer }: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const declared = environment.target.certificateIssuer;
  const problems: SettingProblem[] = [];
  const home = (component: string) =>
    environment.components.find(({ description }) => description.id === component)?.namespace;
  const [own, wanted] = [home(id), home(certManager.id)];
  if (wanted && own !== wanted) {
    problems.push({
      setting: "namespace",
      message: `is ${own}, and cert-manager, which lives in ${wanted}, reads the keys of ClusterIssuers in its own namespace only`,
      allowed: wanted,
      hint: `put ${id} into namespace ${wanted}`,
    });
  }
  if (declared && (declared.kind !== "ClusterIssuer" || declared.name !== issuer)) {
    problems.push({
      setting: "issuer",
      message: `becomes the ClusterIssuer ${issuer}, and the target says that certificates come from the ${declared.kind} ${declared.name}`,
      allowed: declared.kind === "ClusterIssuer" ? declared.name : "any, with target.certificateIssuer to match",
      hint: `set target.certificateIssuer to { kind: "ClusterIssuer", name: "${issuer}" }, or remove ${id} where somebody else signs`,
    });
  }
  return problems;
}

function build(
  scope: Construct,
  { issuer, commonName, validYears }: Settings,
  { environment, namespace }: ComponentContext,
): void {
  const self = `${issuer}-self-signed`;
  new CustomResources(scope, "authority", {
    name: `${environment.name}-${name}`,
    namespace,
    objects: [
      { apiVersion: api.version, kind: "ClusterIssuer", metadata: { name: self }, spec: { selfSigned: {} } },
      {
        apiVersion: api.version,
        kind: "Certificate",
        // ClusterIssuers read Secrets of cert-manager's own namespace, and of no other.
        metadata: { name, namespace },
        spec: {
          isCA: true,
          commonName: commonName ?? `${environment.name} internal CA`,
          secretName: name,
          duration: `${validYears * hoursOfYear}h0m0s`,
          renewBefore: `${hoursOfYear}h0m0s`,
          // The same key again: what it has signed stays valid under the renewed certificate, and the other way round.
          privateKey: { algorithm: "ECDSA", size: 384, rotationPolicy: "Never" },
          usages: ["cert sign", "crl sign", "digital signature"],
          issuerRef: { group: api.group, kind: "ClusterIssuer", name: self },
        },
      },
      {
        apiVersion: api.version,
        kind: "ClusterIssuer",
        metadata: { name: issuer },
        spec: { ca: { secretName: name } },
      },
    ],
  });
}
