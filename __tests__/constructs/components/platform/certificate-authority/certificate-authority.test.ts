import { certManager } from "../../../../../constructs/components/platform/cert-manager/cert-manager";
import { certificateAuthority } from "../../../../../constructs/components/platform/certificate-authority/certificate-authority";
import type { RawObject } from "../../../../../constructs/core/custom-resources";
import { defineComponent } from "../../../../../constructs/core/define-component";
import { Certificate } from "../../../../../constructs/kubernetes/certificate";
import { ComponentStack } from "../../../../../stacks/component-stack";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { probeComponent } from "../../../../support/probe-component";
import { rawObjects } from "../../../../support/raw-objects";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import { Template } from "../../../../support/template";
import { unwrittenApp } from "../../../../support/unwritten-app";

const settings = (given: object) => certificateAuthority.settings.parse({ issuer: "internal-ca", ...given });
const objects = (given: object = {}): readonly RawObject[] =>
  rawObjects(synthesized((scope, context) => certificateAuthority.build(scope, settings(given), context)));
const named = (name: string, given: object = {}) => {
  const found = objects(given).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`no object ${name}`);
  return found;
};

describe("the authority", () => {
  test("GIVEN an issuer's name THEN a ClusterIssuer of that name signs with the authority's key, signed by itself", () => {
    expect(named("internal-ca")).toMatchObject({
      kind: "ClusterIssuer",
      spec: { ca: { secretName: "certificate-authority" } },
    });
    expect(named("certificate-authority").spec).toMatchObject({
      secretName: "certificate-authority",
      issuerRef: { kind: "ClusterIssuer", name: "internal-ca-self-signed" },
    });
    expect(named("internal-ca-self-signed")).toMatchObject({ kind: "ClusterIssuer", spec: { selfSigned: {} } });
    expect(objects()).toHaveLength(3);
  });

  test("GIVEN nothing said THEN its certificate is an authority's of ten years, with one ECDSA key for all that time", () => {
    expect(named("certificate-authority")).toMatchObject({
      kind: "Certificate",
      metadata: { namespace: "sample" },
      spec: {
        isCA: true,
        commonName: "sample internal CA",
        duration: "87600h0m0s",
        renewBefore: "8760h0m0s",
        privateKey: { algorithm: "ECDSA", size: 384, rotationPolicy: "Never" },
        usages: ["cert sign", "crl sign", "digital signature"],
      },
    });
  });

  test("GIVEN a name and years THEN those", () => {
    const given = { commonName: "Lab CA", validYears: 20 };

    expect(named("certificate-authority", given).spec).toMatchObject({ commonName: "Lab CA", duration: "175200h0m0s" });
  });
});

describe("order", () => {
  const asker = defineComponent({
    ...probeComponent("asker", {
      layer: "platform",
      build: (scope, context) => {
        new Certificate(scope, "certificate", {
          context,
          name: "web",
          secretName: "web",
          dnsNames: ["web.sample.svc"],
        });
      },
    }),
    needs: () => [{ capability: "certificateIssuer" }],
  });
  const bystander = probeComponent("bystander", { layer: "platform" });
  const target = {
    kind: "existing",
    kubeconfig: { context: "sample" },
    kubernetesVersion: "1.35",
    certificateIssuer: { kind: "ClusterIssuer", name: "internal-ca" },
  };

  /** Releases and ConfigMaps of the platform layer, whatever the catalogue's order. */
  function layer() {
    const components = { asker: {}, bystander: {}, certManager: {}, certificateAuthority: { issuer: "internal-ca" } };
    const environment = resolvedEnvironment({ target, components }, [
      asker,
      bystander,
      certificateAuthority,
      certManager,
    ]);
    const stack = new ComponentStack(unwrittenApp(), {
      environment: environment as never,
      layer: "platform",
      cluster: new FakeCluster(),
      options: { outdir: "", kubeconfigPaths: ["~/.kube/config"] },
    });
    const template = Template.of(stack);
    const release = (name: string) => template.resource("helm_release", name);
    return { template, release };
  }

  test("GIVEN components of its own layer that need an issuer THEN they wait for it, and it waits for cert-manager", () => {
    const { release } = layer();

    expect(release("web-certificate").dependsOn).toContain(release("sample-certificate-authority").address);
    expect(release("sample-certificate-authority").dependsOn).toContain(release("cert-manager").address);
  });

  test("GIVEN a component that needs none THEN it waits for neither", () => {
    const { template } = layer();

    expect(template.resource("kubernetes_config_map_v1", "bystander").dependsOn.join()).not.toMatch(/helm_release/);
  });
});

test.each([
  ["no issuer", { issuer: undefined }],
  ["a name that Kubernetes does not take", { issuer: "Internal CA" }],
  ["a certificate that would be renewed at once", { validYears: 1 }],
  ["a name longer than X.509 takes", { commonName: "n".repeat(65) }],
])("GIVEN %s THEN the schema refuses it", (_what, given) => {
  expect(certificateAuthority.settings.safeParse({ issuer: "internal-ca", ...given }).success).toBe(false);
});
