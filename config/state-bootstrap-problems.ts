import type { Fault } from "./fault";
import type { Problem } from "./problem";
import type { EnvironmentBase } from "./schema/environment";
import type { StateSettings } from "./schema/state";
import type { Target } from "./schema/target";
import { stateKeyAlias, stateKeyArn } from "./state-key-arn";

type Fields = Pick<EnvironmentBase, "name" | "state" | "target">;

/** `<bucket>-logs` is a bucket as well, and names end at 63; a dot breaks the certificate of S3. */
const bucketName = /^[a-z0-9][a-z0-9-]{1,56}[a-z0-9]$/;

/** What keeps an environment from making the bucket of its states itself. */
export function stateBootstrapProblems(name: string, state: StateSettings, target: Target): Fault[] {
  if (state.kind !== "s3" || !state.bootstrap) return [];
  if (target.kind !== "eks") {
    return [
      {
        path: "state.bootstrap",
        message: `makes a bucket in the account of an EKS target, and this target's kind is ${target.kind}`,
        hint: "make the bucket by other means, and leave bootstrap out",
      },
    ];
  }
  const faults: Fault[] = [];
  if (state.region !== target.region) {
    faults.push({
      path: "state.region",
      found: state.region,
      message: "is not the region of the target, in which bootstrap makes the bucket",
      allowed: target.region,
      hint: "set it to the target's region, or make the bucket by other means and leave bootstrap out",
    });
  }
  if (state.kmsKey) {
    faults.push({
      path: "state.kmsKey",
      found: state.kmsKey,
      message: "is set, and bootstrap makes a key of its own",
      hint: `remove kmsKey: the states are encrypted with ${stateKeyAlias(name)}`,
    });
  }
  if (!bucketName.test(state.bucket)) {
    faults.push({
      path: "state.bucket",
      found: state.bucket,
      message: "is no name for a bucket that bootstrap makes",
      allowed: "3 to 58 lower-case letters, digits and hyphens, first and last a letter or digit",
      hint: "leave room for `-logs`, the bucket of its access logs",
    });
  }
  return faults;
}

/** Environments that share a bucket one of them makes: only one may make it, and all need its key. */
export function sharedBootstrapProblems(environments: readonly Fields[]): Problem[] {
  const makers = environments.filter(({ state }) => state.kind === "s3" && state.bootstrap);
  return environments.flatMap(({ name, state }): Problem[] => {
    if (state.kind !== "s3") return [];
    const maker = makers.find((candidate) => candidate.state.kind === "s3" && candidate.state.bucket === state.bucket);
    if (!maker || maker.name === name || maker.target.kind !== "eks") return [];
    const key = stateKeyArn(maker.name, maker.target);
    if (state.bootstrap) {
      return [
        {
          environment: name,
          path: "state.bootstrap",
          message: `makes the bucket ${state.bucket}, which ${maker.name} makes already`,
          hint: `remove bootstrap here, and set kmsKey to ${key}`,
        },
      ];
    }
    if (state.kmsKey) return [];
    return [
      {
        environment: name,
        path: "state.kmsKey",
        message: `is required: the bucket is that of ${maker.name}, which takes nothing that no KMS key encrypts`,
        allowed: key,
        hint: `name the key that ${maker.name} makes`,
      },
    ];
  });
}
