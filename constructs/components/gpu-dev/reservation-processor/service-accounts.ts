/** Who reads the queues and makes workers, and who makes dev pods and calls the cloud. */
export const serviceAccounts = { poller: "reservation-poller-sa", worker: "reservation-processor-sa" } as const;
