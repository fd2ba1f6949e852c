import type { Attributes } from "./attributes";

/** Parts of a Terraform configuration that rules look at. */
export type Section =
  | "resource"
  | "data"
  | "ephemeral"
  | "provider"
  | "module"
  | "variable"
  | "output"
  | "locals"
  | "terraform";

/** One block of a rendered stack: what Terraform will read, overrides included. */
export interface RenderedBlock {
  readonly section: Section;
  /** Type of the resource or provider; empty where a section has no types. */
  readonly type: string;
  readonly name: string;
  /** As `terraform state` and messages of Terraform call it. */
  readonly address: string;
  readonly body: Attributes;
}
