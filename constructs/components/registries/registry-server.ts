import { Construct } from "constructs";
import type { Exposure } from "../../../config/fields/exposure";
import type { Resources } from "../../../config/fields/resources";
import { imageReference } from "../../../config/versions";
import type { ComponentContext } from "../../contracts/component";
import type { NetworkEndpoint } from "../../contracts/network-endpoint";
import { Certificate } from "../../kubernetes/certificate";
import { clientLabels } from "../../kubernetes/client-labels";
import { Config } from "../../kubernetes/config";
import type { ContainerOptions, Mount } from "../../kubernetes/container";
import { exposedTo } from "../../kubernetes/exposed-to";
import type { Volume } from "../../kubernetes/pod";
import { selectorLabels } from "../../kubernetes/selector-labels";
import { Service } from "../../kubernetes/service";
import { StatefulSet } from "../../kubernetes/stateful-set";
import { images } from "./images";
import type { NodeReach } from "./node-reach";
import { type RegistryDuty, registryConfig } from "./registry-config";
import { registryEndpoint } from "./registry-endpoint";
import { registryLayout as layout } from "./registry-layout";
import { registryNames } from "./registry-names";
import type { RegistryTls } from "./registry-tls";

export interface RegistryProcess {
  readonly name: string;
  readonly duty: RegistryDuty;
  /** Port of the pod. */
  readonly port: number;
  readonly metricsPort: number;
  /** Port of the Service. */
  readonly servicePort: number;
  /** Variables that its scripts read; none begins with REGISTRY_, which the program takes for its configuration. */
  readonly env?: Readonly<Record<string, string>>;
  /** Beside configuration, certificate and data. */
  readonly mounts?: readonly Mount[];
}

export interface RegistryServerProps {
  readonly context: ComponentContext;
  /** Of the Service, the StatefulSet and all beside them; the pod is this with `-0`. */
  readonly name: string;
  /** The first is the one that clients inside the cluster use. */
  readonly processes: readonly [RegistryProcess, ...RegistryProcess[]];
  readonly storage: string;
  readonly storageClass?: string | undefined;
  readonly resources: Resources;
  readonly tls: RegistryTls;
  readonly reach: NodeReach;
  /** Scripts beside the configuration files, by name. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly initContainers?: readonly ContainerOptions[];
  readonly volumes?: Readonly<Record<string, Volume>>;
  readonly connectsTo?: readonly NetworkEndpoint[];
}

/**
 * One pod of the registry program on a volume of its own, with TLS, reachable for pods by its client label and for nodes
 * by `reach`. One pod, because the program cannot share a volume, and its name never changes.
 */
export class RegistryServer extends Construct {
  /** @throws Error when it needs a certificate or a load balancer that the target has not. */
  constructor(scope: Construct, id: string, props: RegistryServerProps) {
    super(scope, id);
    const { context, name, processes, reach, tls } = props;
    const secretName = tls.kind === "existing" ? tls.secretName : `${name}-tls`;
    const config = new Config(this, "configuration", {
      name,
      namespace: context.namespace,
      data: {
        ...Object.fromEntries(processes.map((process) => [configFile(process), registryConfig(process)])),
        ...props.scripts,
      },
    });
    const certificate =
      tls.kind === "issuer"
        ? new Certificate(this, "certificate", {
            context,
            name,
            secretName,
            dnsNames: [...registryNames(context, name), ...(reach.kind === "loadBalancer" ? [reach.host] : [])],
            ...(reach.kind === "clusterIp" ? { ipAddresses: [reach.address] } : {}),
          })
        : undefined;
    const ports = processes.map(({ port }) => port);
    const clients = registryEndpoint(context, name);
    const set = new StatefulSet(this, "server", {
      context,
      name,
      serviceName: name,
      replicas: 1,
      volumeClaims: {
        data: { size: props.storage, ...(props.storageClass ? { storageClass: props.storageClass } : {}) },
      },
      pod: {
        user: layout.user,
        placement: context.cluster.nodePools.place({ purpose: "system" }),
        terminationGraceSeconds: 60,
        ...(props.connectsTo ? { connectsTo: props.connectsTo } : {}),
        accepts: [
          { ports: clients.ports, from: { clientsOf: clients } },
          { ports, from: { cidrs: nodeNetworksOf(context, reach) } },
          {
            ports: processes.map(({ metricsPort }) => metricsPort),
            from: { clientsOf: { ...clients, clientLabels: clientLabels("metrics") } },
          },
        ],
        volumes: {
          configuration: { config, mode: "0555" },
          // The authority's certificate is of no use to the server, and may be missing.
          certificate: { secret: { name: secretName, revision: "" }, keys: ["tls.crt", "tls.key"] },
          ...props.volumes,
        },
        ...(props.initContainers ? { initContainers: props.initContainers } : {}),
        containers: processes.map((process) => container(process, props.resources)) as [
          ContainerOptions,
          ...ContainerOptions[],
        ],
      },
    });
    if (certificate) set.node.addDependency(certificate);
    new Service(this, "service", {
      context,
      name,
      selector: selectorLabels(context, name),
      ports: processes.map(({ name: portName, port, servicePort }) => ({
        name: portName,
        port: servicePort,
        targetPort: port,
      })),
      ...(reach.kind === "loadBalancer"
        ? { exposure: exposureOf(reach), host: reach.host }
        : { addressing: { address: reach.address } }),
    });
  }
}

/** Name of a process's configuration file. */
function configFile({ name }: RegistryProcess): string {
  return `${name}.yml`;
}

function container(served: RegistryProcess, resources: Resources): ContainerOptions {
  const { name, port, metricsPort, duty } = served;
  // The program answers with 503 while its volume fails; no credentials are asked for here.
  const check = { http: "/", port, scheme: "HTTPS" } as const;
  return {
    name,
    image: imageReference(images.registry),
    command: [layout.program, "serve", `${layout.configuration}/${configFile(served)}`],
    // Otherwise the program tries to send traces to itself.
    env: { OTEL_TRACES_EXPORTER: "none", ...served.env },
    ports: { [name]: port, [duty.kind === "pulls" ? "pulls-metrics" : "metrics"]: metricsPort },
    startupProbe: { check, periodSeconds: 2, failureThreshold: 60, timeoutSeconds: 5 },
    readinessProbe: { check, periodSeconds: 5, timeoutSeconds: 5 },
    livenessProbe: { check, periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
    resources,
    mounts: [
      { volume: "configuration", path: layout.configuration, readOnly: true },
      { volume: "certificate", path: layout.certificate, readOnly: true },
      { volume: "data", path: layout.data, ...(duty.kind === "pulls" ? { readOnly: true } : {}) },
      ...(served.mounts ?? []),
    ],
  };
}

/** Networks of the nodes, for the pod's network policy. */
function nodeNetworksOf({ cluster }: ComponentContext, reach: NodeReach): readonly string[] {
  return reach.kind === "clusterIp" ? reach.nodes : exposedTo(cluster.exposure, exposureOf(reach), reach);
}

function exposureOf({ cidrs }: Extract<NodeReach, { kind: "loadBalancer" }>): Exposure {
  return { kind: "internal", ...(cidrs ? { cidrs: [...cidrs] } : {}) };
}
