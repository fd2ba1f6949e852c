import type { EnvironmentValue } from "../../../kubernetes/container";
import { layout } from "./layout";

/** What tells a member from the others. It listens on its own address only: Kubernetes replaces $(POD_IP). */
export function memberEnvironment(): Record<string, EnvironmentValue> {
  const { postgres, restApi } = layout.ports;
  return {
    POD_IP: { field: "status.podIP" },
    PATRONI_NAME: { field: "metadata.name" },
    PATRONI_KUBERNETES_NAMESPACE: { field: "metadata.namespace" },
    PATRONI_POSTGRESQL_LISTEN: `$(POD_IP):${postgres}`,
    PATRONI_POSTGRESQL_CONNECT_ADDRESS: `$(POD_IP):${postgres}`,
    PATRONI_RESTAPI_LISTEN: `$(POD_IP):${restApi}`,
    PATRONI_RESTAPI_CONNECT_ADDRESS: `$(POD_IP):${restApi}`,
    // The locale of the image would need an archive that lies in /run; this one is built into the C library.
    LC_ALL: "C.UTF-8",
    HOME: layout.temporary,
    // The root file system is read-only.
    PYTHONDONTWRITEBYTECODE: "1",
  };
}
