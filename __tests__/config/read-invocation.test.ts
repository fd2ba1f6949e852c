import { readInvocation } from "../../config/read-invocation";
import { UsageError } from "../../config/usage-error";

describe("what a run was asked for", () => {
  test("without arguments and variables: all environments, the user's kubeconfig, cdktf's folder", () => {
    expect(readInvocation([], {})).toEqual({ kubeconfigPaths: ["~/.kube/config"], outdir: "cdktf.out" });
  });

  test("--env wins over ENVIRONMENT", () => {
    expect(readInvocation(["--env", "a,b"], { ENVIRONMENT: "c" }).filter).toBe("a,b");
    expect(readInvocation([], { ENVIRONMENT: "c" }).filter).toBe("c");
  });

  test("KUBECONFIG may name several files, as for kubectl", () => {
    expect(readInvocation([], { KUBECONFIG: "/one:/other" }).kubeconfigPaths).toEqual(["/one", "/other"]);
  });

  test("the folder is where the cdktf CLI wants it", () => {
    expect(readInvocation([], { CDKTF_OUTDIR: "elsewhere" }).outdir).toBe("elsewhere");
  });

  test.each([
    ["a misspelt flag", ["--evn", "a"], /Unknown option '--evn'/],
    ["a flag without its value", ["--env"], /--env/],
    ["an empty filter", ["--env", ""], /names no environment/],
    ["a stray word", ["gpu-dev-local"], /gpu-dev-local/],
  ])("%s is refused with the usage: a slip must not deploy everything", (_case, argv, message) => {
    expect(() => readInvocation(argv, {})).toThrow(UsageError);
    expect(() => readInvocation(argv, {})).toThrow(message);
    expect(() => readInvocation(argv, {})).toThrow(/usage: npm start -- --env/);
  });
});
