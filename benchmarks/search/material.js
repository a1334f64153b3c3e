/* Run Material's search worker as a browser does: set up with its index, then ask {queries, rounds} of standard input,
 * every query once and then in so many rounds. Prints {found: the places for each query, ready: ms until the index was
 * read, first: ms of the first query, times: ms of each query in the rounds}. */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [, , worker, index] = process.argv;
let answer, handler;  // the last answer alone, since each may hold the texts of thousands of pages
const context = {
  console: {...console, warn() {}}, URL,
  addEventListener: (_, its) => { handler = its; },
  postMessage: message => { answer = message; },
  importScripts: (...names) => names.forEach(name =>
    vm.runInContext(fs.readFileSync(path.join(path.dirname(worker), name), "utf8"), context)),
};
context.self = context;
vm.createContext(context);
vm.runInContext(fs.readFileSync(worker, "utf8"), context);

async function main() {
  let started = performance.now();
  const since = () => { const ms = performance.now() - started; started = performance.now(); return ms; };
  const data = JSON.parse(fs.readFileSync(index, "utf8"));
  await handler({data: {type: 0, data: {...data, options: {suggest: false}}}});
  const ready = since(), times = [], found = [];
  const {queries, rounds} = JSON.parse(fs.readFileSync(0, "utf8"));
  for (let round = 0; round <= rounds; round++) for (const query of queries) {
    since();
    await handler({data: {type: 2, data: query}});
    times.push(since());
    if (!round) found.push(answer.data.items.map(group => group[0].location.split("#")[0]));
  }
  process.stdout.write(JSON.stringify({found, ready, first: times[0], times: times.slice(queries.length)}));
}

main().catch(error => { console.error(error); process.exit(1); });
