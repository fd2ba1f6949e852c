import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const longestBucketName = 63;
/** https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html */
const longestCreationToken = 64;

/** Names that storage gets from the environment's own and that AWS would not take. */
export function derivedNameProblems(environment: string, { account, buckets, sharedFiles }: EksTarget): Fault[] {
  const fault = (path: string, name: string, longest: number): Fault[] => {
    const over = name.length - longest;
    if (over <= 0) return [];
    return [
      {
        path,
        message: `makes the name ${name}, which is ${name.length} characters long`,
        allowed: `derived names of at most ${longest} characters`,
        hint: `shorten this name or the environment's by ${over} or more`,
      },
    ];
  };
  return [
    ...Object.keys(buckets).flatMap((bucket) =>
      fault(`target.buckets.${bucket}`, `${environment}-${bucket}-${account}`, longestBucketName),
    ),
    ...Object.keys(sharedFiles?.fileSystems ?? {}).flatMap((name) =>
      fault(`target.sharedFiles.fileSystems.${name}`, `${environment}-${name}`, longestCreationToken),
    ),
  ];
}
