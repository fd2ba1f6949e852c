import { EcrRegistryPolicy } from "@cdktf/provider-aws/lib/ecr-registry-policy";
import { EcrRegistryScanningConfiguration } from "@cdktf/provider-aws/lib/ecr-registry-scanning-configuration";
import { EcrReplicationConfiguration } from "@cdktf/provider-aws/lib/ecr-replication-configuration";
import { EcrRepositoryCreationTemplate } from "@cdktf/provider-aws/lib/ecr-repository-creation-template";
import { Construct } from "constructs";
import type { RegistrySettings, Upstream } from "../../../config/schema/eks/registry";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import { policyDocument } from "../identity/policy-document";
import { ImageRepository } from "./image-repository";
import { lifecyclePolicy } from "./lifecycle-policy";
import { PullThroughCache } from "./pull-through-cache";
import { registryStatements } from "./registry-statements";

export interface ContainerRegistryProps {
  readonly site: AwsSite;
  readonly settings: RegistrySettings;
}

/** Images with a tag of a copied repository that are kept, where nobody says more. */
const keepCopies = 50;

/** ECR in one account and region: own repositories, caches of upstreams, copies elsewhere and of others. */
export class ContainerRegistry extends Construct {
  constructor(scope: Construct, id: string, { site, settings }: ContainerRegistryProps) {
    super(scope, id);
    const { scanning, replication, receiveFrom } = settings;
    this.repositories(site, settings);
    const caches = new Construct(this, "caches");
    for (const [upstream, cache] of Object.entries(settings.pullThrough)) {
      new PullThroughCache(caches, upstream, { upstream: upstream as Upstream, credentials: cache.credentials });
    }
    if (receiveFrom.length > 0) {
      new EcrRepositoryCreationTemplate(this, "copies", {
        prefix: "ROOT",
        description: "Copies of other registries",
        appliedFor: ["REPLICATION"],
        imageTagMutability: "IMMUTABLE",
        encryptionConfiguration: [{ encryptionType: "AES256" }],
        lifecyclePolicy: lifecyclePolicy(keepCopies),
      });
    }
    const statements = registryStatements(site, settings);
    if (statements.length > 0) new EcrRegistryPolicy(this, "policy", { policy: policyDocument(statements) });
    if (scanning) {
      new EcrRegistryScanningConfiguration(this, "scanning", {
        scanType: scanning.toUpperCase(),
        rule: [
          {
            scanFrequency: scanning === "enhanced" ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH",
            repositoryFilter: [{ filter: "*", filterType: "WILDCARD" }],
          },
        ],
      });
    }
    if (replication) {
      const registryId = replication.account ?? site.account;
      new EcrReplicationConfiguration(this, "replication", {
        replicationConfiguration: {
          rule: [
            {
              destination: replication.regions.map((region) => ({ region, registryId })),
              // Caches are left out: each region has its upstreams as near as this one.
              repositoryFilter: Object.keys(settings.repositories).map((filter) => ({
                filter,
                filterType: "PREFIX_MATCH",
              })),
            },
          ],
        },
      });
    }
  }

  private repositories(site: AwsSite, { repositories }: RegistrySettings): void {
    const names = Object.entries(repositories);
    if (names.length === 0) return;
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "images",
      description: `Images of ${site.environment.name}`,
    });
    const scope = new Construct(this, "repositories");
    for (const [name, { keepImages }] of names) {
      new ImageRepository(scope, name.replaceAll("/", "--"), { site, name, keepImages, key: key.arn });
    }
  }
}
