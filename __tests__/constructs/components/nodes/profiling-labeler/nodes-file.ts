import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export type Labels = Record<string, string>;

export interface SimulatedNode {
  labels: Labels;
  /** Default: true. */
  ready?: boolean;
  /** Default: false. */
  unschedulable?: boolean;
}

const script = path.join(__dirname, "../../../../../constructs/components/nodes/profiling-labeler/label-nodes.sh");

/** What the script calls of kubectl, on a file of nodes. It is run by the shell, so it stands for itself. */
const standIn = `
const fs = require("node:fs");
const nodes = JSON.parse(fs.readFileSync(process.env.NODES, "utf8"));
const args = process.argv.slice(2);
fs.appendFileSync(process.env.CALLS, args.join(" ") + "\\n");
const value = (option) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
const matches = (labels) => (term) => {
  if (term.startsWith("!")) return !(term.slice(1) in labels);
  const [, key, operator, wanted] = /^([^!=]+)(!?=)(.*)$/.exec(term);
  return operator === "=" ? labels[key] === wanted : labels[key] !== wanted;
};
if (args[0] === "get") {
  if (process.env.FAILS && value("--selector").includes(process.env.FAILS)) process.exit(1);
  for (const [name, { labels, ready, unschedulable }] of Object.entries(nodes).reverse()) {
    if (!value("--selector").split(",").every(matches(labels))) continue;
    if (value("--field-selector") === "spec.unschedulable=false" && unschedulable) continue;
    console.log(name + " " + (ready === false ? "Unknown" : "True"));
  }
} else {
  for (const pair of args.slice(4)) nodes[args[2]].labels[pair.split("=")[0]] = pair.split("=")[1];
  fs.writeFileSync(process.env.NODES, JSON.stringify(nodes));
}
`;

/** Nodes in a file, which the labeler's script works on through a stand-in for kubectl. */
export class NodesFile {
  private readonly file: string;
  private readonly callsFile: string;

  constructor(
    private readonly folder: string,
    nodes: Readonly<Record<string, SimulatedNode>>,
  ) {
    this.file = path.join(folder, "nodes.json");
    this.callsFile = path.join(folder, "calls");
    fs.writeFileSync(this.file, JSON.stringify(nodes));
    fs.writeFileSync(path.join(folder, "kubectl.cjs"), standIn);
    fs.writeFileSync(
      path.join(folder, "kubectl"),
      `#!/bin/sh\nexec "${process.execPath}" "${folder}/kubectl.cjs" "$@"\n`,
      {
        mode: 0o755,
      },
    );
  }

  /**
   * Runs the script once.
   *
   * @param types lines of type, number and selectors
   * @param fails part of the selectors that the API does not answer
   * @returns the exit code
   */
  run(types: string, fails = ""): number | null {
    const typesFile = path.join(this.folder, "types");
    fs.writeFileSync(typesFile, types);
    fs.writeFileSync(this.callsFile, "");
    return spawnSync("sh", [script], {
      encoding: "utf8",
      env: {
        PATH: `${this.folder}:${process.env.PATH}`,
        NODES: this.file,
        CALLS: this.callsFile,
        FAILS: fails,
        TYPES: typesFile,
        OWNER: "sample",
      },
    }).status;
  }

  labels(node: string): Labels {
    return (JSON.parse(fs.readFileSync(this.file, "utf8")) as Record<string, SimulatedNode>)[node]?.labels ?? {};
  }

  /** Nodes with this label and value, by name. */
  withLabel(key: string, value = "true"): readonly string[] {
    return Object.entries(JSON.parse(fs.readFileSync(this.file, "utf8")) as Record<string, SimulatedNode>)
      .filter(([, { labels }]) => labels[key] === value)
      .map(([name]) => name)
      .sort();
  }

  /** Calls of the last run that changed something. */
  get changes(): readonly string[] {
    return fs
      .readFileSync(this.callsFile, "utf8")
      .split("\n")
      .filter((call) => call.startsWith("label"));
  }
}
