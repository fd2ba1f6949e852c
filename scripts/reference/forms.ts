import type * as z from "zod";
import { awsAccount } from "../../config/fields/aws-account";
import { awsRegion } from "../../config/fields/aws-region";
import { awsZone } from "../../config/fields/aws-zone";
import { cidr } from "../../config/fields/cidr";
import { exposure } from "../../config/fields/exposure";
import { image } from "../../config/fields/image";
import { kubernetesName } from "../../config/fields/kubernetes-name";
import { labelKey, labelValue } from "../../config/fields/label";
import { bytes, cpu } from "../../config/fields/quantity";
import { reason } from "../../config/fields/reason";
import { amounts, resources } from "../../config/fields/resources";
import { secretSource } from "../../config/fields/secret-source";
import { kubeconfig } from "../../config/schema/kubeconfig";

/** A form that many settings share, told of once. */
export interface Form {
  /** As the schema's meta names it. */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly meaning: string;
}

export const forms: readonly Form[] = [
  { name: "name", schema: kubernetesName, meaning: "Name of a Kubernetes object." },
  { name: "label key", schema: labelKey, meaning: "Key of a Kubernetes label, annotation or taint." },
  { name: "label value", schema: labelValue, meaning: "Value of a Kubernetes label or taint." },
  { name: "network", schema: cidr, meaning: "IPv4 or IPv6 network." },
  { name: "AWS account", schema: awsAccount, meaning: "Number of an AWS account." },
  { name: "AWS region", schema: awsRegion, meaning: "Code of an AWS region." },
  { name: "availability zone", schema: awsZone, meaning: "Availability zone of AWS; Local Zones are none." },
  { name: "image", schema: image, meaning: "Container image, pinned; `latest` and a missing tag are refused." },
  { name: "reason", schema: reason, meaning: "Why an exception is made, for whoever reviews it later." },
  { name: "cpu", schema: cpu, meaning: "CPUs, as Kubernetes writes them." },
  { name: "size", schema: bytes, meaning: "Memory or disk, as Kubernetes writes it." },
  { name: "amounts", schema: amounts, meaning: "CPUs and memory together." },
  {
    name: "resources",
    schema: resources,
    meaning: "What a container reserves and may use at most; no request is above its limit.",
  },
  { name: "kubeconfig", schema: kubeconfig, meaning: "How a cluster that is there already is reached." },
  {
    name: "exposure",
    schema: exposure,
    meaning: "Who may reach a service from outside its cluster. Left out: nobody.",
  },
  {
    name: "secret source",
    schema: secretSource,
    meaning: "Where a secret's value comes from. The value itself stands in no setting, plan or state.",
  },
];

/** What Markdown needs to make links of the forms that a text names in brackets; they are told of at `page`. */
export function formLinks(text: string, page: string): string {
  return forms
    .filter(({ name }) => text.includes(`[${name}]`))
    .map(({ name }) => `[${name}]: ${page}#${name.toLowerCase().replaceAll(" ", "-")}`)
    .join("\n");
}
