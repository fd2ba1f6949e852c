import { spawn } from "node:child_process";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Address } from "./door";
import { type Login, psql } from "./sql";

/** Clients that write without pause, each row by itself, and remember what the server has acknowledged. */
export class Writer {
  /** Numbers whose insertion was acknowledged. */
  readonly acknowledged: number[] = [];
  /** Numbers are used once, whichever writer writes them. */
  private static next = 0;
  private stopped = false;
  private waiting: { readonly since: number; readonly resolve: (at: number) => void }[] = [];
  private readonly clients: Promise<void>[];

  constructor(
    private readonly address: Address,
    private readonly login: Login,
    clients = 4,
  ) {
    this.clients = Array.from({ length: clients }, () => this.write());
  }

  static readonly table = "CREATE TABLE IF NOT EXISTS written (number bigint PRIMARY KEY)";

  /** When a row that is sent from now on is first acknowledged, in milliseconds of the monotonic clock. */
  acknowledgement(): Promise<number> {
    return new Promise((resolve) => this.waiting.push({ since: performance.now(), resolve }));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.clients);
  }

  private async write(): Promise<void> {
    while (!this.stopped) {
      await this.session();
      await sleep(100);
    }
  }

  /** One connection, until it breaks. */
  private async session(): Promise<void> {
    const { arguments: options, environment } = psql(this.address, this.login);
    const client = spawn("psql", options, { env: environment, stdio: ["pipe", "pipe", "ignore"] });
    client.stdin.on("error", () => {});
    let sent = { number: 0, at: 0 };
    const send = () => {
      if (this.stopped) return void client.stdin.end();
      sent = { number: ++Writer.next, at: performance.now() };
      client.stdin.write(`INSERT INTO written VALUES (${sent.number}) RETURNING number;\n`);
    };
    send();
    for await (const line of readline.createInterface({ input: client.stdout })) {
      if (Number(line) !== sent.number) continue;
      this.acknowledged.push(sent.number);
      this.tell(sent.at);
      send();
    }
  }

  private tell(sentAt: number): void {
    const now = performance.now();
    this.waiting = this.waiting.filter(({ since, resolve }) => {
      if (sentAt < since) return true;
      resolve(now);
      return false;
    });
  }
}
