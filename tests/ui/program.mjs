// The program under test: its commands, and servers of stores in a folder that is removed at the end.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** The program and a new folder to work in. */
export class Program {
  constructor(program) {
    this.program = path.resolve(program);
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), "crossfade-ui-"));
    this.servers = new Set();
    this.environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CROSSFADE_")));
  }

  at(name) {
    return path.join(this.folder, name);
  }

  /** Runs a command; `input` goes to its stdin. Throws unless it exits 0. */
  run(args, input = "") {
    const { status, stdout, stderr } = spawnSync(this.program, args, { cwd: this.folder, env: this.environment, input, encoding: "utf8" });
    if (status !== 0) throw new Error(`crossfade ${args.join(" ")}: exit ${status}\n${stderr}`);
    return stdout;
  }

  /** Copies a store that no server has open. */
  copyStore(from, to) {
    fs.copyFileSync(this.at(from), this.at(to));
  }

  /** Serves a store; resolves once it listens. `port` 0 takes a free one. */
  async serve(store, { port = 0, models = "models" } = {}) {
    const child = spawn(this.program, ["serve", "--store", store, "--model", models, "--port", String(port)], {
      cwd: this.folder,
      env: this.environment,
    });
    const server = new Server(child);
    this.servers.add(server);
    await server.listens;
    return server;
  }

  async end() {
    await Promise.all([...this.servers].map((server) => server.stop()));
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

class Server {
  constructor(child) {
    this.child = child;
    this.pid = child.pid;
    let said = "";
    this.ended = new Promise((resolve) => child.on("exit", resolve));
    this.listens = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`crossfade serve ended with ${code}: ${said}`)));
      child.stderr.on("data", (data) => (said += data));
      child.stdout.on("data", (data) => {
        said += data;
        const found = /Dashboard: (http:\/\/127\.0\.0\.1:(\d+))\//.exec(said);
        if (found === null) return;
        this.url = found[1];
        this.port = Number(found[2]);
        resolve();
      });
    });
  }

  /** The answer to a GET of the API; throws unless it is 200. */
  async get(where) {
    const response = await fetch(this.url + where);
    if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Ends it as Ctrl-C does; resolves when it has ended. */
  stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGINT");
    return this.ended;
  }
}
