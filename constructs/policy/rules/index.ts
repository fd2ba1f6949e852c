import type { PolicyRule } from "../policy-rule";
import { boundApiTokens } from "./bound-api-tokens";
import { boundedIam } from "./bounded-iam";
import { literalProviders } from "./literal-providers";
import { managedNamespaces } from "./managed-namespaces";
import { networkCoverage } from "./network-coverage";
import { noSecretInState } from "./no-secret-in-state";
import { noSecretLiteral } from "./no-secret-literal";
import { pinnedCharts } from "./pinned-charts";
import { pinnedImages } from "./pinned-images";
import { protectedStateful } from "./protected-stateful";
import { publicExposure } from "./public-exposure";
import { resourceBounds } from "./resource-bounds";
import { restrictedSecurityContext } from "./restricted-security-context";
import { typedObjects } from "./typed-objects";
import { versionedKinds } from "./versioned-kinds";

/** The rules that every environment is held against. */
export const pack: readonly PolicyRule[] = [
  boundApiTokens,
  boundedIam,
  literalProviders,
  managedNamespaces,
  networkCoverage,
  noSecretInState,
  noSecretLiteral,
  pinnedCharts,
  pinnedImages,
  protectedStateful,
  publicExposure,
  resourceBounds,
  restrictedSecurityContext,
  typedObjects,
  versionedKinds,
];
