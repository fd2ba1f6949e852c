/** What synthesis takes from the machine it runs on; main.ts reads it once. */
export interface SynthesisOptions {
  /** Folder that the Terraform is written to. */
  readonly outdir: string;
  /** Kubeconfig files of targets that name none. */
  readonly kubeconfigPaths: readonly string[];
}
