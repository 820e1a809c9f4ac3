/* Finds what a question asks for; knows no page, so that it runs in a worker as well. It reads the index that
   generator/render/search/ writes, and its functions do what those of the same names do there (packing.py, reading.py, index.py). */
(function (site) {
  "use strict";
  var split = site.routemapWords;
  var MEANT = 0.6, REPAIRED = 0.7, HEARD = 0.7, FEW = 4, AGREEING = 0.4, SPOKEN = 3, SHORT = 8, TAIL = 0.15;
  var NOISE = /[a-z][0-9]*(?=[市县区镇乡村省])|x+|\d+(?:\.\d+)?(?=[年月日号天元万块个岁])/g;
  var NUMERAL = "[0-9]+|[零〇一二两三四五六七八九十百千]+";
  var BESIDE = 5; // characters beside an article that is asked for without its law
  var ARTICLE = new RegExp("第?\\s*(" + NUMERAL + ")\\s*条(?:\\s*之\\s*(" + NUMERAL + "))?");

  /* ---- the index as it is sent ---- */

  function numbers(text, values) {
    var half = values.size / 2, found = [], value = 0, power = 1;
    for (var at = 0; at < text.length; at += 1) {
      var digit = values.get(text.charCodeAt(at));
      if (digit < half) {
        value += digit * power;
        power *= half;
      } else {
        found.push(value + (digit - half) * power);
        value = 0;
        power = 1;
      }
    }
    return found;
  }

  function spread(text) {
    var found = [];
    if (text) text.split(" ").forEach(function (group) {
      var signs = Array.from(group);
      signs.slice(1).forEach(function (tail) { found.push(signs[0] + (tail === "'" ? "" : tail)); });
    });
    return found;
  }

  function open(lunr, data) {
    var words = spread(data.short).concat(data.other ? data.other.split(" ") : []);
    var values = new Map(Array.from(data.digits, function (sign, value) { return [sign.charCodeAt(0), value]; }));
    var counts = numbers(data.counts, values), gaps = numbers(data.gaps, values), at = 0;
    var strength = Array.from(data.digits, function (sign, level) { return Math.pow(2, level / data.steps + data.lowest); });
    var columns = Object.keys(data.entries), inverted = Object.create(null);
    var entries = data.entries.kind.map(function (_, number) {
      return columns.reduce(function (entry, name) { entry[name] = data.entries[name][number]; return entry; }, {});
    });
    var elements = entries.map(function () { return []; });
    words.forEach(function (word, place) {
      var postings = {}, entry = 0;
      for (var left = counts[place]; left; left -= 1) {
        entry += gaps[at];
        postings[entry] = {};
        elements[entry].push(place, strength[values.get(data.levels.charCodeAt(at))]);
        at += 1;
      }
      inverted[word] = { _index: place, text: postings };
    });
    var vectors = {};
    elements.forEach(function (list, number) { vectors["text/" + number] = new lunr.Vector(list); });
    var names = entries.map(function (entry) { return [entry.title].concat(entry.names).map(split.name_of); });
    return {
      data: data,
      entries: entries,
      lunr: new lunr.Index({
        invertedIndex: inverted, fieldVectors: vectors, fields: ["text"], pipeline: new lunr.Pipeline(),
        tokenSet: { intersect: function (wanted) { return wanted; } }
      }),
      known: inverted,
      reader: reader(data, inverted),
      names: names.map(function (list) { return new Set(list); }),
      shortest: names.map(function (list) { return Math.min.apply(null, list.map(function (name) { return Array.from(name).length; })); })
    };
  }

  /* ---- reading a question ---- */

  function fold_sound(syllable) {
    var sound = syllable.replace(/zh/g, "z").replace(/ch/g, "c").replace(/sh/g, "s");
    if (sound[0] === "l") sound = "n" + sound.slice(1);
    return sound.slice(-2) === "ng" ? sound.slice(0, -1) : sound;
  }

  function reader(data, known) {
    var plain = new Map(), signs = Array.from(data.traditional), sounds = new Map(), syllables = new Set(), alike = new Map();
    for (var at = 0; at < signs.length; at += 2) plain.set(signs[at], signs[at + 1]);
    data.sounds.split(" ").forEach(function (group) {
      var sound = group.match(/^[a-z]*/)[0];
      syllables.add(sound);
      Array.from(group.slice(sound.length)).forEach(function (sign) {
        if (!sounds.has(sign)) sounds.set(sign, []);
        sounds.get(sign).push(sound);
      });
    });
    data.alike.forEach(function (group) {
      Array.from(group).forEach(function (sign) {
        if (!alike.has(sign)) alike.set(sign, new Set());
        Array.from(group).forEach(function (other) { alike.get(sign).add(other); });
      });
    });
    return { data: data, known: known, plain: plain, sounds: sounds, syllables: syllables, alike: alike, pairs: null };
  }

  function by_sound(it) {
    if (!it.pairs) {
      it.pairs = new Map();
      Object.keys(it.known).filter(function (word) { return split.is_han(word) && Array.from(word).length === 2; })
        .sort(in_order).forEach(function (word) {
          sounds_of(it, word).forEach(function (sound) {
            if (!it.pairs.has(sound)) it.pairs.set(sound, []);
            it.pairs.get(sound).push(word);
          });
        });
    }
    return it.pairs;
  }

  /* The order of Python: by code point. */
  function in_order(a, b) {
    var left = Array.from(a), right = Array.from(b);
    for (var at = 0; at < Math.min(left.length, right.length); at += 1) {
      var step = left[at].codePointAt(0) - right[at].codePointAt(0);
      if (step) return step;
    }
    return left.length - right.length;
  }

  function sounds_of(it, word) {
    var signs = Array.from(word), found = new Set();
    (it.sounds.get(signs[0]) || []).forEach(function (first) {
      (it.sounds.get(signs[1]) || []).forEach(function (second) { found.add(fold_sound(first) + " " + fold_sound(second)); });
    });
    return Array.from(found);
  }

  function read(it, query) {
    var data = it.data, known = it.known;
    var text = Array.from(split.normalise(query), function (sign) { return it.plain.get(sign) || sign; }).join("");
    var name = split.name_of(text), danger = data.dangers.find(function (rule) {
      return rule[0].some(function (say) { return text.indexOf(say) >= 0; });
    });
    var rest = text.replace(NOISE, " ");
    data.stops.forEach(function (stop) { rest = rest.split(stop).join(" "); });
    if (!split.name_of(rest)) rest = text;
    var found = new Map(), added = new Map(), sounds = [], letters = [];
    split.words(rest).forEach(function (word) { if (known[word]) found.set(word, 1); });
    var joined = " " + split.runs(text).join(" ") + " ";
    data.meanings.forEach(function (rule) {
      var say = rule[0];
      if ((split.is_han(say) ? text : joined).indexOf(split.is_han(say) ? say : " " + say + " ") < 0) return;
      rule.slice(1).forEach(function (meant) {
        split.words(meant).forEach(function (word) { if (known[word]) added.set(word, MEANT); });
      });
    });
    var spell = function () {
      if (letters.length) sounds = sounds.concat(spoken(it, letters, added));
      letters = [];
    };
    split.runs(rest).forEach(function (run) {
      if (!split.is_han(run)) {
        if (!known[run] && /^[a-z]+$/.test(run)) letters.push(run);
        return;
      }
      spell();
      repaired(it, split.pairs(run)).forEach(function (word) { added.set(word, REPAIRED); });
    });
    spell();
    added.forEach(function (weight, word) { if (!found.has(word)) found.set(word, weight); });
    var cited = article_in(text);
    return {
      name: name, text: rest, words: new Map(Array.from(found).slice(0, split.MOST)), sounds: Array.from(new Set(sounds)),
      calls: danger ? danger[1] : [], article: cited[0], bare: cited[1]
    };
  }

  function repaired(it, run) {
    var strange = [true].concat(run.map(function (pair) { return !it.known[pair]; }), true), found = [];
    run.forEach(function (pair, at) {
      if (strange[at + 1]) found = found.concat(meant(it, pair, strange[at], strange[at + 2]));
    });
    return found;
  }

  function meant(it, pair, first_wrong, second_wrong) {
    var signs = Array.from(pair), heard = [];
    sounds_of(it, pair).forEach(function (sound) { heard = heard.concat(by_sound(it).get(sound) || []); });
    var found = heard.filter(function (word) {
      var parts = Array.from(word);
      return (first_wrong && parts[1] === signs[1]) || (second_wrong && parts[0] === signs[0]);
    });
    var alike = function (sign) { return Array.from(it.alike.get(sign) || []).sort(in_order); };
    var add = function (word) { if (it.known[word]) found.push(word); };
    if (first_wrong) alike(signs[0]).forEach(function (one) { add(one + signs[1]); });
    if (second_wrong) alike(signs[1]).forEach(function (one) { add(signs[0] + one); });
    if (!found.length && first_wrong && second_wrong && heard.length < FEW) found = heard;
    return Array.from(new Set(found)).slice(0, FEW);
  }

  function spoken(it, parts, added) {
    var patterns = [], said = [];
    parts.forEach(function (part) {
      var found = syllables_in(it, part);
      said = said.concat(found);
      if (!found.length && part.length > 1 && part.length < 9) patterns.push(part);
    });
    if (said.length) {
      var folded = said.map(fold_sound);
      for (var at = 0; at < folded.length - 1; at += 1) {
        (by_sound(it).get(folded[at] + " " + folded[at + 1]) || []).forEach(function (word) {
          if (!added.has(word)) added.set(word, HEARD);
        });
      }
      patterns.push(" " + folded.join(" ") + " ");
    }
    return patterns;
  }

  function syllables_in(it, letters) {
    var best = [[]];
    for (var end = 1; end <= Math.min(letters.length, 40); end += 1) {
      best[end] = null;
      for (var start = Math.max(0, end - 6); start < end; start += 1) {
        var part = letters.slice(start, end);
        if (best[start] && it.syllables.has(part) && !(best[end] && best[end].length <= best[start].length + 1)) {
          best[end] = best[start].concat(part);
        }
      }
    }
    return best[best.length - 1] || [];
  }

  function article_in(text) {
    var found = text.match(ARTICLE);
    if (found) {
      var beside = Array.from(text).length - Array.from(found[0]).length;
      return [read_number(found[1]) + (found[2] ? "-" + read_number(found[2]) : ""), beside > BESIDE];
    }
    var bare = text.match(/[^0-9]([0-9]{1,4})\s*$/);
    return bare ? [String(Number(bare[1])), true] : ["", false];
  }

  /* As generator/model/numerals.py reads whole numbers: without 十, 百, 千 digit by digit. */
  function read_number(text) {
    if (/^[0-9]+$/.test(text)) return Number(text);
    var total = 0, digits = "";
    Array.from(text).forEach(function (sign) {
      var unit = { "十": 10, "百": 100, "千": 1000 }[sign];
      if (unit) total += Number(digits || 1) * unit;
      digits = unit ? "" : digits + "零一二三四五六七八九".indexOf({ "〇": "零", "两": "二" }[sign] || sign);
    });
    return total + Number(digits);
  }

  /* ---- asking ---- */

  /* A single character says nothing by itself. */
  function says(word) {
    return Array.from(word).length > 1 || !split.is_han(word);
  }

  function ask(index, query, fits) {
    var reading = read(index.reader, query), scores = new Map(), found = [];
    hits(index, reading.words).forEach(function (hit) {
      scores.set(hit.entry, [hit.score * Math.pow(hit.words.length, AGREEING), hit.words]);
    });
    sounding(index, reading.sounds).forEach(function (share, entry) {
      var known = scores.get(entry) || [0, []];
      scores.set(entry, [known[0] + SPOKEN * share, known[1]]);
    });
    scores.forEach(function (value, entry) {
      if (fits && !fits(index.entries[entry])) return;
      found.push({
        entry: entry, score: Math.floor(value[0] * 1e5 + 0.5) / 1e5, exact: index.names[entry].has(reading.name), words: value[1], article: ""
      });
    });
    var other = function (hit) { return index.entries[hit.entry].kind > 0 ? 1 : 0; };
    found.sort(function (a, b) {
      return (b.exact - a.exact) || (a.exact ? other(a) - other(b) : 0) || (b.score - a.score) || (a.entry - b.entry);
    });
    var told = split.words(reading.text).filter(says).length, enough = Math.min(told, told > 2 ? 2 : 1);
    var alike = !enough || found.some(function (hit) { return hit.words.filter(says).length >= enough; });
    var exact = found.some(function (hit) { return hit.exact; });
    var laws = cited(index, reading).filter(function (hit) { return !fits || fits(index.entries[hit.entry]); });
    var first = new Set(laws.map(function (hit) { return hit.entry; }));
    return {
      reading: reading, hits: laws.concat(found.filter(function (hit) { return !first.has(hit.entry); })),
      weak: !alike && !reading.sounds.length && !exact && !laws.length
    };
  }

  function hits(index, words) {
    if (!words.size) return [];
    var order = Array.from(words.keys()), figures = order.some(function (word) { return /^[0-9]/.test(word); });
    return index.lunr.query(function (query) {
      words.forEach(function (weight, word) { query.term(word, { usePipeline: false, boost: weight }); });
    }).map(function (hit) {
      var found = Object.keys(hit.matchData.metadata); // in the order of the question, but figures would come first
      if (figures) found = order.filter(function (word) { return word in hit.matchData.metadata; });
      return { entry: Number(hit.ref), score: hit.score, words: found };
    });
  }

  function sounding(index, sounds) {
    var found = new Map();
    if (!sounds.length) return found;
    if (!index.spoken) {
      index.spoken = index.names.map(function (names) {
        var all = [];
        names.forEach(function (name) {
          var said = Array.from(name, function (sign) { return (index.reader.sounds.get(sign) || [sign])[0]; });
          all.push(" " + said.map(fold_sound).join(" ") + " ", said.map(function (sound) { return sound[0]; }).join(""));
        });
        return all;
      });
    }
    index.spoken.forEach(function (names, entry) {
      var share = 0;
      names.forEach(function (name) {
        sounds.forEach(function (sound) { if (name.indexOf(sound) >= 0) share = Math.max(share, sound.length / name.length); });
      });
      if (share) found.set(entry, share);
    });
    return found;
  }

  function cited(index, reading) {
    if (!reading.article) return [];
    var data = index.data, law = data.kinds.indexOf("law"), longest = 0, laws = [], length = {};
    index.entries.forEach(function (entry, number) {
      if (entry.kind !== law) return;
      length[number] = 0;
      index.names[number].forEach(function (name) {
        if (reading.name.indexOf(name) >= 0) length[number] = Math.max(length[number], name.length);
      });
      longest = Math.max(longest, length[number]);
      laws.push(number);
    });
    if (reading.bare && !longest) return [];
    var has = function (number) { return index.entries[number].articles.indexOf(reading.article) >= 0; };
    return laws.filter(longest ? function (number) { return length[number] === longest; } : has)
      .slice(0, data.limits.best).map(function (number) {
        return { entry: number, score: 0, exact: true, words: [], article: has(number) ? reading.article : "" };
      });
  }

  function arrange(index, answer, matters, others) {
    if (answer.weak && answer.reading.calls.length) return [];
    var data = index.data, limits = data.limits, groups = { near: [], best: [], also: [] }, titles = new Set();
    matters = matters || limits.matters;
    others = others || limits.others;
    data.kinds.slice(1).forEach(function (kind) { groups[kind] = []; });
    var is_matter = function (hit) { return index.entries[hit.entry].kind === 0; };
    var size = Array.from(answer.reading.name).length, top = 0;
    answer.hits.forEach(function (hit) { if (is_matter(hit)) top = Math.max(top, hit.score); });
    answer.hits.forEach(function (hit) {
      var entry = index.entries[hit.entry], matter = is_matter(hit), title, group, room;
      var named = hit.exact || (size <= SHORT && hit.score > top && hit.words.some(says) && size * 5 > index.shortest[hit.entry] * 2);
      if (!named && hit.score < top * TAIL) return; // most hits: nothing more is done with them
      title = split.name_of(entry.title) + hit.article;
      if (titles.has(title)) return;
      if (answer.weak) {
        group = matter ? groups.near : groups[data.kinds[entry.kind]];
        room = matter ? limits.near : 1;
      } else if (groups.best.length < limits.best && (matter || named)) {
        group = groups.best;
        room = limits.best;
      } else if (matter) {
        group = groups.also;
        room = matters - groups.best.filter(is_matter).length;
      } else {
        group = groups[data.kinds[entry.kind]];
        room = others;
      }
      if (group.length < room) {
        group.push(hit);
        titles.add(title);
      }
    });
    return Object.keys(groups).map(function (name) { return [name, groups[name]]; })
      .filter(function (group) { return group[1].length; });
  }

  /* ---- what is shown ---- */

  /* Texts in turn: as they stand, marked, as they stand… */
  function parts(text, words) {
    var all = Array.from(text), found = [], last = 0;
    split.marks(text, words).forEach(function (range) {
      found.push(all.slice(last, range[0]).join(""), all.slice(range[0], range[1]).join(""));
      last = range[1];
    });
    return found.concat(all.slice(last).join(""));
  }

  function marked(text, words) {
    return split.marks(text, words).reduce(function (sum, range) { return sum + range[1] - range[0]; }, 0);
  }

  /* All that a page needs to show the answer, in plain values: this goes from the worker to the page. */
  function respond(index, query, layer, filter) {
    var data = index.data, fits = filter && function (entry) {
      return Object.keys(filter).every(function (key) {
        var value = { kind: data.kinds[entry.kind], category: entry.category, agency: entry.agencies || [], clock: entry.clocks || [] }[key];
        return Array.isArray(value) ? value.indexOf(filter[key]) >= 0 : value === filter[key];
      });
    };
    var answer = ask(index, query, fits), limits = data.limits, count = 0, near = [];
    var groups = layer ? arrange(index, answer, limits.layer, limits["layer-others"]) : arrange(index, answer);
    var idle = answer.weak && answer.reading.calls.length; // what is hardly alike must not stand beside the numbers for danger
    if (!idle) answer.hits.slice(0, 12).forEach(function (hit) {
      var category = index.entries[hit.entry].category;
      if (category && near.indexOf(category) < 0 && near.length < 4) near.push(category);
    });
    return {
      query: query, weak: answer.weak, calls: answer.reading.calls, near: near,
      groups: groups.map(function (group) {
        return [group[0], group[1].map(function (hit) { count += 1; return shown(index, answer, hit); })];
      }),
      count: count
    };
  }

  function shown(index, answer, hit) {
    var data = index.data, entry = index.entries[hit.entry], kind = data.kinds[entry.kind];
    var long = hit.words.filter(says), words = long.length || answer.weak ? long : hit.words;
    var alias = entry.names.reduce(function (best, name) { return marked(name, words) > marked(best, words) ? name : best; }, entry.title);
    return {
      name: kind + ":" + entry.id,
      address: data.pages[entry.kind].replace("$", entry.id) + (hit.article ? "#a" + hit.article : ""),
      title: parts(entry.title, words),
      article: hit.article,
      route: entry.route.map(function (number) { return index.entries[number].title; }).join(" · "),
      alias: alias === entry.title || entry.note.indexOf(alias) >= 0 ? null : parts(alias, words),
      note: parts(entry.note, words)
    };
  }

  /* What the page shows around the results. */
  function about(index) {
    var data = index.data;
    return {
      words: data.words, categories: data.categories, groups: data.groups, nobody: data.nobody, kinds: data.kinds,
      agencies: (data.agencies || []).map(function (number) { return [number, index.entries[number].title]; }),
      clocks: data.clocks || []
    };
  }

  site.routemapFind = { open: open, read: read, ask: ask, arrange: arrange, respond: respond, about: about };
})(globalThis);
