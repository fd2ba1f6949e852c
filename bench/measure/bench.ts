import os from "node:os";
import { measureProcess, type Sample } from "./measure-process";
import { fitLine, median, minimum } from "./statistics";

/** One program with its arguments, measured in fresh processes. */
export interface Case {
  readonly what: string;
  readonly folder: string;
  readonly argv: readonly string[];
  /** Done before each run, not measured. */
  readonly before?: () => void;
}

type Quantity = keyof Sample;

/** Samples by what was measured, and what they come to. */
export class Bench {
  private readonly samples = new Map<string, Sample[]>();
  private readonly findings: { readonly what: string; readonly value: string; readonly target: string }[] = [];

  constructor(private readonly runs: number) {}

  /**
   * Measures all cases once per round, one after the other: what else the machine does then disturbs all of them alike.
   * A round before the first is not counted; it fills what is cached between runs.
   */
  async measure(cases: readonly Case[]): Promise<void> {
    for (const { what } of cases) this.samples.set(what, []);
    for (let round = 0; round <= this.runs; round += 1) {
      process.stderr.write(round === 0 ? "warming up\n" : `round ${round} of ${this.runs}\n`);
      for (const { what, folder, argv, before } of cases) {
        before?.();
        const sample = await measureProcess(argv, folder);
        if (round > 0) this.samples.get(what)?.push(sample);
      }
    }
  }

  /** How many times as long `one` takes as `other`. */
  compare(what: string, one: string, other: string, target: string): void {
    const times = (quantity: Quantity) => (this.least(one, quantity) / this.least(other, quantity)).toFixed(2);
    this.findings.push({ what, value: `${times("wallMs")} times (CPU: ${times("cpuMs")})`, target });
  }

  /** Whether time and memory grow in straight lines. */
  line(points: readonly (readonly [copies: number, what: string])[]): void {
    for (const [quantity, scale, unit] of [
      ["wallMs", 1, "ms"],
      ["cpuMs", 1, "ms CPU"],
      ["peakKiB", 1024, "MiB"],
    ] as const) {
      const line = fitLine(points.map(([copies, what]) => [copies, this.least(what, quantity) / scale]));
      const value = `${line.intercept.toFixed(0)} ${unit} + ${line.slope.toFixed(1)} ${unit} a copy, R² ${line.rSquared.toFixed(4)}`;
      this.findings.push({
        what: `growth over ${points.map(([copies]) => copies).join(", ")} copies`,
        value,
        target: "a straight line",
      });
    }
  }

  results() {
    const { model = "unknown" } = os.cpus()[0] ?? {};
    const memoryGiB = Math.round(os.totalmem() / 1024 ** 3);
    return {
      machine: { cpu: model, cores: os.cpus().length, memoryGiB, node: process.version, system: os.platform() },
      // More than the number of cores: others were at work, and times are too long.
      load: os.loadavg()[1],
      runs: this.runs,
      measured: [...this.samples].map(([what, samples]) => ({
        what,
        fastestMs: Math.round(this.least(what, "wallMs")),
        medianMs: Math.round(median(samples.map(({ wallMs }) => wallMs))),
        leastCpuMs: Math.round(this.least(what, "cpuMs")),
        peakMiB: Math.round(median(samples.map(({ peakKiB }) => peakKiB)) / 1024),
      })),
      findings: this.findings,
    };
  }

  private least(what: string, quantity: Quantity): number {
    const samples = this.samples.get(what);
    if (!samples) throw new Error(`${what} was not measured`);
    return minimum(samples.map((sample) => sample[quantity]));
  }
}

/** Results as Markdown. */
export function report({ machine, load, runs, measured, findings }: ReturnType<Bench["results"]>): string {
  const { cpu, cores, memoryGiB, node, system } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${runs} fresh processes each; load ${load?.toFixed(1)}.`,
    "",
    "| what | fastest, ms | median, ms | CPU, ms | peak, MiB |",
    "|---|---:|---:|---:|---:|",
    ...measured.map(
      (row) => `| ${row.what} | ${row.fastestMs} | ${row.medianMs} | ${row.leastCpuMs} | ${row.peakMiB} |`,
    ),
    "",
    "| finding | value | target |",
    "|---|---|---|",
    ...findings.map(({ what, value, target }) => `| ${what} | ${value} | ${target} |`),
  ].join("\n");
}
