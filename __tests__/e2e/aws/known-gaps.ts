/** Something that the provider at hand, or the double of AWS, does not have. */
export interface KnownGap {
  /** Type of a resource or data source, or a path of one: `type.block.attribute`. */
  readonly what: string;
  readonly reason: string;
}

/** What the bindings (6.25.0) know and provider 5.100.0 does not: dropped before it reads a stack. */
export const unknownToOlderProvider: readonly KnownGap[] = [
  { what: "aws_eks_cluster.deletion_protection", reason: "since provider 6.4" },
  { what: "aws_eks_node_group.node_repair_config.max_parallel_nodes_repaired_count", reason: "since provider 6.23" },
  { what: "aws_eks_node_group.node_repair_config.max_unhealthy_node_threshold_count", reason: "since provider 6.23" },
];

/** Resources that moto has no operations for: read by the provider's schema and planned, never applied. */
export const unknownToMoto: readonly KnownGap[] = [
  { what: "aws_autoscaling_schedule", reason: "moto 5.2.5 keeps start times in a form that the provider cannot read" },
  { what: "aws_ecr_pull_through_cache_rule", reason: "moto 5.2.5 has no CreatePullThroughCacheRule" },
  { what: "aws_ecr_registry_policy", reason: "moto 5.2.5 refuses ecr:BatchImportUpstreamImage, which AWS documents" },
  { what: "aws_ecr_repository_creation_template", reason: "moto 5.2.5 has no CreateRepositoryCreationTemplate" },
  { what: "aws_ecs_service", reason: "moto 5.2.5 runs no tasks, so a service is never steady" },
  { what: "aws_efs_file_system_policy", reason: "moto 5.2.5 has no DeleteFileSystemPolicy" },
  { what: "aws_route53_zone.vpc", reason: "moto 5.2.5 makes a public zone of one that is created with a VPC" },
  { what: "aws_efs_backup_policy", reason: "moto 5.2.5 has no PutBackupPolicy" },
  { what: "aws_launch_template.placement", reason: "names a placement group" },
  { what: "aws_placement_group", reason: "moto 5.2.5 has no CreatePlacementGroup" },
  {
    what: "aws_s3_bucket_logging",
    reason: 'moto 5.2.5 fails at a policy of the log bucket whose principal is "*"',
  },
  {
    what: "aws_s3_bucket_lifecycle_configuration",
    reason:
      "moto 5.2.5 does not answer with x-amz-transition-default-minimum-object-size, which the provider waits for",
  },
  { what: "aws_eks_access_entry", reason: "moto 5.2.5 has no CreateAccessEntry" },
  { what: "aws_eks_access_policy_association", reason: "moto 5.2.5 has no AssociateAccessPolicy" },
  { what: "aws_eks_addon", reason: "moto 5.2.5 has no CreateAddon" },
];

/** What moto takes and does not give back: applied, and not compared with what it says afterwards. */
export const forgottenByMoto: readonly KnownGap[] = [
  {
    what: "aws_cloudfront_distribution.default_cache_behavior",
    reason: "moto 5.2.5 invents forwardedValues beside the policies",
  },
  {
    what: "aws_cloudfront_distribution.viewer_certificate",
    reason: "moto 5.2.5 invents the default certificate beside the given one",
  },
  { what: "aws_eks_cluster.access_config", reason: "moto 5.2.5 does not keep accessConfig" },
  { what: "aws_eks_cluster.kubernetes_network_config", reason: "moto 5.2.5 does not keep kubernetesNetworkConfig" },
  { what: "aws_eks_cluster.upgrade_policy", reason: "moto 5.2.5 does not keep upgradePolicy" },
  {
    what: "aws_eks_cluster.bootstrap_self_managed_addons",
    reason: "moto 5.2.5 does not keep bootstrapSelfManagedAddons",
  },
  { what: "aws_eks_node_group.node_repair_config", reason: "moto 5.2.5 does not keep nodeRepairConfig" },
  { what: "aws_eks_node_group.remote_access", reason: "moto 5.2.5 invents a remoteAccess" },
  { what: "aws_eks_node_group.update_config", reason: "moto 5.2.5 does not keep updateConfig" },
  { what: "aws_launch_template.tag_specifications", reason: "moto 5.2.5 counts the template's own tags among them" },
  {
    what: "aws_vpc_security_group_egress_rule.description",
    reason: "moto 5.2.5 keeps no description of a rule whose other end is a security group",
  },
  {
    what: "aws_vpc_security_group_ingress_rule.description",
    reason: "moto 5.2.5 keeps no description of a rule whose other end is a security group",
  },
];
