import { ref, Token } from "cdktf";
import { Config } from "../../../constructs/kubernetes/config";
import { synthesized } from "../../support/component-context";

function config(data: Record<string, string>) {
  const made: Config[] = [];
  const template = synthesized((scope) => {
    made.push(new Config(scope, "config", { name: "files", namespace: "sample", data }));
  });
  return { block: template.resource("kubernetes_config_map_v1"), hash: made[0]?.hash };
}

test("GIVEN content THEN it is a ConfigMap of the namespace", () => {
  expect(config({ "a.txt": "text" }).block.body).toMatchObject({
    metadata: { name: "files", namespace: "sample" },
    data: { "a.txt": "text" },
  });
});

test.each([
  ["${HOME}", "$${HOME}"],
  ["%{if}", "%%{if}"],
  ["$${x}", "$$${x}"],
  ["$HOME 100% $$ {x}", "$HOME 100% $$ {x}"],
])("GIVEN the text %j THEN Terraform, which is given %j, writes it as it stands", (text, given) => {
  expect(config({ script: text }).block.at("data", "script")).toBe(given);
});

test("GIVEN other content or another key THEN the hash is another; given the same it is the same", () => {
  const hashes = [{ a: "1" }, { a: "2" }, { b: "1" }].map((data) => config(data).hash);

  expect(new Set(hashes).size).toBe(3);
  expect(config({ a: "1" }).hash).toBe(hashes[0]);
});

describe("GIVEN an id that Terraform looks up", () => {
  /** The same data, after some other tokens of the program. */
  const looked = (others: number, suffix = "") => {
    for (let other = 0; other < others; other += 1) Token.asString({ resolve: () => other });
    return config({ ID: `${Token.asString(ref("data.aws_efs_file_system.cache.file_system_id"))}${suffix}` });
  };

  test("THEN it is in the data, and what else looks like a template still stands as it is", () => {
    expect(looked(0, " ${HOME}").block.at("data", "ID")).toBe(
      "${data.aws_efs_file_system.cache.file_system_id} $${HOME}",
    );
  });

  test("THEN the hash hangs on its address alone, not on how many others there are", () => {
    expect(looked(3).hash).toBe(looked(0).hash);
    expect(looked(0, ",more").hash).not.toBe(looked(0).hash);
  });
});

test("GIVEN more than 1 MiB of keys and values THEN it is refused with its size; exactly 1 MiB is not", () => {
  const full = "é".repeat(512 * 1024 - 1);

  expect(() => config({ ab: full })).not.toThrow();
  expect(() => config({ abc: full })).toThrow(
    "sample-apps/config: ConfigMap files holds 1048577 bytes; the API server takes 1048576. Split it.",
  );
});
