import { Construct } from "constructs";
import type { Layer } from "../config/layer";
import type { ResolvedComponent, ResolvedEnvironment } from "../config/resolved-environment";
import type { Component, ComponentContext, Site } from "../constructs/contracts/component";
import type { KubernetesCluster } from "../constructs/contracts/kubernetes-cluster";
import { Namespace } from "../constructs/kubernetes/namespace";
import { BaseStack } from "./base-stack";
import type { SynthesisOptions } from "./synthesis-options";

export interface ComponentStackProps {
  readonly environment: ResolvedEnvironment<Component>;
  readonly layer: Layer;
  readonly cluster: KubernetesCluster;
  readonly options: SynthesisOptions;
}

/** One layer of one environment: its components in the order of their requirements; the platform layer has the namespaces. */
export class ComponentStack extends BaseStack {
  constructor(scope: Construct, props: ComponentStackProps) {
    const { environment, layer, cluster, options } = props;
    super(scope, environment, layer, options);
    cluster.connect(this);
    const namespaces = new Construct(this, "namespaces");
    if (layer === "platform") {
      for (const [name, settings] of Object.entries(environment.namespaces)) {
        new Namespace(namespaces, name, { environment, name, settings });
      }
    }
    const components = environment.components.filter(({ description }) => description.layer === layer);
    for (const component of components) {
      const { description, settings } = component;
      const home = new Construct(this, description.id);
      // Requirements of lower layers are there already; inside one state only `depends_on` keeps an order.
      const beside = (description.requires ?? []).flatMap(({ id }) => this.node.tryFindChild(id) ?? []);
      home.node.addDependency(namespaces, ...beside);
      description.build(home, settings, contextOf(component, environment, cluster));
    }
    this.waitForOffers(components);
  }

  /** What a target declares may be made by a component of this very stack: whoever needs it comes after. */
  private waitForOffers(components: readonly ResolvedComponent<Component>[]): void {
    for (const { description, settings } of components) {
      const needed = (description.needs?.(settings as never) ?? []).map(({ capability }) => capability);
      const sources = components.filter(({ description: { offers = [] } }) =>
        offers.some((each) => needed.includes(each)),
      );
      this.node
        .findChild(description.id)
        .node.addDependency(...sources.map((source) => this.node.findChild(source.description.id)));
    }
  }
}

function contextOf(
  component: ResolvedComponent<Component>,
  environment: ResolvedEnvironment<Component>,
  cluster: KubernetesCluster,
): ComponentContext {
  const site = ({ namespace }: ResolvedComponent<Component>): Site => ({ environment, namespace });
  return {
    ...site(component),
    cluster,
    from<Provided>(required: Component<never, Provided>): Provided {
      const found = environment.components.find(({ description }) => description.id === required.id);
      if (!found || !component.description.requires?.some(({ id }) => id === required.id)) {
        throw new Error(`${component.description.id} reads ${required.id} without requiring it; add it to requires`);
      }
      return required.provides(found.settings as never, site(found));
    },
  };
}
