/** A suite that deploys: skipped where a cluster, Terraform or a provider is missing, and then says what. */
export function describeOnCluster(title: string, suite: () => void): void {
  const missing = process.env.E2E_MISSING ?? (process.env.KUBECONFIG ? "" : "KUBECONFIG of a cluster");
  if (missing === "") {
    describe(title, suite);
  } else {
    // Jest prints no title of a file that is skipped as a whole.
    process.stderr.write(`skipped: ${title}; missing: ${missing}\n`);
    describe.skip(`${title} (missing: ${missing})`, suite);
  }
}
