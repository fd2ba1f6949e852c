// Prints as many free ports of this machine, apart from each other, as the first argument says.
import { createServer } from "node:net";

const step = 10;
const found = [];
for (let port = 20_000 + (process.pid % 2000) * step; found.length < Number(process.argv[2]); port += step) {
  if ((await free(port)) && (await free(port + 1))) found.push(port);
}
console.log(found.join(" "));

function free(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
