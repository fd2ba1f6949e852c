import { types } from "node:util";

/**
 * constructs and cdktf write down the whole stack for every token and construct, into plain objects, and jest maps each
 * line of it to the sources: half of a run of all tests. Errors keep their stacks.
 */
const capture = Error.captureStackTrace;

Error.captureStackTrace = (target: object, below?: Parameters<typeof capture>[1]) => {
  if (types.isNativeError(target)) capture.call(Error, target, below);
};
