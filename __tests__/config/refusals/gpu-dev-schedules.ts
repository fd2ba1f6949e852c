import { type Refusal, text } from "./refusal";

const reason = "a reason that a reviewer can follow later";
const processor = { namespace: "gpu-controlplane", image: "registry.example.com/processor:1" };
const updater = { namespace: "gpu-controlplane", image: "registry.example.com/updater:1" };
const expiry = { namespace: "gpu-controlplane", image: "registry.example.com/expiry:1" };
const whole = {
  "target.storageClass": "standard",
  "target.nodePools": { cpu: { purpose: "gpu", gpu: "cpu-small", labels: { GpuType: "cpu-small" }, nodes: 1 } },
  namespaces: { "gpu-controlplane": {}, "gpu-dev": { podSecurity: { level: "privileged", reason } } },
  "components.postgres": { namespace: "gpu-controlplane" },
  "components.migrations": { namespace: "gpu-controlplane" },
  "components.devPods": { namespace: "gpu-dev", image: "registry.example.com/gpu-dev-pod:1" },
};
const withProcessor = (s: object, more: object = {}) => ({
  ...whole,
  "components.reservationProcessor": { ...processor, ...s },
  ...more,
});
const withUpdater = (s: object) => ({ ...withProcessor({}), "components.availabilityUpdater": { ...updater, ...s } });
const withExpiry = (s: object) => ({ ...withProcessor({}), "components.reservationExpiry": { ...expiry, ...s } });

export const gpuDevScheduleRefusals: readonly Refusal[] = [
  {
    title: "an expiry without a processor",
    given: { ...whole, "components.reservationExpiry": expiry },
    message: text`
      lab: components.reservationExpiry: requires the component reservationProcessor, which is not here
        do:      add reservationProcessor to components, or remove reservationExpiry`,
  },
  {
    title: "a cron expression that never runs",
    given: withUpdater({ schedule: "0 0 30 2 *" }),
    message: text`
      lab: components.availabilityUpdater.schedule: never runs: no month has that day
        found:   "0 0 30 2 *"
        allowed: minute, hour, day of the month, month and day of the week, each *, a value, a range, a list or a step
        do:      write five fields, such as "*/5 * * * *" for every five minutes`,
  },
  {
    title: "a cron expression of six fields",
    given: withUpdater({ schedule: "0 */5 * * * *" }),
    message: text`
      lab: components.availabilityUpdater.schedule: does not have five fields
        found:   "0 */5 * * * *"
        allowed: minute, hour, day of the month, month and day of the week, each *, a value, a range, a list or a step
        do:      write five fields, such as "*/5 * * * *" for every five minutes`,
  },
  {
    title: "a minute that no hour has",
    given: withUpdater({ schedule: "5,65 * * * *" }),
    message: text`
      lab: components.availabilityUpdater.schedule: has 65 as minute; it takes 0 to 59
        found:   "5,65 * * * *"
        allowed: minute, hour, day of the month, month and day of the week, each *, a value, a range, a list or a step
        do:      write five fields, such as "*/5 * * * *" for every five minutes`,
  },
  {
    title: "a run without time",
    given: withUpdater({ deadlineSeconds: 0 }),
    message: text`
      lab: components.availabilityUpdater.deadlineSeconds: is too small
        found:   0
        allowed: a whole number from 60 to 3600
        do:      a run above it ends in the middle; what it did stays done, and the next run goes on`,
  },
  {
    title: "an expiry that runs too seldom to warn",
    given: withExpiry({ schedule: "0 * * * *" }),
    message: text`
      lab: components.reservationExpiry.schedule: leaves 60 minutes between two runs, and users are warned 30 minutes before the end: some never would be
        found:   "0 * * * *"
        allowed: a run every 30 minutes or oftener, day and night
        do:      run oftener, or warn earlier with warningMinutes`,
  },
  {
    title: "an expiry that sleeps at night",
    given: withExpiry({ schedule: "*/5 8-18 * * *" }),
    message: text`
      lab: components.reservationExpiry.schedule: leaves 785 minutes between two runs, and users are warned 30 minutes before the end: some never would be
        found:   "*/5 8-18 * * *"
        allowed: a run every 30 minutes or oftener, day and night
        do:      run oftener, or warn earlier with warningMinutes`,
  },
  {
    title: "a warning that is too short for a run",
    given: withExpiry({ warningMinutes: 2 }),
    message: text`
      lab: components.reservationExpiry.warningMinutes: is too small
        found:   2
        allowed: a whole number from 5 to 1440
        do:      write what is allowed`,
  },
  {
    title: "an expiry without its image",
    given: withExpiry({ image: undefined }),
    message: text`
      lab: components.reservationExpiry.image: is required
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      no public registry carries the image of the expiry of reservations: build it from the gpu-dev sources (Python, module expiry.main, uid 1000), push it to a registry that the cluster can pull from and name it here`,
  },
  {
    title: "an updater's image that moves",
    given: withUpdater({ image: "registry.example.com/updater:latest" }),
    message: text`
      lab: components.availabilityUpdater.image: follows the moving tag latest
        found:   "registry.example.com/updater:latest"
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      no public registry carries the image of the availability updater: build it from the gpu-dev sources (Python, module updater.main, uid 1000), push it to a registry that the cluster can pull from and name it here`,
  },
];
