/* Search a library's index in the browser or in node; no dependencies.
 *
 *   const library = MiaSearch.open({base: "search/"})          in a page; the index is loaded by <script> elements
 *   const library = MiaSearch.open({load: async name => …})    elsewhere; gives the value that script `name` hands over
 *   const hits = await library.search("arbetsträ", {filters: {kind: ["method"]}, limit: 10, sort: "relevance"})
 *
 * `hits` is an array of {id, url, title, kind, score, snippet, marks, titleMarks}; marks are [start, end] in the plain
 * text of snippet and title: nothing here is ever HTML. It also has `total`; `also`, other names that were searched
 * for; `corrected`, the words taken for misspelt ones; `facets`, {facet: {code: count}} where filters, facets or a sort
 * other than relevance were asked for, each facet counted as if it had no filter itself; and, where nothing was found,
 * `suggestions`, the nearest spellings, and `related`, words that begin alike. Options: filters {facet: [codes]}, any
 * code of a facet, all facets; limit (10); offset (0); sort "relevance", "newest" or "used"; facets, true to have them.
 * An empty query finds everything, newest first, if any option but limit is given.
 *
 * The ranking is described in ranking.py; query.py and searching.py do the same in Python, held equal by a test. */
(function (root) {
  "use strict";

  const FIRST = 35, LAST = 60, MORE = 30, LONGEST = 48, MOST_WORDS = 32, LONGEST_PHRASE = 5;
  const PASSAGE = 240, LEAST_MARK = 0.2;
  const waiting = {};

  root.miaSearch = (name, value) => { if (waiting[name]) waiting[name](value); };

  /* numbers and lists, as coding.py writes them */
  const valueOf = code => code - FIRST - (code > 92);

  function numbers(text) {
    const found = [];
    let value = 0;
    for (let i = 0; i < text.length; i++) {
      const symbol = valueOf(text.charCodeAt(i));
      if (symbol < LAST) { found.push(value * LAST + symbol); value = 0; } else value = value * MORE + symbol - LAST;
    }
    return found;
  }

  function ungaps(text) {
    let place = -1;
    return numbers(text).map(gap => place += gap + 1);
  }

  function frontDecoded(text, into) {
    let word = "";
    for (const line of text ? text.split("!") : []) {
      word = word.slice(0, valueOf(line.charCodeAt(0))) + line.slice(2);
      into.set(word, valueOf(line.charCodeAt(1)));
    }
    return into;
  }

  /* words, as words.py cuts and folds them */
  const NORDIC = {"æ": "a", "ø": "o", "đ": "d", "ł": "l", "ß": "s"};

  const normalise = text => text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "");

  function fold(word) {
    const lower = word.toLowerCase();
    return [...lower.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").replace(/[æøđłß]/g, c => NORDIC[c])]
      .slice(0, LONGEST).join("");
  }

  function wordsOf(text) {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
      found.push({start: match.index, end: match.index + match[0].length, folded: fold(match[0])});
    return found;
  }

  /* Snowball's Swedish stemmer for folded words */
  const MAIN = /(?:heter(?:na)?|(?:het|and|ar)ens?|(?:or|ar|er)na?s?|ar[ne]|a(?:des?|ndes?|s?te|re)|andet|he?t|erns?|ens|[ae]s|a[dtrs]|ast|e[nrst]|or|[ae]|s)$/;

  function swedish(word) {
    const region = /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word);
    if (!region || word.length < 3) return word;
    const from = Math.max(3, region[0].length);
    word = withoutEnding(word, from);
    if (/(?:dd|gd|nn|dt|gt|kt|tt)$/.test(word.slice(from))) word = word.slice(0, -1);
    const other = /(?:lig|ig|els|fullt)$/.exec(word.slice(from));
    return other ? word.slice(0, other[0] === "fullt" ? -1 : -other[0].length) : word;
  }
  /*STEM*/
}(typeof window === "undefined" ? globalThis : window));
