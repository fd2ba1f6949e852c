import type { Construct } from "constructs";
import type * as z from "zod";
import type { CapabilityNeed, SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { sameNamespaceProblem } from "../../../../config/same-namespace-problem";
import { servedByWeb } from "../../../../config/served-by-web";
import type { ComponentContext, Site } from "../../../contracts/component";
import type { HttpEndpoint } from "../../../contracts/http-endpoint";
import { defineComponent } from "../../../core/define-component";
import { Config } from "../../../kubernetes/config";
import { Deployment } from "../../../kubernetes/deployment";
import { exposedTo } from "../../../kubernetes/exposed-to";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { selectorLabels } from "../../../kubernetes/selector-labels";
import { Service } from "../../../kubernetes/service";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { migrations } from "../migrations/migrations";
import { userDisks } from "../runtime/user-disks";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "api-service";
const port = 8000;

/** The gpu-dev API: submits reservations to the queue and answers for their state. */
export const api = defineComponent({
  id: "api",
  summary: "The API of gpu-dev: takes reservations from the CLI and answers for their state.",
  layer: "apps",
  settings: schema,
  requires: [postgres, migrations],
  needs,
  hosts: ({ public: outside }: Settings) =>
    outside?.host ? [{ setting: "public.host", host: outside.host, exposure: outside.exposure, http: true }] : [],
  check,
  provides: (_settings: Settings, site: Site): HttpEndpoint => ({
    host: `${name}.${site.namespace}.svc`,
    port: 80,
    network: podEndpoint(site, name, [port]),
  }),
  build,
});

function needs({ public: outside, diskContentsBucket }: Settings): CapabilityNeed[] {
  return [
    ...(diskContentsBucket ? [{ capability: "cloudIdentity", setting: "diskContentsBucket" } as const] : []),
    ...(outside
      ? [
          {
            capability: outside.exposure.kind === "internal" ? "internalLoadBalancers" : "internetLoadBalancers",
            setting: "public.exposure",
          } as const,
        ]
      : []),
  ];
}

function check(settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const problems: SettingProblem[] = sameNamespaceProblem(environment, "api", "postgres");
  if (settings.replicas < 2 && environment.deletionProtection) {
    problems.push({
      setting: "replicas",
      message: "leaves nobody serving during a roll or a drained node, and this environment is protected",
      allowed: "2 to 20 where deletionProtection is true",
      hint: "set replicas to 2 or more, or deletionProtection to false if the environment comes and goes",
    });
  }
  const outside = settings.public;
  if (settings.login.kind === "localDeveloper" && (outside || environment.deletionProtection)) {
    problems.push({
      setting: "login",
      message: "lets everybody in as one user, and this environment is not a laptop's",
      allowed: 'kind "localDeveloper" only without public and with deletionProtection false',
      hint: 'use { kind: "awsRole", region: "..." }',
    });
  }
  const plain = outside && !outside.tls && !servedByWeb(environment.target, outside.host);
  if (plain && outside.exposure.kind !== "internal") {
    problems.push({
      setting: "public.tls",
      message: "is required for the internet: login sends credentials, and the API itself speaks plain HTTP",
      allowed: '{ terminatedBy: "..." } saying what terminates TLS in front of it',
      hint: 'put a TLS-terminating proxy in front and name it, or expose it as { kind: "internal" }',
    });
  }
  return problems;
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const database = context.from(postgres);
  const queues = context.from(migrations);
  const { login, diskContentsBucket } = settings;
  const outside = settings.public;
  const door = { ...(outside?.host ? { host: outside.host } : {}), http: { healthPath: "/health" } };
  const cloud = context.cluster.info.capabilities.has("cloudIdentity");
  const serviceAccount = new ServiceAccount(scope, "service-account", {
    context,
    name: "api-service-sa",
    grants: cloud
      ? [
          // Renaming a disk finds its snapshots and tags them anew; only a login by role lets the API out to Amazon.
          ...(login.kind === "awsRole"
            ? ([
                { kind: "callerIdentity" },
                { kind: "snapshots", mark: userDisks.mark, verbs: ["read"], tags: userDisks.diskName },
              ] as const)
            : []),
          ...(diskContentsBucket
            ? [{ kind: "objectStorage", bucket: diskContentsBucket, access: "read" } as const]
            : []),
        ]
      : [],
  });
  const config = new Config(scope, "config", {
    name: "api-service-config",
    namespace: context.namespace,
    data: {
      QUEUE_NAME: queues.reservations,
      DISK_QUEUE_NAME: queues.disks,
      API_KEY_TTL_HOURS: String(settings.apiKeyHours),
      POSTGRES_HOST: database.host,
      POSTGRES_PORT: String(database.port),
      POSTGRES_DB: database.database,
      // asyncpg reads libpq's variable; without it the driver would fall back to plain text.
      PGSSLMODE: database.sslMode,
      ...(login.kind === "awsRole"
        ? { ALLOWED_AWS_ROLE: login.role, AWS_REGION: login.region }
        : { LOCAL_DEV_USER: login.user }),
      ...(diskContentsBucket
        ? { DISK_CONTENTS_BUCKET: context.cluster.storage.bucket?.(diskContentsBucket) ?? diskContentsBucket }
        : {}),
    },
  });
  new Deployment(scope, "workload", {
    context,
    name,
    replicas: settings.replicas,
    rolloutMinutes: settings.rolloutMinutes,
    pod: {
      user: { uid: 1000, gid: 1000 },
      serviceAccount,
      placement: context.cluster.nodePools.place({ purpose: "system" }),
      connectsTo: [
        database.network,
        // AWS STS and S3 have no fixed addresses, and endpoints of a VPC are private ones; the metadata service is neither.
        ...(login.kind === "awsRole"
          ? [{ kind: "addresses", cidrs: ["0.0.0.0/0"], except: ["169.254.0.0/16"], ports: [443] } as const]
          : []),
      ],
      accepts: [
        { ports: [port], from: { clientsOf: podEndpoint(context, name, [port]) } },
        ...(outside
          ? [{ ports: [port], from: { cidrs: exposedTo(context.cluster.exposure, outside.exposure, door) } }]
          : []),
      ],
      volumes: { tmp: { scratch: { sizeLimit: "64Mi" } } },
      containers: [
        {
          name: "api",
          image: settings.image,
          ports: { http: port },
          env: {
            ...config.variables,
            POSTGRES_USER: { secret: database.credentials, key: database.credentialKeys.username },
            POSTGRES_PASSWORD: { secret: database.credentials, key: database.credentialKeys.password },
          },
          startupProbe: { check: { http: "/health", port }, periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 40 },
          livenessProbe: {
            check: { http: "/health", port },
            periodSeconds: 30,
            timeoutSeconds: 5,
            failureThreshold: 3,
          },
          readinessProbe: {
            check: { http: "/health", port },
            periodSeconds: 10,
            timeoutSeconds: 3,
            failureThreshold: 2,
          },
          resources: settings.resources,
          mounts: [{ volume: "tmp", path: "/tmp" }],
          // Endpoints learn of the end of a pod later than the pod itself.
          preStop: ["sleep", "5"],
        },
      ],
    },
  });
  const selector = selectorLabels(context, name);
  const ports = [{ name: "http", port: 80, targetPort: port }];
  new Service(scope, "service", { context, name, selector, ports });
  if (outside) {
    const { exposure } = outside;
    new Service(scope, "public", { context, name: "api-service-public", selector, ports, exposure, ...door });
  }
}
