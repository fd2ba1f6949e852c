import { StorageLayer } from "../../../../constructs/aws/storage/storage-layer";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";
import type { Block, Template } from "../../../support/template";

/** The storage stack of an EKS target with some fields changed. */
export function storageStack(changes: object, environment: Readonly<Record<string, unknown>> = {}): Template {
  return awsStack((stack, site) => void new StorageLayer(stack, "storage", site), {
    site: eksSite({ ...changes }, environment),
    layer: "storage",
  });
}

interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

/** Statements of the policy that a resource renders, by their names. */
export function statements(block: Block): Readonly<Record<string, PolicyStatement>> {
  const { Statement } = JSON.parse(String(block.at("policy"))) as { Statement: readonly PolicyStatement[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}
