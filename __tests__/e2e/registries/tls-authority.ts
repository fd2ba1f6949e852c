import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate with its key, by the paths of their files. */
export interface TlsPair {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of its own in a folder. */
export class TlsAuthority {
  readonly certificate: string;
  private readonly key: string;

  constructor(
    private readonly folder: string,
    name: string,
  ) {
    this.certificate = join(folder, `${name}.crt`);
    this.key = join(folder, `${name}.key`);
    this.openssl("req", "-x509", ...newKey(this.key), "-days", "2", "-subj", `/CN=${name}`, "-out", this.certificate);
  }

  get pem(): string {
    return readFileSync(this.certificate, "utf8");
  }

  /** A server's certificate for names as openssl writes them, such as `IP:127.0.0.1`. */
  issue(server: string, ...names: readonly string[]): TlsPair {
    const [request, certificate, key, extensions] = ["csr", "crt", "key", "ext"].map((ending) =>
      join(this.folder, `${server}.${ending}`),
    ) as [string, string, string, string];
    writeFileSync(extensions, `subjectAltName=${names.join(",")}\nextendedKeyUsage=serverAuth\n`);
    this.openssl("req", ...newKey(key), "-subj", `/CN=${server}`, "-out", request);
    const signed = ["-CA", this.certificate, "-CAkey", this.key, "-CAcreateserial", "-days", "1"];
    this.openssl("x509", "-req", "-in", request, ...signed, "-extfile", extensions, "-out", certificate);
    return { certificate, key };
  }

  private openssl(...args: readonly string[]): void {
    execFileSync("openssl", args, { stdio: "pipe" });
  }
}

function newKey(file: string): readonly string[] {
  return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", file];
}
