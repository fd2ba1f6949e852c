import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Bench, type Case, report } from "./measure/bench";
import { installPeers } from "./peers/install-peers";
import { peers as versions } from "./peers/versions";
import { forgetBundle, stageProject } from "./stage";
import { runner, stageCopies, stageFloor } from "./workbench";

/** Numbers of copies that show how time and memory grow. */
const growth = [1, 10, 50];

/** Numbers of resources at which other ways to write them are compared. */
const sizes = [200, 2000];

const plain = ["--import", "tsx", "main.ts"];

/** Names of what is measured with one number of copies. */
function namesOf(copies: number, perCopy: number) {
  const size = `${copies} ${copies === 1 ? "copy" : "copies"} = ${copies * perCopy} resources`;
  return {
    ours: `Gantry, ${size}`,
    floor: `floor, ${size}`,
    overhead: `overhead over the floor, ${size}`,
    plain: `Gantry by tsx, ${size}`,
    peer: (name: string, objects: string) => `${name}, ${size}, ${objects}`,
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: "string", default: "7" }, json: { type: "string" }, "without-peers": { type: "boolean" } },
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-bench-"));
  try {
    const bench = new Bench(Number(values.runs));
    const leftOut = await measureAll(bench, folder, values["without-peers"] === true);
    const results = { ...bench.results(), peers: leftOut ? { leftOut } : versions };
    console.log(report(results));
    if (leftOut) console.log(`\ncdk8s and the AWS CDK are left out: ${leftOut}`);
    if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
    else console.log(`\n\`\`\`json\n${JSON.stringify(results)}\n\`\`\``);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures everything; tells why the peers were left out, if they were. */
async function measureAll(bench: Bench, folder: string, withoutPeers: boolean): Promise<string | undefined> {
  const [whole = "", ours = "", floor = ""] = ["whole", "ours", "floor"].map((name) => path.join(folder, name));
  stageProject(whole);
  // As many as any size asks for; a copy has more than 30 resources.
  const recorded = await stageCopies(ours, Math.ceil(Math.max(...sizes) / 30));
  const perCopy = recorded[0]?.resources.length ?? 0;
  const compared = sizes.map((size) => Math.round(size / perCopy));
  await stageFloor(floor, recorded);
  const peers = withoutPeers ? { reason: "--without-peers" } : installPeers(recorded);

  const names = (copies: number) => namesOf(copies, perCopy);
  const peerCases = (copies: number) => ("folder" in peers ? casesOf(peers.folder, copies, names(copies).peer) : []);
  const counts = [...new Set([...growth, ...compared])].sort((one, other) => one - other);
  const cases: Case[] = [
    { what: "every environment", folder: whole, argv: runner() },
    { what: "every environment, bundle built", folder: whole, argv: runner(), before: () => forgetBundle(whole) },
  ];
  for (const count of counts) {
    const copies = ["--copies", String(count)];
    cases.push({ what: names(count).ours, folder: ours, argv: [...runner(), ...copies] });
    cases.push({ what: names(count).floor, folder: floor, argv: [...runner(), ...copies] });
    if (!compared.includes(count)) continue;
    cases.push({ what: names(count).plain, folder: ours, argv: [...plain, ...copies] }, ...peerCases(count));
  }
  await bench.measure(cases);

  for (const count of counts) {
    bench.compare(names(count).overhead, names(count).ours, names(count).floor, "at most 1.3");
  }
  bench.line(growth.map((count) => [count, names(count).ours]));
  for (const count of compared) {
    bench.compare(`${names(count).plain}, takes`, names(count).plain, names(count).ours, "at least 4");
    for (const { what } of peerCases(count)) bench.compare(`${what}, takes`, what, names(count).ours, "above 1");
  }
  return "reason" in peers ? peers.reason : undefined;
}

/** The peers write the objects that Gantry wrote; cdk8s, which is slower with deep objects, also Deployments of their size. */
function casesOf(folder: string, copies: number, nameOf: (peer: string, objects: string) => string): Case[] {
  const count = String(copies);
  return [
    { what: nameOf("cdk8s", "the same objects"), argv: ["cdk8s.cjs", "recorded", count] },
    { what: nameOf("cdk8s", "Deployments of that size"), argv: ["cdk8s.cjs", "deployments", count] },
    { what: nameOf("AWS CDK", "the same objects"), argv: ["aws-cdk.cjs", "recorded", count] },
    { what: nameOf("AWS CDK, bare", "the same objects"), argv: ["aws-cdk.cjs", "recorded", count, "bare"] },
  ].map((peer) => ({ ...peer, folder }));
}

main().catch((error) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
});
