import { hostName as anyHostName } from "../../../config/fields/host-name";

/** A DNS name that nodes resolve. */
export const hostName = anyHostName.meta({
  allowed: "a DNS name without scheme and port, such as registry.internal.example.com",
  hint: "nodes must resolve it: they cannot ask cluster DNS",
});
