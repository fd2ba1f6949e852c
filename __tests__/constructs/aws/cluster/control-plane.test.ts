import type { Template } from "../../../support/template";
import { clusterFailures, clusterTemplate, statements } from "./cluster-template";

const cluster = (...given: Parameters<typeof clusterTemplate>) => clusterTemplate(...given).resource("aws_eks_cluster");

function key(template: Template): string {
  return `\${${template.resource("aws_kms_key").address}.arn}`;
}

describe("GIVEN nothing but what has no default", () => {
  const template = clusterTemplate();
  const block = template.resource("aws_eks_cluster");

  test("THEN the cluster has the environment's name and the version of its file", () => {
    expect(block.at("name")).toBe("sample");
    expect(block.at("version")).toBe("1.35");
  });

  test("THEN the API server answers inside the VPC alone, from subnets of three zones", () => {
    expect(block.at("vpc_config", "endpoint_private_access")).toBe(true);
    expect(block.at("vpc_config", "endpoint_public_access")).toBe(false);
    expect(block.at("vpc_config")).not.toHaveProperty("public_access_cidrs");
    expect(block.at("vpc_config", "subnet_ids")).toHaveLength(3);
    expect(template.data().map(({ body }) => (body.tags as Record<string, string> | undefined)?.Name)).toEqual(
      expect.arrayContaining(["sample-control-plane-us-east-2a", "sample-control-plane-us-east-2c"]),
    );
  });

  test("THEN nobody is an administrator by having made it, and the ConfigMap does not count", () => {
    expect(block.at("access_config")).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  test("THEN EKS installs nothing by itself", () => {
    expect(block.at("bootstrap_self_managed_addons")).toBe(false);
  });

  test("THEN what acts at creation alone never replaces a cluster that is taken over", () => {
    expect(block.at("lifecycle", "ignore_changes")).toEqual([
      "access_config[0].bootstrap_cluster_creator_admin_permissions",
      "bootstrap_self_managed_addons",
    ]);
  });

  test("THEN Secrets are encrypted with a key of the cluster's own, which turns every year", () => {
    expect(block.at("encryption_config")).toEqual({ resources: ["secrets"], provider: { key_arn: key(template) } });
    expect(template.resource("aws_kms_key").at("enable_key_rotation")).toBe(true);
    expect(template.resource("aws_kms_alias").at("name")).toBe("alias/sample-cluster");
  });

  test("THEN CloudWatch may use the key for the cluster's log group alone", () => {
    const logs = statements(template.resource("aws_kms_key"), "policy").find(({ Sid }) => Sid === "CloudWatchLogs");

    expect(logs).toMatchObject({
      Principal: { Service: ["logs.us-east-2.amazonaws.com"] },
      Condition: {
        ArnEquals: {
          "kms:EncryptionContext:aws:logs:arn": [
            "arn:aws:logs:us-east-2:111122223333:log-group:/aws/eks/sample/cluster",
          ],
        },
      },
    });
  });

  test("THEN logs of all five kinds go to a group that is there before the cluster, kept for 90 days", () => {
    const group = template.resource("aws_cloudwatch_log_group");

    expect(block.at("enabled_cluster_log_types")).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(group.at("name")).toBe("/aws/eks/sample/cluster");
    expect(group.at("retention_in_days")).toBe(90);
    expect(group.at("kms_key_id")).toBe(key(template));
    expect(block.dependsOn).toContain(group.address);
  });

  test("THEN Services have 172.20.0.0/16, and standard support is enough", () => {
    expect(block.at("kubernetes_network_config")).toEqual({ ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16" });
    expect(block.at("upgrade_policy")).toEqual({ support_type: "STANDARD" });
  });

  test("THEN no issuer is registered with IAM: Pod Identity needs none", () => {
    expect(template.resources("aws_iam_openid_connect_provider")).toEqual([]);
  });
});

describe("the role of the control plane", () => {
  const template = clusterTemplate();
  const role = template.resource("aws_iam_role", "sample-control-plane");

  test("is for EKS alone, and for this cluster alone", () => {
    expect(statements(role, "assume_role_policy")).toEqual([
      {
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: ["eks.amazonaws.com"] },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          ArnLike: { "aws:SourceArn": ["arn:aws:eks:us-east-2:111122223333:cluster/sample"] },
          StringEquals: { "aws:SourceAccount": ["111122223333"] },
        },
      },
    ]);
  });

  test("has the one managed policy, and the key of Secrets, before the cluster is made", () => {
    const attachment = template
      .resources("aws_iam_role_policy_attachment")
      .filter((block) => String(block.at("role")).includes(role.id));
    const policy = template.resource("aws_iam_role_policy", "control-plane");

    expect(attachment.map((block) => block.at("policy_arn"))).toEqual([
      "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    ]);
    expect(statements(policy, "policy")).toMatchObject([{ Sid: "Secrets", Resource: [key(template)] }]);
    expect(template.resource("aws_eks_cluster").dependsOn).toEqual(
      expect.arrayContaining([role.address, policy.address, String(attachment[0]?.address)]),
    );
  });
});

describe("GIVEN another value WHEN the cluster is made THEN it holds", () => {
  test("a name", () => {
    const template = clusterTemplate({ clusterName: "pytorch-gpu-dev-cluster" });

    expect(template.resource("aws_eks_cluster").at("name")).toBe("pytorch-gpu-dev-cluster");
    expect(template.resource("aws_cloudwatch_log_group").at("name")).toBe("/aws/eks/pytorch-gpu-dev-cluster/cluster");
  });

  test("networks on the internet, beside the private endpoint", () => {
    const endpoint = { kind: "public", cidrs: ["203.0.113.0/24", "198.51.100.7/32"] };

    expect(cluster({ controlPlane: { endpoint } }).at("vpc_config")).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["203.0.113.0/24", "198.51.100.7/32"],
    });
  });

  test("the ConfigMap aws-auth, with a reason", () => {
    const reason = "The pipeline of team-a knows aws-auth alone until March 2027.";
    const authentication = { kind: "accessEntriesAndConfigMap", reason };

    expect(cluster({ controlPlane: { authentication } }).at("access_config", "authentication_mode")).toBe(
      "API_AND_CONFIG_MAP",
    );
  });

  test("extended support", () => {
    expect(cluster({ controlPlane: { support: "extended" } }).at("upgrade_policy")).toEqual({
      support_type: "EXTENDED",
    });
  });

  test("days of logs", () => {
    const template = clusterTemplate({ controlPlane: { logRetentionDays: 365 } });

    expect(template.resource("aws_cloudwatch_log_group").at("retention_in_days")).toBe(365);
  });

  test("the network of Services", () => {
    expect(
      cluster({ controlPlane: { serviceCidr: "10.200.0.0/20" } }).at("kubernetes_network_config", "service_ipv4_cidr"),
    ).toBe("10.200.0.0/20");
  });

  test("IAM roles for service accounts: the cluster's issuer is registered, without a thumbprint", () => {
    const template = clusterTemplate({ identity: "irsa" });
    const issuer = template.resource("aws_iam_openid_connect_provider");

    expect(issuer.at("client_id_list")).toEqual(["sts.amazonaws.com"]);
    expect(issuer.at("url")).toBe(`\${${template.resource("aws_eks_cluster").address}.identity[0].oidc[0].issuer}`);
    expect(issuer.at("thumbprint_list")).toBeUndefined();
  });
});

describe("deletion protection", () => {
  test.each([true, false])("GIVEN %s THEN both EKS and Terraform hold to it", (deletionProtection) => {
    const template = clusterTemplate({}, { deletionProtection });
    const block = template.resource("aws_eks_cluster");

    expect(block.at("deletion_protection")).toBe(deletionProtection);
    expect(block.at("lifecycle", "prevent_destroy") ?? false).toBe(deletionProtection);
    expect(template.resource("aws_kms_key").at("lifecycle", "prevent_destroy") ?? false).toBe(deletionProtection);
  });
});

test("GIVEN the whole layer THEN no policy rule finds anything in it", () => {
  expect(clusterFailures({ sharedFiles: { fileSystems: { shared: {} } } })).toEqual([]);
  expect(clusterFailures({ identity: "irsa" })).toEqual([]);
});
