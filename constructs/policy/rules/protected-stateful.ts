import { attribute } from "../attribute";
import { expectValue } from "../expect-value";
import { flag } from "../flag";
import { nestedBlocks } from "../nested-blocks";
import type { PolicyRule } from "../policy-rule";
import type { RenderedBlock } from "../rendered-block";

/** Resources whose loss loses data. */
const stateful = new Set([
  "kubernetes_namespace",
  "kubernetes_persistent_volume_claim",
  "kubernetes_persistent_volume",
  "kubernetes_secret",
  "kubernetes_stateful_set",
  "aws_db_instance",
  "aws_dynamodb_table",
  "aws_ebs_volume",
  "aws_efs_file_system",
  "aws_fsx_lustre_file_system",
  "aws_rds_cluster",
  "aws_s3_bucket",
  "google_compute_disk",
  "google_filestore_instance",
  "google_sql_database_instance",
  "google_storage_bucket",
]);

export const protectedStateful: PolicyRule = {
  id: "protected-stateful",
  summary: "Where the environment has deletion protection, Terraform refuses to destroy what holds data.",
  remedy: "pass the resource to protect(resource, environment.deletionProtection)",
  appliesTo: ({ section, type }) => section === "resource" && stateful.has(type.replace(/_v1$/, "")),
  check: (block, { deletionProtection }) => {
    if (!deletionProtection || !holdsData(block)) return [];
    return expectValue({
      attribute: "lifecycle.prevent_destroy",
      value: attribute(block.body, "lifecycle", "prevent_destroy"),
      accepts: (value) => flag(value) === true,
      wanted: "true: it holds data and the environment has deletion protection",
    });
  },
};

function holdsData({ type, body }: RenderedBlock): boolean {
  if (type.startsWith("kubernetes_stateful_set")) {
    const { blocks, expression } = nestedBlocks(attribute(body, "spec"), "volume_claim_template");
    return blocks.length > 0 || expression !== undefined;
  }
  // A secret that nobody but Terraform knew is gone with the object; one that refers elsewhere can be made again.
  if (type.startsWith("kubernetes_secret")) return body.data_wo !== undefined || body.binary_data_wo !== undefined;
  return true;
}
