async ([address, query]) => {
  const started = performance.now();
  const pagefind = await import(`${address}/pagefind/pagefind.js`);
  const found = await pagefind.search(query);
  const hits = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
  const ms = performance.now() - started;
  return {found: hits.map(hit => hit.raw_url.replace(/^\/|\/(index\.html)?$/g, "")), ms};
}
