/** A program of the chart. */
export type CertManagerProgram = "controller" | "webhook" | "cainjector" | "startupapicheck";

/** Labels that the chart's pods of one program carry. */
export function certManagerPods(release: string, program: CertManagerProgram): Readonly<Record<string, string>> {
  return { "app.kubernetes.io/instance": release, "app.kubernetes.io/component": program };
}
