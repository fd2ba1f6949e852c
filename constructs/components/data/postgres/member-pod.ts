import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import type { PodEndpoint } from "../../../contracts/network-endpoint";
import type { SecretReference } from "../../../contracts/secret-reference";
import { clientLabels } from "../../../kubernetes/client-labels";
import type { Config } from "../../../kubernetes/config";
import type { ContainerOptions, Mount } from "../../../kubernetes/container";
import type { PodOptions } from "../../../kubernetes/pod";
import type { ServiceAccount } from "../../../kubernetes/service-account";
import { credentials } from "./credentials";
import { images } from "./images";
import { layout } from "./layout";
import { memberEnvironment } from "./member-environment";
import { metricsExporter } from "./metrics-exporter";
import type { PatroniEngine } from "./settings/patroni-engine";

export interface MemberPodOptions {
  readonly context: ComponentContext;
  readonly engine: PatroniEngine;
  readonly name: string;
  readonly config: Config;
  readonly serviceAccount: ServiceAccount;
  readonly secrets: Readonly<Record<keyof typeof credentials, SecretReference>>;
  /** What clients connect to. */
  readonly clients: PodEndpoint;
  /** DNS names that the member answers to. */
  readonly names: readonly string[];
}

/** One member: Patroni with PostgreSQL, the reconciler and the metrics exporter. */
export function memberPod(options: MemberPodOptions): PodOptions {
  const { context, engine, config, serviceAccount, secrets, clients } = options;
  const { apiServer } = context.cluster.info;
  const members = { ...clients, ports: [layout.ports.postgres, layout.ports.restApi] };
  return {
    user: layout.user,
    serviceAccount,
    // A primary hands over and writes a checkpoint before it goes.
    terminationGraceSeconds: 90,
    placement: context.cluster.nodePools.place({ purpose: "system" }),
    connectsTo: [members, { kind: "addresses", ...apiServer }],
    accepts: [
      { ports: [layout.ports.postgres], from: { clientsOf: clients } },
      { ports: members.ports, from: "members" },
      { ports: [layout.ports.metrics], from: { clientsOf: { ...clients, clientLabels: clientLabels("metrics") } } },
    ],
    initContainers: [prepare(options), ...(engine.extensions.includes("pgmq") ? [queueFiles()] : [])],
    containers: [patroni(options), reconcile(options), metricsExporter(engine, secrets.monitoring)],
    volumes: {
      configuration: { config },
      extensions: { scratch: { sizeLimit: "1Gi" } },
      socket: { scratch: { sizeLimit: "1Mi" } },
      temporary: { scratch: { sizeLimit: "256Mi" } },
      // Parallel queries exchange rows here; a container has but 64Mi otherwise.
      "shared-memory": { scratch: { sizeLimit: "512Mi", memory: true } },
      certificate: engine.certificate
        ? { secret: { name: engine.certificate, revision: "" }, mode: "0440" }
        : { scratch: { sizeLimit: "1Mi" } },
      ...Object.fromEntries(Object.entries(secrets).map(([group, secret]) => [`${group}-credentials`, { secret }])),
    },
  };
}

const configuration: Mount = { volume: "configuration", path: layout.configuration, readOnly: true };
const socket: Mount = { volume: "socket", path: layout.socket };
const data: Mount = { volume: "data", path: layout.volume };
const temporary: Mount = { volume: "temporary", path: layout.temporary };
const copied = "/extensions";

/** The first init container: the image's extensions into the volume, a certificate, the dynamic configuration. */
function prepare({ engine, names }: MemberPodOptions): ContainerOptions {
  return {
    name: "prepare",
    image: imageReference(images.postgres),
    command: ["bash", `${layout.configuration}/prepare.sh`],
    env: {
      ...memberEnvironment(),
      IMAGE_EXTENSIONS: layout.extensions,
      EXTENSIONS_VOLUME: copied,
      ...(engine.certificate
        ? {}
        : { CERTIFICATE: layout.certificate, CERTIFICATE_NAMES: names.map((name) => `DNS:${name}`).join(",") }),
      PATRONI_CONFIG: `${layout.configuration}/patroni.yml`,
      DYNAMIC_CONFIG: `${layout.configuration}/dynamic.json`,
      DATA: layout.data,
    },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "1", memory: "256Mi" } },
    mounts: [
      configuration,
      data,
      temporary,
      { volume: "extensions", path: copied },
      ...(engine.certificate ? [] : [{ volume: "certificate", path: layout.certificate }]),
    ],
  };
}

/** The second: PGMQ is SQL alone, so its files from any PostgreSQL's image serve any PostgreSQL. */
function queueFiles(): ContainerOptions {
  return {
    name: "pgmq",
    image: imageReference(images.pgmq),
    command: ["sh", "-c", `cp /usr/share/postgresql/*/extension/pgmq* ${copied}/`],
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "500m", memory: "64Mi" } },
    mounts: [{ volume: "extensions", path: copied }],
  };
}

function patroni({ engine, secrets }: MemberPodOptions): ContainerOptions {
  const { archive } = engine;
  const rest = (path: string) => ({ http: path, port: layout.ports.restApi, scheme: "HTTPS" }) as const;
  return {
    name: "postgres",
    image: imageReference(images.postgres),
    command: ["patroni", `${layout.configuration}/patroni.yml`],
    env: {
      ...memberEnvironment(),
      ...Object.fromEntries(
        (archive?.environment.keys ?? []).map((key) => [
          key,
          { secret: { name: archive?.environment.secret ?? "", revision: "" }, key },
        ]),
      ),
      PATRONI_REPLICATION_USERNAME: { secret: secrets.replication, key: credentials.replication.username },
      PATRONI_REPLICATION_PASSWORD: { secret: secrets.replication, key: credentials.replication.password },
      PATRONI_REWIND_USERNAME: { secret: secrets.patroni, key: credentials.patroni.username },
      PATRONI_REWIND_PASSWORD: { secret: secrets.patroni, key: credentials.patroni.password },
      PATRONI_RESTAPI_USERNAME: { secret: secrets.patroni, key: credentials.patroni.restApiUsername },
      PATRONI_RESTAPI_PASSWORD: { secret: secrets.patroni, key: credentials.patroni.restApiPassword },
    },
    ports: { postgres: layout.ports.postgres, patroni: layout.ports.restApi },
    // Fails when Patroni's loop stands still for as long as the leader's key lives; not when PostgreSQL recovers or a copy is made.
    livenessProbe: {
      check: rest("/liveness"),
      initialDelaySeconds: 10,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    // A replica is ready when it streams and has caught up, so a roll never takes the only up-to-date member.
    readinessProbe: {
      check: rest("/readiness"),
      initialDelaySeconds: 3,
      periodSeconds: 5,
      timeoutSeconds: 5,
      failureThreshold: 2,
    },
    resources: engine.resources,
    mounts: [
      configuration,
      data,
      socket,
      temporary,
      { volume: "shared-memory", path: layout.sharedMemory },
      { volume: "extensions", path: layout.extensions },
      { volume: "certificate", path: layout.certificate, readOnly: true },
    ],
  };
}

function reconcile({ engine, name, secrets, clients }: MemberPodOptions): ContainerOptions {
  return {
    name: "reconcile",
    image: imageReference(images.postgres),
    command: ["bash", `${layout.configuration}/reconcile.sh`],
    env: {
      POD_NAME: { field: "metadata.name" },
      POD_IP: { field: "status.podIP" },
      REST_PORT: String(layout.ports.restApi),
      CLUSTER: name,
      SELECTOR: Object.entries(clients.podLabels)
        .map(([label, value]) => `${label}=${value}`)
        .join(","),
      CREDENTIALS: layout.credentials,
      ROLE: engine.role,
      DATABASE: engine.database,
      EXTENSIONS: engine.extensions.join(" "),
      PGHOST: layout.socket,
      PGUSER: "postgres",
      LC_ALL: "C.UTF-8",
    },
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "500m", memory: "128Mi" } },
    mounts: [
      configuration,
      socket,
      ...Object.keys(secrets).map((group) => ({
        volume: `${group}-credentials`,
        path: `${layout.credentials}/${group}`,
        readOnly: true as const,
      })),
    ],
  };
}
