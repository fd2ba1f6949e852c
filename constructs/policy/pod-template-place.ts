const template = ["spec", "template"];

/** Where each kind keeps its pod template. */
const places: Readonly<Record<string, readonly string[]>> = {
  pod: [],
  deployment: template,
  stateful_set: template,
  daemonset: template,
  daemon_set: template,
  replication_controller: template,
  job: template,
  cron_job: ["spec", "job_template", "spec", "template"],
};

/** Path of the pod template in resources of a type, in any of its versions; `undefined` where they make no pods. */
export function podTemplatePlace(type: string): readonly string[] | undefined {
  const kind = /^kubernetes_(.+?)(?:_v\d\w*)?$/.exec(type)?.[1];
  return kind === undefined ? undefined : places[kind];
}
