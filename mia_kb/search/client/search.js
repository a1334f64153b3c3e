/* Search a library's index, in a page or in node.
 *
 *   const library = MiaSearch.open({base: "search/"});       in a page: the index is loaded by <script> elements
 *   const library = MiaSearch.open({load: async name => …}); elsewhere: gives the value that script `name` hands over
 *   const hits = await library.search("arbetsträ", {filters: {kind: ["method"]}, limit: 10});
 *
 * `hits` is an array of {id, url, title, kind, language, tags, score, snippet, marks, titleMarks}: plain texts, never
 * HTML; marks are [start, end] in them. It has `total`; `also`, other names searched for; `corrected`, words taken for
 * misspelt ones; `suggestions` and `related`, where nothing was found; `facets`, {facet: {code: count}} if asked for,
 * each counted as if it were not filtered. Options: filters {facet: [codes]}, limit, offset, facets (true), sort
 * ("relevance", "newest", "used"). With any but limit and offset an empty query finds everything, newest first.
 *
 * ranking.py tells the formula; query.py and searching.py do the same, and tests hold the two equal. */
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
    if (/^[a-z0-9]*$/.test(lower)) return lower.slice(0, LONGEST);
    return [...lower.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").replace(/[æøđłß]/g, c => NORDIC[c])]
      .slice(0, LONGEST).join("");
  }

  function wordsOf(text) {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
      found.push({start: match.index, end: match.index + match[0].length, folded: fold(match[0])});
    return found;
  }

  /* How many letters are added, lost, changed or swapped between two words, or between one and a beginning of the other */
  function distance(one, other, most, half) {
    if (one.length - other.length > most || (other.length - one.length > most && !half)) return most + 1;
    const width = Math.min(other.length, one.length + most);
    let before = [], above = Array.from({length: width + 1}, (_, i) => i);
    for (let row = 1; row <= one.length; row++) {
      const here = [row];
      let least = row;
      for (let column = 1; column <= width; column++) {
        let cost = Math.min(above[column] + 1, here[column - 1] + 1,
          above[column - 1] + (one[row - 1] !== other[column - 1]));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
          cost = Math.min(cost, before[column - 2] + 1);
        here.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = above;
      above = here;
    }
    return Math.min(half ? Math.min(...above) : above[width], most + 1);
  }

  /* The letters of a word as bits: two words that are n errors apart differ in at most 2n */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  function bitsOf(number) {
    let count = 0;
    for (; number; number &= number - 1) count++;
    return count;
  }

  /* a function of one or two texts that remembers its results */
  function kept(work) {
    const results = new Map();
    return (text, more = "") => {
      const key = more + " " + text;
      if (!results.has(key)) results.set(key, work(text, more));
      return results.get(key);
    };
  }

  function byScript(base) {
    return name => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting[name.split("?")[0]] = resolve;
      script.onload = () => { resolve(""); script.remove(); };
      script.onerror = () => reject(new Error(name));
      script.src = base + name;
      document.head.append(script);
    });
  }

  const bySize = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

  function open({base = "", load = byScript(base)}) {
    const files = new Map();      // name → value, once it is loaded
    const loading = new Map();    // name → promise of that
    const words = new Map();      // file of the vocabulary → Map of word → level
    const shards = new Map();     // shard of keys → Map of key → line
    const pages = new Map();      // number → row
    const texts = new Map();      // text shown → its words
    const places = new Map();     // number → its place in the columns of facets.js
    let columns = {numbers: [], dates: [], used: [], facets: {}};
    let missing = new Set(), manifest, rules, languages, stopWords, noPart, english;

    /* Files are asked for where they are needed; what is not there yet is noted, loaded, and the work done again. */
    function file(name) {
      if (name in manifest.marks || name.startsWith("pages")) {
        if (!files.has(name)) missing.add(name);
        return files.get(name);
      }
      return "";
    }

    async function settled(work) {
      for (;;) {
        missing = new Set();
        const result = work();
        const wanted = missing;
        if (!wanted.size) return result;
        await Promise.all([...wanted].map(fetched));
      }
    }

    function fetched(name) {
      if (!loading.has(name)) loading.set(name, load(`${name}?${manifest.marks[name] || ""}`).catch(() => "").then(value => files.set(name, value)));
      return loading.get(name);
    }

    let opening;
    const ready = () => opening = opening || load("manifest.js").then(loaded => {
      manifest = loaded;
      rules = {...manifest.rules};
      for (const name in manifest.swedish) rules[name] = new RegExp(manifest.swedish[name]);
      languages = ["sv", ...manifest.languages.filter(one => one !== "sv")];
      stopWords = new Set(manifest.stopWords.split(" "));
      noPart = new Set(manifest.noPart.split(" "));
      english = manifest.english.map(([pattern, instead]) => [new RegExp(pattern), instead]);
    });

    /* Snowball's Swedish stemmer for folded words */
    function swedish(word) {
      const region = rules.region.exec(word);
      if (!region || word.length < 3) return word;
      const from = Math.max(3, region[0].length);
      const ending = pattern => (pattern.exec(word.slice(from)) || [""])[0];
      const cut = length => { word = word.slice(0, word.length - length); };
      const isEt = before => rules.et.test(before) && !rules.notEt.test(before);
      const main = ending(rules.main);
      if (rules.an.test(word) && !rules.notAn.test(word)) word = word.slice(0, word.lastIndexOf("a"));
      else if (main === "s") cut(word.endsWith("ets") && isEt(word.slice(0, -3)) ? 3 : +rules.s.test(word));
      else if (main !== "et" || isEt(word.slice(0, -2))) cut(main.length);
      if (ending(rules.pair)) cut(1);
      const other = ending(rules.other);
      cut(other === "fullt" ? 1 : other.length);
      return word;
    }

    const stem = kept((word, language) => !language || language === "sv" ? swedish(word)
      : english.reduce((one, rule) => one.replace(...rule), word));
    const stemsOf = kept(word => unique(languages.map(one => stem(word, one))));

    function derivation(stemmed) {
      return manifest.derivations.find(([end]) => stemmed.endsWith(end) && stemmed.length - end.length >= 4) || ["", ""];
    }

    const rootOf = kept(stemmed => {
      const [end, instead] = derivation(stemmed);
      return end ? stemmed.slice(0, -end.length) + instead : stemmed;
    });

    /* compounds, as compounds.py cuts them */
    const isNoPart = text => noPart.has(text) || stopWords.has(text);
    const unique = list => [...new Set(list)];
    const parts = list => unique(list).filter(form => form.length >= 3 && !isNoPart(form));
    const forms = text => text.startsWith(stem(text)) ? [text, stem(text)] : [text];
    const heads = end => parts(forms(end));
    const modifiers = start => parts([...forms(start), ..."soue".includes(start.slice(-1)) ? forms(start.slice(0, -1)) : []]);

    function* cuts(term) {
      if (term.length < 7) return;
      const shortest = Math.max(3, derivation(term)[0].length + 1);
      for (let at = 3; at <= term.length - shortest; at++) {
        if (isNoPart(term.slice(0, at))) continue;
        const ends = heads(term.slice(at));
        for (const modifier of ends.length ? modifiers(term.slice(0, at)) : [])
          for (const head of ends) yield [modifier, head, at];
      }
    }

    function split(term) {
      let best = [], heaviest = 0;
      for (const [modifier, head] of cuts(term)) {
        const one = level(modifier), other = one === undefined ? one : level(head);
        if (other === undefined) continue;
        const weight = 4 * (one + other) + Math.min(modifier.length, head.length);
        if (weight > heaviest) { best = [modifier, head]; heaviest = weight; }
      }
      return best;
    }

    /* the vocabulary: what the library has, and at level 0 what only the glossary has; in shards, and by first letter */
    function hash(text, letters) {
      let hashed = 0x811c9dc5;
      for (let i = 0; i < Math.min(letters, text.length); i++) hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x01000193);
      return hashed >>> 0;
    }

    const wordFile = word => `words-${hash(word, 3) % Math.max(1, manifest.size / 256)}.js`;
    const letterFile = word => `spelling-${/^[a-z]/.test(word) ? word[0] : "0"}.js`;
    const level = word => vocabulary(wordFile, word).get(word);

    function vocabulary(fileOf, word) {
      const name = fileOf(word);
      if (words.has(name)) return words.get(name);
      const text = file(name), found = new Map();
      if (text === undefined) return found;
      for (const one in manifest.glossary) if (!one.includes(" ") && fileOf(one) === name) found.set(one, 0);
      words.set(name, frontDecoded(text, found));
      return found;
    }

    /* the postings of a key: [numbers, impacts] */
    function having(key) {
      const name = `keys-${hash(key, 5) % (manifest.size / 64)}.js`;
      if (!shards.has(name)) {
        const text = file(name);
        if (text === undefined) return [[], ""];
        shards.set(name, new Map((text ? text.split("!") : []).map(line => [line.slice(0, line.indexOf(" ")), line])));
      }
      const shard = shards.get(name), line = shard.get(key);
      if (typeof line === "string") {
        const [, numbers, impacts] = line.split(" ");
        shard.set(key, [ungaps(numbers), impacts]);
      }
      return shard.get(key) || [[], ""];
    }

    /* a concept: Map of its keys, joined by spaces → weight */
    function conceptOf(word, stems, last, also, corrected) {
      const concept = new Map();
      const add = (weight, ...keys) => {
        const name = keys.join(" ");
        concept.set(name, Math.max(weight, concept.get(name) || 0));
      };

      function addRoot(one, weight) {
        if (rootOf(one) !== one) add(weight * rules.root, rootOf(one));
      }

      function addStem(one, weight) {
        add(weight, one);
        addRoot(one, weight);
        split(one).forEach((part, i) => {
          const share = weight * (i ? rules.head : rules.modifier);
          add(share, part);
          addRoot(part, share);
        });
        addSynonyms(one, weight);
      }

      function addSynonyms(phrase, weight) {
        for (const [name, stems, nearness] of glossary(phrase)) {
          const keys = stems.split(" "), telling = keys.filter(key => !stopWords.has(key));
          add(weight * nearness, ...telling.length ? telling : keys);
          also.add(name);
        }
      }

      function complete(known) {
        if (word.length < rules.shortestCompletion) return false;
        const longer = [...vocabulary(wordFile, word)].filter(([one]) => one.startsWith(word) && !stems.includes(one));
        for (const [one] of longer.sort(bySize).slice(0, rules.completions)) {
          add(known ? rules.completionOfWord : rules.completion, one);
          if (!known) addSynonyms(one, rules.completion);
        }
        const shorter = [stem(word.slice(0, -1)), stem(word.slice(0, -2))].filter(one => level(one) !== undefined);
        if (shorter.length && !longer.length && !known && shorter[0].length >= rules.shortestPartial) addStem(shorter[0], rules.completion);
        return known || longer.length > 0 || shorter.length > 0;
      }

      function nearest(forms, most, weight, half, everywhere) {
        const found = near(forms, most, half, everywhere), errors = Object.keys(found)[0];
        for (const [one] of errors ? found[errors].sort(bySize).slice(0, rules.corrections) : []) {
          addStem(one, weight * (errors > 1 ? rules.farther : 1));
          corrected.add(one);
        }
        return errors;
      }

      function correct(stemmed) {
        const both = [word, stemmed];
        if (split(stemmed).length) return nearest(both, 1, rules.correctionOfCompound);
        const errors = nearest(both, 1, rules.correction) ||
          nearest(both, stemmed.length < rules.twoErrorsFrom ? 1 : 2, rules.correction, false, true) ||
          (last && nearest([word], 1, rules.correctionOfHalf, true, true)) || garbled(stemmed);
        partial(stemmed, !errors);
      }

      function garbled(stemmed) {
        for (let left = 1; left <= rules.longestEnding; left++) {
          const one = stemmed.slice(0, -left);
          if (one.length >= rules.shortestPartial && level(one) !== undefined) {
            addStem(one, rules.correction);
            return left;
          }
        }
        return 0;
      }

      function partial(stemmed, correctly) {
        const shortest = rules.shortestPartial;
        const part = (one, rest, share, other) => {
          add(share, one);
          if (correctly && rest.length >= shortest) nearest([rest, rest.replace(/^s/, ""), rest.replace(/s$/, "")], 1, other);
          return true;
        };
        const known = one => level(one) !== undefined;
        for (let end = stemmed.length - 3, done = false; end >= shortest && !done; end--)
          done = modifiers(stemmed.slice(0, end)).filter(one => known(one) && one.length >= shortest).slice(0, 1)
            .some(one => part(one, stemmed.slice(end), rules.modifier, rules.head));
        for (let at = 3, done = false; at <= stemmed.length - shortest && !done; at++)
          done = heads(stemmed.slice(at)).filter(known).slice(0, 1)
            .some(one => part(one, stemmed.slice(0, at), rules.head, rules.modifier));
      }

      if (!word) addSynonyms(stems, 1);
      else {
        for (const one of stems) addStem(one, rules.whole);
        const known = stems.some(one => level(one) !== undefined);
        const completed = last && complete(known);
        if (!known && !completed && word.length >= rules.shortestCorrection) correct(stems[0]);
      }
      return concept;
    }

    const glossary = phrase => Object.hasOwn(manifest.glossary, phrase) ? manifest.glossary[phrase] : [];

    /* the words of the library that are at most so many errors away: {errors: [[word, level], …]} */
    function near(forms, most, half, everywhere) {
      if (missing.size) return {};  // it may yet prove known
      const found = {}, bits = forms.map(letters);
      const names = unique([...everywhere ? "0abcdefghijklmnopqrstuvwxyz" : forms.map(form => form[0])]);
      for (const entry of names.flatMap(spelling)) {
        const [one, , own] = entry;
        const close = forms.filter((form, i) => (half || Math.abs(form.length - one.length) <= most) &&
          bitsOf(half ? bits[i] & ~own : bits[i] ^ own) <= (half ? 1 : 2) * most &&
          (!half || bitsOf(bits[i] ^ letters(one.slice(0, form.length))) <= 2 * most));
        if (!close.length) continue;
        const errors = Math.min(...close.map(form => distance(form, one, most, half)));
        if (errors <= most) (found[errors] = found[errors] || []).push(entry);
      }
      return found;
    }

    /* the words of one letter: [[word, level, letters], …] */
    function spelling(letter) {
      const map = vocabulary(letterFile, letter);
      if (!map.list) map.list = [...map].map(([word, level]) => [word, level, letters(word)]);
      return map.list;
    }

    function conceptsOf(query) {
      const also = new Set(), corrected = new Set();
      const of = (word, stems, last) => conceptOf(word, stems, last, also, corrected);
      const all = wordsOf(normalise(query)).slice(0, MOST_WORDS).map(word => word.folded);
      const telling = all.map((_, i) => i).filter(i => !stopWords.has(all[i]));
      const concepts = (telling.length ? telling : all.map((_, i) => i)).map(i =>
        of(all[i], stemsOf(all[i]), i === all.length - 1));
      const stems = all.map(word => stem(word));
      for (let length = LONGEST_PHRASE; length > 1; length--)
        for (let start = 0; start <= stems.length - length; start++) {
          const these = stems.slice(start, start + length);
          if (!these.includes(undefined) && glossary(these.join(" ")).length) {
            stems.fill(undefined, start, start + length);
            concepts.push(of("", these.join(" ")));
          }
        }
      return {concepts, also, corrected};
    }

    const idf = having => Math.floor(Math.log(1 + (manifest.documents - having + 0.5) / (having + 0.5)) * 1024 + 0.5) / 1024;

    /* the scores of all documents by number, as ranking.py says */
    function scored(concepts) {
      const total = new Float64Array(manifest.size), squares = new Float64Array(manifest.size);
      const strength = new Float64Array(manifest.size);
      for (const concept of concepts) {
        squares.fill(0);
        for (const [name, weight] of concept) {
          const keys = name.split(" ");
          const those = keys.map(having);
          for (const [numbers, impacts] of those) {
            const factor = weight * idf(numbers.length) / (rules.steps * keys.length);
            for (let i = 0; i < numbers.length; i++) strength[numbers[i]] += factor * valueOf(impacts.charCodeAt(i));
          }
          for (const [numbers] of those)
            for (const number of numbers) {
              squares[number] += strength[number] * strength[number];
              strength[number] = 0;
            }
        }
        for (let i = 0; i < total.length; i++) if (squares[i]) total[i] += Math.sqrt(squares[i]);
      }
      return total;
    }

    /* facets.js: its columns, and the place of every number in them */
    function traits() {
      const data = file("facets.js");
      if (data) columns = {...data, numbers: ungaps(data.numbers)};
      columns.numbers.forEach((number, place) => places.set(number, place));
    }

    /* a test of numbers by all filters but that of one facet */
    function meets(filters, but) {
      const tests = filters.filter(([facet]) => facet !== but).map(([facet, codes]) => {
        const [known, column] = Object.hasOwn(columns.facets, facet) ? columns.facets[facet] : [[], []];
        return place => (column[place] || []).some(code => codes.includes(known[code]));
      });
      return number => tests.every(test => test(places.get(number)));
    }

    function counted(numbers, filters) {
      return Object.fromEntries(Object.entries(columns.facets).map(([facet, [codes, column]]) => {
        const its = codes.map(() => 0);
        for (const number of numbers.filter(meets(filters, facet)))
          for (const code of column[places.get(number)] || []) its[code]++;
        return [facet, Object.fromEntries(codes.map((code, i) => [code, its[i]]).filter(([, count]) => count))];
      }));
    }

    /* the first of the numbers in an order, without sorting them all */
    function first(numbers, most, isBefore) {
      const best = [];
      for (const number of numbers) {
        if (best.length >= most && !isBefore(number, best[best.length - 1])) continue;
        let at = best.length;
        while (at && isBefore(number, best[at - 1])) at--;
        best.splice(at, 0, number);
        if (best.length > most) best.pop();
      }
      return best;
    }

    function order(sort, score) {
      const column = {newest: columns.dates, used: columns.used}[sort];
      const value = number => column && column[places.get(number)] || 0;
      return (a, b) => {
        const one = value(a), other = value(b);
        return one > other || (one === other && (score[a] > score[b] || (score[a] === score[b] && a < b)));
      };
    }

    function row(number) {
      if (!pages.has(number)) for (const one of file(`pages-${number >> 4}.js`) || []) pages.set(one[0], one);
      return pages.get(number);
    }

    /* what a text's words mean for a query: for every key its weight and concept; for phrases their keys in a row */
    function meaning(concepts) {
      const keys = new Map(), phrases = [];
      concepts.forEach((concept, at) => concept.forEach((weight, name) => {
        if (name.includes(" ")) phrases.push({keys: name.split(" "), weight, at});
        else if (weight >= LEAST_MARK && weight > (keys.get(name) || {weight: 0}).weight) keys.set(name, {weight, at});
      }));
      return {keys, phrases, known: new Map(), any: new RegExp([...keys.keys()].filter(key => key.length > 2).join("|") || "$^")};
    }

    function marksIn(text, meant) {
      const marks = [];
      if (!texts.has(text)) texts.set(text, wordsOf(text));
      const words = texts.get(text);
      for (let i = 0; i < words.length; i++) {
        const {start, end, folded} = words[i], {mark, begins} = meantBy(folded, meant);
        if (mark) marks.push(folded.length === end - start
          ? {...mark, start: start + mark.from, end: start + mark.to} : {...mark, start, end});
        for (const phrase of begins) {
          let at = i, its = 0;
          for (; at < words.length && its < phrase.keys.length && at - i < 2 * phrase.keys.length; at++)
            if (stemsOf(words[at].folded).includes(phrase.keys[its])) its++;
          if (its === phrase.keys.length) marks.push({...phrase, start, end: words[at - 1].end});
        }
      }
      return marks.sort((a, b) => a.start - b.start || b.end - a.end);
    }

    /* what a word means for a query: all of it or its part, and the phrases that it begins */
    function meantBy(word, {keys, phrases, any, known}) {
      if (!known.has(word)) {
        const stems = stemsOf(word);
        known.set(word, {
          mark: markOf(word, stems, keys, any),
          begins: phrases.filter(phrase => stems.includes(phrase.keys[0])),
        });
      }
      return known.get(word);
    }

    function markOf(word, stems, keys, any) {
      const whole = stopWords.has(word) ? "" : [...stems, rootOf(stems[0])].find(one => keys.has(one));
      if (whole) return {from: 0, to: word.length, ...keys.get(whole)};
      for (const [modifier, head, at] of any.test(word) ? cuts(stems[0]) : []) {
        if (keys.has(head)) return {from: at, to: word.length, ...keys.get(head)};
        if (keys.has(modifier)) return {from: 0, to: at, ...keys.get(modifier)};
      }
      return null;
    }

    const ranges = marks => marks.reduce((all, {start, end}) => {
      const before = all[all.length - 1];
      if (before && start <= before[1]) before[1] = Math.max(end, before[1]); else all.push([start, end]);
      return all;
    }, []);

    /* the passage where most of the query's concepts stand, from the summary and the body */
    function passage(text, meant) {
      const marks = marksIn(text, meant);
      let best = 0, most = -1;
      marks.forEach((mark, i) => {
        const weights = [];
        for (const {start, end, at, weight} of marks.slice(i, i + 40))
          if (end <= mark.start + PASSAGE * 0.8) weights[at] = Math.max(weights[at] || 0, weight) + 0.01;
        const sum = weights.reduce((all, weight) => all + weight, 0);
        if (sum > most + 1e-9) { most = sum; best = mark.start; }
      });
      const sentence = Math.max(...[". ", "! ", "? ", "\n"].map(end => text.lastIndexOf(end, best) + end.length * (text.lastIndexOf(end, best) >= 0)), 0);
      let from = best - sentence < PASSAGE / 2 ? sentence : text.lastIndexOf(" ", best - PASSAGE / 4) + 1;
      if (from > text.length - PASSAGE) from = text.length <= PASSAGE ? 0 : text.indexOf(" ", text.length - PASSAGE) + 1;
      const to = from + PASSAGE >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + PASSAGE), from + PASSAGE / 2);
      const before = from ? "… " : "";
      const shift = before.length - from;
      return {
        snippet: before + text.slice(from, to) + (to < text.length ? " …" : ""),
        marks: ranges(marks.filter(mark => mark.start >= from && mark.end <= to)).map(([start, end]) => [start + shift, end + shift]),
      };
    }

    function hit(number, score, meant) {
      const [, id, url, title, kind, language, tags, summary, headings, body] = row(number);
      const text = [summary, body].filter(Boolean).join("\n") || headings.join(" ") || title;
      return {id, url, title, kind, language, tags, score, ...passage(text, meant), titleMarks: ranges(marksIn(title, meant))};
    }

    /* stems as they are written in a document that has them */
    function spelt(stems) {
      return unique(stems.map(stemmed => {
        const number = having(stemmed)[0][0];
        for (const text of number === undefined ? [stemmed] : (row(number) || []).slice(3).flat())
          for (const {start, end, folded} of wordsOf(text)) if (stem(folded) === stemmed) return text.slice(start, end).toLowerCase();
        return "";
      })).filter(Boolean);
    }

    /* what to offer where nothing was found: the nearest spellings, and words that begin alike */
    function instead(query) {
      const words = wordsOf(normalise(query)).map(word => word.folded).filter(word => !stopWords.has(word)).slice(0, 3);
      const nearby = words.flatMap(word => Object.entries(near([word, stem(word)], 3, false, true))
        .flatMap(([errors, found]) => errors < word.length / 2 ? found.sort(bySize) : []));
      const alike = words.flatMap(word => spelling(word[0]).filter(([one]) => one.slice(0, 4) === word.slice(0, 4)).sort(bySize));
      const shown = (found, most) => spelt(found.slice(0, most).map(([one]) => one));
      return {suggestions: shown(nearby, 5), related: shown(alike, 8)};
    }

    async function search(query, {filters, limit = 10, offset = 0, sort = "relevance", facets} = {}) {
      await ready();
      const wanted = Object.entries(filters || {}).map(([facet, codes]) => [facet, [].concat(codes ?? [])]).filter(([, codes]) => codes.length);
      const filtered = facets || wanted.length || sort !== "relevance";
      const {concepts, also, corrected} = await settled(() => conceptsOf(String(query ?? "")));
      const score = await settled(() => scored(concepts));
      if (filtered) await settled(traits);
      const everything = filtered && !concepts.length;
      const found = everything ? columns.numbers : [];
      score.forEach((its, number) => { if (its) found.push(number); });
      const numbers = found.filter(meets(wanted));
      const start = Math.max(0, offset | 0);
      const best = first(numbers, start + Math.max(0, limit | 0), order(everything && sort === "relevance" ? "newest" : sort, score));
      const meant = meaning(concepts);
      const hits = await settled(() => best.slice(start).filter(row).map(number => hit(number, score[number], meant)));
      return Object.assign(hits, {
        total: numbers.length,
        also: [...also],
        corrected: await settled(() => spelt([...corrected])),
        ...filtered && {facets: counted(found, wanted)},
        ...!numbers.length && await settled(() => instead(String(query ?? ""))),
      });
    }

    return {search};
  }

  const MiaSearch = {open};
  if (typeof module === "object" && module.exports) module.exports = MiaSearch;
  else root.MiaSearch = MiaSearch;
}(typeof window === "undefined" ? globalThis : window));
