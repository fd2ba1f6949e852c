/** Name of the bucket that gets the log of the others' requests: `<environment>-access-logs-<account>`. */
export const accessLogsBucket = "access-logs";
