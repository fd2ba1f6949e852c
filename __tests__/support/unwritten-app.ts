import os from "node:os";
import path from "node:path";
import { App } from "cdktf";

/** An app that is rendered in memory only; cdktf wants a folder all the same. */
export function unwrittenApp(): App {
  return new App({ outdir: path.join(os.tmpdir(), "gantry-unwritten"), skipValidation: true });
}
