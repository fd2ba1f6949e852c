import { podIdentityTrust } from "../../../../constructs/aws/identity/pod-identity-trust";
import { policyDocument } from "../../../../constructs/aws/identity/policy-document";
import { serviceTrust } from "../../../../constructs/aws/identity/service-trust";
import type { TrustStatement } from "../../../../constructs/aws/identity/statement";
import { webIdentityTrust } from "../../../../constructs/aws/identity/web-identity-trust";
import { eksSite } from "../../../support/eks-target";
import { type Decision, decide } from "../../../support/iam/decide";
import { podSession } from "../../../support/iam/pod-session";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Request } from "../../../support/iam/request";

const site = eksSite();
const api = { namespace: "gpu-controlplane", serviceAccount: "api" };

function asked(trust: TrustStatement, request: Request): Decision {
  return decide([readPolicy(policyDocument([trust]))], request);
}

describe("a service of AWS", () => {
  const call = (context: Request["context"] = {}): Request => ({
    action: "sts:AssumeRole",
    principal: "Service:eks.amazonaws.com",
    context,
  });
  const ours = { "aws:SourceAccount": "111122223333", "aws:SourceArn": site.clusterArn };

  test("GIVEN a source THEN the service may for its sake only: nobody else makes it do so", () => {
    const trust = serviceTrust(site, { service: "eks.amazonaws.com", source: [site.clusterArn] });

    expect(asked(trust, call(ours))).toBe("allowed");
    expect(asked(trust, call({ ...ours, "aws:SourceArn": `${site.clusterArn}-2` }))).toBe("denied");
    expect(asked(trust, call({ ...ours, "aws:SourceAccount": "999988887777" }))).toBe("denied");
    expect(asked(trust, call())).toBe("denied");
  });

  test("GIVEN the account for a source THEN anything in it, and nothing outside", () => {
    const trust = serviceTrust(site, { service: "eks.amazonaws.com", source: "account" });

    expect(asked(trust, call({ "aws:SourceAccount": "111122223333" }))).toBe("allowed");
    expect(asked(trust, call({ "aws:SourceAccount": "999988887777" }))).toBe("denied");
  });

  test("GIVEN a service that tells no source THEN it may, and no other service", () => {
    const trust = serviceTrust(site, { service: "ec2.amazonaws.com", source: "unsaid" });

    expect(asked(trust, { action: "sts:AssumeRole", principal: "Service:ec2.amazonaws.com" })).toBe("allowed");
    expect(asked(trust, call())).toBe("denied");
  });
});

describe("a service account by Pod Identity", () => {
  const trust = podIdentityTrust(site, api);

  test.each<[string, Request, Decision]>([
    ["its own pods", podSession(api), "allowed"],
    ["the tags of their session", { ...podSession(api), action: "sts:TagSession" }, "allowed"],
    ["the same name in another namespace", podSession({ ...api, namespace: "default" }), "denied"],
    ["another account of the namespace", podSession({ ...api, serviceAccount: "other" }), "denied"],
    ["another cluster", podSession({ ...api, cluster: "other" }), "denied"],
    ["a cluster of the same name in another region", podSession({ ...api, region: "us-west-2" }), "denied"],
    ["another AWS account", podSession({ ...api, account: "999988887777" }), "denied"],
    ["a session without tags", { ...podSession(api), context: { "aws:SourceAccount": "111122223333" } }, "denied"],
    ["the nodes", { ...podSession(api), principal: "Service:ec2.amazonaws.com" }, "denied"],
  ])("GIVEN %s THEN the role is theirs or not", (_whose, request, decision) => {
    expect(asked(trust, request)).toBe(decision);
  });
});

describe("a service account by the cluster's own tokens", () => {
  const issuer = "oidc.eks.us-east-2.amazonaws.com/id/ABC";
  const trust = webIdentityTrust(site, issuer, api);
  const token = (claims: Readonly<Record<string, string>> = {}): Request => ({
    action: "sts:AssumeRoleWithWebIdentity",
    principal: `Federated:arn:aws:iam::111122223333:oidc-provider/${issuer}`,
    context: {
      [`${issuer}:aud`]: "sts.amazonaws.com",
      [`${issuer}:sub`]: "system:serviceaccount:gpu-controlplane:api",
      ...claims,
    },
  });

  test.each<[string, Request, Decision]>([
    ["its own token", token(), "allowed"],
    ["a token of another account", token({ [`${issuer}:sub`]: "system:serviceaccount:default:api" }), "denied"],
    ["a token for somebody else", token({ [`${issuer}:aud`]: "kubernetes.default.svc" }), "denied"],
    ["a token of another issuer", { ...token(), principal: "Federated:arn:aws:iam::1:oidc-provider/x" }, "denied"],
  ])("GIVEN %s THEN the role is its or not", (_whose, request, decision) => {
    expect(asked(trust, request)).toBe(decision);
  });
});
