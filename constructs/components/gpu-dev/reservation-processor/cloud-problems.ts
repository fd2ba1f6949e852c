import type { SettingProblem } from "../../../../config/component-description";
import { isFileSystemId } from "../../../../config/eks/is-file-system-id";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { CloudSettings } from "../runtime/cloud";
import type { ProcessorSettings } from "./settings";

type Amazon = Extract<CloudSettings, { kind: "aws" }>;
type Eks = Extract<ResolvedEnvironment["target"], { kind: "eks" }>;

/** A cloud that is not the target's, and what neither of the two says. */
export function cloudProblems({ cloud }: ProcessorSettings, { target }: ResolvedEnvironment): SettingProblem[] {
  if (target.kind !== "eks") return cloud.kind === "aws" ? unsaid(cloud) : [];
  if (cloud.kind === "gcp") {
    return [
      {
        setting: "cloud",
        message: "is another cloud than the target's",
        allowed: "aws, or none: then no cloud is called",
        hint: 'write { kind: "aws" }: the target knows its region and zones',
      },
    ];
  }
  return cloud.kind === "aws" ? [...elsewhere(cloud, target), ...unknownFiles(cloud, target)] : [];
}

function unsaid({ region, zone, sharedFiles }: Amazon): SettingProblem[] {
  const problem = (setting: string, allowed: string): SettingProblem => ({
    setting: `cloud.${setting}`,
    message: "is required: a target of this kind does not say it",
    allowed,
    hint: "add it",
  });
  const cache = sharedFiles?.compilerCache;
  return [
    ...(region ? [] : [problem("region", "an AWS region, such as us-east-2")]),
    ...(zone ? [] : [problem("zone", "an availability zone, such as us-east-2a")]),
    ...(sharedFiles && !sharedFiles.securityGroup
      ? [
          problem("sharedFiles.securityGroup", "the id of a security group"),
          problem("sharedFiles.subnets", "ids of subnets"),
        ]
      : []),
    ...(cache && !isFileSystemId(cache)
      ? [
          {
            setting: "cloud.sharedFiles.compilerCache",
            message: "is a name, and a target of this kind knows no file systems by name",
            allowed: "the id of a file system, such as fs-0123456789abcdef0",
            hint: "write its id",
          },
        ]
      : []),
  ];
}

function elsewhere({ region, zone }: Amazon, { region: home, network }: Eks): SettingProblem[] {
  const zones = network.kind === "new" ? network.zones : Object.keys(network.subnets.nodes);
  if (region && region !== home) {
    return [
      {
        setting: "cloud.region",
        message: `is not the target's region, ${home}`,
        allowed: home,
        hint: "leave it out: the target says it",
      },
    ];
  }
  if (!zone || zones.includes(zone)) return [];
  return [
    {
      setting: "cloud.zone",
      message: "is no zone of the target's nodes: no disk in it could be attached",
      allowed: zones.join(", "),
      hint: "leave it out for the first of these",
    },
  ];
}

function unknownFiles({ sharedFiles }: Amazon, target: Eks): SettingProblem[] {
  if (!sharedFiles) return [];
  const problems: SettingProblem[] = [];
  const systems = target.sharedFiles?.fileSystems ?? {};
  if (!sharedFiles.securityGroup && !target.sharedFiles) {
    problems.push({
      setting: "cloud.sharedFiles",
      message: "takes the target's doors for file systems, and target.sharedFiles makes none",
      allowed: "with target.sharedFiles, or with securityGroup and subnets",
      hint: "set target.sharedFiles, such as { fileSystems: { shared: {} } }",
    });
  }
  const cache = sharedFiles.compilerCache;
  if (!cache || isFileSystemId(cache)) return problems;
  const setting = "cloud.sharedFiles.compilerCache";
  const found = Object.hasOwn(systems, cache) ? systems[cache] : undefined;
  if (!found) {
    problems.push({
      setting,
      message: "is no file system of the target",
      allowed: Object.keys(systems).join(", ") || "none: target.sharedFiles names none",
      hint: `add ${cache} to target.sharedFiles.fileSystems`,
    });
  } else if (found.clients.kind !== "nfs") {
    problems.push({
      setting,
      message: "is mounted by dev pods over plain NFS, and that file system takes clients over TLS only",
      allowed: 'a file system with clients { kind: "nfs", reason: "..." }',
      hint: `set target.sharedFiles.fileSystems.${cache}.clients, and keep nothing else there: every dev pod sees all of it`,
    });
  }
  return problems;
}
