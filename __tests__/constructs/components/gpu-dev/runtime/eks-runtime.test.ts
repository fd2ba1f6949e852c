import * as registry from "../../../../../constructs/components/registry";
import type { Component } from "../../../../../constructs/contracts/component";
import { eksTarget } from "../../../../support/eks-target";
import { renderedStacks } from "../../../../support/rendered-stacks";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const reason = "a reason that a reviewer can follow later";
const home = "gpu-controlplane";

/** The programs of gpu-dev on EKS, which are told by name alone what lies beside the cluster. */
function apps(): Template {
  const environment = resolvedEnvironment<Component>(
    {
      target: {
        ...eksTarget,
        nodePools: { ...eksTarget.nodePools, cpu: { purpose: "gpu", gpu: "cpu-x86", nodes: { min: 0, max: 1 } } },
        sharedFiles: { fileSystems: { homes: {}, ccache: { clients: { kind: "nfs", reason } } } },
        buckets: { listings: {} },
      },
      namespaces: { [home]: {}, "gpu-dev": { podSecurity: { level: "privileged", reason } } },
      components: {
        storageClasses: { namespace: home, classes: { gp3: { kind: "awsEbs" }, efs: { kind: "awsEfs" } } },
        postgres: { namespace: home },
        migrations: { namespace: home },
        devPods: {
          namespace: "gpu-dev",
          image: "registry.example.com/gpu-dev-pod:1",
          inTreeEbs: { reason },
          nfsServers: ["*.efs.us-east-2.amazonaws.com"],
        },
        reservationProcessor: {
          namespace: home,
          image: "registry.example.com/processor:1",
          cloud: { kind: "aws", diskContentsBucket: "listings", sharedFiles: { compilerCache: "ccache" } },
        },
        reservationExpiry: { namespace: home, image: "registry.example.com/expiry:1" },
      },
    },
    Object.values(registry) as unknown as readonly Component[],
  );
  return renderedStacks([environment]).get("sample-apps") as Template;
}

describe("GIVEN EKS and names alone", () => {
  const template = apps();
  const looked = (type: string, field: string, ...at: string[]) => {
    const found = template.data().filter((each) => each.type === type);
    return found.map((each) => [`\${data.${each.address}.${field}}`, each.at(...at)] as const);
  };
  const [[cache, token] = []] = looked("aws_efs_file_system", "file_system_id", "creation_token");
  const [[group, name] = []] = looked("aws_security_group", "id", "name");
  const subnets = looked("aws_subnet", "id", "tags", "Name").map(([id]) => id);

  test.each(["reservation-processor-config", "reservation-expiry-config"])(
    "THEN %s tells region, zone, doors, cache and bucket",
    (config) => {
      expect(template.resource("kubernetes_config_map_v1", config).at("data")).toMatchObject({
        REGION: "us-east-2",
        PRIMARY_AVAILABILITY_ZONE: "us-east-2a",
        DISK_CONTENTS_BUCKET: "sample-listings-111122223333",
        EFS_SECURITY_GROUP_ID: group,
        EFS_SUBNET_IDS: subnets.join(","),
        CCACHE_SHARED_EFS_ID: cache,
      });
    },
  );

  test("THEN they are looked up by literal names, once in the stack", () => {
    expect([token, name]).toEqual(["sample-ccache", "sample-files"]);
    expect(subnets).toHaveLength(3);
    expect(template.data().filter(({ type }) => type === "aws_efs_file_system")).toHaveLength(1);
  });

  test("THEN workers are told the same, and may put doors there and nowhere else", () => {
    const program = template.resource("kubernetes_config_map_v1", "reservation-processor-program").at("data");
    const { job } = JSON.parse((program as Record<string, string>)["worker-job.json"] ?? "") as {
      job: { spec: { template: { spec: { containers: readonly { env: readonly object[] }[] } } } };
    };

    expect(job.spec.template.spec.containers[0]?.env).toContainEqual({ name: "CCACHE_SHARED_EFS_ID", value: cache });
    expect(JSON.stringify(template.resources("aws_iam_role_policy").map(({ body }) => body))).toContain(String(group));
  });
});
