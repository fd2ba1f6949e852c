import { block, onDemand, reservation, spot } from "../../../config/refusals/eks-pools";
import { nodesWith } from "./sample-nodes";

type Settings = Readonly<Record<string, unknown>>;

const template = (pool: Settings, target: Settings = {}) =>
  nodesWith({ gpu: pool }, target).resource("aws_launch_template", "sample-gpu");

describe("how machines start", () => {
  test("GIVEN any pool THEN the metadata service wants a token and answers the node alone, without its tags", () => {
    expect(template(onDemand).at("metadata_options")).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
      instance_metadata_tags: "disabled",
    });
  });

  test("GIVEN a disk THEN it is an encrypted gp3 of that size and speed, gone with the machine", () => {
    const disk = { sizeGib: 1024, iops: 8000, throughput: 500 };

    expect(template({ ...onDemand, disk }).at("block_device_mappings")).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: {
          volume_type: "gp3",
          encrypted: "true",
          delete_on_termination: "true",
          volume_size: 1024,
          iops: 8000,
          throughput: 500,
        },
      },
    ]);
  });

  test("GIVEN Bottlerocket THEN the disk is its second one, and both are encrypted", () => {
    const found = template({ ...onDemand, image: "bottlerocket" });

    expect(found.at("block_device_mappings", 0, "ebs")).toEqual({
      volume_type: "gp3",
      encrypted: "true",
      delete_on_termination: "true",
    });
    expect(found.at("block_device_mappings", 1)).toMatchObject({
      device_name: "/dev/xvdb",
      ebs: { encrypted: "true", volume_size: 200 },
    });
  });

  test("GIVEN machines on demand or spot THEN they take nobody's reservation", () => {
    const none = { capacity_reservation_preference: "none" };

    expect(template(onDemand).at("capacity_reservation_specification")).toEqual(none);
    expect(template(spot).at("capacity_reservation_specification")).toEqual(none);
    expect(template(spot).at("instance_market_options")).toBeUndefined();
  });

  test("GIVEN a reservation THEN machines come from it alone, at the ordinary market", () => {
    const found = template({ ...onDemand, capacity: reservation });

    expect(found.at("capacity_reservation_specification")).toEqual({
      capacity_reservation_preference: "capacity-reservations-only",
      capacity_reservation_target: { capacity_reservation_id: reservation.id },
    });
    expect(found.at("instance_market_options")).toBeUndefined();
  });

  test("GIVEN a capacity block THEN the market is that of blocks, and the machine stands in the template for EKS to read", () => {
    const found = template({ ...onDemand, capacity: block });

    expect(found.at("capacity_reservation_specification", "capacity_reservation_target")).toEqual({
      capacity_reservation_id: block.id,
    });
    expect(found.at("instance_market_options")).toEqual({ market_type: "capacity-block" });
    expect(found.at("instance_type")).toBe("p5.48xlarge");
  });

  test("GIVEN any pool THEN machines, disks and interfaces say whose they are, what for, and of which reservation", () => {
    const found = template({ ...onDemand, capacity: reservation });

    expect([0, 1, 2].map((place) => found.at("tag_specifications", place, "resource_type"))).toEqual([
      "instance",
      "volume",
      "network-interface",
    ]);
    expect([0, 1, 2].map((place) => found.at("tag_specifications", place, "tags"))).toEqual(
      Array(3).fill({
        "app.kubernetes.io/managed-by": "gantry",
        "gantry.dev/environment": "sample",
        "gantry.dev/owner": "team-a",
        "gantry.dev/pool": "gpu",
        Name: "sample-gpu",
        NodeType: "gpu",
        GpuType: "h100",
        CapacityReservation: reservation.id,
      }),
    );
  });

  test("GIVEN EFA THEN all cards of the machine are there, in the group of the nodes", () => {
    const found = template(onDemand).at("network_interfaces") as readonly Settings[];

    expect(found).toHaveLength(32);
    expect(new Set(found.map((each) => JSON.stringify(each.security_groups))).size).toBe(1);
    expect(JSON.stringify(found[0]?.security_groups)).toContain("security-group-nodes");
  });

  test("GIVEN fabric none THEN the machine has one ordinary interface", () => {
    const found = template({ ...onDemand, fabric: "none" });

    expect(found.at("network_interfaces", 0, "interface_type")).toBe("interface");
    expect(found.at("network_interfaces", 1)).toBeUndefined();
  });

  test("GIVEN a pool for builds in public subnets THEN its machines get an address", () => {
    const build = { purpose: "build", machines: ["c7i.8xlarge"], nodes: { min: 0, max: 1 } };

    expect(template({ ...build, subnets: "public" }).at("network_interfaces", 0, "associate_public_ip_address")).toBe(
      "true",
    );
    expect(template(build).at("network_interfaces", 0, "associate_public_ip_address")).toBe("false");
  });
});

describe("placement groups", () => {
  test("GIVEN none asked for THEN none is made and machines start anywhere", () => {
    const found = nodesWith({ gpu: onDemand });

    expect(found.resources("aws_placement_group")).toEqual([]);
    expect(found.resource("aws_launch_template", "sample-gpu").at("placement")).toBeUndefined();
  });

  test("GIVEN placement cluster THEN machines start in a group of the pool's name", () => {
    const found = nodesWith({ gpu: { ...onDemand, zones: ["us-east-2a"], placement: "cluster" } });

    expect(found.resource("aws_placement_group")).toMatchObject({ body: { name: "sample-gpu", strategy: "cluster" } });
    expect(found.resource("aws_launch_template", "sample-gpu").at("placement", "group_name")).toContain(
      "aws_placement_group",
    );
  });

  test("GIVEN a reservation that was made in a group THEN machines start in it, and none is made", () => {
    const found = nodesWith({ gpu: { ...onDemand, capacity: { ...reservation, placementGroup: "theirs" } } });

    expect(found.resources("aws_placement_group")).toEqual([]);
    expect(found.resource("aws_launch_template", "sample-gpu").at("placement")).toEqual({ group_name: "theirs" });
  });
});
