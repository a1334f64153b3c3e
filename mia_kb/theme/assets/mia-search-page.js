/* The search page: facets with live counts, the state in the address, pages of hits, print and export of the list.
   Loaded by mia-search.js, whose parts it is made of, when a page has a place for it. */
(function () {
  "use strict";

  const parts = window.miaSearchParts;
  const {make, say, number} = parts;
  const SIZE = 20, MOST = 1000, SHOWN = 8;
  const SORTS = ["relevance", "newest", "used"];
  const OPEN = ["kind", "target-group"];

  let labels, library, place = null, view = null, turns = 0;

  /* ---- the state and the address ---- */

  function stateOf(search) {
    const asked = new URLSearchParams(search), filters = {};
    for (const [facet, , codes] of labels.facets) {
      const known = new Set(codes.map(([code]) => code));
      const chosen = asked.getAll(facet).filter(code => known.has(code));
      if (chosen.length) filters[facet] = [...new Set(chosen)];
    }
    const page = Number(asked.get("page"));
    return {
      query: asked.get("q") || "",
      filters,
      sort: SORTS.includes(asked.get("sort")) ? asked.get("sort") : SORTS[0],
      page: Number.isInteger(page) && page > 0 ? page : 1,
    };
  }

  function addressOf({query, filters, sort, page}) {
    const asked = new URLSearchParams();
    if (query) asked.set("q", query);
    for (const [facet, codes] of Object.entries(filters)) for (const code of codes) asked.append(facet, code);
    if (sort !== SORTS[0]) asked.set("sort", sort);
    if (page > 1) asked.set("page", page);
    const text = asked.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  /* ---- the page ---- */

  async function begin(element) {
    if (element.childElementCount) return;
    place = element;
    try {
      ({labels, library} = await parts.load());
    } catch (error) {
      document.getElementById("mia-search-failed").hidden = false;
      return;
    }
    if (place !== element || element.childElementCount) return;
    build(stateOf(location.search));
    search();
  }

  function build(state) {
    const field = make("input", {
      type: "search", id: "mia-search-field", name: "q", value: state.query, autocomplete: "off", spellcheck: "false",
      enterkeyhint: "search",
    });
    const form = make("form", {role: "search", class: "mia-find__form"},
      make("label", {for: "mia-search-field"}, say("field")),
      make("div", {class: "mia-find__ask"}, field, make("button", {}, say("search"))));
    const status = make("span", {role: "status"});
    const heading = make("h2", {id: "mia-find-count", class: "mia-find__count", tabindex: "-1"}, status);
    const sort = make("select", {id: "mia-search-sort"}, ...SORTS.map(one => make("option", {value: one}, say(one))));
    const clear = make("button", {type: "button", class: "mia-find__clear", hidden: true}, say("clear"));
    const facets = new Map(labels.facets.map(facet => [facet[0], facetOf(facet, state)]));
    const filters = make("details", {class: "mia-find__filters"},
      make("summary", {}, say("filters")), clear, ...[...facets.values()].map(facet => facet.element));
    filters.open = matchMedia("(min-width: 60em)").matches;
    view = {
      state, field, heading, status, sort, clear, facets,
      remarks: make("p", {class: "mia-search__also"}), list: make("ol", {class: "mia-find__list"}),
      after: make("div", {}), pages: make("nav", {class: "mia-find__pages", "aria-label": say("pages")}),
      tools: make("div", {class: "mia-find__tools"}), told: make("p", {class: "mia-small", role: "status"}),
    };
    view.tools.append(...[["print", print], ["copy", copy], ["csv", save]].map(([name, act]) => {
      const button = make("button", {type: "button"}, say(name));
      button.addEventListener("click", () => act(name));
      return button;
    }));
    sort.value = state.sort;
    place.append(form, make("div", {class: "mia-find"}, filters, make("section", {"aria-labelledby": heading.id},
      make("div", {class: "mia-find__bar"}, heading, make("div", {class: "mia-find__sort"},
        make("label", {for: sort.id}, say("sort")), sort)),
      view.remarks, view.list, view.after, view.pages, view.tools, view.told)));
    form.addEventListener("submit", event => { event.preventDefault(); change({query: field.value}); });
    let timer = 0;
    field.addEventListener("input", () => { busy(true); clearTimeout(timer); timer = setTimeout(() => change({query: field.value}), 120); });
    sort.addEventListener("change", () => change({sort: sort.value}));
    clear.addEventListener("click", () => { change({filters: {}}); filters.querySelector("summary").focus(); });
  }

  /* a facet: its element, and its codes with their boxes */
  function facetOf([key, name, codes], state) {
    const boxes = new Map(codes.map(([code, label]) => {
      const box = make("input", {type: "checkbox", name: key, value: code});
      const total = make("span", {class: "mia-count"});
      box.addEventListener("change", () => {
        const chosen = [...boxes].filter(([, one]) => one.box.checked).map(([one]) => one);
        const {[key]: _, ...others} = view.state.filters;
        change({filters: chosen.length ? {...others, [key]: chosen} : others});
      });
      return [code, {box, total, element: make("label", {class: "mia-facet__code"}, box, make("span", {}, label), total)}];
    }));
    const more = make("button", {type: "button", class: "mia-facet__more", "aria-expanded": "false", hidden: true});
    const element = make("details", {class: "mia-facet"}, make("summary", {}, name),
      make("div", {role: "group", "aria-label": name}, ...[...boxes.values()].map(one => one.element), more));
    element.open = OPEN.includes(key) || key in state.filters;
    const facet = {element, boxes, more, whole: false};
    more.addEventListener("click", () => { facet.whole = !facet.whole; count(facet, facet.counts); });
    return facet;
  }

  function change(part) {
    Object.assign(view.state, {page: 1}, part);
    history.replaceState(history.state, "", addressOf(view.state));
    return search();
  }

  const asked = more => library.search(view.state.query, {filters: view.state.filters, sort: view.state.sort, facets: true, ...more});

  const busy = is => view.list.setAttribute("aria-busy", String(is));

  async function search() {
    const own = view, turn = ++turns, {page} = own.state;
    busy(true);
    try {
      const hits = await asked({limit: SIZE, offset: (page - 1) * SIZE});
      if (turn === turns && own === view) draw(hits, page);
    } catch (error) {
      if (turn !== turns || own !== view) return;
      own.status.textContent = own.remarks.textContent = "";
      own.list.replaceChildren();
      own.pages.hidden = own.tools.hidden = true;
      own.after.replaceChildren(parts.failed());
      busy(false);
      throw error;
    }
  }

  function draw(hits, page, size = SIZE) {
    const {state} = view, pages = Math.ceil(hits.total / SIZE);
    if (page > 1 && !hits.length && hits.total) { change({page: pages}); return; }
    const [corrected, also] = parts.remarks(hits);
    view.status.textContent = state.query || Object.keys(state.filters).length
      ? parts.count(hits.total) : say("everything", {count: number(hits.total)});
    view.remarks.textContent = [corrected, also].filter(Boolean).join(". ");
    view.list.start = (page - 1) * size + 1;
    view.list.replaceChildren(...hits.map(hitOf));
    view.after.replaceChildren(...hits.total ? [] : [parts.nothing(hits, word => ask(word))]);
    view.clear.hidden = !Object.keys(state.filters).length;
    view.tools.hidden = !hits.total;
    view.told.textContent = "";
    view.pages.replaceChildren(...pages > 1 ? pager(page, pages) : []);
    view.pages.hidden = pages < 2;
    busy(false);
    for (const [key, facet] of view.facets) {
      for (const [code, one] of facet.boxes) one.box.checked = (state.filters[key] || []).includes(code);
      count(facet, hits.facets[key] || {});
    }
  }

  /* the counts of a facet's codes; codes without hits are hidden, and of many all but the commonest */
  function count(facet, counts) {
    facet.counts = counts;
    const there = [...facet.boxes].filter(([code, one]) => counts[code] || one.box.checked);
    const commonest = [...there].sort((a, b) => (counts[b[0]] || 0) - (counts[a[0]] || 0)).slice(0, SHOWN).map(([code]) => code);
    for (const [code, one] of facet.boxes) {
      const shown = facet.whole || commonest.includes(code) || one.box.checked;
      one.element.hidden = !(counts[code] || one.box.checked) || !shown;
      one.total.textContent = number(counts[code] || 0);
    }
    facet.element.hidden = !there.length;
    facet.more.hidden = there.length <= SHOWN;
    facet.more.textContent = facet.whole ? say("fewer") : say("more", {count: number(there.length)});
    facet.more.setAttribute("aria-expanded", String(facet.whole));
  }

  function hitOf(hit) {
    const lang = parts.language(hit);
    return make("li", {class: "mia-find__hit"},
      make("p", {class: "mia-eyebrow"}, parts.kind(hit)),
      make("h3", {class: "mia-find__title", lang}, make("a", {href: parts.address(hit)}, ...parts.marked(hit.title, hit.titleMarks))),
      make("p", {lang}, ...parts.marked(hit.snippet, hit.marks)));
  }

  function pager(page, pages) {
    const link = (name, to) => {
      const element = make("a", {href: addressOf({...view.state, page: to}), rel: name === "next" ? "next" : "prev"}, say(name));
      element.addEventListener("click", event => {
        event.preventDefault();
        event.stopPropagation();
        change({page: to}).then(() => { view.heading.focus(); view.heading.scrollIntoView({block: "center"}); });
      });
      return element;
    };
    return [
      ...page > 1 ? [link("previous", page - 1)] : [],
      make("span", {}, say("page", {page: number(page), pages: number(pages)})),
      ...page < pages ? [link("next", page + 1)] : [],
    ];
  }

  /* ---- the list elsewhere: on paper, in a mail, in a spreadsheet ---- */

  async function everything() {
    const hits = await asked({limit: MOST});
    if (hits.total > MOST) view.told.textContent = say("first", {count: number(MOST)});
    return hits;
  }

  async function print() {
    const own = view, {page} = own.state;
    const hits = await everything();
    turns++; /* a search still under way would draw its one page over the whole list */
    draw(hits, 1, MOST);
    window.addEventListener("afterprint", () => { if (own === view) change({page}); }, {once: true});
    window.print();
  }

  async function copy() {
    const lines = (await everything()).map(hit => `${hit.title} (${parts.kind(hit)})\r\n${parts.address(hit)}`);
    await toClipboard(lines.join("\r\n\r\n"));
    view.told.textContent = [say("copied"), view.told.textContent].filter(Boolean).join(". ");
  }

  async function toClipboard(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(text); return; } catch (refused) { /* the older way is left */ }
    }
    const area = make("textarea", {class: "mia-search__unseen", "aria-hidden": "true"});
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    if (before) before.focus();
  }

  /* a cell that no spreadsheet takes for a formula */
  const cell = text => {
    const one = String(text).replace(/\r?\n/g, " ");
    return `"${(/^[=+\-@\t\r]/.test(one) ? `'${one}` : one).replace(/"/g, '""')}"`;
  };

  async function save() {
    const separator = labels.language === "sv" ? ";" : ",";  // what Excel expects where a comma stands in numbers
    const columns = ["title", "kind", "text", "id", "address"].map(name => say(`column-${name}`));
    const rows = (await everything()).map(hit => [hit.title, parts.kind(hit), hit.snippet, hit.id, parts.address(hit)]);
    const text = [columns, ...rows].map(row => row.map(cell).join(separator)).join("\r\n");
    const url = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], {type: "text/csv;charset=utf-8"}));
    const link = make("a", {href: url, download: `${say("file")}.csv`});
    document.body.append(link);
    link.addEventListener("click", event => event.stopPropagation());
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  function ask(query) {
    view.field.value = query;
    view.field.focus();
    return change({query});
  }

  parts.page = {begin, ask, isThere: () => Boolean(place && place.isConnected && view)};
})();
