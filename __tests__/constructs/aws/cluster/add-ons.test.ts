import { eksKubernetes } from "../../../../config/versions";
import { addOnVersions } from "../../../../constructs/aws/cluster/add-on-versions";
import { userDisks } from "../../../../constructs/components/gpu-dev/runtime/user-disks";
import { eksTarget } from "../../../support/eks-target";
import { addOn, clusterTemplate, configuration, statements } from "./cluster-template";

const sharedFiles = { fileSystems: { shared: {} } };

const always = [
  "aws-ebs-csi-driver",
  "coredns",
  "eks-node-monitoring-agent",
  "eks-pod-identity-agent",
  "kube-proxy",
  "snapshot-controller",
  "vpc-cni",
];

function names(...given: Parameters<typeof clusterTemplate>): readonly string[] {
  const addOns = clusterTemplate(...given).resources("aws_eks_addon");
  return addOns.map((block) => String(block.at("addon_name"))).sort();
}

describe("the add-ons of a cluster", () => {
  test("GIVEN nothing else THEN they are these", () => {
    expect(names()).toEqual(always);
  });

  test("GIVEN shared files THEN there is the driver for them", () => {
    expect(names({ sharedFiles })).toEqual(["aws-ebs-csi-driver", "aws-efs-csi-driver", ...always.slice(1)]);
  });

  test("GIVEN IAM roles for service accounts THEN no agent gives out credentials", () => {
    expect(names({ identity: "irsa" })).toEqual(always.filter((name) => name !== "eks-pod-identity-agent"));
  });

  test.each(eksKubernetes)("GIVEN Kubernetes %s THEN each has the version of that row of the table", (minor) => {
    const addOns = clusterTemplate({ kubernetesVersion: minor, sharedFiles }).resources("aws_eks_addon");

    expect(Object.fromEntries(addOns.map((block) => [block.at("addon_name"), block.at("addon_version")]))).toEqual(
      addOnVersions[minor],
    );
  });

  test.each(eksKubernetes)(
    "GIVEN Kubernetes %s THEN kube-proxy is of that minor, and all are builds of EKS",
    (minor) => {
      expect(addOnVersions[minor]["kube-proxy"]).toMatch(new RegExp(`^v${minor}\\.`));
      for (const version of Object.values(addOnVersions[minor]))
        expect(version).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    },
  );

  test("GIVEN changes in the cluster THEN the program's configuration takes their place", () => {
    for (const block of clusterTemplate().resources("aws_eks_addon")) {
      expect(block.at("resolve_conflicts_on_create")).toBe("OVERWRITE");
      expect(block.at("resolve_conflicts_on_update")).toBe("OVERWRITE");
    }
  });

  test("GIVEN an add-on that leaves the program THEN what no pod can do without stays on the cluster", () => {
    const kept = clusterTemplate({ sharedFiles })
      .resources("aws_eks_addon")
      .filter((block) => block.at("preserve") === true)
      .map((block) => block.at("addon_name"));

    expect([...kept].sort()).toEqual(["coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni"]);
  });
});

describe("their order", () => {
  const template = clusterTemplate({ sharedFiles });
  const address = (name: string) => String(addOn(template, name)?.address);
  const cluster = template.resource("aws_eks_cluster").address;

  test("what nodes need waits for the cluster, and for no add-on that needs nodes", () => {
    for (const name of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
      const waitsFor = addOn(template, name)?.dependsOn ?? [];

      expect(waitsFor).toContain(cluster);
      expect(waitsFor.join()).not.toContain("cluster-add-ons");
    }
  });

  test("the network waits for the agent that gives it credentials", () => {
    expect(addOn(template, "vpc-cni")?.dependsOn).toContain(address("eks-pod-identity-agent"));
  });

  test.each([
    "coredns",
    "aws-ebs-csi-driver",
    "aws-efs-csi-driver",
    "snapshot-controller",
    "eks-node-monitoring-agent",
  ])("%s waits for what nodes need", (name) => {
    expect(addOn(template, name)?.dependsOn).toEqual(
      expect.arrayContaining(["vpc-cni", "kube-proxy", "eks-pod-identity-agent"].map(address)),
    );
  });

  test("an add-on waits for the policies of its role", () => {
    const attachment = template
      .resources("aws_iam_role_policy_attachment")
      .find(({ id }) => id.includes("_CNI_Policy"));

    expect(addOn(template, "vpc-cni")?.dependsOn).toContain(attachment?.address);
  });
});

describe("rights of add-ons in AWS", () => {
  const rights = [
    ["vpc-cni", "aws-node", "AmazonEKS_CNI_Policy"],
    ["aws-ebs-csi-driver", "ebs-csi-controller-sa", "AmazonEBSCSIDriverPolicyV2"],
    ["aws-efs-csi-driver", "efs-csi-controller-sa", "service-role/AmazonEFSCSIDriverPolicy"],
  ] as const;

  test.each(rights)("%s has a role of its own, for %s alone, with %s", (name, serviceAccount, policy) => {
    const template = clusterTemplate({ sharedFiles });
    const role = template.resource("aws_iam_role", `sample-add-on-${name}`);
    const attached = template
      .resources("aws_iam_role_policy_attachment")
      .filter((block) => String(block.at("role")).includes(role.id));

    expect(addOn(template, name)?.at("pod_identity_association")).toEqual([
      { role_arn: `arn:aws:iam::111122223333:role/sample-add-on-${name}`, service_account: serviceAccount },
    ]);
    expect(attached.map((block) => block.at("policy_arn"))).toEqual([`arn:aws:iam::aws:policy/${policy}`]);
    expect(statements(role, "assume_role_policy")).toMatchObject([
      {
        Principal: { Service: ["pods.eks.amazonaws.com"] },
        Condition: {
          StringEquals: {
            "aws:RequestTag/kubernetes-namespace": ["kube-system"],
            "aws:RequestTag/kubernetes-service-account": [serviceAccount],
          },
        },
      },
    ]);
  });

  test.each(rights)("GIVEN IAM roles for service accounts THEN %s gets its role by a token of %s", (name, account) => {
    const template = clusterTemplate({ identity: "irsa", sharedFiles });
    const issuer = `\${replace(${template.resource("aws_eks_cluster").address}.identity[0].oidc[0].issuer, "https://", "")}`;
    const document = String(template.resource("aws_iam_role", `sample-add-on-${name}`).at("assume_role_policy"));
    const { Statement } = JSON.parse(document.replaceAll(issuer, "issuer")) as { Statement: object[] };

    expect(addOn(template, name)?.at("service_account_role_arn")).toBe(
      `arn:aws:iam::111122223333:role/sample-add-on-${name}`,
    );
    expect(addOn(template, name)?.at("pod_identity_association")).toBeUndefined();
    expect(Statement).toMatchObject([
      {
        Principal: { Federated: ["arn:aws:iam::111122223333:oidc-provider/issuer"] },
        Condition: { StringEquals: { "issuer:sub": [`system:serviceaccount:kube-system:${account}`] } },
      },
    ]);
  });

  test("what calls no AWS API has no role", () => {
    const template = clusterTemplate();

    for (const name of ["coredns", "kube-proxy", "snapshot-controller", "eks-pod-identity-agent"]) {
      expect(addOn(template, name)?.body).not.toHaveProperty("pod_identity_association");
    }
    expect(template.resources("aws_iam_role")).toHaveLength(3);
  });

  test("the EBS driver attaches disks that the platform makes for users, and deletes none of them", () => {
    const policy = clusterTemplate().resource("aws_iam_role_policy", "add-on-aws-ebs-csi-driver");
    const disks = statements(policy, "policy").find(({ Sid }) => Sid === "DisksOfUsers");

    expect(disks).toMatchObject({
      Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
      Resource: ["arn:aws:ec2:us-east-2:111122223333:volume/*"],
      Condition: { StringLike: { [`aws:ResourceTag/${userDisks.mark}`]: ["*"] } },
    });
  });

  test("the EBS driver uses keys of volumes through EC2 alone", () => {
    const policy = clusterTemplate().resource("aws_iam_role_policy", "add-on-aws-ebs-csi-driver");
    const keys = statements(policy, "policy").filter(({ Sid }) => String(Sid).startsWith("VolumeKey"));

    expect(keys).toHaveLength(2);
    for (const statement of keys) {
      expect(statement).toMatchObject({
        Condition: { StringEquals: { "kms:ViaService": ["ec2.us-east-2.amazonaws.com"] } },
      });
    }
  });
});

describe("the network of pods", () => {
  const given = (subnets: object) => ({
    network: {
      kind: "existing",
      vpc: "vpc-01234567",
      cidr: "10.8.0.0/16",
      subnets: { nodes: { "us-east-2a": "subnet-00000001", "us-east-2b": "subnet-00000002" }, ...subnets },
    },
  });

  test("GIVEN any cluster THEN NetworkPolicies are kept, and nodes take sixteen addresses at a time", () => {
    expect(configuration(clusterTemplate(), "vpc-cni")).toMatchObject({
      enableNetworkPolicy: "true",
      env: { ENABLE_PREFIX_DELEGATION: "true", NETWORK_POLICY_ENFORCING_MODE: "standard" },
    });
  });

  test("GIVEN a VPC of the environment's own THEN pods have its second network, by the zone of their node", () => {
    const { env, eniConfig } = configuration(clusterTemplate(), "vpc-cni") as Record<string, Record<string, object>>;

    expect(env).toMatchObject({
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
      ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
    });
    expect(eniConfig).toMatchObject({ create: true, region: "us-east-2" });
    expect(Object.keys(eniConfig?.subnets ?? {})).toEqual([...eksTarget.network.zones]);
  });

  test("GIVEN subnets of pods in a VPC that is there already THEN pods have these, with the group of the nodes", () => {
    const pods = { "us-east-2a": "subnet-00000003", "us-east-2b": "subnet-00000004" };
    const template = clusterTemplate(given({ pods }));
    const group = template.data().find(({ type }) => type === "aws_security_group");
    const securityGroups = [`\${data.${group?.address}.id}`];

    expect(configuration(template, "vpc-cni")).toMatchObject({
      eniConfig: {
        subnets: {
          "us-east-2a": { id: "subnet-00000003", securityGroups },
          "us-east-2b": { id: "subnet-00000004", securityGroups },
        },
      },
    });
  });

  test("GIVEN none THEN pods have the addresses of their nodes' subnets", () => {
    const settings = configuration(clusterTemplate(given({})), "vpc-cni") as { env: object };

    expect(settings).not.toHaveProperty("eniConfig");
    expect(settings.env).not.toHaveProperty("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG");
  });
});
