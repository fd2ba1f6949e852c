import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../support/free-port";

export interface AwsDoubleOptions {
  /** Python that has moto. */
  readonly python: string;
  readonly account: string;
  /** Parameters that Amazon publishes, such as the ids of its images, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Availability zones that there must be: an account has some of a region's, and moto knows others. */
  readonly zones: readonly string[];
}

/** moto's own server, with Amazon's parameters and zones beside the few that it knows: nobody creates them by the API. */
const program = `
import json, os
from datetime import datetime
from moto.ssm import models

class Published(models.ParameterDict):
    def __init__(self, account_id, region_name):
        super().__init__(account_id, region_name)
        for name, value in json.loads(os.environ["PUBLISHED_PARAMETERS"]).items():
            self[name] = [models.Parameter(
                account_id=account_id, name=name, value=value, parameter_type="String", description=None,
                allowed_pattern=None, keyid=None, last_modified_date=datetime(2026, 1, 1).timestamp(), version=1,
                data_type="text")]

models.ParameterDict = Published

from moto.ec2.models import availability_zones_and_regions as places
known = places.RegionsAndZonesBackend.zones
for zone in json.loads(os.environ["ZONES"]):
    if zone not in [each.name for each in known[zone[:-1]]]:
        known[zone[:-1]].append(places.Zone(name=zone, region_name=zone[:-1], zone_id="x-" + zone))

from moto.server import main
main()
`;

/** moto as a server on this machine: one account, empty at the start. */
export class AwsDouble {
  static async start(options: AwsDoubleOptions): Promise<AwsDouble> {
    const double = new AwsDouble(options, await freePort());
    await double.answers();
    return double;
  }

  private readonly child: ChildProcess;
  private output = "";

  private constructor(
    { python, account, parameters, zones }: AwsDoubleOptions,
    private readonly port: number,
  ) {
    this.child = spawn(python, ["-c", program, "-H", "127.0.0.1", "-p", String(port)], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH ?? "",
        MOTO_ACCOUNT_ID: account,
        // Policies that AWS itself brings, for roles to have.
        MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
        PUBLISHED_PARAMETERS: JSON.stringify(parameters),
        ZONES: JSON.stringify(zones),
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.output += text.toString();
      });
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Lines of its log. */
  get log(): readonly string[] {
    return this.output.split("\n");
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null) return resolve();
      this.child.once("exit", () => resolve());
      this.child.kill("SIGTERM");
    });
  }

  private async answers(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt++) {
      if (this.child.exitCode !== null) throw new Error(`moto ended by itself:\n${this.output}`);
      const answer = await fetch(`${this.url}/moto-api/data.json`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    await this.stop();
    throw new Error(`moto does not answer:\n${this.output}`);
  }
}
