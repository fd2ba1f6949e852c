import { TerraformStack } from "cdktf";
import type { ExposedService, ExposureRequest, ServiceExposure } from "../../../constructs/contracts/service-exposure";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";
import type { ClusterCase } from "./cluster-contract";

/** Exposes a service on the port that the samples have; made in a stack of its own where none is given. */
export function expose(
  exposure: ServiceExposure,
  request: Pick<ExposureRequest, "reach" | "cidrs">,
  home = stack(),
): ExposedService {
  const service = { namespace: "sample", name: "api", ports: [{ name: "http", port: 80, targetPort: 8000 }] };
  return exposure.expose(home, "exposure", { ...request, service });
}

function stack(): TerraformStack {
  return new TerraformStack(unwrittenApp(), "consumer");
}

/** What load balancers of every target have in common. */
export function exposureContract({ always = [], loadBalancers = "cluster", cluster }: Omit<ClusterCase, "kind">): void {
  describe("exposure", () => {
    const { exposure } = cluster("everything");

    if (loadBalancers === "cluster") {
      test.each(["internal", "internet"] as const)(
        "%s is a load balancer that lets in the networks that are named",
        (reach) => {
          const exposed = expose(exposure, { reach, cidrs: ["203.0.113.0/24"] });

          expect(exposed).toMatchObject({ type: "LoadBalancer", loadBalancerSourceRanges: ["203.0.113.0/24"] });
          expect(expose(exposure, { reach })).not.toHaveProperty("loadBalancerSourceRanges");
        },
      );

      test("keeps the client's address, which source ranges need", () => {
        expect(expose(exposure, { reach: "internal" }).externalTrafficPolicy).toBe("Local");
      });
    } else {
      test.each(["internal", "internet"] as const)(
        "%s is a load balancer beside a Service that asks for none, and lets in the networks that are named",
        (reach) => {
          const home = stack();
          const exposed = expose(exposure, { reach, cidrs: ["203.0.113.0/24"] }, home);

          expect(exposed).toEqual({ type: "ClusterIP", annotations: {} });
          expect(JSON.stringify(Template.of(home).resources())).toContain("203.0.113.0/24");
        },
      );
    }

    test.each(["internal", "internet"] as const)(
      "%s: says which networks connections arrive from at the pods, and never none",
      (reach) => {
        const networks = exposure.arrivals({ reach, cidrs: ["203.0.113.0/24"] }, ["203.0.113.0/24"]);

        expect(networks).not.toEqual([]);
        if (loadBalancers === "cluster") expect(networks).toEqual(["203.0.113.0/24"]);
      },
    );

    const lacking = (["internal", "internet"] as const).filter((reach) => !always.includes(`${reach}LoadBalancers`));

    test.each(lacking)("%s is refused by name where there is none", (reach) => {
      expect(() => expose(cluster("nothing").exposure, { reach })).toThrow(`no ${reach} load balancers`);
    });
  });
}
