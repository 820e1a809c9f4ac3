/* How text is split into words for the search. generator/render/words.py does the same under the same names. */
(function (site) {
  "use strict";
  var HAN = "[\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
  var RUN = new RegExp(HAN + "+|[a-z0-9]+", "gu");
  var PARTICLES = "的了吗呢吧啊呀嘛么我你您他她它们";
  var STOP_PAIRS = new Set([
    "请问 咨询 如何 怎样 是否 能否 可否 可以 应该 应当 需要 想要 想问 有没 没有 是不 不是 还是 能不 不能 这个 那个 这种 这样",
    "一个 现在 已经 因为 所以 但是 如果 然后 之后 以后 时候 自己 哪里 哪个 哪些 谁能 知道 觉得 之前 一直 问题 情况 关于 反映",
    "请求 希望 谢谢"
  ].join(" ").split(" "));

  function normalise(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function runs(text) {
    return normalise(text).match(RUN) || [];
  }

  function name_of(text) {
    return runs(text).join("");
  }

  function signs(text) {
    var found = [];
    runs(text).forEach(function (run) {
      (run < "\u3400" ? [run] : Array.from(run)).forEach(function (sign) {
        if (PARTICLES.indexOf(sign) < 0) found.push(sign);
      });
    });
    return found;
  }

  function pairs(text) {
    var found = [];
    runs(text).forEach(function (run) {
      if (run < "\u3400") { found.push(run); return; }
      run.split(new RegExp("[" + PARTICLES + "]+")).forEach(function (part) {
        var all = Array.from(part);
        if (all.length === 1) found.push(part);
        for (var at = 0; at < all.length - 1; at += 1) found.push(all[at] + all[at + 1]);
      });
    });
    return found.filter(function (pair) { return !STOP_PAIRS.has(pair); });
  }

  function distinct(words) {
    return Array.from(new Set(words)).slice(0, 60);
  }

  function marks(text, words) {
    var all = Array.from(text);
    var plain = all.map(function (sign) {
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
    normalise: normalise, runs: runs, name_of: name_of, signs: signs, pairs: pairs, distinct: distinct, marks: marks
  };
})(globalThis);
