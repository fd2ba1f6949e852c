import path from "node:path";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../../../contracts/component";
import type { SecretReference } from "../../../contracts/secret-reference";
import { sourceFile } from "../../../core/source-file";
import { Config } from "../../../kubernetes/config";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { Role } from "../../../kubernetes/role";
import { Secret } from "../../../kubernetes/secret";
import { selectorLabels } from "../../../kubernetes/selector-labels";
import { Service } from "../../../kubernetes/service";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { StatefulSet } from "../../../kubernetes/stateful-set";
import { credentials } from "./credentials";
import { dynamicConfiguration } from "./dynamic-configuration";
import { layout } from "./layout";
import { memberPod } from "./member-pod";
import { objectNames } from "./object-names";
import { patroniConfig } from "./patroni-config";
import { roleRules } from "./role-rules";
import { roles } from "./roles";
import type { PatroniEngine } from "./settings/patroni-engine";
import { stateObjects } from "./state-objects";

export interface PatroniClusterProps {
  readonly context: ComponentContext;
  readonly engine: PatroniEngine;
}

/** Characters of every generated password. */
const passwordLength = 32;

/** PostgreSQL run by Patroni: nothing outside its namespace, and no operator. */
export class PatroniCluster extends Construct {
  constructor(scope: Construct, id: string, props: PatroniClusterProps) {
    super(scope, id);
    const { context, engine } = props;
    const { namespace } = context;
    const name = objectNames.cluster;
    const selector = selectorLabels(context, name);
    const config = new Config(this, "configuration", {
      name: objectNames.configuration,
      namespace,
      data: {
        "patroni.yml": patroniConfig({ engine, name, selector }),
        "dynamic.json": JSON.stringify(dynamicConfiguration(engine), null, 2),
        ...Object.fromEntries(
          ["prepare.sh", "reconcile.sh", "reconcile.sql"].map((file) => [file, sourceFile(path.join(__dirname, file))]),
        ),
      },
    });
    const state = new Construct(this, "state");
    for (const object of stateObjects(name)) {
      new ConfigMapV1(state, object, {
        metadata: { name: object, namespace, labels: { ...selector } },
        // Patroni's own from here on.
        lifecycle: { ignoreChanges: ["metadata[0].annotations", "metadata[0].labels"] },
      });
    }
    const serviceAccount = new ServiceAccount(this, "account", { context, name, kubernetesApi: "called" });
    const role = new Role(this, "role", {
      name,
      namespace,
      serviceAccount,
      rules: roleRules({ name, members: engine.members }),
    });
    const secrets = this.secrets(props);
    const services = this.services(props, selector);
    const set = new StatefulSet(this, "members", {
      context,
      name,
      serviceName: name,
      replicas: engine.members,
      // One after the other would wait for ever when the last primary was not the first member.
      podManagement: "Parallel",
      // A primary and its synchronous replica on one node would be lost together; a laptop has but one.
      spread: context.environment.deletionProtection ? "required" : "preferred",
      volumeClaims: {
        data: { size: engine.storage, ...(engine.storageClass ? { storageClass: engine.storageClass } : {}) },
      },
      pod: memberPod({
        context,
        engine,
        name,
        config,
        serviceAccount,
        secrets: secrets.references,
        clients: podEndpoint(context, name, [layout.ports.postgres]),
        names: [objectNames.primary, objectNames.replica].map((service) => `${service}.${namespace}.svc`),
      }),
    });
    set.node.addDependency(config, state, role, services, secrets.scope);
  }

  private secrets({ context, engine }: PatroniClusterProps) {
    const scope = new Construct(this, "secrets");
    const make = (
      group: keyof typeof credentials,
      plain: Record<string, string>,
      ...passwords: string[]
    ): SecretReference =>
      new Secret(scope, group, {
        context,
        name: objectNames.secrets[group],
        source: engine.credentials[group],
        plain,
        passwords: Object.fromEntries(passwords.map((key) => [key, passwordLength])),
      }).reference;
    const { application, replication, patroni, monitoring } = credentials;
    const references = {
      application: make(
        "application",
        { [application.username]: engine.role, [application.database]: engine.database },
        application.password,
      ),
      replication: make("replication", { [replication.username]: roles.replication }, replication.password),
      patroni: make(
        "patroni",
        { [patroni.username]: roles.rewind, [patroni.restApiUsername]: "patroni" },
        patroni.password,
        patroni.restApiPassword,
      ),
      monitoring: make("monitoring", { [monitoring.username]: roles.monitoring }, monitoring.password),
    };
    return { scope, references };
  }

  private services({ context, engine }: PatroniClusterProps, selector: Readonly<Record<string, string>>): Construct {
    const scope = new Construct(this, "services");
    const ports = [{ name: "postgres", port: layout.ports.postgres }];
    new Service(scope, "members", { context, name: objectNames.cluster, selector, ports, addressing: "headless" });
    // Patroni labels the pods; the label follows the leader's key.
    new Service(scope, "primary", {
      context,
      name: objectNames.primary,
      selector: { ...selector, role: "primary" },
      ports,
    });
    if (engine.members > 1) {
      new Service(scope, "replica", {
        context,
        name: objectNames.replica,
        selector: { ...selector, role: "replica" },
        ports,
      });
    }
    return scope;
  }
}
