import { Cluster } from "../support/cluster";
import { describeOnCluster } from "../support/describe-on-cluster";

/** A suite that makes nodes: on a cluster whose nodes are real it would leave pods on machines that do not exist. */
export function describeOnKwok(title: string, suite: () => void): void {
  const kubeconfig = process.env.KUBECONFIG;
  if ((process.env.E2E_MISSING ?? "") === "" && kubeconfig && !new Cluster(kubeconfig).simulated) {
    const missing = "nodes of kwok, as the lab has them";
    process.stderr.write(`skipped: ${title}; missing: ${missing}\n`);
    describe.skip(`${title} (missing: ${missing})`, suite);
  } else {
    describeOnCluster(title, suite);
  }
}
