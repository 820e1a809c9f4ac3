/* How text is split into words for the search. generator/render/search/words.py does the same under the same
   names; only the marking of what was found is needed here alone. */
(function (site) {
  "use strict";
  var HAN = "[\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
  var RUN = new RegExp(HAN + "+|[a-z0-9]+", "gu");
  var MOST = 160;

  function normalise(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function runs(text) {
    return normalise(text).match(RUN) || [];
  }

  function is_han(run) {
    return run >= "\u3400";
  }

  function name_of(text) {
    return runs(text).join("");
  }

  function words(text) {
    var found = new Set();
    runs(text).forEach(function (run) {
      (is_han(run) ? Array.from(run).concat(pairs(run)) : [run]).forEach(function (word) { found.add(word); });
    });
    return Array.from(found).slice(0, MOST);
  }

  function pairs(run) {
    var signs = Array.from(run);
    return signs.slice(1).map(function (sign, at) { return signs[at] + sign; });
  }

  function marks(text, words) {
    var all = Array.from(text);
    var plain = all.map(function (sign) {
      if (sign >= "\u3400" && sign <= "\u9fff") return sign; // nearly all: nothing to make alike
      var part = normalise(sign);
      return Array.from(part).length === 1 ? part : sign;
    });
    var hit = all.map(function () { return false; });
    words.forEach(function (word) {
      var want = Array.from(word);
      for (var at = 0; at + want.length <= plain.length; at += 1) {
        if (want.every(function (sign, step) { return plain[at + step] === sign; })) hit.fill(true, at, at + want.length);
      }
    });
    var found = [];
    hit.forEach(function (marked, at) {
      var last = found[found.length - 1];
      if (marked && last && last[1] === at) last[1] = at + 1;
      else if (marked) found.push([at, at + 1]);
    });
    return found;
  }

  site.routemapWords = {
    MOST: MOST, normalise: normalise, runs: runs, is_han: is_han, name_of: name_of, words: words, pairs: pairs, marks: marks
  };
})(globalThis);
