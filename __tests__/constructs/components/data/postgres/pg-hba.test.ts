import { pgHba } from "../../../../../constructs/components/data/postgres/pg-hba";

const lines = pgHba({ role: "gpudev", database: "gpudev" }).map((line) => line.split(" "));
const admitting = lines.filter((line) => line.at(-1) !== "reject");

describe("pg_hba.conf", () => {
  it("lets nobody in over the network without TLS and SCRAM", () => {
    for (const line of admitting.filter(([type]) => type !== "local")) {
      expect(line).toEqual(["hostssl", expect.any(String), expect.any(String), "all", "scram-sha-256"]);
    }
  });

  it("lets the superuser in by the socket alone, and nobody else by it", () => {
    expect(admitting.filter(([type]) => type === "local")).toEqual([["local", "all", "postgres", "peer"]]);
    expect(admitting.filter(([type, , user]) => type !== "local" && (user === "postgres" || user === "all"))).toEqual(
      [],
    );
  });

  it("gives replication to one role, which gets no database", () => {
    expect(admitting.filter(([, database]) => database === "replication").map(([, , user]) => user)).toEqual([
      "replicator",
    ]);
    expect(admitting.filter(([, , user]) => user === "replicator")).toHaveLength(1);
  });

  it("ends in refusals that cover every connection", () => {
    expect(lines.slice(-2)).toEqual([
      ["local", "all", "all", "reject"],
      ["host", "all", "all", "all", "reject"],
    ]);
  });
});
