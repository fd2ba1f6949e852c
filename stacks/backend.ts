import { GcsBackend, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { Layer } from "../config/layer";
import type { ResolvedEnvironment } from "../config/resolved-environment";
import { stateAddress } from "../config/state-address";
import { stateKeyArn } from "../config/state-key-arn";
import { KubernetesBackend } from "./kubernetes-backend";
import type { SynthesisOptions } from "./synthesis-options";

/** Puts a stack's state where the environment keeps its states: one state for each stack, locked, encrypted by the store. */
export function configureBackend(
  stack: TerraformStack,
  environment: ResolvedEnvironment,
  layer: Layer,
  options: SynthesisOptions,
): void {
  const { state, target } = environment;
  const address = stateAddress(environment, layer);
  switch (state.kind) {
    case "local":
      localBackend(stack, address);
      return;
    case "s3": {
      // A bucket cannot hold the state of its own making before it is made.
      if (layer === "state" && state.bootstrap?.stateIn === "local") {
        localBackend(stack, address);
        return;
      }
      const made = state.bootstrap && target.kind === "eks" ? stateKeyArn(environment.name, target) : undefined;
      const kmsKeyId = state.kmsKey ?? made;
      new S3Backend(stack, {
        bucket: state.bucket,
        key: address,
        region: state.region,
        encrypt: true,
        ...(kmsKeyId ? { kmsKeyId } : {}),
      });
      // The binding predates S3's own locking.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
    case "gcs":
      new GcsBackend(stack, {
        bucket: state.bucket,
        prefix: address.replace(/\.tfstate$/, ""),
        ...(state.kmsKey ? { kmsEncryptionKey: state.kmsKey } : {}),
      });
      return;
    case "kubernetes": {
      const { path, context } = state.kubeconfig;
      new KubernetesBackend(stack, {
        secretSuffix: address,
        namespace: state.namespace,
        context,
        kubeconfigPaths: path ? [path] : options.kubeconfigPaths,
      });
    }
  }
}

/** The path is relative to cdktf.out/stacks/<stack>, so that the Terraform is the same on every machine. */
function localBackend(stack: TerraformStack, address: string): void {
  new LocalBackend(stack, { path: `../../../state/${address}` });
}
