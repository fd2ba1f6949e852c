import type { BlockIndex } from "./block-index";
import type { Finding } from "./finding";
import type { RenderedBlock } from "./rendered-block";

/** What a rule may know beside the block it looks at. */
export interface RuleScope {
  /** Whether the environment asks Terraform to refuse the loss of data. */
  readonly deletionProtection: boolean;
  /** Blocks of the same stack. */
  readonly stack: BlockIndex;
  /** Blocks of all stacks of the environment. */
  readonly environment: BlockIndex;
}

/** One rule over rendered Terraform. Pure: the same blocks give the same findings. */
export interface PolicyRule {
  /** What acknowledgements name; it never changes. */
  readonly id: string;
  /** What holds where the rule is kept, as a sentence. */
  readonly summary: string;
  /** How to comply, and when to acknowledge instead. */
  readonly remedy: string;
  /** Whether the rule looks at blocks of this kind; asked once for each kind. */
  appliesTo(kind: Pick<RenderedBlock, "section" | "type">): boolean;
  check(block: RenderedBlock, scope: RuleScope): readonly Finding[];
}
