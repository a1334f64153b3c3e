/* The search dialog of every page, and what it shares with the search page (mia-search-page.js).
   The index and its words are loaded when somebody first searches. Texts of records and queries become text nodes, never
   markup. Classic, without modules, so that it works from a file share. */
(function () {
  "use strict";

  const LIMIT = 12;
  const header = document.getElementById("mia-search");
  if (!header) return;
  const opener = header.querySelector("a");
  /* Instant loading keeps the header and moves the document, so addresses are made whole once, here. */
  const page = new URL(opener.getAttribute("href"), location.href).href;
  const english = header.dataset.language === "en";
  const root = new URL(english ? "../" : "./", page).href;
  const base = root + (english ? "en/search/" : "search/");

  /* ---- loading ---- */

  let labels = null, library = null, loading = null;
  window.miaSearchLabels = value => { labels = value; };

  function script(src) {
    return new Promise((resolve, reject) => {
      const element = make("script", {src});
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(src)); };
      document.head.append(element);
    });
  }

  /* the labels and the library; a failure may be tried again */
  function load() {
    loading = loading || Promise.all([script(`${root}search/client.js`), script(`${base}labels.js`)]).then(
      () => { library = window.MiaSearch.open({base}); return {labels, library}; },
      error => { loading = null; throw error; });
    return loading;
  }

  /* ---- what dialog and page share ---- */

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {}))
      if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    element.append(...children);
    return element;
  }

  const say = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.split(`{${key}}`).join(value), labels.texts[name]);

  const number = value => value.toLocaleString(labels.language);
  const count = total => say(total ? (total === 1 ? "one" : "many") : "none", {count: number(total)});
  const kind = (hit, many) => (labels.kinds[hit.kind] || [hit.kind, hit.kind])[many ? 1 : 0];
  const address = hit => root + hit.url;
  const searchAddress = query => `${page}?${new URLSearchParams({q: query})}`;

  /* a text as nodes, the marked ranges as <mark> */
  function marked(text, marks) {
    const nodes = [];
    let at = 0;
    for (const [start, end] of marks) {
      nodes.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...nodes, text.slice(at)];
  }

  const language = hit => hit.language === labels.language ? undefined : hit.language;

  function remarks(hits) {
    return [
      hits.corrected.length ? say("corrected", {words: hits.corrected.join(", ")}) : "",
      hits.also.length ? say("also", {words: hits.also.slice(0, 5).join(", ")}) : "",
    ];
  }

  /* what to do where nothing was found; `choose` searches for another word */
  function nothing(hits, choose) {
    const words = (title, list) => list && list.length ? [make("p", {}, `${title}: `, ...list.flatMap((word, i) => {
      const button = make("button", {type: "button", class: "mia-search__word"}, word);
      button.addEventListener("click", () => choose(word));
      return i ? [" ", button] : [button];
    }))] : [];
    return make("div", {class: "mia-search__nothing"},
      ...words(say("did-you-mean"), hits.suggestions),
      ...words(say("related"), hits.related),
      make("p", {}, `${say("unwritten")} `, make("a", {href: root + labels.contribute}, say("write"))));
  }

  /* told at once; the next search tries again */
  const failed = () => make("p", {class: "mia-search__nothing", role: "alert"}, `${say("failed")} `,
    make("a", {href: root + labels.find}, root + labels.find));

  /* ---- the dialog ---- */

  let dialog = null, field, close, keys, list, status, more, after, all, active = -1, turns = 0, timer = 0;

  const options = () => [...list.querySelectorAll('[role="option"]')];

  /* the dialog, at once, so that what is typed while the words are loaded is not lost */
  function build() {
    const name = opener.getAttribute("aria-label");
    field = make("input", {
      type: "search", name: "q", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "search", "aria-label": name, "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": "mia-search-list", "aria-describedby": "mia-search-hint",
    });
    close = make("button", {type: "button", class: "mia-search__close"}, "Esc");
    status = make("p", {class: "mia-search__status", role: "status"});
    more = make("p", {class: "mia-search__also"});
    list = make("div", {id: "mia-search-list", class: "mia-search__list", role: "listbox", "aria-label": name});
    after = make("div", {});
    all = make("a", {class: "mia-search__all", href: page, hidden: true});
    keys = make("p", {class: "mia-search__keys"});
    dialog = make("dialog", {class: "mia-search", "aria-label": name},
      make("div", {class: "mia-search__top", role: "search"}, field, close),
      make("div", {class: "mia-search__body"}, status, more, list, after),
      make("div", {class: "mia-search__bottom"}, all, keys));
    document.body.append(dialog);
    close.addEventListener("click", () => dialog.close());
    field.addEventListener("input", () => { busy(true); clearTimeout(timer); timer = setTimeout(search, 60); });
    field.addEventListener("keydown", onKey);
    all.addEventListener("click", event => leave(event, searchPage => searchPage.ask(field.value)));
    list.addEventListener("click", event => { if (event.target.closest("a")) leave(event); });
    after.addEventListener("click", event => { if (event.target.closest("a")) leave(event); });
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  }

  function speak() {
    dialog.setAttribute("aria-label", say("dialog"));
    field.setAttribute("aria-label", say("field"));
    field.placeholder = say("field");
    list.setAttribute("aria-label", say("hits"));
    close.textContent = say("close");
    keys.textContent = say("keys");
    search();
  }

  /* close on the way to another page; the search page itself is only asked something else */
  function leave(event, ask) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.close();
    if (ask && parts.page && parts.page.isThere()) {
      event.preventDefault();
      event.stopPropagation();
      ask(parts.page);
    }
  }

  const busy = is => list.setAttribute("aria-busy", String(is));

  function hint() {
    busy(false);
    status.textContent = "";
    more.textContent = "";
    all.hidden = true;
    list.replaceChildren();
    after.replaceChildren(make("p", {class: "mia-search__hint", id: "mia-search-hint"}, say("hint")));
    activate(-1);
  }

  async function search() {
    const query = field.value, turn = ++turns;
    if (!library) return;
    if (!query.trim()) { hint(); return; }
    try {
      const hits = await library.search(query, {limit: LIMIT});
      if (turn === turns) draw(query, hits);
    } catch (error) {
      if (turn !== turns) return;
      hint();
      after.replaceChildren(failed());
      throw error;
    }
  }

  function draw(query, hits) {
    const groups = new Map();
    for (const hit of hits) groups.set(hit.kind, [...groups.get(hit.kind) || [], hit]);
    let place = 0;
    list.replaceChildren(...[...groups].map(([name, those]) => {
      const title = make("div", {class: "mia-search__kind", id: `mia-search-kind-${name}`}, kind(those[0], those.length > 1));
      return make("div", {role: "group", "aria-labelledby": title.id}, title, ...those.map(hit => option(hit, place++)));
    }));
    const [corrected, also] = remarks(hits);
    status.textContent = [count(hits.total), corrected].filter(Boolean).join(". ");
    more.textContent = also;
    after.replaceChildren(...hits.length ? [] : [nothing(hits, word => { field.value = word; field.focus(); search(); })]);
    all.hidden = !hits.length;
    all.href = searchAddress(query);
    all.textContent = say("all", {count: number(hits.total)});
    activate(-1);
    busy(false);
    dialog.querySelector(".mia-search__body").scrollTop = 0;
  }

  function option(hit, place) {
    return make("a", {
      class: "mia-search__hit", role: "option", id: `mia-search-hit-${place}`, href: address(hit), tabindex: "-1",
      "aria-selected": "false",
    }, make("span", {class: "mia-search__title", lang: language(hit)}, ...marked(hit.title, hit.titleMarks)),
    make("span", {class: "mia-search__text", lang: language(hit)}, ...marked(hit.snippet, hit.marks)));
  }

  function activate(place) {
    const all = options();
    active = place;
    all.forEach((one, i) => one.setAttribute("aria-selected", String(i === place)));
    field.setAttribute("aria-expanded", String(all.length > 0));
    if (all[place]) {
      field.setAttribute("aria-activedescendant", all[place].id);
      all[place].scrollIntoView({block: "nearest"});
    } else field.removeAttribute("aria-activedescendant");
  }

  function onKey(event) {
    if (event.isComposing) return;
    const those = options(), step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && those.length) {
      event.preventDefault();
      const next = active + step;
      activate(active < 0 && step < 0 ? those.length - 1 : next >= those.length ? 0 : next < 0 ? those.length - 1 : next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      all.href = searchAddress(field.value);
      if (those[active]) those[active].click();
      else if (field.value.trim()) all.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  }

  function open() {
    if (!dialog) build();
    if (!dialog.open) {
      dialog.showModal();
      load().then(speak, () => location.assign(page));
    }
    field.select();
  }

  /* ---- beginning ---- */

  const isTyping = target => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

  opener.href = page;
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", "/ Control+K");
  opener.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  });
  document.addEventListener("keydown", event => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const k = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });

  const parts = window.miaSearchParts = {
    page: null, root, load, make, say, number, count, kind, address, marked, language, remarks, nothing, failed,
  };

  function onPage() {
    const place = document.getElementById("mia-search-page");
    if (!place) return;
    (parts.page ? Promise.resolve() : script(`${root}assets/mia-search-page.js`)).then(() => parts.page.begin(place));
  }

  if (window.document$) window.document$.subscribe(onPage);
  else onPage();
})();
