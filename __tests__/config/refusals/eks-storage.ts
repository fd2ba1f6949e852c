import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const eks = (changes: object, more: object = {}) => ({ target: { ...eksTarget, ...changes }, ...more });
const registry = (settings: object, more: object = {}) => eks({ registry: settings }, more);
const systems = (fileSystems: object, more: object = {}) => ({ sharedFiles: { fileSystems, ...more } });
const credentials = "arn:aws:secretsmanager:us-east-2:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf";
const nfs = { clients: { kind: "nfs", reason: "the programs mount it over plain NFS" } };
const classes = (given: object) => ({ "components.storageClasses": { classes: given } });
const named = (name: string) => ({ name, "state.prefix": name });

export const eksStorageRefusals: readonly Refusal[] = [
  {
    title: "shared files without a file system",
    given: eks(systems({})),
    message: text`
      lab: target.sharedFiles.fileSystems: names no file system
        found:   {}
        allowed: file systems by name, such as { shared: {} }
        do:      leave sharedFiles out where none is needed`,
  },
  {
    title: "a number of days that EFS does not know",
    given: eks(systems({ shared: { infrequentAccessDays: 2 } })),
    message: text`
      lab: target.sharedFiles.fileSystems.shared.infrequentAccessDays: is not one of the known values
        found:   2
        allowed: 1, 7, 14, 30, 60, 90, 180, 270, 365
        do:      EFS knows these numbers of days only`,
  },
  {
    title: "plain NFS without a reason",
    given: eks(systems({ cache: { clients: { kind: "nfs" } } })),
    message: text`
      lab: target.sharedFiles.fileSystems.cache.clients.reason: is required
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "a file system whose name looks like an id",
    given: eks(systems({ "fs-shared": {} })),
    message: text`
      lab: target.sharedFiles.fileSystems.fs-shared: would be taken for the id of a file system
        allowed: names that do not start with fs-
        do:      rename the file system`,
  },
  {
    title: "one StorageClass of two drivers",
    given: eks(systems({ shared: {} }, { storageClass: "gp3" })),
    message: text`
      lab: target.sharedFiles.storageClass: is the class of volumes for one pod as well (target.storageClass)
        found:   "gp3"
        allowed: two names: a class has one driver
        do:      rename one of them, and its entry in components.storageClasses.classes`,
  },
  {
    title: "a bucket of the name that logs have",
    given: eks({ buckets: { "access-logs": {} } }),
    message: text`
      lab: target.buckets.access-logs: is the bucket that gets the log of the others' requests
        allowed: any other name
        do:      rename the bucket`,
  },
  {
    title: "a bucket whose whole name is too long",
    given: eks({ buckets: { "listings-of-the-disks-of-users": {} } }, { name: "gpu-dev-production-us-east-2" }),
    message: text`
      gpu-dev-production-us-east-2: target.buckets.listings-of-the-disks-of-users: makes the name gpu-dev-production-us-east-2-listings-of-the-disks-of-users-111122223333, which is 72 characters long
        allowed: derived names of at most 63 characters
        do:      shorten this name or the environment's by 9 or more`,
  },
  {
    title: "a file system whose whole name is too long",
    given: eks(systems({ ["n".repeat(62)]: {} })),
    message: text`
      lab: target.sharedFiles.fileSystems.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn: makes the name lab-nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn, which is 66 characters long
        allowed: derived names of at most 64 characters
        do:      shorten this name or the environment's by 2 or more`,
  },
  {
    title: "Docker Hub without credentials",
    given: registry({ pullThrough: { "docker.io": {} } }),
    message: text`
      lab: target.registry.pullThrough.docker.io.credentials: is required: ECR cannot ask docker.io without a name and a token
        allowed: a secret of 111122223333 in us-east-2 whose name starts with ecr-pullthroughcache/
        do:      put username and accessToken into such a secret by hand, and write its ARN here`,
  },
  {
    title: "credentials of another region and account, and of no name that ECR reads",
    given: registry({
      pullThrough: { "ghcr.io": { credentials: "arn:aws:secretsmanager:us-east-1:444455556666:secret:ghcr-AbCdEf" } },
    }),
    message: text`
      lab: target.registry.pullThrough.ghcr.io.credentials: lies in us-east-1, belongs to account 444455556666, is called ghcr-AbCdEf, and ECR reads no such secret
        found:   "arn:aws:secretsmanager:us-east-1:444455556666:secret:ghcr-AbCdEf"
        allowed: a secret of 111122223333 in us-east-2 whose name starts with ecr-pullthroughcache/
        do:      make the secret anew under that name, in that place`,
  },
  {
    title: "an upstream that ECR does not know",
    given: registry({ pullThrough: { "nvcr.io": {} } }),
    message: text`
      lab: target.registry.pullThrough.nvcr.io: is not a known setting
        found:   {}
        allowed: docker.io, ghcr.io, public.ecr.aws, quay.io, registry.k8s.io
        do:      did you mean ghcr.io?`,
  },
  {
    title: "a repository below an upstream",
    given: registry({ repositories: { "quay.io/team/api": {} }, pullThrough: { "quay.io": {} } }),
    message: text`
      lab: target.registry.repositories.quay.io/team/api: lies below quay.io, whose images ECR caches there
        allowed: names below no upstream of pullThrough
        do:      remove it: the first pull makes the repository; for images of your own choose another name`,
  },
  {
    title: "copies of no repositories",
    given: registry({ pullThrough: { "docker.io": { credentials } }, replication: { regions: ["us-east-1"] } }),
    message: text`
      lab: target.registry.replication: copies the repositories, and there are none
        do:      name repositories, or remove replication: caches are not copied`,
  },
  {
    title: "copies into the images' own region",
    given: registry({ repositories: { api: {} }, replication: { regions: ["us-east-1", "us-east-2"] } }),
    message: text`
      lab: target.registry.replication.regions: names the region that the images are in already
        found:   ["us-east-1","us-east-2"]
        allowed: other regions than us-east-2, or another account
        do:      take it out`,
  },
  {
    title: "copies into one region twice",
    given: registry({
      repositories: { api: {} },
      replication: { regions: ["us-east-2", "us-east-2"], account: "444455556666" },
    }),
    message: text`
      lab: target.registry.replication.regions: names us-east-2 twice
        found:   ["us-east-2","us-east-2"]
        do:      take one of them out`,
  },
  {
    title: "a mirror that passes its own caches by",
    given: registry(
      { pullThrough: { "quay.io": {} } },
      { artifacts: { mirror: "111122223333.dkr.ecr.us-east-2.amazonaws.com/mirror" } },
    ),
    message: text`
      lab: artifacts.mirror: has a path, and ECR caches upstreams below their own names only (target.registry.pullThrough)
        found:   "111122223333.dkr.ecr.us-east-2.amazonaws.com/mirror"
        allowed: 111122223333.dkr.ecr.us-east-2.amazonaws.com
        do:      take the path away, or remove pullThrough and push every image there`,
  },
  {
    title: "two environments that make one registry's policy and repository",
    given: [
      registry({ repositories: { api: {} }, pullThrough: { "quay.io": {} } }, named("one")),
      registry({ repositories: { api: {} }, receiveFrom: ["444455556666"] }, named("two")),
    ],
    message: text`
      2 problems in 1 environment; nothing was written.

      two: target.registry.repositories.api: makes repository api of 111122223333 in us-east-2, which one makes already
        allowed: one environment for each registry: an account has one in a region
        do:      remove it here and use the other's, or choose a name of its own

      two: target.registry.receiveFrom: makes the registry's policy of 111122223333 in us-east-2, which one makes already
        allowed: one environment for each registry: an account has one in a region
        do:      say it in one of them`,
  },
  {
    title: "volumes of a class that nobody makes",
    given: eks({}, { "components.gitCache": {} }),
    message: text`
      lab: target.storageClass: is a StorageClass that nobody makes, and volumes of it are wanted by gitCache
        found:   "gp3"
        allowed: a class of components.storageClasses, which is not here
        do:      add gp3: { kind: "awsEbs" } to components.storageClasses.classes`,
  },
  {
    title: "an EFS class where there is no EFS",
    given: classes({ efs: { kind: "awsEfs" } }),
    message: text`
      lab: components.storageClasses.classes.efs.fileSystem: is required: the target has no file systems
        allowed: the id of a file system, such as fs-0123456789abcdef0
        do:      write the id of a file system that is there`,
  },
  {
    title: "an EFS class of a file system that is not there",
    given: eks(systems({ shared: {} }), classes({ efs: { kind: "awsEfs", fileSystem: "homes" } })),
    message: text`
      lab: components.storageClasses.classes.efs.fileSystem: is no file system of the target
        found:   "homes"
        allowed: shared
        do:      add it to target.sharedFiles.fileSystems`,
  },
  {
    title: "volumes on a file system that everybody mounts",
    given: eks(systems({ cache: nfs }), classes({ efs: { kind: "awsEfs" } })),
    message: text`
      lab: components.storageClasses.classes.efs.fileSystem: is cache, which is mounted over plain NFS as well: whoever does would read every volume
        allowed: one with clients { kind: "tls" }
        do:      name one of these, or add a file system for volumes to target.sharedFiles.fileSystems`,
  },
];
