import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { acknowledgementsOn, type StandingAcknowledgement } from "./acknowledgements-on";
import { findingId } from "./finding-id";

/** The acknowledgements of one stack; those of other stacks never count. */
export class Acknowledgements {
  private readonly byConstruct = new Map<string, StandingAcknowledgement[]>();

  constructor(stack: TerraformStack) {
    this.collect(stack);
  }

  /** Whether one stands on the construct or on an ancestor of it; every one that does counts as used. */
  accept(rule: string, subject: string | undefined, construct: string): boolean {
    if (this.byConstruct.size === 0) return false;
    let accepted = false;
    for (let path = construct; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
      for (const acknowledgement of this.byConstruct.get(path) ?? []) {
        if (acknowledgement.rule !== rule && acknowledgement.rule !== findingId(rule, subject)) continue;
        acknowledgement.matches += 1;
        accepted = true;
      }
    }
    return accepted;
  }

  get all(): readonly StandingAcknowledgement[] {
    return [...this.byConstruct.values()].flat();
  }

  private collect(construct: IConstruct): void {
    const own = acknowledgementsOn(construct);
    if (own.length > 0) this.byConstruct.set(construct.node.path, own);
    for (const child of construct.node.children) {
      if (!TerraformStack.isStack(child)) this.collect(child);
    }
  }
}
