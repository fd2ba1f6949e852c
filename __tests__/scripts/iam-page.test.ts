import { iamPage } from "../../scripts/reference/iam-page";
import { eksGpuDev } from "../support/eks-gpu-dev";
import { rolesIn } from "../support/iam/roles";
import { renderedStacks } from "../support/rendered-stacks";

const templates = renderedStacks([eksGpuDev()]);
const page = iamPage([...templates].map(([name, { json }]) => ({ name, rendered: json })));

/** The part of the page about one role. */
function part(role: string): string {
  return page.split(/^### /m).find((text) => text.startsWith(`${role}\n`)) ?? "";
}

test("GIVEN the stacks of an environment THEN every role is there, under the stack that makes it", () => {
  for (const { name, stack } of rolesIn(templates).values()) {
    const below = page.split(/^## /m).find((text) => text.startsWith(`${stack}\n`));
    expect(below).toContain(`### ${name}\n`);
  }
});

test("GIVEN a role THEN it says who may assume it, by which tags of the session", () => {
  expect(part("sample-gpu-controlplane-api-service-sa")).toContain(
    "| Service `pods.eks.amazonaws.com` | `sts:AssumeRole`<br>`sts:TagSession` | ",
  );
  expect(part("sample-gpu-controlplane-api-service-sa")).toContain(
    "`aws:RequestTag/kubernetes-service-account` StringEquals `api-service-sa`",
  );
});

test("GIVEN a statement THEN it says actions, resources and conditions, presence in words", () => {
  expect(part("sample-gpu-controlplane-reservation-expiry-sa")).toContain(
    "| DeleteMarkedVolumes | `ec2:DeleteVolume` | `arn:aws:ec2:us-east-2:111122223333:volume/*` | `aws:ResourceTag/gpu-dev-user` is there |",
  );
  expect(part("sample-gpu-controlplane-reservation-expiry-sa")).toContain("| WriteObjects | `s3:PutObject` | ");
});

test("GIVEN policies of AWS THEN they are named", () => {
  expect(part("sample-control-plane")).toContain("Policies of AWS: `arn:aws:iam::aws:policy/AmazonEKSClusterPolicy`");
});

test("GIVEN no environment on EKS THEN it says that there are none", () => {
  expect(iamPage([{ name: "local-apps", rendered: {} }])).toMatch(/No environment of this program runs on EKS/);
});
