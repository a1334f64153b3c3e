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

  /* the first symbol of numbers, how many may stand last in one, and how many before; words, queries, phrases */
  const FIRST = 35;
  const LAST = 60;
  const MORE = 30;
  const LONGEST = 48;
  const MOST_WORDS = 32;
  const LONGEST_PHRASE = 5;
  /* letters of a passage, the least weight that is marked, the level of words of the glossary alone */
  const PASSAGE = 240;
  const LEAST_MARK = 0.2;
  const GLOSSARY = 0.5;
  const NONE = [[], [], []];
  const NOTHING = {weight: 0};
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

  function frontDecoded(text, rotated) {
    const found = new Map();
    let word = "";
    for (const line of text ? text.split("!") : []) {
      word = word.slice(0, valueOf(line.charCodeAt(0))) + line.slice(2);
      found.set(rotated ? word.replace(/(.*)(.)/u, "$2$1") : word, valueOf(line.charCodeAt(1)));
    }
    return found;
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

  /* a function of a text that remembers its results */
  function kept(work) {
    const results = new Map();
    return text => {
      let result = results.get(text);
      if (result === undefined) results.set(text, result = work(text));
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
    const concepts = new Map();   // word, its stems and whether it is the last → its concept
    let columns = {facets: {}};
    /* scratch for a query: by number, what it comes to in the end, for a concept, for an alternative; numbers */
    let score, squares, strength, touched, matching, turn = 0;
    let missing = new Set(), manifest, rules, languages, stopWords, noPart, english, aside, pagesInAll;

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
      [score, squares, strength] = [0, 0, 0].map(() => new Float64Array(manifest.size));
      [touched, matching] = [0, 0].map(() => new Int32Array(manifest.size));
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

    const stem = kept(swedish);
    const stemsOf = kept(word => unique(languages.map(
      one => one === "sv" ? stem(word) : english.reduce((one, rule) => one.replace(...rule), word))));

    function derivation(stemmed) {
      return manifest.derivations.find(([end]) => stemmed.endsWith(end) && stemmed.length - end.length >= 4) || ["", ""];
    }

    const rootOf = kept(stemmed => {
      const [end, instead] = derivation(stemmed);
      return end ? stemmed.slice(0, -end.length) + instead : stemmed;
    });

    /* a word of a text: its stems, and the keys that it is found under as a whole; it notes what it means for a query */
    const wordOf = kept(written => {
      const folded = fold(written), stems = stemsOf(folded);
      return {folded, stems, turn: 0, mark: null, begins: 0, keys: stopWords.has(folded) ? [] : [...stems, rootOf(stems[0])]};
    });

    /* the words of a text, each with its place */
    const wordsOf = kept(text => {
      const found = [];
      text.replace(/[\p{L}\p{N}]+/gu, (one, start) => { found.push({start, end: start + one.length, word: wordOf(one)}); });
      return found;
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

    const cuts = kept(term => {
      const found = [];
      for (let at = 3; term.length > 6 && at <= term.length - leastHead(term, 3); at++) {
        const ends = heads(term.slice(at));
        for (const modifier of ends.length ? modifiers(term.slice(0, at)) : [])
          for (const head of ends) found.push([modifier, head, at]);
      }
      return found;
    });

    function split(term) {
      let best = [], heaviest = 0;
      for (const [modifier, head] of cuts(term)) {
        const one = level(modifier), other = one === undefined ? one : level(head);
        const shorter = Math.min(modifier.length, head.length), weight = 4 * (one + other) + shorter;
        if (other === undefined || (shorter < 5 && one + other < 2 * (level(term) || 0)) || (!(one && other) && level(term) !== 0)) continue;
        if (weight > heaviest) { best = [modifier, head]; heaviest = weight; }
      }
      return best;
    }

    /* the vocabulary, with levels: 0 for what only hand-written pages have, GLOSSARY for what only the glossary has; in
       files by beginning, by first letter, and by the letters after it */
    function hash(text, letters) {
      let hashed = 0x811c9dc5;
      for (let i = 0; i < Math.min(letters, text.length); i++) hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x01000193);
      return hashed >>> 0;
    }

    const wordFile = word => `words-${hash(word, 3) % Math.max(1, manifest.size / 128)}.js`;
    const laterFile = word => wordFile(word.slice(1)).replace("words", "later");
    const letterFile = word => `spelling-${/^[a-z]/.test(word) ? word[0] : "0"}.js`;
    const level = word => vocabulary(wordFile, word).get(word);

    function vocabulary(fileOf, word) {
      const name = fileOf(word);
      if (words.has(name)) return words.get(name);
      const text = file(name), found = frontDecoded(text, fileOf === laterFile);
      if (text === undefined) return found;
      for (const one in manifest.glossary) if (!one.includes(" ") && !found.get(one) && fileOf(one) === name) found.set(one, GLOSSARY);
      words.set(name, found);
      return found;
    }

    /* the postings of a key: the numbers of documents, its impacts there, how telling it is for records and pages */
    function having(key) {
      const name = `keys-${hash(key, 5) % (manifest.size / 64)}.js`;
      if (!shards.has(name)) {
        const text = file(name);
        if (text === undefined) return NONE;
        shards.set(name, new Map((text ? text.split("!") : []).map(line => [line.slice(0, line.indexOf(" ")), line])));
      }
      const shard = shards.get(name), line = shard.get(key);
      if (typeof line === "string") {
        const [, gaps, impacts] = line.split(" "), numbers = Int32Array.from(ungaps(gaps));
        shard.set(key, [numbers, Uint8Array.from(impacts, symbol => valueOf(symbol.charCodeAt(0))), telling(numbers)]);
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

      const ofRecords = ([, its]) => its;

      function complete(longer, known) {
        if (word.length < rules.shortestCompletion) return false;
        for (const [one] of longer.sort(bySize).slice(0, rules.completions)) {
          add(known ? rules.completionOfWord : rules.completion, one);
          if (!known) addSynonyms(one, rules.completion, true);
        }
        const shorter = [stem(word.slice(0, -1)), stem(word.slice(0, -2))].filter(level);
        if (shorter.length && !longer.length && !known && shorter[0].length >= rules.shortestPartial) addStem(shorter[0], rules.completion);
        return known || longer.some(ofRecords) || shorter.length > 0;
      }

      function nearest(forms, most, weight, half, everywhere, rarest = GLOSSARY) {
        const found = near(forms, most, half, everywhere, rarest), errors = Object.keys(found)[0];
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
        if (!errors) nearest(both, 1, rules.correction, false, true, 0);
      }

      function garbled(stemmed) {
        for (let left = 1; left <= rules.longestEnding; left++) {
          const one = stemmed.slice(0, -left);
          if (one.length >= rules.shortestPartial && level(one)) {
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
        for (let end = stemmed.length - 3, done = false; end >= shortest && !done; end--)
          done = modifiers(stemmed.slice(0, end)).filter(one => level(one) && one.length >= shortest).slice(0, 1)
            .some(one => part(one, stemmed.slice(end), rules.modifier, rules.head));
        for (let at = 3, done = false; at <= stemmed.length - leastHead(stemmed, shortest) && !done; at++)
          done = heads(stemmed.slice(at)).filter(level).slice(0, 1)
            .some(one => part(one, stemmed.slice(0, at), rules.head, rules.modifier));
      }

      if (!word) addSynonyms(stems, 1);
      else {
        const known = stems.some(one => level(one) !== undefined);
        const longer = last && word.length >= rules.shortestCompletion
          ? [...vocabulary(wordFile, word)].filter(([one]) => one.startsWith(word) && !stems.includes(one)) : [];
        for (const one of stems) addStem(one, rules.whole, !known && longer.some(ofRecords));
        const completed = last && complete(longer, known);
        if (!known && !completed && word.length >= rules.shortestCorrection) correct(stems[0]);
      }
      return concept;
    }

    const glossary = phrase => Object.hasOwn(manifest.glossary, phrase) ? manifest.glossary[phrase] : [];

    /* the words of the library that are at most so many errors away, and not too rare: {errors: [[word, level], …]} */
    function near(forms, most, half, everywhere, rarest) {
      const found = {}, nearby = new Map();
      if (missing.size) return found;  // it may yet prove known
      const files = forms.map(form => spelling(letterFile, form));
      /* where the first letter was lost, changed, added, or swapped with the next */
      for (const form of everywhere ? forms : [])
        for (const one of ["?" + form, form, form.slice(1), form[1] + form[0] + form.slice(2)]) files.push(spelling(laterFile, one));
      for (const {list, bits, starts} of unique(files)) {
        for (const form of forms) {
          const own = letters(form), end = half ? list.length : starts[form.length + most + 1];
          for (let i = starts[Math.max(0, form.length - most)]; i < end; i++) {
            if (half ? bitsOf(own & ~bits[i]) > most : bitsOf(own ^ bits[i]) > 2 * most) continue;
            const [one, its] = list[i];
            if (its < rarest || (half && bitsOf(own ^ letters(one.slice(0, form.length))) > 2 * most)) continue;
            const errors = distance(form, one, most, half);
            if (errors <= most && !(nearby.get(one) <= errors)) nearby.set(one, errors);
          }
        }
      }
      for (const [one, errors] of nearby) (found[errors] = found[errors] || []).push([one, level(one)]);
      return found;
    }

    /* the words of a file, short ones first: [[word, level], …], their letters, where those of each length begin */
    function spelling(fileOf, word) {
      const map = vocabulary(fileOf, word);
      if (!map.list) {
        const lengths = Array.from({length: 3 * LONGEST}, () => []);
        let at = 0;
        for (const one of map) lengths[one[0].length].push(one);
        map.starts = lengths.map(those => (at += those.length) - those.length);
        map.list = lengths.flat();
        map.bits = Int32Array.from(map.list, ([word]) => letters(word));
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
      const all = wordsOf(normalise(query)).slice(0, MOST_WORDS).map(({word}) => word.folded);
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

    /* the numbers of all documents that match, with their `score`, as ranking.py says */
    function scored(concepts) {
      let found = 0;
      score.fill(0);
      for (const concept of concepts) {
        let count = 0;
        for (const [name, weight] of concept) {
          const those = name.split(" ").map(having);
          for (const [numbers, impacts, telling] of those) {
            const [records, pages] = telling.map(its => weight * its / (rules.steps * those.length));
            for (let i = 0; i < numbers.length; i++) strength[numbers[i]] += (aside[numbers[i]] ? pages : records) * impacts[i];
          }
          for (const [numbers] of those)
            for (let i = 0; i < numbers.length; i++) {
              const number = numbers[i], its = strength[number];
              if (its && !squares[number]) touched[count++] = number;
              squares[number] += its * its;
              strength[number] = 0;
            }
        }
        for (let i = 0; i < count; i++) {
          const number = touched[i];
          if (!score[number]) matching[found++] = number;
          score[number] += Math.sqrt(squares[number]);
          squares[number] = 0;
        }
      }
      return matching.subarray(0, found);
    }

    /* facets.js: its columns, each with the different values, and for every number the place of its own among them */
    function traits() {
      const data = file("facets.js");
      if (!data || columns.numbers) return data;
      const all = ungaps(data.numbers);
      const column = ([values, text]) => {
        const its = new Int32Array(manifest.size);
        numbers(text).forEach((value, place) => { its[all[place]] = value; });
        return {values, its};
      };
      columns = {numbers: all, newest: column(data.dates), used: column(data.used), facets: {}};
      for (const name in data.facets) columns.facets[name] = column(data.facets[name]);
      return data;
    }

    /* a test of numbers by all filters but that of one facet */
    function meets(filters, but) {
      const tests = filters.filter(([facet]) => facet !== but).map(([facet, codes]) => {
        const {values, its} = Object.hasOwn(columns.facets, facet) ? columns.facets[facet] : {values: [], its: []};
        const wanted = values.map(those => those.some(code => codes.includes(code)));
        return number => wanted[its[number]];
      });
      return number => {
        let met = 0;
        while (met < tests.length && tests[met](number)) met++;
        return met === tests.length;
      };
    }

    function counted(numbers, filters) {
      return Object.fromEntries(Object.entries(columns.facets).map(([facet, {values, its}]) => {
        const test = meets(filters, facet), counts = values.map(() => 0), found = new Map();
        for (let i = 0; i < numbers.length; i++) if (test(numbers[i])) counts[its[numbers[i]]]++;
        counts.forEach((count, i) => { for (const code of count ? values[i] : []) found.set(code, (found.get(code) || 0) + count); });
        return [facet, Object.fromEntries(found)];
      }));
    }

    /* the first of the numbers in an order, without sorting them all */
    function first(numbers, most, isBefore) {
      const best = [];
      for (let i = 0; i < numbers.length; i++) {
        const number = numbers[i];
        if (best.length >= most && !isBefore(number, best[best.length - 1])) continue;
        let at = best.length;
        while (at && isBefore(number, best[at - 1])) at--;
        best.splice(at, 0, number);
        if (best.length > most) best.pop();
      }
      return best;
    }

    function order(sort) {
      const relevance = (a, b) => score[a] > score[b] || (score[a] === score[b] && a < b);
      if (sort !== "newest" && sort !== "used") return relevance;
      const {values, its} = columns[sort], value = number => values[its[number]];
      return (a, b) => value(a) > value(b) || (value(a) === value(b) && relevance(a, b));
    }

    function row(number) {
      if (!pages.has(number)) for (const one of file(`pages-${number >> 4}.js`) || []) {
        const [title, , , , summary, headings, body] = one.slice(3);
        pages.set(one[0], [...one, [summary, body].filter(Boolean).join("\n") || headings.join(" ") || title]);
      }
      return pages.get(number);
    }

    /* what a text's words mean for a query: for every key its weight and concept; for phrases their keys in a row */
    function meaning(concepts, asked) {
      const keys = new Map(), phrases = [];
      concepts.forEach((concept, at) => concept.forEach((weight, name) => {
        if (name.includes(" ")) phrases.push({keys: name.split(" "), weight, at});
        else if (weight >= LEAST_MARK && weight > (keys.get(name) || NOTHING).weight) keys.set(name, {weight, at});
      }));
      return {keys, phrases, asked, turn: ++turn, any: new RegExp([...keys.keys()].filter(key => key.length > 2).join("|") || "$^")};
    }

    function marksIn(text, meant) {
      const marks = [], words = wordsOf(text);
      for (let i = 0; i < words.length; i++) {
        const {start, end, word} = words[i];
        if (word.turn !== meant.turn) {
          word.turn = meant.turn;
          word.mark = markOf(word, meant);
          word.begins = meant.phrases.length && begunBy(word, meant);
        }
        if (word.mark) {
          const {from, to, weight, at} = word.mark, whole = word.folded.length !== end - start;
          marks.push({start: whole ? start : start + from, end: whole ? end : start + to, weight, at});
        }
        if (word.begins) for (const phrase of word.begins) {
          let at = i, its = 0;
          for (; at < words.length && its < phrase.keys.length && at - i < 2 * phrase.keys.length; at++)
            if (words[at].word.stems.includes(phrase.keys[its])) its++;
          if (its === phrase.keys.length) marks.push({...phrase, start, end: words[at - 1].end});
        }
      }
      return marks.sort((a, b) => a.start - b.start || b.end - a.end);
    }

    const begunBy = ({stems}, {phrases}) => phrases.filter(({keys}) => stems.includes(keys[0]));

    /* what a word means for a query: all of it, or a part; words are many, so that nothing is made for most of them */
    function markOf(word, meant) {
      const {folded, keys} = word;
      for (let i = 0; i < keys.length; i++) if (meant.keys.has(keys[i])) return {from: 0, to: folded.length, ...meant.keys.get(keys[i])};
      return folded.length > 6 && meant.any.test(folded) ? partOf(word, meant) : null;
    }

    function partOf({folded: word, stems}, {keys, asked}) {
      let best = null;
      const offer = (key, from, to) => {
        const its = keys.get(key);
        if (its && its.weight > (best || NOTHING).weight) best = {from, to, ...its};
      };
      /* of several cuts that with the heaviest part: "rehabilitering", not its root; a modifier as far as it was typed */
      for (const [modifier, head, at] of cuts(stems[0])) {
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
        for (let j = i; j < marks.length && j < i + 40; j++) {
          const {end, at, weight} = marks[j];
          if (end <= mark.start + PASSAGE * 0.8) weights[at] = Math.max(weights[at] || 0, weight) + 0.01;
        }
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
      const [, id, url, title, kind, language, tags, , , , text] = row(number);
      const titleMarks = ranges(marksIn(title, meant)), found = [passage(text, meant), passage(tags.join(" · "), meant)];
      /* where neither title nor text says it, one of its other names does */
      const shown = found[+(!titleMarks.length && !found[0].marks.length && found[1].marks.length > 0)];
      return {id, url, title, kind, language, tags, score, ...shown, titleMarks};
    }

    /* stems as they are written in the document that is most about them */
    function spelt(stems) {
      return unique(stems.map(stemmed => {
        const [numbers, impacts] = having(stemmed), number = numbers[impacts.indexOf(impacts.reduce((one, other) => Math.max(one, other), 0))];
        for (const text of number === undefined ? [stemmed] : (row(number) || []).slice(3).flat())
          for (const {start, end, word} of wordsOf(text)) if (word.stems[0] === stemmed) return text.slice(start, end).toLowerCase();
        return "";
      })).filter(Boolean);
    }

    /* the compounds with this part, as they are written in some of the documents that have it */
    function compounds(part) {
      const found = new Map();
      for (const number of having(part)[0].slice(0, 4)) {
        const its = row(number) || [], text = its[3] + " " + its[10];
        for (const {start, end, word: {stems: [one]}} of wordsOf(text))
          if (cuts(one).some(cut => cut.includes(part)) && split(one).includes(part)) found.set(one, text.slice(start, end).toLowerCase());
      }
      return [...found.values()];
    }

    /* what to offer where nothing was found: the nearest spellings; parts of the words, what the glossary has beside them,
       and compounds that share a part */
    function instead(query) {
      const words = wordsOf(normalise(query)).filter(({word}) => word.keys.length).map(({word}) => word.folded).slice(0, 3);
      const unknown = words.filter(word => !(level(stem(word)) >= 1));
      const nearby = unknown.flatMap(word => Object.values(near([word, stem(word)], Math.min(3, word.length - 1 >> 1), false, true, 1))
        .flatMap(found => found.sort(bySize))).slice(0, 5).map(([one]) => one);
      const begun = unknown.flatMap(word => spelling(letterFile, word).list.filter(([one, its]) => its >= 1 && one.length > 4 && distance(one, word, 1, true) < 2))
        .slice(-3).map(([one]) => one);
      const parts = [...words.flatMap(word => split(stem(word))), ...begun], around = unique([...words.map(stem), ...nearby, ...parts]).slice(0, 5);
      const names = around.flatMap(glossary).filter(([, stems]) => stems.split(" ").every(key => stopWords.has(key) || having(key)[0].length));
      const suggestions = spelt(nearby);
      return {
        suggestions,
        related: unique([...spelt(parts), ...names.map(([name]) => name), ...around.flatMap(compounds)])
          .filter(one => ![...suggestions, ...words].some(other => fold(other) === fold(one))).slice(0, 8),
      };
    }

    async function search(query, {filters, limit = 10, offset = 0, sort = "relevance", facets} = {}) {
      await ready();
      const wanted = Object.entries(filters || {}).map(([facet, codes]) => [facet, [].concat(codes ?? [])]).filter(([, codes]) => codes.length);
      const filtered = facets || wanted.length || sort !== "relevance";
      const {asked, concepts, also, corrected} = await settled(() => conceptsOf(String(query ?? "")));
      const start = Math.max(0, offset | 0);
      /* all at once, since another query may be scored meanwhile */
      const {total, counts, best} = await settled(() => {
        if (filtered && !traits()) return {};
        const everything = filtered && !concepts.length, scores = scored(concepts);
        const found = everything ? columns.numbers : scores, numbers = wanted.length ? found.filter(meets(wanted)) : found;
        const most = start + Math.max(0, limit | 0), by = order(everything && sort === "relevance" ? "newest" : sort);
        return {
          total: numbers.length,
          counts: filtered && {facets: counted(found, wanted)},
          best: first(numbers, most, by).map(number => [number, score[number]]),
        };
      });
      const meant = meaning(concepts, asked);
      const hits = await settled(() => best.slice(start).filter(([number]) => row(number)).map(([number, score]) => hit(number, score, meant)));
      return Object.assign(hits, {
        total,
        also,
        corrected: await settled(() => spelt(corrected)),
        ...counts,
        ...!total && await settled(() => instead(String(query ?? ""))),
      });
    }

    return {search};
  }

  const MiaSearch = {open};
  if (typeof module === "object" && module.exports) module.exports = MiaSearch;
  else root.MiaSearch = MiaSearch;
}(typeof window === "undefined" ? globalThis : window));
