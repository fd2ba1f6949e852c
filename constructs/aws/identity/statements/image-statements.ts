import type { Grant } from "../../../contracts/workload-identity";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";

const address = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(.+)$/;

/** Rights on one repository of ECR. A registry that is none of ECR's asks nobody in IAM: nothing is granted for it. */
export function imageStatements(
  site: AwsSite,
  { repository, verbs }: Extract<Grant, { kind: "imageRegistry" }>,
): Statement[] {
  const [, account, region, name] = address.exec(repository) ?? [];
  if (!name) return [];
  const resources = [`arn:${site.partition}:ecr:${region}:${account}:repository/${name}`];
  return [
    ...(verbs.includes("read") ? [{ sid: "ReadImages", actions: ["ecr:DescribeImages"], resources }] : []),
    ...(verbs.includes("push")
      ? [
          {
            sid: "PushImages",
            actions: [
              "ecr:BatchCheckLayerAvailability",
              "ecr:BatchGetImage",
              "ecr:CompleteLayerUpload",
              "ecr:GetDownloadUrlForLayer",
              "ecr:InitiateLayerUpload",
              "ecr:PutImage",
              "ecr:UploadLayerPart",
            ],
            resources,
          },
          {
            sid: "LogInToRegistry",
            actions: ["ecr:GetAuthorizationToken"],
            anyResource: "ecr:GetAuthorizationToken has no resource level: the token lets in to what the rest allows",
          },
        ]
      : []),
  ];
}
