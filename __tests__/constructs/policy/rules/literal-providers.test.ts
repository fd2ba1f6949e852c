import { literalProviders } from "../../../../constructs/policy/rules/literal-providers";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

/** A provider by override, with the cluster that it may be configured from. */
function provider(body: Readonly<Record<string, unknown>>, more: (stack: PolicyStack) => void = () => {}) {
  return (stack: PolicyStack) => {
    resource(stack, "aws_eks_cluster", { name: "prod" }, "main");
    more(stack);
    stack.addOverride("provider.kubernetes", [body]);
  };
}

const direct = ["reads aws_eks_cluster.main, a resource of the same state"];

describeRule(literalProviders, {
  compliant: {
    literals: provider({ config_path: "~/.kube/config" }),
    "data source by a literal name": provider({ host: "${data.aws_eks_cluster.it.endpoint}" }, (stack) =>
      resource(stack, "data.aws_eks_cluster", { name: "prod" }),
    ),
    "variable, path, ephemeral": provider({
      token: "${ephemeral.aws_eks_cluster_auth.main.token}",
      host: "${var.host}",
      config_path: "${path.module}/k",
    }),
    "function of a literal": provider({ cluster_ca_certificate: '${base64decode("aws_eks_cluster.main")}' }),
    "escaped expression": provider({ host: "$${aws_eks_cluster.main.endpoint}" }),
    "escaped expression beside one": provider({ host: "${var.host}$${aws_eks_cluster.main.endpoint}" }),
    "resource of another state": provider({ host: "${aws_eks_cluster.elsewhere.endpoint}" }),
  },
  violations: {
    reference: { given: provider({ host: "${aws_eks_cluster.main.endpoint}" }), says: direct },
    "in a function, in a nested block": {
      given: provider({ exec: [{ args: ["--name", '${join("", [aws_eks_cluster.main.name])}'] }] }),
      says: direct,
    },
    "data source that reads it": {
      given: provider({ host: "${data.aws_eks_cluster.it.endpoint}" }, (stack) =>
        resource(stack, "data.aws_eks_cluster", { name: "${aws_eks_cluster.main.name}" }),
      ),
      says: ["reads data.aws_eks_cluster.it, which reads aws_eks_cluster.main, a resource of the same state"],
    },
    "data source that waits for it": {
      given: provider({ host: "${data.aws_eks_cluster.it.endpoint}" }, (stack) =>
        resource(stack, "data.aws_eks_cluster", { name: "prod", depends_on: ["aws_eks_cluster.main"] }),
      ),
      says: ["reads data.aws_eks_cluster.it, which reads aws_eks_cluster.main, a resource of the same state"],
    },
    "local value": {
      given: provider({ host: "${local.host}" }, (stack) =>
        stack.addOverride("locals.host", "${aws_eks_cluster.main.endpoint}"),
      ),
      says: ["reads local.host, which is aws_eks_cluster.main, a resource of the same state"],
    },
  },
  unknown: {
    module: {
      given: provider({ host: "${module.eks.cluster_endpoint}" }),
      says: ["reads module.eks, and no rule can see into a module"],
    },
  },
});
