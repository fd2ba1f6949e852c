import type { Fault } from "../fault";
import type { RegistrySettings } from "../schema/eks/registry";
import type { EksTarget } from "../schema/eks/target";

/** Upstreams that answer ECR by name and token only. https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html */
const namedClientsOnly = ["docker.io", "ghcr.io"];
/** Start of the name that ECR demands of a secret. */
const secretPrefix = "ecr-pullthroughcache/";

/** What is wrong with the container registry of an EKS target. */
export function registryProblems({ registry, account, region }: EksTarget): Fault[] {
  return [
    ...Object.entries(registry.pullThrough).flatMap(([upstream, { credentials }]) =>
      credentialFaults(upstream, credentials, { account, region }),
    ),
    ...repositoryFaults(registry),
    ...replicationFaults(registry, { account, region }),
  ];
}

function credentialFaults(
  upstream: string,
  credentials: string | undefined,
  { account, region }: Pick<EksTarget, "account" | "region">,
): Fault[] {
  const path = `target.registry.pullThrough.${upstream}.credentials`;
  const allowed = `a secret of ${account} in ${region} whose name starts with ${secretPrefix}`;
  if (credentials === undefined) {
    if (!namedClientsOnly.includes(upstream)) return [];
    return [
      {
        path,
        message: `is required: ECR cannot ask ${upstream} without a name and a token`,
        allowed,
        hint: "put username and accessToken into such a secret by hand, and write its ARN here",
      },
    ];
  }
  const [, , , secretRegion, secretAccount, , name = ""] = credentials.split(":");
  const wrong = [
    ...(secretRegion === region ? [] : [`lies in ${secretRegion}`]),
    ...(secretAccount === account ? [] : [`belongs to account ${secretAccount}`]),
    ...(name.startsWith(secretPrefix) ? [] : [`is called ${name}`]),
  ];
  if (wrong.length === 0) return [];
  return [
    {
      path,
      found: credentials,
      message: `${wrong.join(", ")}, and ECR reads no such secret`,
      allowed,
      hint: "make the secret anew under that name, in that place",
    },
  ];
}

function repositoryFaults({ repositories, pullThrough }: RegistrySettings): Fault[] {
  return Object.keys(repositories).flatMap((name) => {
    const upstream = Object.keys(pullThrough).find((prefix) => name.startsWith(`${prefix}/`));
    if (!upstream) return [];
    return [
      {
        path: `target.registry.repositories.${name}`,
        message: `lies below ${upstream}, whose images ECR caches there`,
        allowed: "names below no upstream of pullThrough",
        hint: "remove it: the first pull makes the repository; for images of your own choose another name",
      },
    ];
  });
}

function replicationFaults(
  { repositories, replication }: RegistrySettings,
  { account, region }: Pick<EksTarget, "account" | "region">,
): Fault[] {
  if (!replication) return [];
  const faults: Fault[] = [];
  const { regions } = replication;
  if (Object.keys(repositories).length === 0) {
    faults.push({
      path: "target.registry.replication",
      message: "copies the repositories, and there are none",
      hint: "name repositories, or remove replication: caches are not copied",
    });
  }
  if ((replication.account ?? account) === account && regions.includes(region)) {
    faults.push({
      path: "target.registry.replication.regions",
      found: regions,
      message: "names the region that the images are in already",
      allowed: `other regions than ${region}, or another account`,
      hint: "take it out",
    });
  }
  const twice = regions.find((one, position) => regions.indexOf(one) !== position);
  if (twice) {
    faults.push({
      path: "target.registry.replication.regions",
      found: regions,
      message: `names ${twice} twice`,
      hint: "take one of them out",
    });
  }
  return faults;
}
