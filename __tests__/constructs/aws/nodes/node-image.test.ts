import { nodeImage } from "../../../../constructs/aws/nodes/node-image";
import { nodeImageVersions } from "../../../../constructs/aws/nodes/node-image-versions";

const { al2023 } = nodeImageVersions;
const image = { kubernetesVersion: "1.35" } as const;

describe("the image of nodes", () => {
  test.each([
    ["al2023", "x86_64", false, "AL2023_x86_64_STANDARD"],
    ["al2023", "arm64", false, "AL2023_ARM_64_STANDARD"],
    ["al2023", "x86_64", true, "AL2023_x86_64_NVIDIA"],
    ["al2023", "arm64", true, "AL2023_ARM_64_NVIDIA"],
    ["bottlerocket", "x86_64", false, "BOTTLEROCKET_x86_64"],
    ["bottlerocket", "arm64", false, "BOTTLEROCKET_ARM_64"],
    ["bottlerocket", "x86_64", true, "BOTTLEROCKET_x86_64_NVIDIA"],
    ["bottlerocket", "arm64", true, "BOTTLEROCKET_ARM_64_NVIDIA"],
  ] as const)(
    "GIVEN %s on %s, with NVIDIA's driver: %s THEN EKS knows it as %s",
    (system, architecture, nvidia, amiType) => {
      expect(nodeImage({ ...image, system, architecture, nvidia }).amiType).toBe(amiType);
    },
  );

  test("GIVEN AL2023 with GPUs THEN its release and its image are those of one day", () => {
    const { release, idParameter } = nodeImage({ ...image, system: "al2023", architecture: "x86_64", nvidia: true });

    expect(release).toBe("1.35.6-20260714");
    expect(idParameter).toBe(
      "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/nvidia/amazon-eks-node-al2023-x86_64-nvidia-1.35-v20260714/image_id",
    );
  });

  test("GIVEN Bottlerocket with GPUs on arm64 THEN its parameters name one release", () => {
    expect(nodeImage({ ...image, system: "bottlerocket", architecture: "arm64", nvidia: true })).toMatchObject({
      release: { parameter: "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/1.63.0/image_version" },
      idParameter: "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/1.63.0/image_id",
    });
  });

  test("GIVEN every minor WHEN its release is read THEN it is one of that minor, and no parameter says latest", () => {
    const all = Object.keys(al2023) as (keyof typeof al2023)[];
    const systems = ["al2023", "bottlerocket"] as const;
    const images = all.flatMap((kubernetesVersion) =>
      systems.map((system) => nodeImage({ system, kubernetesVersion, architecture: "x86_64", nvidia: false })),
    );

    expect(all.filter((minor) => !al2023[minor].startsWith(`${minor}.`))).toEqual([]);
    expect(images.filter(({ idParameter }) => /latest|recommended/.test(idParameter))).toEqual([]);
  });
});
