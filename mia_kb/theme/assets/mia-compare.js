/* The comparison of up to three methods: which ones stands in the address, their decision papers come as scripts.
   Loaded by mia.js when a page has a place for it. Texts become text nodes, never markup. Classic, so that it works
   from a file share. */
(function () {
  "use strict";

  const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/, HREF = /^[a-z0-9/-]+\.html$/;
  const papers = new Map();
  let methods = null, place = null, view = null, turns = 0;

  window.miaCompare = (name, value) => {
    if (name === "methods") methods = new Map(value);
    else papers.set(name, value);
  };

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {}))
      if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    element.append(...children);
    return element;
  }

  const fill = (text, values) => Object.entries(values || {}).reduce(
    (filled, [key, value]) => filled.split(`{${key}}`).join(value), text);
  const say = (name, values) => fill(view.words.texts[name], values);
  const title = id => methods.get(id);

  function load(name) {
    return new Promise((resolve, reject) => {
      const element = make("script", {src: `${view.base}${name}.js`});
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(name)); };
      document.head.append(element);
    });
  }

  /* ---- the state and the address: ?m=regional/a&m=regional/b&d=regional/b:adopt&x=3 ---- */

  function stateOf(search) {
    const asked = new URLSearchParams(search), unknown = [], chosen = [], decided = new Map();
    for (const id of asked.getAll("m")) {
      if (!ID.test(id) || !methods.has(id)) unknown.push(id.slice(0, 80));
      else if (!chosen.includes(id) && chosen.length < view.words.most) chosen.push(id);
    }
    const codes = view.words.choices.map(([code]) => code);
    for (const one of asked.getAll("d")) {
      const [id, code] = one.split(":");
      if (chosen.includes(id) && codes.includes(code)) decided.set(id, code);
    }
    const rows = view.words.questions.map((_, row) => String(row + 1));
    return {chosen, decided, unknown, left: new Set(asked.getAll("x").filter(row => rows.includes(row)))};
  }

  /* ids hold nothing that an address would have to escape, so that people can read it */
  function query({chosen, decided, left}) {
    const parts = chosen.map(id => `m=${id}`);
    for (const id of chosen) if (decided.has(id)) parts.push(`d=${id}:${decided.get(id)}`);
    for (const row of left) parts.push(`x=${row}`);
    return parts.length ? `?${parts.join("&")}` : "";
  }

  function keep() {
    const asked = query(view.state);
    history.replaceState(history.state, "", location.pathname + asked);
    const other = document.querySelector(".mia-language");
    if (other) other.href = other.href.replace(/[?#].*$/, "") + asked;
  }

  /* ---- the page ---- */

  async function begin(element) {
    if (element.childElementCount) return;
    place = element;
    const {base, root, texts} = element.dataset;
    const whole = address => new URL(address, location.href).href;
    view = {base: whole(base), root: whole(root || "./"), words: JSON.parse(texts), filled: new Map()};
    methods = null; /* those of the language of the page */
    papers.clear();
    try {
      await load("methods");
    } catch (error) {
      document.getElementById("mia-compare-failed").hidden = false;
      return;
    }
    if (place !== element || element.childElementCount) return;
    view.state = stateOf(location.search);
    build();
    draw();
  }

  function build() {
    const selects = Array.from({length: view.words.most}, (_, index) => chooser(index));
    view.selects = selects.map(([, select]) => select);
    view.status = make("p", {class: "mia-compare__status", role: "status"});
    view.cut = make("p", {class: "mia-notice mia-notice--mixed", role: "status", hidden: true});
    view.table = make("div", {class: "mia-compare__table"});
    view.print = make("button", {type: "button", class: "mia-compare__print"}, say("print"));
    view.print.addEventListener("click", () => window.print());
    view.after = make("p", {class: "mia-small mia-screen"}, say("copy"));
    place.append(
      make("fieldset", {class: "mia-compare__choose mia-screen"}, make("legend", {}, say("choose")),
        ...selects.map(([box]) => box)),
      make("div", {class: "mia-compare__bar mia-screen"}, view.status, view.print),
      view.cut, view.table, view.after);
  }

  function chooser(index) {
    const id = `mia-compare-${index + 1}`;
    const select = make("select", {id}, make("option", {value: ""}, say("none")));
    for (const [method, name] of methods) select.append(make("option", {value: method}, name));
    select.addEventListener("change", () => {
      const chosen = view.selects.map(one => one.value).filter(Boolean);
      view.state = {...view.state, chosen: [...new Set(chosen)], unknown: []};
      draw();
    });
    return [make("div", {}, make("label", {for: id}, say("method", {number: index + 1})), select), select];
  }

  function offer() {
    const {chosen} = view.state;
    view.selects.forEach((select, index) => {
      select.value = chosen[index] || "";
      for (const option of select.options)
        option.disabled = Boolean(option.value) && option.value !== select.value && chosen.includes(option.value);
    });
  }

  async function draw() {
    const turn = ++turns, own = view;
    keep();
    offer();
    const failed = [];
    for (const id of own.state.chosen)
      if (!papers.has(id)) await load(id).catch(() => { failed.push(id); });
    if (turn !== turns || own !== view) return;
    const shown = own.state.chosen.filter(id => papers.has(id));
    own.status.textContent = status(shown, failed);
    own.table.replaceChildren(...shown.length ? [table(shown)] : []);
    place.className = `mia-compare mia-compare--${shown.length}`;
    own.print.hidden = own.after.hidden = !shown.length;
    fit(shown);
  }

  function status(shown, failed) {
    const count = [say("empty"), say("one")][shown.length] || say("shown", {count: shown.length});
    return [
      ...view.state.unknown.map(id => say("unknown", {method: id})),
      ...failed.map(id => say("failed", {method: title(id)})),
      count,
    ].join(" ");
  }

  /* about how many signs an answer takes; the last question's answer is as long for each method */
  const signs = found => (found || []).reduce((sum, one) => sum + Math.max(view.words.line, (typeof one === "string" ? one : one[0]).length), 0);

  /* says what to shorten where the papers take more signs than a page; of one method its own paper says it */
  function fit(shown) {
    const most = view.words.fits[shown.length];
    const longest = view.words.questions.map((_, row) => view.state.left.has(String(row + 1)) ? 0
      : Math.max(0, ...shown.map(id => signs(papers.get(id).answers[row]))));
    const tooLong = Boolean(most) && longest.reduce((sum, one) => sum + one, 0) > most;
    const order = longest.map((_, row) => row).sort((a, b) => longest[b] - longest[a]);
    view.cut.hidden = !tooLong;
    view.cut.textContent = tooLong ? say("cut", {rows: order.slice(0, 2).map(row => view.words.questions[row]).join(", ")}) : "";
  }

  /* ---- the table; its roles are written out, since narrow pages lay it out in another way ---- */

  function table(shown) {
    const {questions} = view.words;
    const head = make("tr", {role: "row"}, make("th", {scope: "col", role: "columnheader"}, say("question")),
      ...shown.map(headOf));
    const rows = questions.map((question, row) => make("tr", {role: "row", class: view.state.left.has(String(row + 1)) && "mia-compare__left"},
      make("th", {scope: "row", role: "rowheader"}, question, ...row === questions.length - 1 ? [make("p", {class: "mia-small"}, say("grounds"))] : [], leaver(String(row + 1), question, shown)),
      ...shown.map(id => cell(id, row === questions.length - 1 ? decision(id) : [answer(papers.get(id).answers[row])]))));
    return make("table", {class: "mia-compare__grid", role: "table"},
      make("thead", {role: "rowgroup"}, head), make("tbody", {role: "rowgroup"}, ...rows));
  }

  function headOf(id) {
    const paper = make("a", {class: "mia-small mia-screen", href: `${view.base.replace(/[^/]+\/$/, "")}decision-paper/${id}.html`},
      say("paper"));
    return make("th", {scope: "col", role: "columnheader"}, words(papers.get(id).title), " ", paper);
  }

  /* takes a row out of the print, where all of them do not fit, and back in */
  function leaver(row, question, shown) {
    const {left} = view.state, button = make("button", {type: "button", class: "mia-compare__leave mia-screen"});
    const tell = () => {
      button.textContent = say(left.has(row) ? "take-in" : "leave-out");
      button.setAttribute("aria-label", `${button.textContent}: ${question}`);
    };
    button.addEventListener("click", () => {
      if (!left.delete(row)) left.add(row);
      button.closest("tr").classList.toggle("mia-compare__left", left.has(row));
      tell();
      keep();
      fit(shown);
    });
    tell();
    return button;
  }

  const cell = (id, children) => make("td", {role: "cell", "data-method": title(id)}, ...children);

  function answer(found) {
    if (!found.length) return say("unfilled");
    const pieces = found.map(one => words(one));
    return pieces.length === 1 ? pieces[0] : make("ul", {}, ...pieces.map(one => make("li", {}, one)));
  }

  /* a text, or one with its language and where it leads; blank lines part paragraphs */
  function words(one) {
    const [text, lang, href] = typeof one === "string" ? [one, "", ""] : one;
    if (href && HREF.test(href)) return make("a", {href: view.root + href, lang: lang || undefined}, text);
    const parts = text.split(/\n\n+/);
    return make("span", {lang: lang || undefined}, ...parts.length > 1 ? parts.map(part => make("p", {}, part)) : parts);
  }

  /* ---- the decision to propose ---- */

  function decision(id) {
    const paper = papers.get(id), {choices} = view.words;
    const wording = make("p", {class: "mia-compare__wording"});
    const select = make("select", {}, ...choices.map(([code, label]) => make("option", {value: code}, label)));
    select.value = view.state.decided.get(id) || paper.proposed;
    const tell = () => {
      const [, , text] = choices.find(([code]) => code === select.value);
      const proposed = select.value === paper.proposed && paper.wording;
      wording.replaceChildren(proposed ? words(proposed) : fill(text, {method: title(id)}));
    };
    select.addEventListener("change", () => {
      if (select.value === paper.proposed) view.state.decided.delete(id);
      else view.state.decided.set(id, select.value);
      tell();
      keep();
    });
    tell();
    return [make("label", {class: "mia-screen"}, `${say("decision")} `, select), wording,
      blank(id, "owner", "text"), blank(id, "day", "date")];
  }

  /* a box to fill in, on the screen or (where it is empty) by hand on paper; it is kept while the page is open and nowhere else */
  function blank(id, name, type) {
    const key = `${id} ${name}`;
    const box = make("input", {type, autocomplete: "off"});
    box.value = view.filled.get(key) || "";
    const tell = () => { box.toggleAttribute("data-empty", !box.value); view.filled.set(key, box.value); };
    box.addEventListener("input", tell);
    tell();
    return make("label", {class: "mia-compare__blank"}, make("span", {}, `${say(name)}: `), box);
  }

  window.miaCompareBegin = begin;
  const found = document.getElementById("mia-compare");
  if (found) begin(found);
})();
