import type { LaunchTemplateNetworkInterfaces } from "@cdktf/provider-aws/lib/launch-template";
import { awsMachines } from "../../../config/aws-machines";
import type { AwsMachineName } from "../../../config/machines";

export interface NetworkInterfacesProps {
  readonly machine: AwsMachineName;
  /** Cards with EFA. 0: one ordinary interface. */
  readonly efaCards: number;
  /** Whether a machine gets a public address; AWS gives none to one with several interfaces. */
  readonly publicAddress: boolean;
  readonly securityGroups: readonly string[];
}

/**
 * The interfaces of a machine's network cards as its launch template lists them: an address on the first card only,
 * EFA on every card that has it. AWS's page of today puts two interfaces on the first card, ENA and EFA apart; one of
 * both kinds stays here, for p5 and p5e take two on a card, and the CNI needs the second for pods that have subnets of
 * their own (https://github.com/aws/amazon-vpc-cni-k8s/issues/3189).
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html
 */
export function networkInterfaces(props: NetworkInterfacesProps): LaunchTemplateNetworkInterfaces[] {
  const { machine, efaCards, publicAddress, securityGroups } = props;
  const onFirstCard = efaCards > 0 && awsMachines[machine].firstCard === "efa";
  const further = onFirstCard ? efaCards - 1 : efaCards;
  const common = { deleteOnTermination: "true", securityGroups: [...securityGroups] };
  return [
    {
      ...common,
      networkCardIndex: 0,
      deviceIndex: 0,
      interfaceType: onFirstCard ? "efa" : "interface",
      associatePublicIpAddress: String(publicAddress && further === 0),
    },
    ...Array.from({ length: further }, (_, position) => ({
      ...common,
      networkCardIndex: position + 1,
      deviceIndex: 0,
      // No address of the VPC at all.
      interfaceType: "efa-only",
      associatePublicIpAddress: "false",
    })),
  ];
}
