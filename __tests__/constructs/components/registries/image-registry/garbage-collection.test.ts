import { parse } from "yaml";
import { imageRegistry } from "../../../../../constructs/components/registries/image-registry/image-registry";
import { synthesized } from "../../../../support/component-context";
import type { Template } from "../../../../support/template";

const reach = { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] };

function built(overrides: object = {}): Template {
  const settings = imageRegistry.settings.parse({ reach, ...overrides });
  return synthesized((scope, context) => imageRegistry.build(scope, settings, context));
}

const pod = (template: Template, ...path: (string | number)[]) =>
  template.resource("kubernetes_stateful_set_v1").at("spec", "template", "spec", ...path);
const config = (template: Template) =>
  parse(
    (template.resource("kubernetes_config_map_v1").at("data") as Record<string, string>)["registry.yml"] ?? "",
  ) as Readonly<Record<string, unknown>>;

describe("garbage collection", () => {
  test("GIVEN the smallest settings THEN it runs before the registry serves, and untagged images go", () => {
    expect(pod(built(), "init_container", 1)).toMatchObject({
      name: "collect-garbage",
      image: "docker.io/library/registry:3.1.1",
      env: expect.arrayContaining([{ name: "UNTAGGED", value: "delete" }]),
    });
    expect(config(built())).toMatchObject({ storage: { delete: { enabled: true } } });
  });

  test("GIVEN untagged images to keep THEN the script is told", () => {
    expect(pod(built({ garbageCollection: { untagged: "keep" } }), "init_container", 1, "env")).toContainEqual({
      name: "UNTAGGED",
      value: "keep",
    });
  });

  test("GIVEN the smallest settings THEN the one pod is deleted every Sunday by an account that may do nothing else", () => {
    const template = built();

    expect(template.resource("kubernetes_cron_job_v1").at("spec")).toMatchObject({
      schedule: "0 4 * * 0",
      job_template: {
        spec: {
          template: {
            spec: {
              service_account_name: "registry-native-restart",
              container: [{ args: expect.arrayContaining(["delete", "pod", "registry-native-0", "--wait=false"]) }],
            },
          },
        },
      },
    });
    expect(template.resource("kubernetes_role_v1").at("rule")).toEqual([
      { api_groups: [""], resources: ["pods"], resource_names: ["registry-native-0"], verbs: ["delete"] },
    ]);
  });

  test("GIVEN a schedule THEN it takes the place of the default", () => {
    expect(
      built({ garbageCollection: { schedule: "0 3 * * *" } })
        .resource("kubernetes_cron_job_v1")
        .at("spec", "schedule"),
    ).toBe("0 3 * * *");
  });
});
