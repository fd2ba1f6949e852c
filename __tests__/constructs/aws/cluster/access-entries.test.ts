import { eksTarget } from "../../../support/eks-target";
import { clusterTemplate } from "./cluster-template";

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const access = {
  ci: eksTarget.access.ci,
  people: { principal: role("aws-reserved/sso.amazonaws.com/people"), groups: ["gpu-dev-users"] },
  operators: { principal: role("operators"), policy: "edit", namespaces: ["apps", "data"], groups: ["operators"] },
};

test("GIVEN principals by name THEN each has one entry at an address that follows from its name", () => {
  const entries = clusterTemplate({ access }).resources("aws_eks_access_entry");

  expect(
    entries.map((entry) => [entry.id.replace(/_[0-9A-F]{8}$/, ""), entry.at("principal_arn"), entry.at("type")]),
  ).toEqual([
    ["control-plane_access_ci_entry", access.ci.principal, "STANDARD"],
    ["control-plane_access_operators_entry", access.operators.principal, "STANDARD"],
    ["control-plane_access_people_entry", access.people.principal, "STANDARD"],
  ]);
});

test("GIVEN groups THEN the entry carries them, and no policy of EKS without one in the file", () => {
  const template = clusterTemplate({ access });
  const groups = template.resources("aws_eks_access_entry").map((entry) => entry.at("kubernetes_groups"));

  expect(groups).toEqual([[], ["operators"], ["gpu-dev-users"]]);
  expect(template.resources("aws_eks_access_policy_association")).toHaveLength(2);
});

test("GIVEN a policy without namespaces THEN it holds in the whole cluster, after the entry", () => {
  const template = clusterTemplate();
  const entry = template.resource("aws_eks_access_entry");
  const association = template.resource("aws_eks_access_policy_association");

  expect(association.at("policy_arn")).toBe("arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
  expect(association.at("access_scope")).toEqual({ type: "cluster" });
  expect(association.at("principal_arn")).toBe(`\${${entry.address}.principal_arn}`);
});

test.each([
  ["clusterAdmin", "AmazonEKSClusterAdminPolicy"],
  ["admin", "AmazonEKSAdminPolicy"],
  ["edit", "AmazonEKSEditPolicy"],
  ["view", "AmazonEKSViewPolicy"],
])("GIVEN %s for some namespaces THEN it is %s, there alone", (policy, name) => {
  const some = { principal: role("some"), policy, namespaces: ["apps", "data"] };
  const [association] = clusterTemplate({ access: { ci: access.ci, some } })
    .resources("aws_eks_access_policy_association")
    .filter(({ id }) => id.includes("_some_"));

  expect(association?.at("policy_arn")).toBe(`arn:aws:eks::aws:cluster-access-policy/${name}`);
  expect(association?.at("access_scope")).toEqual({ type: "namespace", namespaces: ["apps", "data"] });
});

test("GIVEN a region of another partition THEN its policies are that partition's", () => {
  const template = clusterTemplate({
    region: "us-gov-west-1",
    network: { kind: "new", zones: ["us-gov-west-1a", "us-gov-west-1b"] },
    access: { ci: { principal: "arn:aws-us-gov:iam::111122223333:role/ci", policy: "clusterAdmin" } },
  });

  expect(template.resource("aws_eks_access_policy_association").at("policy_arn")).toBe(
    "arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
  );
});
