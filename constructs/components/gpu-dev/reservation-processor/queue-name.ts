/** The queues of gpu-dev, as the settings name their consumers. */
export type QueueName = "reservations" | "disks";
