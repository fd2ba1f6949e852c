import { awsPartition } from "../aws-partition";
import type { Fault } from "../fault";
import type { AccessSettings } from "../schema/eks/access";
import type { EksTarget } from "../schema/eks/target";

/** What is wrong with who may call the Kubernetes API of an EKS target. */
export function accessProblems({ access, region }: EksTarget): Fault[] {
  return [
    ...administratorFaults(access),
    ...twiceFaults(access),
    ...Object.entries(access).flatMap(([name, entry]) => [
      ...principalFaults(`target.access.${name}.principal`, entry.principal, awsPartition(region)),
      ...rightsFaults(`target.access.${name}`, entry),
    ]),
  ];
}

/** EKS lets nobody in who is not named, and nobody could put that right from inside. */
function administratorFaults(access: AccessSettings): Fault[] {
  if (Object.values(access).some(({ policy, namespaces }) => policy === "clusterAdmin" && !namespaces)) return [];
  return [
    {
      path: "target.access",
      found: Object.keys(access),
      message: "has no principal with clusterAdmin for the whole cluster: nobody could deploy to it",
      hint: 'give the role that deploys policy: "clusterAdmin", without namespaces',
    },
  ];
}

function twiceFaults(access: AccessSettings): Fault[] {
  const names = Object.keys(access);
  return names.flatMap((name, position): Fault[] => {
    const first = names.slice(0, position).find((other) => access[other]?.principal === access[name]?.principal);
    if (!first) return [];
    return [
      {
        path: `target.access.${name}.principal`,
        found: access[name]?.principal,
        message: `is the principal of ${first} as well, and EKS has one entry for each`,
        hint: `give ${first} what both need, and remove ${name}`,
      },
    ];
  });
}

function principalFaults(path: string, principal: string, partition: string): Fault[] {
  const [, own = "", , , , resource = ""] = principal.split(":");
  if (own !== partition) {
    return [
      {
        path,
        found: principal,
        message: `is of the partition ${own}, and the region is of ${partition}`,
        hint: `name a role of an account in ${partition}`,
      },
    ];
  }
  if (resource.startsWith("role/aws-service-role/")) {
    return [
      {
        path,
        found: principal,
        message: "is a role of an AWS service, which EKS lets in by itself or not at all",
        hint: "name a role of your own",
      },
    ];
  }
  return [];
}

function rightsFaults(path: string, { policy, namespaces, groups }: AccessSettings[string]): Fault[] {
  const faults: Fault[] = [];
  if (!policy && groups.length === 0) {
    faults.push({
      path,
      message: "says nothing of what the principal may do",
      hint: "set policy, or groups that a role binding names",
    });
  }
  if (!policy && namespaces) {
    faults.push({
      path: `${path}.namespaces`,
      found: namespaces,
      message: "limit the policy, and there is none",
      hint: "set policy, or remove namespaces: groups hold wherever a role binding says so",
    });
  }
  return faults;
}
