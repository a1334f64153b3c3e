/* Ask the client in a folder the questions of standard input, [[query, options], …], and write its answers as JSON:
 * {hits, rest of the answer, files: the names of the index files that were loaded, ms, used: ms of processor time}. */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = path.resolve(process.argv[2]);
const {open} = require(path.join(folder, "search.js"));
const loaded = [];

async function load(name) {
  const file = name.split("?")[0];
  let handed;
  const hook = {miaSearch: (its, value) => { handed = JSON.stringify(value); }};
  vm.runInNewContext(fs.readFileSync(path.join(folder, file), "utf8"), hook);
  loaded.push(file);
  return JSON.parse(handed);
}

async function main() {
  const library = open({load});
  const answers = [];
  for (const [query, options] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const started = performance.now(), before = process.cpuUsage();
    const hits = await library.search(query, options ?? undefined);
    const ms = performance.now() - started;
    const {user, system} = process.cpuUsage(before);
    answers.push({...hits, hits: [...hits], files: loaded.splice(0), ms, used: (user + system) / 1000});
  }
  process.stdout.write(JSON.stringify(answers));
}

main().catch(error => { console.error(error); process.exit(1); });
