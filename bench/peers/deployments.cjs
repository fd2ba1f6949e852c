// Objects that are all alike: Deployments, one per object of a copy, as large as Gantry's objects are on the average.
// `shape.json` beside it says how many objects a copy has and how large they are.
const { bytes, objectsPerCopy } = require("./shape.json");

function deployment(name, padding) {
  const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "bench" };
  const probe = (path) => ({ httpGet: { path, port: 8000 }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 });
  return {
    metadata: { name, namespace: "bench", labels, annotations: { "bench/inputs": "0123456789" } },
    spec: {
      replicas: 2,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "0" } },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "main",
              image: "registry.example.com/bench/main:1.0.0",
              env: padding,
              ports: [{ name: "http", containerPort: 8000 }],
              resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
              livenessProbe: probe("/health"),
              readinessProbe: probe("/ready"),
              volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
            },
          ],
          volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
        },
      },
    },
  };
}

/** As many variables as make the object as large as asked for. */
function variables() {
  const padding = [];
  for (;;) {
    const next = { name: `SETTING_${padding.length}`, value: `value number ${padding.length} of this object` };
    if (JSON.stringify(deployment("copy-000-object-00", [...padding, next])).length > bytes) return padding;
    padding.push(next);
  }
}

module.exports = {
  copies(count) {
    const settings = variables();
    return Array.from({ length: count }, (_, copy) => ({
      objects: Array.from({ length: objectsPerCopy }, (_, position) => {
        const name = `copy-${String(copy).padStart(3, "0")}-object-${String(position).padStart(2, "0")}`;
        const padding = settings.map((setting) => ({ ...setting }));
        return { id: name, kind: "Deployment", body: deployment(name, padding) };
      }),
    }));
  },
};
