/** What every service account of gpu-dev-k3s may do: verbs and resources by place. What is not here it may not do. */
export const accessTable: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "gpu-controlplane/api-service-sa": {},
  "gpu-controlplane/availability-updater-sa": {
    "the whole cluster": ["list nodes", "list pods"],
  },
  "gpu-controlplane/postgres": {
    "gpu-controlplane": [
      "get,patch configmaps[postgres-config,postgres-failover,postgres-leader,postgres-sync]",
      "list,watch configmaps",
      "list,watch pods",
      "patch pods[postgres-0,postgres-1,postgres-2]",
    ],
  },
  "gpu-controlplane/profiling-node-labeler": {
    "the whole cluster": ["get,patch nodes", "list nodes"],
  },
  "gpu-controlplane/reservation-expiry-sa": {
    "gpu-dev": ["create,get pods/exec", "delete services", "delete,get,list pods"],
  },
  "gpu-controlplane/reservation-poller-sa": {
    "gpu-controlplane": ["create,list jobs", "get jobs/status", "get pods/log", "list pods"],
  },
  "gpu-controlplane/reservation-processor-sa": {
    "the whole cluster": ["get,list nodes", "list pods", "list services"],
    "gpu-dev": [
      "create,delete,get jobs",
      "create,delete,get services",
      "create,delete,get,list pods",
      "create,get pods/exec",
      "get pods/log",
      "list events",
    ],
  },
  "gpu-dev-registries/registry-caches-restart": {
    "gpu-dev-registries": ["delete pods[registry-dockerhub-0,registry-ghcr-0]"],
  },
  "gpu-dev-registries/registry-native-restart": {
    "gpu-dev-registries": ["delete pods[registry-native-0]"],
  },
  "gpu-dev/buildkit-service-account": {},
  "gpu-dev/default": {},
};
