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
  const NONE = [[], []], NOTHING = {weight: 0};
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
  let before = [], above = [], here = [];

  function distance(one, other, most, half) {
    if (one.length - other.length > most || (other.length - one.length > most && !half)) return most + 1;
    const width = Math.min(other.length, one.length + most);
    for (let column = 0; column <= width; column++) above[column] = column;
    for (let row = 1; row <= one.length; row++) {
      let least = here[0] = row;
      for (let column = 1; column <= width; column++) {
        let cost = Math.min(above[column] + 1, here[column - 1] + 1,
          above[column - 1] + (one[row - 1] !== other[column - 1]));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
          cost = Math.min(cost, before[column - 2] + 1);
        here[column] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      [before, above, here] = [above, here, before];
    }
    let errors = above[width];
    if (half) for (let column = 0; column < width; column++) errors = Math.min(errors, above[column]);
    return Math.min(errors, most + 1);
  }

  /* The letters of a word as bits: two words that are n errors apart differ in at most 2n */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  function bitsOf(number) {
    number -= number >>> 1 & 0x55555555;
    number = (number & 0x33333333) + (number >>> 2 & 0x33333333);
    return Math.imul(number + (number >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  /* a function of one or two texts that remembers its results */
  function kept(work) {
    const all = new Map();
    return (text, more = "") => {
      if (!all.has(more)) all.set(more, new Map());
      const results = all.get(more);
      let result = results.get(text);
      if (result === undefined) results.set(text, result = work(text, more));
      return result;
    };
  }

  function byScript(base) {
    return name => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting[name.split("?")[0]] = resolve;
      /* after its value has been handed over, a rejection does nothing */
      script.onload = script.onerror = () => { script.remove(); reject(new Error(name)); };
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
    const concepts = new Map();   // word, its stems and whether it is the last → its concept
    const places = new Map();     // number → its place in the columns of facets.js
    let columns = {facets: {}};
    let squares, strength, missing = new Set(), manifest, rules, languages, stopWords, noPart, english, aside, pagesInAll;

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
      if (!loading.has(name)) loading.set(name, load(`${name}?${manifest.marks[name] || manifest.marks.texts}`)
        .then(value => files.set(name, value)).finally(() => loading.delete(name)));
      return loading.get(name);
    }

    let opening;
    const ready = () => opening = opening || load("manifest.js").catch(error => { opening = null; throw error; }).then(loaded => {
      manifest = loaded;
      rules = {...manifest.rules};
      for (const name in manifest.swedish) rules[name] = new RegExp(manifest.swedish[name]);
      languages = ["sv", ...manifest.languages.filter(one => one !== "sv")];
      stopWords = new Set(manifest.stopWords.split(" "));
      noPart = new Set(manifest.noPart.split(" "));
      english = manifest.english.map(([pattern, instead]) => [new RegExp(pattern), instead]);
      const numbered = ungaps(manifest.pages);
      aside = new Uint8Array(manifest.size);
      for (const number of numbered) aside[number] = 1;
      pagesInAll = numbered.length;
    });

    /* Snowball's Swedish stemmer for folded words */
    function swedish(word) {
      word = (rules.form.exec(word) || [word])[0];
      const region = rules.region.exec(word);
      if (!region || word.length < 3) return word;
      const from = Math.max(3, region[0].length);
      const ending = pattern => (pattern.exec(word.slice(from)) || [""])[0];
      const cut = length => { word = word.slice(0, word.length - length); };
      const isEt = before => rules.et.test(before) && !rules.notEt.test(before);
      const main = rules.kept.test(word) ? "" : ending(rules.main);
      if (rules.an.test(word) && !rules.notAn.test(word)) word = word.slice(0, word.lastIndexOf("a"));
      else if (main === "s") cut(word.endsWith("ets") && isEt(word.slice(0, -3)) ? 3 : +rules.s.test(word));
      else if (main !== "et" || isEt(word.slice(0, -2))) cut(main.length);
      if (ending(rules.pair)) cut(1);
      if (word.endsWith("mm")) cut(1);
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
    const modifiers = start => isNoPart(start) ? []
      : parts([...forms(start), ..."soue".includes(start.slice(-1)) ? forms(start.slice(0, -1)) : []]);
    /* the letters that the end of a compound has at least: "planering" is "planer" + "ing", not "plan" + "ring" */
    const leastHead = (term, least) => Math.max(least, derivation(term)[0].length + 1);

    function* cuts(term) {
      if (term.length < 7) return;
      for (let at = 3; at <= term.length - leastHead(term, 3); at++) {
        const ends = heads(term.slice(at));
        for (const modifier of ends.length ? modifiers(term.slice(0, at)) : [])
          for (const head of ends) yield [modifier, head, at];
      }
    }

    function split(term) {
      let best = [], heaviest = 0;
      for (const [modifier, head] of cuts(term)) {
        const one = level(modifier), other = one === undefined ? one : level(head);
        const shorter = Math.min(modifier.length, head.length), weight = 4 * (one + other) + shorter;
        if (other === undefined || (shorter < 5 && one + other < 2 * (level(term) || 0))) continue;
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

    /* the postings of a key: the numbers of documents and its impacts there */
    function having(key) {
      const name = `keys-${hash(key, 5) % (manifest.size / 64)}.js`;
      if (!shards.has(name)) {
        const text = file(name);
        if (text === undefined) return NONE;
        shards.set(name, new Map((text ? text.split("!") : []).map(line => [line.slice(0, line.indexOf(" ")), line])));
      }
      const shard = shards.get(name), line = shard.get(key);
      if (typeof line === "string") {
        const [, numbers, impacts] = line.split(" ");
        shard.set(key, [Int32Array.from(ungaps(numbers)), Uint8Array.from(impacts, symbol => valueOf(symbol.charCodeAt(0)))]);
      }
      return shard.get(key) || NONE;
    }

    /* the keys of a concept: Map of keys, joined by spaces → weight */
    function keysOf(word, stems, last, also, corrected) {
      const concept = new Map();
      const add = (weight, ...keys) => {
        const name = keys.join(" ");
        concept.set(name, Math.max(weight, concept.get(name) || 0));
      };

      function addRoot(one, weight) {
        if (rootOf(one) !== one) add(weight * rules.root, rootOf(one));
      }

      function addStem(one, weight, uncut) {
        add(weight, one);
        addRoot(one, weight);
        (uncut ? [] : split(one)).forEach((part, i) => {
          const share = weight * (i ? rules.head : rules.modifier);
          add(share, part);
          addRoot(part, share);
        });
        addSynonyms(one, weight);
      }

      function addSynonyms(phrase, weight, unsaid) {
        for (const [name, stems, nearness] of glossary(phrase)) {
          const keys = stems.split(" "), telling = keys.filter(key => !stopWords.has(key));
          add(weight * nearness, ...telling.length ? telling : keys);
          if (!unsaid && nearness >= rules.same) also.add(name);
        }
      }

      function complete(longer, known) {
        if (word.length < rules.shortestCompletion) return false;
        for (const [one] of longer.sort(bySize).slice(0, rules.completions)) {
          add(known ? rules.completionOfWord : rules.completion, one);
          if (!known) addSynonyms(one, rules.completion, true);
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
        for (let at = 3, done = false; at <= stemmed.length - leastHead(stemmed, shortest) && !done; at++)
          done = heads(stemmed.slice(at)).filter(known).slice(0, 1)
            .some(one => part(one, stemmed.slice(0, at), rules.head, rules.modifier));
      }

      if (!word) addSynonyms(stems, 1);
      else {
        const known = stems.some(one => level(one) !== undefined);
        const longer = last && word.length >= rules.shortestCompletion
          ? [...vocabulary(wordFile, word)].filter(([one]) => one.startsWith(word) && !stems.includes(one)) : [];
        for (const one of stems) addStem(one, rules.whole, !known && longer.length);
        const completed = last && complete(longer, known);
        if (!known && !completed && word.length >= rules.shortestCorrection) correct(stems[0]);
      }
      return concept;
    }

    const glossary = phrase => Object.hasOwn(manifest.glossary, phrase) ? manifest.glossary[phrase] : [];

    /* the words of the library that are at most so many errors away: {errors: [[word, level], …]} */
    function near(forms, most, half, everywhere) {
      const found = {};
      if (missing.size) return found;  // it may yet prove known
      for (const name of unique([...everywhere ? "0abcdefghijklmnopqrstuvwxyz" : forms.map(form => form[0])])) {
        const {list, bits, starts} = spelling(name), errors = new Map();
        for (const form of forms) {
          const own = letters(form), end = half ? list.length : starts[form.length + most + 1];
          for (let i = starts[Math.max(0, form.length - most)]; i < end; i++) {
            if (half ? bitsOf(own & ~bits[i]) > most : bitsOf(own ^ bits[i]) > 2 * most) continue;
            const one = list[i][0];
            if (half && bitsOf(own ^ letters(one.slice(0, form.length))) > 2 * most) continue;
            errors.set(i, Math.min(distance(form, one, most, half), errors.has(i) ? errors.get(i) : most + 1));
          }
        }
        for (const [i, its] of errors) if (its <= most) (found[its] = found[its] || []).push(list[i]);
      }
      return found;
    }

    /* the words of one letter, short ones first: [[word, level], …], their letters, where those of each length begin */
    function spelling(letter) {
      const map = vocabulary(letterFile, letter);
      if (!map.list) {
        map.list = [...map].sort(([a], [b]) => a.length - b.length);
        map.bits = Int32Array.from(map.list, ([word]) => letters(word));
        map.starts = Array.from({length: 2 * LONGEST}, (_, length) => map.list.findIndex(([word]) => word.length >= length))
          .map(at => at < 0 ? map.list.length : at);
      }
      return map;
    }

    /* the concept of a word, remembered: most words of a query are those of the one before, a letter ago */
    function conceptOf(word, stems, last) {
      const name = [word, stems, last].join(" ");
      if (!concepts.has(name)) {
        const one = {also: new Set(), corrected: new Set()};
        one.keys = keysOf(word, stems, last, one.also, one.corrected);
        if (missing.size) return one;
        concepts.set(name, one);
      }
      return concepts.get(name);
    }

    function conceptsOf(query) {
      const all = wordsOf(normalise(query)).slice(0, MOST_WORDS).map(word => word.folded);
      const telling = all.map((_, i) => i).filter(i => !stopWords.has(all[i]));
      const found = (telling.length ? telling : all.map((_, i) => i)).map(i => conceptOf(all[i], stemsOf(all[i]), i === all.length - 1));
      const stems = all.map(word => stem(word));
      for (let length = LONGEST_PHRASE; length > 1; length--)
        for (let start = 0; start <= stems.length - length; start++) {
          const these = stems.slice(start, start + length);
          if (!these.includes(undefined) && glossary(these.join(" ")).length) {
            stems.fill(undefined, start, start + length);
            found.push(conceptOf("", these.join(" ")));
          }
        }
      const named = which => unique(found.flatMap(one => [...one[which]]));
      return {asked: all, concepts: found.map(one => one.keys), also: named("also"), corrected: named("corrected")};
    }

    const idf = (all, having) => Math.floor(Math.log(1 + (all - having + 0.5) / (having + 0.5)) * 1024 + 0.5) / 1024;

    /* how telling a key of these documents is for records and for hand-written pages */
    function telling(numbers) {
      let having = 0;
      for (let i = 0; i < numbers.length; i++) having += aside[numbers[i]];
      const among = (all, its) => idf(Math.max(rules.few, all), its) / idf(Math.max(rules.few, all), 0);
      const records = among(manifest.documents - pagesInAll, numbers.length - having);
      return [records, rules.aside * Math.min(records, among(pagesInAll, having))];
    }

    /* the scores of all documents by number, as ranking.py says */
    function scored(concepts) {
      const total = new Float64Array(manifest.size);
      squares = squares || new Float64Array(manifest.size);
      strength = strength || new Float64Array(manifest.size);
      for (const concept of concepts) {
        for (const [name, weight] of concept) {
          const those = name.split(" ").map(having);
          for (const [numbers, impacts] of those) {
            const factors = telling(numbers).map(its => weight * its / (rules.steps * those.length));
            for (let i = 0; i < numbers.length; i++) strength[numbers[i]] += factors[aside[numbers[i]]] * impacts[i];
          }
          for (const [numbers] of those)
            for (let i = 0; i < numbers.length; i++) {
              const number = numbers[i];
              squares[number] += strength[number] * strength[number];
              strength[number] = 0;
            }
        }
        for (const [name] of concept) for (const [numbers] of name.split(" ").map(having))
          for (let i = 0; i < numbers.length; i++) {
            const number = numbers[i];
            if (squares[number]) total[number] += Math.sqrt(squares[number]);
            squares[number] = 0;
          }
      }
      return total;
    }

    /* facets.js: its columns, and the place of every number in them */
    function traits() {
      const data = file("facets.js");
      if (!data || columns.numbers) return;
      const column = ([values, its]) => ({values, its: numbers(its)});
      columns = {numbers: ungaps(data.numbers), newest: column(data.dates), used: column(data.used), facets: {}};
      for (const name in data.facets) columns.facets[name] = column(data.facets[name]);
      columns.numbers.forEach((number, place) => places.set(number, place));
    }

    /* a test of numbers by all filters but that of one facet */
    function meets(filters, but) {
      const tests = filters.filter(([facet]) => facet !== but).map(([facet, codes]) => {
        const {values, its} = Object.hasOwn(columns.facets, facet) ? columns.facets[facet] : {values: [], its: []};
        const wanted = values.map(those => those.some(code => codes.includes(code)));
        return place => wanted[its[place]];
      });
      return number => tests.every(test => test(places.get(number)));
    }

    function counted(numbers, filters) {
      return Object.fromEntries(Object.entries(columns.facets).map(([facet, {values, its}]) => {
        const test = meets(filters, facet), counts = values.map(() => 0), found = new Map();
        for (const number of numbers) if (test(number)) counts[its[places.get(number)]]++;
        counts.forEach((count, i) => { for (const code of count ? values[i] : []) found.set(code, (found.get(code) || 0) + count); });
        return [facet, Object.fromEntries(found)];
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
      const column = sort === "newest" || sort === "used" ? columns[sort] : null;
      const value = number => column ? column.values[column.its[places.get(number)]] : 0;
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
    function meaning(concepts, asked) {
      const keys = new Map(), phrases = [];
      concepts.forEach((concept, at) => concept.forEach((weight, name) => {
        if (name.includes(" ")) phrases.push({keys: name.split(" "), weight, at});
        else if (weight >= LEAST_MARK && weight > (keys.get(name) || NOTHING).weight) keys.set(name, {weight, at});
      }));
      return {keys, phrases, asked, known: new Map(), any: new RegExp([...keys.keys()].filter(key => key.length > 2).join("|") || "$^")};
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
    function meantBy(word, meant) {
      let its = meant.known.get(word);
      if (!its) meant.known.set(word, its = {
        mark: markOf(word, meant),
        begins: meant.phrases.filter(phrase => stemsOf(word).includes(phrase.keys[0])),
      });
      return its;
    }

    const wholeOf = kept(word => stopWords.has(word) ? [] : [...stemsOf(word), rootOf(stem(word))]);

    function markOf(word, {keys, any, asked}) {
      for (const one of wholeOf(word)) if (keys.has(one)) return {from: 0, to: word.length, ...keys.get(one)};
      let best = null;
      const offer = (key, from, to) => {
        const its = keys.get(key);
        if (its && its.weight > (best || NOTHING).weight) best = {from, to, ...its};
      };
      /* of several cuts that with the heaviest part: "rehabilitering", not its root; a modifier as far as it was typed */
      for (const [modifier, head, at] of any.test(word) ? cuts(stem(word)) : []) {
        const typed = asked.find(one => stem(one) === modifier) || modifier;
        let to = modifier.length;
        while (typed[to] && typed[to] === word[to]) to++;
        offer(head, at, word.length);
        offer(modifier, 0, to);
      }
      return best;
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
      const titleMarks = ranges(marksIn(title, meant)), found = [passage(text, meant), passage(tags.join(" · "), meant)];
      /* where neither title nor text says it, one of its other names does */
      const shown = found[+(!titleMarks.length && !found[0].marks.length && found[1].marks.length > 0)];
      return {id, url, title, kind, language, tags, score, ...shown, titleMarks};
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
      const nearby = words.flatMap(word => Object.values(near([word, stem(word)], Math.min(3, word.length - 1 >> 1), false, true))
        .flatMap(found => found.sort(bySize)));
      const alike = words.flatMap(word => spelling(word[0]).list.filter(([one]) => one.slice(0, 4) === word.slice(0, 4)).sort(bySize));
      const shown = (found, most) => spelt(found.filter(([, its]) => its).slice(0, most).map(([one]) => one));
      return {suggestions: shown(nearby, 5), related: shown(alike, 8)};
    }

    async function search(query, {filters, limit = 10, offset = 0, sort = "relevance", facets} = {}) {
      await ready();
      const wanted = Object.entries(filters || {}).map(([facet, codes]) => [facet, [].concat(codes ?? [])]).filter(([, codes]) => codes.length);
      const filtered = facets || wanted.length || sort !== "relevance";
      const {asked, concepts, also, corrected} = await settled(() => conceptsOf(String(query ?? "")));
      const score = await settled(() => scored(concepts));
      if (filtered) await settled(traits);
      const everything = filtered && !concepts.length;
      const found = everything ? [...columns.numbers || []] : [];
      for (let number = 0; number < score.length; number++) if (score[number]) found.push(number);
      const numbers = found.filter(meets(wanted));
      const start = Math.max(0, offset | 0);
      const best = first(numbers, start + Math.max(0, limit | 0), order(everything && sort === "relevance" ? "newest" : sort, score));
      const meant = meaning(concepts, asked);
      const hits = await settled(() => best.slice(start).filter(row).map(number => hit(number, score[number], meant)));
      return Object.assign(hits, {
        total: numbers.length,
        also,
        corrected: await settled(() => spelt(corrected)),
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
