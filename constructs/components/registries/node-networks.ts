import * as z from "zod";
import { cidr } from "../../../config/fields/cidr";

/** Networks that nodes connect from. */
export const nodeNetworks = z
  .array(cidr)
  .min(1)
  .describe(
    "Networks that the nodes connect from: their own, and with an overlay network the pods' as well, " +
      "because a node's connections to another node's pods come from its address in it.",
  )
  .meta({
    allowed: "networks in CIDR notation, such as 10.0.0.0/16",
    hint: "`kubectl get nodes -o wide` prints the nodes' addresses; k3s's pods are in 10.42.0.0/16",
  });
