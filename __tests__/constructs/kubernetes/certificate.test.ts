import { Certificate, type CertificateProps } from "../../../constructs/kubernetes/certificate";
import { synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

function release(props: Partial<Omit<CertificateProps, "context">> = {}, cluster = new FakeCluster()) {
  return synthesized(
    (scope, context) => {
      new Certificate(scope, "certificate", {
        context,
        name: "registry",
        secretName: "registry-tls",
        dnsNames: ["registry.sample.svc.cluster.local", "localhost"],
        ...props,
      });
    },
    { cluster },
  ).resource("helm_release");
}

function certificate(props: Partial<Omit<CertificateProps, "context">> = {}): unknown {
  const [values] = release(props).at("values") as [string];
  return JSON.parse(values).objects[0];
}

test("GIVEN a certificate THEN the target's issuer signs it for 90 days, renewed after 60 with a new key", () => {
  expect(release().body).toMatchObject({ name: "registry-certificate", namespace: "sample" });
  expect(certificate()).toEqual({
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    metadata: { name: "registry", namespace: "sample" },
    spec: {
      secretName: "registry-tls",
      dnsNames: ["registry.sample.svc.cluster.local", "localhost"],
      duration: "2160h0m0s",
      renewBefore: "720h0m0s",
      privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
      usages: ["digital signature", "server auth"],
      issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: "fake-issuer" },
    },
  });
});

test("GIVEN addresses and a life of its own THEN they take the place of the defaults", () => {
  expect(certificate({ ipAddresses: ["10.0.0.9"], days: 10 })).toMatchObject({
    spec: { ipAddresses: ["10.0.0.9"], duration: "240h0m0s", renewBefore: "80h0m0s" },
  });
});

test("GIVEN a target without an issuer THEN it is refused by name", () => {
  expect(() => release({}, new FakeCluster({ capabilities: [] }))).toThrow(
    "registry: the target has no certificate issuer; configuration should have refused this",
  );
});
