import fs from "node:fs";
import path from "node:path";
import { AwsDouble } from "./aws-double";
import { fitToSchema } from "./fit-to-schema";
import { forgottenByMoto, unknownToMoto } from "./known-gaps";
import { addresses, leaveOut, withoutArguments } from "./leave-out";
import type { ProviderSchema } from "./provider-schema";
import { publishedParameters } from "./published-parameters";
import { onAwsAlone, stackCopy, withForgotten, withoutWaiting } from "./stack-copy";
import type { Terraform } from "./terraform";

type Fields = Readonly<Record<string, unknown>>;

/** What Terraform did with one stack; a step that it could not take is told in `failures`. */
export interface StackRehearsal {
  readonly stack: string;
  /** What the provider's schema lacks. */
  readonly dropped: readonly string[];
  /** Addresses that are beyond the double, and those that refer to them. */
  readonly beyond: readonly string[];
  readonly needing: readonly string[];
  /** Types of everything that was applied, once each block. */
  readonly applied: readonly string[];
  /** Steps that failed, with Terraform's words. */
  readonly failures: readonly { readonly step: string; readonly words: string }[];
  readonly seconds: Readonly<Record<string, number>>;
}

export interface RehearsalOptions {
  readonly account: string;
  /** Availability zones of its network. */
  readonly zones: readonly string[];
  readonly python: string;
  readonly terraform: Terraform;
  readonly schema: ProviderSchema;
  readonly awsVersion: string;
  /** Synthesized stacks from the bottom up. */
  readonly stacks: ReadonlyMap<string, Fields>;
  /** The same stacks without deletion protection, to be destroyed. */
  readonly unprotected: ReadonlyMap<string, Fields>;
  /** Folder of a stack as it was synthesized: Terraform refers to files there. */
  readonly synthesized: (stack: string) => string;
  /** A folder of its own. */
  readonly folder: string;
}

/** An environment, run by Terraform itself against an account of its own that answers from memory. */
export class EnvironmentRehearsal {
  private readonly rehearsals: StackRehearsal[] = [];
  private readonly applied = new Map<
    string,
    { readonly folder: string; readonly unprotected: Fields; readonly rehearsal: Mutable }
  >();

  private constructor(
    private readonly options: RehearsalOptions,
    private readonly terraform: Terraform,
  ) {}

  /** Applies every stack, the network first, plans each again, and destroys all, the network last. */
  static async run(options: RehearsalOptions): Promise<readonly StackRehearsal[]> {
    const { python, account, zones, stacks } = options;
    const double = await AwsDouble.start({
      python,
      account,
      zones,
      parameters: publishedParameters([...stacks.values()]),
    });
    try {
      const terraform = options.terraform.with({
        AWS_ENDPOINT_URL: double.url,
        AWS_EC2_METADATA_DISABLED: "true",
        NO_PROXY: "127.0.0.1",
      });
      const rehearsal = new EnvironmentRehearsal(options, terraform);
      // All others look into the network, and into nothing else that another stack makes.
      const foundation = [...stacks].filter(([stack]) => stack.endsWith("-network"));
      const others = [...stacks].filter(([stack]) => !stack.endsWith("-network"));
      for (const some of [foundation, others]) {
        await Promise.all(some.map(([stack, json]) => rehearsal.stack(stack, json)));
      }
      await Promise.all(others.map(([stack]) => rehearsal.destroy(stack)));
      for (const [stack] of foundation) await rehearsal.destroy(stack);
      return rehearsal.rehearsals;
    } finally {
      fs.mkdirSync(options.folder, { recursive: true });
      fs.writeFileSync(path.join(options.folder, "moto.log"), double.log.join("\n"));
      await double.stop();
    }
  }

  private async stack(stack: string, json: Fields): Promise<void> {
    const { options, terraform } = this;
    const folder = path.join(options.folder, stack);
    const fitted = fitToSchema(stackCopy(json, options.awsVersion), options.schema);
    const rehearsal: Mutable = {
      stack,
      dropped: fitted.dropped,
      beyond: [],
      needing: [],
      applied: [],
      failures: [],
      seconds: {},
    };
    this.rehearsals.push(rehearsal);
    fs.cpSync(options.synthesized(stack), folder, { recursive: true });
    write(folder, fitted.json);
    const step = steps(rehearsal);
    if (!(await step("init", () => terraform.succeed(folder, "init", "-input=false", "-no-color")))) return;
    if (!onAwsAlone(json)) {
      await step("validate", () => terraform.succeed(folder, "validate", "-no-color"));
      return;
    }
    const reduced = this.reduce(fitted.json, rehearsal);
    // A plan validates first, and so does an apply.
    if (rehearsal.beyond.length > 0) await step("plan", () => this.plan(folder));
    write(folder, reduced);
    if (!(await step("apply", () => terraform.succeed(folder, "apply", "-auto-approve", "-input=false", "-no-color"))))
      return;
    rehearsal.applied = addresses(reduced).map(({ type }) => type);
    const unprotected = options.unprotected.get(stack) ?? json;
    const bare = this.reduce(fitToSchema(stackCopy(unprotected, options.awsVersion), options.schema).json);
    this.applied.set(stack, { folder, unprotected: bare, rehearsal });
    await step("second plan", async () => {
      const plan = await terraform.run(
        folder,
        "plan",
        "-detailed-exitcode",
        "-input=false",
        "-no-color",
        "-lock=false",
      );
      if (plan.status !== 0) throw new Error(changesIn(plan.output));
    });
  }

  private plan(folder: string): Promise<string> {
    return this.terraform.succeed(folder, "plan", "-input=false", "-no-color", "-lock=false");
  }

  private reduce(json: Fields, rehearsal?: Mutable): Fields {
    const whats = unknownToMoto.map(({ what }) => what);
    const { json: lighter, found } = withoutArguments(json, whats);
    const { json: rest, left, needing } = leaveOut(lighter, (type) => whats.includes(type));
    if (rehearsal) Object.assign(rehearsal, { beyond: [...left, ...found], needing });
    return withForgotten(withoutWaiting(rest), forgottenByMoto);
  }

  private async destroy(stack: string): Promise<void> {
    const found = this.applied.get(stack);
    if (!found) return;
    const { folder, unprotected, rehearsal } = found;
    const step = steps(rehearsal);
    // The second plan has just read everything.
    const change = ["-auto-approve", "-refresh=false", "-input=false", "-no-color"];
    const json = render(unprotected);
    const before = fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8");
    write(folder, unprotected);
    // What Terraform itself protects needs no change of its own before it is destroyed.
    if (/"enable_deletion_protection": true/.test(before) && before !== json) {
      await step("unprotect", () => this.terraform.succeed(folder, "apply", ...change));
    }
    await step("destroy", () => this.terraform.succeed(folder, "destroy", ...change));
    await step("nothing is left", async () => {
      const state = JSON.parse(fs.readFileSync(path.join(folder, "terraform.tfstate"), "utf8")) as {
        readonly resources: readonly { readonly type: string; readonly name: string }[];
      };
      const left = state.resources.map(({ type, name }) => `${type}.${name}`);
      if (left.length > 0) throw new Error(left.join("\n"));
    });
  }
}

type Mutable = { -readonly [Key in keyof StackRehearsal]: StackRehearsal[Key] };

/** Takes a step, times it, and says whether it went well. */
function steps(rehearsal: Mutable) {
  return async (what: string, run: () => Promise<unknown>): Promise<boolean> => {
    const started = performance.now();
    try {
      await run();
      return true;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      rehearsal.failures = [...rehearsal.failures, { step: what, words: `${rehearsal.stack}: ${words}` }];
      return false;
    } finally {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      rehearsal.seconds = { ...rehearsal.seconds, [what]: seconds };
    }
  };
}

function write(folder: string, json: Fields): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), render(json));
}

/** One value on a line: Terraform shows the lines that it complains about. */
function render(json: Fields): string {
  return JSON.stringify(json, null, 1);
}

/** A plan without the list of what was read. */
function changesIn(output: string): string {
  return output
    .split("\n")
    .filter((line) => !/: (Refreshing state|Reading|Read complete|Still reading)/.test(line))
    .join("\n")
    .trim();
}
