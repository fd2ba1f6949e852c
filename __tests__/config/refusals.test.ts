import type { ComponentDescription } from "../../config/component-description";
import { resolveEnvironments } from "../../config/resolve-environments";
import * as registry from "../../constructs/components/registry";
import { smallestEnvironment } from "../support/smallest-environment";
import { testCatalogue } from "../support/test-catalogue";
import { today } from "../support/today";
import { buildPushRefusals } from "./refusals/build-push";
import { buildRefusals } from "./refusals/builds";
import { certManagerRefusals } from "./refusals/cert-manager";
import { componentRefusals } from "./refusals/components";
import { devPodsRefusals } from "./refusals/dev-pods";
import { eksCapacityRefusals } from "./refusals/eks-capacity";
import { eksCapacityBlockRefusals } from "./refusals/eks-capacity-blocks";
import { eksClusterRefusals } from "./refusals/eks-cluster";
import { eksEdgeRefusals } from "./refusals/eks-edge";
import { eksExposureRefusals } from "./refusals/eks-exposure";
import { eksGivenNetworkRefusals } from "./refusals/eks-given-network";
import { eksNetworkRefusals } from "./refusals/eks-network";
import { eksNodePoolRefusals } from "./refusals/eks-node-pools";
import { eksPoolPlaceRefusals } from "./refusals/eks-pool-places";
import { eksRuntimeRefusals } from "./refusals/eks-runtime";
import { eksStorageRefusals } from "./refusals/eks-storage";
import { exposureRefusals } from "./refusals/exposure";
import { fieldRefusals } from "./refusals/fields";
import { gpuDevRefusals } from "./refusals/gpu-dev";
import { gpuDevRuntimeRefusals } from "./refusals/gpu-dev-runtime";
import { gpuDevScheduleRefusals } from "./refusals/gpu-dev-schedules";
import { karpenterRefusals } from "./refusals/karpenter";
import { keyRefusals } from "./refusals/keys";
import { namespaceRefusals } from "./refusals/namespaces";
import { nodePoolRefusals } from "./refusals/node-pools";
import { nodesRefusals } from "./refusals/nodes";
import { postgresRefusals } from "./refusals/postgres";
import type { Refusal } from "./refusals/refusal";
import { registriesRefusals } from "./refusals/registries";
import { secretRefusals } from "./refusals/secrets";
import { severalRefusals } from "./refusals/several";
import { stateRefusals } from "./refusals/state";
import { stateBootstrapRefusals } from "./refusals/state-bootstrap";
import { storageRefusals } from "./refusals/storage";
import { targetRefusals } from "./refusals/target";
import { workloadRefusals } from "./refusals/workloads";

interface Theme {
  readonly refusals: readonly Refusal[];
  readonly catalogue: readonly ComponentDescription[];
}

const fake = (refusals: readonly Refusal[]): Theme => ({ refusals, catalogue: testCatalogue });
const real = (refusals: readonly Refusal[]): Theme => ({
  refusals,
  catalogue: Object.values(registry) as readonly ComponentDescription[],
});

const corpus: Readonly<Record<string, Theme>> = {
  keys: fake(keyRefusals),
  fields: fake(fieldRefusals),
  target: fake(targetRefusals),
  "node-pools": fake(nodePoolRefusals),
  state: fake(stateRefusals),
  "state bootstrap": fake(stateBootstrapRefusals),
  "eks network": fake(eksNetworkRefusals),
  "eks given network": fake(eksGivenNetworkRefusals),
  "eks node pools": fake(eksNodePoolRefusals),
  "eks capacity": fake(eksCapacityRefusals),
  "eks capacity blocks": fake(eksCapacityBlockRefusals),
  "eks pool places": fake(eksPoolPlaceRefusals),
  namespaces: fake(namespaceRefusals),
  components: fake(componentRefusals),
  workloads: fake(workloadRefusals),
  exposure: fake(exposureRefusals),
  secrets: fake(secretRefusals),
  several: fake(severalRefusals),
  postgres: real(postgresRefusals),
  "gpu-dev": real(gpuDevRefusals),
  builds: real(buildRefusals),
  "builds that push": real(buildPushRefusals),
  "dev pods": real(devPodsRefusals),
  storage: real(storageRefusals),
  "cert-manager": real(certManagerRefusals),
  karpenter: real(karpenterRefusals),
  "gpu-dev runtime": real(gpuDevRuntimeRefusals),
  "gpu-dev schedules": real(gpuDevScheduleRefusals),
  "eks cluster": fake(eksClusterRefusals),
  "eks edge": real(eksEdgeRefusals),
  "eks exposure": real(eksExposureRefusals),
  "eks storage": real(eksStorageRefusals),
  "eks runtime": real(eksRuntimeRefusals),
  nodes: real(nodesRefusals),
  registries: real(registriesRefusals),
};

const firstLine = /^\d+ problems? in \d+ environments?; nothing was written\.\n\n/;
const oneProblem = "1 problem in 1 environment; nothing was written.\n\n";

describe.each(Object.entries(corpus))("refusals: %s", (_theme, { refusals, catalogue }) => {
  test.each(refusals.map((refusal) => [refusal.title, refusal] as const))("%s", (_title, { given, message }) => {
    // GIVEN the smallest valid environment with a small change
    const environments = (Array.isArray(given) ? given : [given]).map(smallestEnvironment);

    // WHEN it is resolved
    const said = refusalOf(environments, catalogue);

    // THEN it is refused with exactly this text
    expect(said).toBe(firstLine.test(message) ? message : oneProblem + message);
  });
});

test("the corpus is large, and no two of its cases have one title", () => {
  // GIVEN all titles
  const titles = Object.values(corpus).flatMap(({ refusals }) => refusals.map(({ title }) => title));

  // THEN there are many, each once
  expect(titles.length).toBeGreaterThanOrEqual(70);
  expect(new Set(titles).size).toBe(titles.length);
});

test("the environment that every case changes is valid", () => {
  // GIVEN the smallest environment without a change WHEN it is resolved THEN it is not refused
  expect(resolveEnvironments([smallestEnvironment()], testCatalogue, today)).toHaveLength(1);
});

function refusalOf(environments: readonly unknown[], catalogue: readonly ComponentDescription[]): string {
  try {
    resolveEnvironments(environments, catalogue, today);
  } catch (error) {
    if (error instanceof Error && error.name === "ConfigurationError") return error.message;
    throw error;
  }
  return "not refused";
}
