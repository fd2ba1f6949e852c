import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export interface Boot {
  readonly status: number | null;
  readonly stderr: string;
  /** What the script left in /etc, by path below it. */
  readonly etc: Readonly<Record<string, string>>;
  /** Calls of sysctl, one a line. */
  readonly calls: string;
}

export interface BootOptions {
  /** Huge pages that the kernel finds, whatever it is asked for. */
  readonly hugePages?: number;
  /** What the NVIDIA driver says of its options; absent where it is not loaded. */
  readonly driver?: string;
}

/** Runs a boot script as root of a machine of its own: this one's programs, an empty /etc and /mnt, a /proc of two files. */
export function sandboxedBoot(root: string, script: string, { hugePages = 0, driver }: BootOptions = {}): Boot {
  const at = (...parts: readonly string[]) => path.join(root, ...parts);
  for (const folder of ["etc/sysctl.d", "etc/modprobe.d", "mnt", "bin"]) fs.mkdirSync(at(folder), { recursive: true });
  fs.writeFileSync(at("pages"), `${hugePages}\n`);
  fs.writeFileSync(at("calls"), "");
  fs.writeFileSync(at("script"), script, { mode: 0o700 });
  fs.writeFileSync(at("bin/sysctl"), '#!/bin/sh\necho "$*" >> /calls\n', { mode: 0o755 });
  const proc = ["--dir", "/proc/sys/vm", "--ro-bind", at("pages"), "/proc/sys/vm/nr_hugepages"];
  if (driver !== undefined) {
    fs.writeFileSync(at("driver"), driver);
    proc.push("--dir", "/proc/driver/nvidia", "--ro-bind", at("driver"), "/proc/driver/nvidia/params");
  }
  const system = ["--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib"];
  const kept = ["--bind", at("etc"), "/etc", "--bind", at("mnt"), "/mnt", "--bind", at("calls"), "/calls"];
  const own = [...kept, "--ro-bind", at("bin"), "/stand-ins"];
  const run = spawnSync(
    "bwrap",
    [
      ...system,
      ...(fs.existsSync("/usr/lib64") ? ["--symlink", "usr/lib64", "/lib64"] : []),
      ...proc,
      ...own,
      ...["--ro-bind", at("script"), "/script", "--dev", "/dev", "--unshare-all", "--clearenv"],
      ...["--setenv", "PATH", "/stand-ins:/usr/bin", "/script"],
    ],
    { encoding: "utf8" },
  );
  const files = fs.readdirSync(at("etc"), { recursive: true, encoding: "utf8" }).sort();
  return {
    status: run.status,
    stderr: run.stderr,
    etc: Object.fromEntries(
      files
        .filter((file) => fs.statSync(at("etc", file)).isFile())
        .map((file) => [file, fs.readFileSync(at("etc", file), "utf8")]),
    ),
    calls: fs.readFileSync(at("calls"), "utf8"),
  };
}
