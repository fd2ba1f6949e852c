import { spawn } from "node:child_process";

export interface StaticServer {
  readonly url: string;
  stop(): void;
}

/** Serves a folder over HTTP from a process of its own, so that programs started synchronously reach it. */
export function staticServer(folder: string): Promise<StaticServer> {
  const program = `
    const fs = require("node:fs"), http = require("node:http"), path = require("node:path");
    const server = http.createServer((request, response) => {
      const file = path.join(process.argv[1], decodeURIComponent(new URL(request.url, "http://x").pathname));
      if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
      fs.createReadStream(file).pipe(response);
    });
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ["-e", program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.stdout.once("data", (port) =>
      resolve({ url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() }),
    );
  });
}
