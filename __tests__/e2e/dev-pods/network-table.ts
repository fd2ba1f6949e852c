import type { Peer } from "../support/network-reach";
import { names } from "./dev-pods-environment";

/** Who opens a connection to whom, and on which TCP ports. */
export type Pair = readonly [from: Peer, to: Peer, ports: readonly number[]];

const pod = (app: string, reservation: string): Peer => ({ namespace: names.namespace, labels: { app, reservation } });
const at = (address: string): Peer => ({ address });

const one = pod("gpu-dev-pod", "one");
const other = pod("gpu-dev-pod", "other");
const build = pod("buildkit", "");
const warm = pod("gpu-dev-warm", "ready");
const user = at("203.0.113.7");
const internet = at("1.1.1.1");
const metadata = at("169.254.169.254");

/** What must be possible. */
export const openPairs: readonly Pair[] = [
  [user, one, [22, 8888]],
  [one, internet, [22, 80, 443]],
  [one, at("198.51.100.7"), [8443]],
  [one, other, [29500, 45000]],
  [build, internet, [22, 80, 443]],
  [build, at("198.51.100.70"), [5000]],
];

/** What must not. */
export const closedPairs: readonly Pair[] = [
  [user, one, [2376, 29500]],
  [user, warm, [22, 8888]],
  [at("192.0.2.1"), one, [22, 8888]],
  [one, internet, [25, 6443]],
  [one, at("10.0.0.5"), [22, 443, 5432]],
  [one, at("198.51.100.70"), [5000]],
  [one, metadata, [80]],
  [one, other, [22, 2376, 8888]],
  [one, build, [1234]],
  [build, one, [22, 8888, 29500]],
  [build, metadata, [80]],
  [warm, internet, [443]],
];
