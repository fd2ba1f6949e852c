import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Fn, LocalBackend, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { renderStack } from "../../../constructs/core/render-stack";
import { composed } from "../../support/synth-environments";
import { unwrittenApp } from "../../support/unwritten-app";

/** What cdktf itself makes of a stack. */
function renderedByEngine(stack: TerraformStack): unknown {
  return TerraformStack.prototype.toTerraform.call(stack);
}

describe("rendering a stack", () => {
  it("GIVEN every stack of every environment WHEN it is rendered THEN it is what cdktf renders", () => {
    const stacks = composed().node.children.filter(TerraformStack.isStack);

    expect(stacks.length).toBeGreaterThan(3);
    for (const stack of stacks) expect(renderStack(stack)).toEqual(renderedByEngine(stack));
  });

  it("GIVEN tokens of every kind, outputs and overrides WHEN a stack is rendered THEN it is what cdktf renders", () => {
    const stack = new TerraformStack(unwrittenApp(), "stack");
    new LocalBackend(stack, { path: "state" });
    new KubernetesProvider(stack, "kubernetes");
    const service = new ServiceV1(stack, "service", {
      metadata: { name: "one", labels: { empty: "", dollar: "$${kept}" } },
      spec: { port: [{ port: 80, targetPort: "http" }], externalIps: [], selector: {} },
    });
    new ConfigMapV1(stack, "text", {
      metadata: { name: `${service.metadata.name}-text`, annotations: service.metadata.annotations },
      data: { uid: service.metadata.uid, generation: `at ${service.metadata.generation}`, upper: Fn.upper(service.id) },
      dependsOn: [service],
    });
    const list = new ConfigMapV1(stack, "list", { metadata: { name: "list" } });
    list.addOverride("data.ports", Token.asList(Fn.keys(service.metadata.labels)));
    list.addOverride("data.nothing", Token.nullValue());
    const nested = new Construct(stack, "nested");
    new TerraformOutput(nested, "name", { value: service.metadata.name });
    new TerraformOutput(nested, "port", { value: service.spec.healthCheckNodePort });
    stack.addOverride("terraform.required_version", "1.11.4");

    expect(renderStack(stack)).toEqual(renderedByEngine(stack));
  });
});
