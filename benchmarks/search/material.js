/* Run Material's search worker as a browser does: set up with its index, then ask. Prints the places found. */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [, , worker, index] = process.argv;
const answers = [];
let handler;
const context = {
  console: {...console, warn() {}}, URL,
  addEventListener: (_, its) => { handler = its; },
  postMessage: message => answers.push(message),
  importScripts: (...names) => names.forEach(name =>
    vm.runInContext(fs.readFileSync(path.join(path.dirname(worker), name), "utf8"), context)),
};
context.self = context;
vm.createContext(context);
vm.runInContext(fs.readFileSync(worker, "utf8"), context);

async function main() {
  const data = JSON.parse(fs.readFileSync(index, "utf8"));
  await handler({data: {type: 0, data: {...data, options: {suggest: false}}}});
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) await handler({data: {type: 2, data: query}});
  const found = answers.slice(1).map(({data}) => data.items.map(group => group[0].location.split("#")[0]));
  process.stdout.write(JSON.stringify(found));
}

main().catch(error => { console.error(error); process.exit(1); });
