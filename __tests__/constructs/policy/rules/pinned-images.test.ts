import { pinnedImages } from "../../../../constructs/policy/rules/pinned-images";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, workload, workloadKinds } from "../support/workload";

const digest = `sha256:${"a".repeat(64)}`;

function image(reference: unknown, kind: "container" | "init_container" = "container") {
  return (stack: PolicyStack) => {
    resource(stack, "kubernetes_deployment_v1", workload({ [kind]: [container({ image: reference })] }));
  };
}

describeRule(pinnedImages, {
  compliant: {
    tag: image("postgres:18.1"),
    "tag at a registry with a port": image("localhost:5000/api:v1"),
    digest: image(`registry.example.com/api@${digest}`),
    "tag and digest": image(`registry.example.com/api:latest@${digest}`),
    "tag after a repository that only Terraform knows": image("${aws_ecr_repository.api.repository_url}:1.2.3"),
    "no pods at all": (stack) =>
      void resource(stack, "kubernetes_config_map_v1", { data: { image: "postgres:latest" } }),
  },
  violations: {
    latest: {
      given: image("postgres:latest"),
      says: ["container api runs postgres:latest, which follows the moving tag latest"],
    },
    "no tag": { given: image("postgres"), says: ["container api runs postgres, which names neither tag nor digest"] },
    "a port is no tag": {
      given: image("localhost:5000/api"),
      says: ["container api runs localhost:5000/api, which names neither tag nor digest"],
    },
    "no image": { given: image(undefined), says: ["container api names no image"] },
    "init container": {
      given: image("busybox", "init_container"),
      says: ["container api runs busybox, which names neither tag nor digest"],
    },
    "a single container as a block": {
      given: (stack) =>
        void resource(stack, "kubernetes_deployment_v1", workload({ container: container({ image: "redis" }) })),
      says: ["container api runs redis, which names neither tag nor digest"],
    },
    "content of a dynamic block": {
      given: (stack) =>
        void resource(
          stack,
          "kubernetes_deployment_v1",
          workload({ dynamic: { container: { for_each: ["a"], content: container({ image: "redis" }) } } }),
        ),
      says: ["container api runs redis, which names neither tag nor digest"],
    },
    "every kind of workload": {
      given: (stack) => {
        for (const kind of workloadKinds)
          resource(stack, kind, workload({ container: [container({ image: "redis" })] }, kind), kind);
      },
      says: workloadKinds.map(() => "container api runs redis, which names neither tag nor digest"),
    },
  },
  unknown: {
    "an expression": {
      given: image("${var.image}"),
      says: ['the image of container api is "${var.image}", which only Terraform knows'],
    },
    "a tag that only Terraform knows": {
      given: image("postgres:${var.tag}"),
      says: ['the image of container api is "postgres:${var.tag}", which only Terraform knows'],
    },
    "all containers": {
      given: (stack) =>
        void resource(stack, "kubernetes_deployment_v1", workload({ container: "${local.containers}" })),
      says: ['container is "${local.containers}", which only Terraform knows'],
    },
    "the whole pod": {
      given: (stack) => void resource(stack, "kubernetes_deployment_v1", { spec: { template: "${local.template}" } }),
      says: ['spec.template.spec is "${local.template}", which only Terraform knows'],
    },
  },
});
