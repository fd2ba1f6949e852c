import { statements, storageStack } from "./storage-stack";

const files = (fileSystems: object, more: object = {}) => storageStack({ sharedFiles: { fileSystems }, ...more });
const nfs = { kind: "nfs", reason: "the programs mount it over plain NFS" };

describe("a file system", () => {
  test("GIVEN nothing but its name THEN it is found by a literal token, encrypted by the environment's key, elastic", () => {
    const template = files({ homes: {} });

    expect(template.resource("aws_efs_file_system").body).toMatchObject({
      creation_token: "sample-homes",
      encrypted: true,
      kms_key_id: `\${${template.resource("aws_kms_key").address}.arn}`,
      performance_mode: "generalPurpose",
      throughput_mode: "elastic",
    });
    expect(template.resource("aws_kms_alias").at("name")).toBe("alias/sample-files");
  });

  test("GIVEN nothing THEN a file that nobody read for 30 days costs less, and its next reader brings it back", () => {
    const rules = (settings: object) =>
      files({ homes: settings }).resource("aws_efs_file_system").at("lifecycle_policy");

    expect(rules({})).toEqual([
      { transition_to_ia: "AFTER_30_DAYS" },
      { transition_to_primary_storage_class: "AFTER_1_ACCESS" },
    ]);
    expect(rules({ infrequentAccessDays: 1 })).toContainEqual({ transition_to_ia: "AFTER_1_DAY" });
  });

  test("GIVEN bursting throughput THEN it is that", () => {
    const made = files({ homes: { throughput: "bursting" } }).resource("aws_efs_file_system");

    expect(made.at("throughput_mode")).toBe("bursting");
  });

  test("GIVEN nothing THEN copies are kept daily; GIVEN none THEN none are", () => {
    const status = (settings: object) =>
      files({ homes: settings }).resource("aws_efs_backup_policy").at("backup_policy", "status");

    expect(status({})).toBe("ENABLED");
    expect(status({ backup: "none" })).toBe("DISABLED");
  });

  test("GIVEN three zones THEN each has one door, in its subnet of nodes, behind the one security group", () => {
    const template = files({ homes: {} });

    expect(template.resources("aws_efs_mount_target")).toHaveLength(3);
    for (const door of template.resources("aws_efs_mount_target")) {
      expect(door.at("security_groups")).toEqual([`\${${template.resource("aws_security_group").address}.id}`]);
      expect(door.at("subnet_id")).toMatch(/^\$\{data\.aws_subnet\./);
    }
    const subnets = template.data().filter(({ type }) => type === "aws_subnet");
    expect(subnets.map((subnet) => subnet.at("tags", "Name"))).toEqual([
      "sample-nodes-us-east-2a",
      "sample-nodes-us-east-2b",
      "sample-nodes-us-east-2c",
    ]);
  });

  test("GIVEN deletion protection THEN Terraform destroys neither it nor its key; GIVEN none THEN it may", () => {
    const kept = (deletionProtection: boolean) =>
      storageStack({ sharedFiles: { fileSystems: { homes: {} } } }, { deletionProtection })
        .resources()
        .filter((each) => each.at("lifecycle", "prevent_destroy") === true)
        .map(({ type }) => type);

    expect(kept(true)).toEqual(["aws_efs_file_system", "aws_kms_key"]);
    expect(kept(false)).toEqual([]);
  });
});

describe("who comes in", () => {
  test("GIVEN shared files THEN nodes alone reach the port of NFS, and nothing goes out", () => {
    const template = files({ homes: {} });
    const group = template.resource("aws_security_group");

    expect(group.at("name")).toBe("sample-files");
    expect(group.at("egress")).toBeUndefined();
    expect(template.resources("aws_vpc_security_group_egress_rule")).toEqual([]);
    expect(template.resource("aws_vpc_security_group_ingress_rule").body).toMatchObject({
      referenced_security_group_id: expect.stringMatching(/^\$\{data\.aws_security_group\./),
      ip_protocol: "tcp",
      from_port: 2049,
      to_port: 2049,
    });
    const [nodes] = template.data().filter(({ type }) => type === "aws_security_group");
    expect(nodes?.at("name")).toBe("sample-nodes");
  });

  test("GIVEN TLS, the default, THEN a client needs an access point and TLS, and is never root", () => {
    const allowed = statements(files({ homes: {} }).resource("aws_efs_file_system_policy"));

    expect(Object.keys(allowed)).toEqual(["AccessPointsMount", "PlainTextIsRefused"]);
    expect(allowed.AccessPointsMount).toMatchObject({
      Effect: "Allow",
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Condition: {
        Bool: { "elasticfilesystem:AccessedViaMountTarget": ["true"] },
        StringLike: {
          "elasticfilesystem:AccessPointArn": ["arn:aws:elasticfilesystem:us-east-2:111122223333:access-point/*"],
        },
      },
    });
    expect(allowed.PlainTextIsRefused).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": ["false"] } },
    });
  });

  test("GIVEN plain NFS THEN a node mounts all of it as root, still through the network alone", () => {
    const allowed = statements(files({ cache: { clients: nfs } }).resource("aws_efs_file_system_policy"));

    expect(Object.keys(allowed)).toEqual(["NodesMount"]);
    expect(allowed.NodesMount).toMatchObject({
      Action: expect.arrayContaining(["elasticfilesystem:ClientRootAccess"]),
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": ["true"] } },
    });
  });
});

test("GIVEN several file systems THEN they share key and security group, and one's address does not hang on another", () => {
  const both = files({ homes: {}, cache: { clients: nfs } });
  const turned = files({ cache: { clients: nfs }, homes: {} });
  const addresses = (template: typeof both) => template.resources().map(({ address }) => address);

  expect(both.resources("aws_efs_file_system")).toHaveLength(2);
  expect(both.resources("aws_kms_key")).toHaveLength(1);
  expect(both.resources("aws_security_group")).toHaveLength(1);
  expect(addresses(turned)).toEqual(addresses(both));
  expect(addresses(both)).toEqual(expect.arrayContaining([...addresses(files({ homes: {} }))]));
});

test("GIVEN a VPC that is there THEN doors lie in its subnets, by their ids", () => {
  const nodes = { "us-east-2a": "subnet-00000001", "us-east-2b": "subnet-00000002" };
  const network = { kind: "existing", vpc: "vpc-01234567", cidr: "10.8.0.0/16", subnets: { nodes } };
  const doors = files({ homes: {} }, { network }).resources("aws_efs_mount_target");

  expect(doors.map((door) => door.at("subnet_id"))).toEqual(Object.values(nodes));
});
