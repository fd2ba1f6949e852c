import { imageReference } from "../../../../config/versions";
import type { SecretReference } from "../../../contracts/secret-reference";
import type { ContainerOptions } from "../../../kubernetes/container";
import { credentials } from "./credentials";
import { images } from "./images";
import { layout } from "./layout";
import { roles } from "./roles";
import type { PatroniEngine } from "./settings/patroni-engine";

/** PostgreSQL's statistics of one member as Prometheus metrics, read as a role that may read nothing else. */
export function metricsExporter(engine: PatroniEngine, monitoring: SecretReference): ContainerOptions {
  const { postgres, metrics } = layout.ports;
  return {
    name: "metrics",
    image: imageReference(images.postgresExporter),
    args: [
      `--web.listen-address=:${metrics}`,
      ...(engine.extensions.includes("pg_stat_statements") ? ["--collector.stat_statements"] : []),
    ],
    env: {
      POD_IP: { field: "status.podIP" },
      DATA_SOURCE_URI: `$(POD_IP):${postgres}/${engine.database}?sslmode=require`,
      DATA_SOURCE_USER: roles.monitoring,
      DATA_SOURCE_PASS: { secret: monitoring, key: credentials.monitoring.password },
    },
    ports: { metrics },
    // The exporter answers while PostgreSQL is down, and says so by pg_up.
    livenessProbe: { check: { http: "/", port: metrics }, periodSeconds: 30, timeoutSeconds: 3 },
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "200m", memory: "128Mi" } },
  };
}
