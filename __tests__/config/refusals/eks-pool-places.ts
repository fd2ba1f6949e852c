import { interfaceEndpoints } from "../../../config/schema/eks/network";
import { eksTarget } from "../../support/eks-target";
import { onDemand, pools } from "./eks-pools";
import { type Refusal, text } from "./refusal";

/** Without NAT, and so without public subnets. */
const privateNetwork = { ...eksTarget.network, nat: "none", endpoints: [...interfaceEndpoints] };

export const eksPoolPlaceRefusals: readonly Refusal[] = [
  {
    title: "a machine of 32 network cards with a public address",
    given: pools({ gpu: { ...onDemand, subnets: "public" } }),
    message: text`
      lab: target.nodePools.gpu.subnets: gives nodes no public address: AWS refuses one to machines with 32 network cards
        found:   "public"
        do:      set subnets to "private": nodes reach the internet through NAT`,
  },
  {
    title: "a GPU machine on the internet",
    given: pools({ gpu: { ...onDemand, gpu: "t4", subnets: "public" } }),
    message: text`
      lab: target.nodePools.gpu.subnets: would put machines that users run code on onto the internet
        found:   "public"
        do:      set subnets to "private": nodes reach the internet through NAT`,
  },
  {
    title: "public subnets of a network that has none",
    given: pools(
      { build: { purpose: "build", machines: ["c7i.8xlarge"], subnets: "public", nodes: { min: 0, max: 1 } } },
      { network: privateNetwork },
    ),
    message: text`
      lab: target.nodePools.build.subnets: are subnets that the network does not have
        found:   "public"
        do:      set subnets to "private"`,
  },
  {
    title: "a zone that the network does not have",
    given: pools({ gpu: { ...onDemand, zones: ["us-east-2a", "us-east-2d"] } }),
    message: text`
      lab: target.nodePools.gpu.zones[1]: is a zone that the network has no private subnet in
        found:   "us-east-2d"
        allowed: us-east-2a, us-east-2b, us-east-2c
        do:      name zones of target.network`,
  },
  {
    title: "a zone of a pool twice",
    given: pools({ gpu: { ...onDemand, zones: ["us-east-2a", "us-east-2a"] } }),
    message: text`
      lab: target.nodePools.gpu.zones[1]: is named twice
        found:   "us-east-2a"
        do:      name each zone once`,
  },
  {
    title: "EFA on a machine without it",
    given: pools({ gpu: { ...onDemand, gpu: "t4", fabric: "efa" } }),
    message: text`
      lab: target.nodePools.gpu.fabric: asks for EFA cards that g4dn.12xlarge does not have
        found:   "efa"
        do:      remove fabric, or name another machine; the number of cards is in config/machines.ts`,
  },
  {
    title: "EFA on machines that were left without it for want of quota",
    given: pools({ gpu: { ...onDemand, gpu: "b300", fabric: "efa" } }),
    message: text`
      lab: target.nodePools.gpu.fabric: asks for EFA cards that p6-b300.48xlarge does not have
        found:   "efa"
        do:      remove fabric, or name another machine; the number of cards is in config/machines.ts`,
  },
  {
    title: "EFA on a pool for builds",
    given: pools({ build: { purpose: "build", machines: ["m7i.48xlarge"], fabric: "efa", nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.fabric: is set on a pool without GPUs, whose nodes attach no EFA cards
        found:   "efa"
        do:      remove fabric`,
  },
  {
    title: "a placement group across zones",
    given: pools({ gpu: { ...onDemand, placement: "cluster" } }),
    message: text`
      lab: target.nodePools.gpu.placement: keeps all machines in one zone, and the pool has us-east-2a, us-east-2b, us-east-2c
        found:   "cluster"
        do:      set zones to one of them, such as ["us-east-2a"]`,
  },
  {
    title: "slices on a pool without GPUs",
    given: pools({
      build: { purpose: "build", machines: ["m7i.48xlarge"], mig: "all-balanced", nodes: { min: 0, max: 1 } },
    }),
    message: text`
      lab: target.nodePools.build.mig: cuts up GPUs, and the pool has none of them
        found:   "all-balanced"
        do:      remove mig, or add slices to config/hardware.ts`,
  },
  {
    title: "slices of a GPU that has none in the catalogue",
    given: pools({ gpu: { ...onDemand, gpu: "a100", mig: "all-balanced" } }),
    message: text`
      lab: target.nodePools.gpu.mig: cuts up GPUs, and the catalogue has no slices of a100
        found:   "all-balanced"
        do:      remove mig, or add slices to config/hardware.ts`,
  },
  {
    title: "slices that another GPU is cut into",
    given: pools({ gpu: { ...onDemand, mig: "b200-6full-2mig-balanced" } }),
    message: text`
      lab: target.nodePools.gpu.mig: is no profile of h100
        found:   "b200-6full-2mig-balanced"
        allowed: all-balanced
        do:      name one of these, or add slices to config/hardware.ts`,
  },
  {
    title: "slices on Bottlerocket",
    given: pools({ gpu: { ...onDemand, mig: "all-balanced", image: "bottlerocket" } }),
    message: text`
      lab: target.nodePools.gpu.mig: is applied by the GPU operator's MIG manager, which Bottlerocket does not let run
        found:   "all-balanced"
        do:      set image to "al2023"`,
  },
  {
    title: "profilers on slices",
    given: pools({ gpu: { ...onDemand, mig: "all-balanced", dedicatedTo: "profiling" } }),
    message: text`
      lab: target.nodePools.gpu.mig: leaves profilers no whole GPU to measure
        found:   "all-balanced"
        do:      remove mig, or make a second pool for profiling`,
  },
  {
    title: "profilers of GPUs on machines without",
    given: pools({ gpu: { ...onDemand, gpu: "cpu-x86", dedicatedTo: "profiling" } }),
    message: text`
      lab: target.nodePools.gpu.dedicatedTo: is for pools with GPUs
        found:   "profiling"
        do:      remove dedicatedTo`,
  },
  {
    title: "profilers on Bottlerocket",
    given: pools({ gpu: { ...onDemand, dedicatedTo: "profiling", image: "bottlerocket" } }),
    message: text`
      lab: target.nodePools.gpu.dedicatedTo: needs an option of the NVIDIA driver, which Bottlerocket does not let anybody set
        found:   "profiling"
        do:      set image to "al2023"`,
  },
];
