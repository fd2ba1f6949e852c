import type { AddressInfo } from "node:net";
import net from "node:net";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A TCP address that leads on to another, chosen anew for each connection; shut, it refuses and cuts everything. */
export class Door {
  private readonly sockets = new Set<net.Socket>();
  private isShut = false;

  private constructor(
    private readonly server: net.Server,
    readonly address: Address,
  ) {}

  /** @param behind where a new connection leads; undefined refuses it */
  static async open(behind: () => Address | undefined): Promise<Door> {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const door = new Door(server, { host: "127.0.0.1", port: (server.address() as AddressInfo).port });
    server.on("connection", (client) => door.connect(client, behind()));
    return door;
  }

  shut(): void {
    this.isShut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  reopen(): void {
    this.isShut = false;
  }

  close(): void {
    this.shut();
    this.server.close();
  }

  private connect(client: net.Socket, target: Address | undefined): void {
    if (this.isShut || !target) {
      client.resetAndDestroy();
      return;
    }
    const server = net.connect({ ...target });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
