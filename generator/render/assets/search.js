/* The search of every page. `ask` and `arrange` do what the functions of these names in generator/render/search.py do.
   Words and lunr are loaded when a box is used: a page opened from a folder may load scripts, nothing else. */
(function (site) {
  "use strict";

  /* ---- searching: knows no page ---- */

  function unpack(text, values) {
    var half = values.size / 2, found = [], last = 0, value = 0, weight = 1;
    for (var at = 0; at < text.length; at += 1) {
      var digit = values.get(text.charCodeAt(at));
      if (digit < half) {
        value += digit * weight;
        weight *= half;
      } else {
        last += value + (digit - half) * weight;
        found.push(last);
        value = 0;
        weight = 1;
      }
    }
    return found;
  }

  /* The index that lunr.py built: its words and where they stand are sent, the weights are counted again by the rule
     of lunr (BM25), which is the same in both languages. */
  function open(lunr, data) {
    var none = [], fields = Object.keys(data.fields), size = data.entries.length, terms = data.terms.split(" "), nothing = {};
    var values = new Map(Array.from(data.digits, function (sign, value) { return [sign.charCodeAt(0), value]; }));
    var columns = data.postings.map(function (column) {
      return column.split(" ").map(function (text) { return text ? unpack(text, values) : none; });
    });
    var lengths = columns.map(function (column) {
      var length = new Array(size).fill(0);
      column.forEach(function (numbers) { numbers.forEach(function (number) { length[number] += 1; }); });
      return length;
    });
    var flat = lengths.map(function (length) {
      var average = length.reduce(function (sum, one) { return sum + one; }, 0) / size;
      return length.map(function (one) { return data.k1 * (1 - data.b + data.b * (one / average)); });
    });
    var elements = fields.map(function () { return data.entries.map(function () { return []; }); });
    var inverted = Object.create(null);
    terms.forEach(function (term, index) {
      var posting = inverted[term] = { _index: index }, having = 0;
      fields.forEach(function (field, column) {
        var last = -1;
        posting[field] = nothing;
        if (columns[column][index].length) posting[field] = {};
        columns[column][index].forEach(function (number) {
          if (number !== last) having += 1;
          posting[field][number] = nothing;
          last = number;
        });
      });
      var rare = Math.log(1 + Math.abs((size - having + 0.5) / (having + 0.5)));
      columns.forEach(function (column, at) {
        var numbers = column[index];
        for (var next = 0; next < numbers.length; next += 1) {
          var number = numbers[next], often = 1;
          while (numbers[next + 1] === number) { next += 1; often += 1; }
          var score = rare * ((data.k1 + 1) * often) / (flat[at][number] + often);
          score *= data.fields[fields[at]];
          score *= data.entries[number][0] === 0 ? data.boost : 1;
          elements[at][number].push(index, Math.round(score * 1000) / 1000);
        }
      });
    });
    var vectors = {};
    fields.forEach(function (field, column) {
      elements[column].forEach(function (values, number) { vectors[field + "/" + number] = new lunr.Vector(values); });
    });
    var words = site.routemapWords;
    return {
      data: data,
      lunr: new lunr.Index({
        invertedIndex: inverted, fieldVectors: vectors, tokenSet: lunr.TokenSet.fromArray(terms), fields: fields,
        pipeline: new lunr.Pipeline()
      }),
      names: data.entries.map(function (entry) { return new Set([entry[2]].concat(entry[3]).map(words.name_of)); })
    };
  }

  function ask(index, query) {
    var split = site.routemapWords, name = split.name_of(query), needed = 1;
    var words = split.distinct(split.pairs(query).filter(function (word) {
      return Array.from(word).length > 1 || word < "\u0080";
    }));
    var raw = hits(index, words), enough = Math.min(words.length, words.length > 2 ? 2 : 1);
    if (!raw.length) {
      words = split.distinct(split.signs(query));
      raw = hits(index, words.reduce(function (all, sign) { return all.concat(sign + "*", "*" + sign); }, []));
      needed = enough = words.length;
    }
    var most = 0, exact = false, found = [];
    raw.forEach(function (hit) {
      var terms = Object.keys(hit.matchData.metadata), number = Number(hit.ref);
      var matched = words.filter(function (word) {
        return terms.some(function (term) { return term.indexOf(word) >= 0; });
      });
      if (matched.length < needed) return;
      var same = index.names[number].has(name);
      most = Math.max(most, matched.length);
      exact = exact || same;
      found.push({
        entry: number, score: Number((hit.score * Math.sqrt(matched.length)).toFixed(6)), exact: same, words: matched
      });
    });
    found.sort(function (a, b) {
      return (b.exact - a.exact) || (a.exact ? other(index, a) - other(index, b) : 0) || (b.score - a.score) ||
        (a.entry - b.entry);
    });
    var weak = !exact && most < enough;
    return { hits: found, weak: weak, words: words };
  }

  function arrange(index, found, matters, others) {
    var limits = index.data.limits, best = [], also = [], rest = [];
    if (found.weak) { matters = limits.near[0]; others = limits.near[1]; }
    var top = found.hits.reduce(function (most, hit) { return Math.max(most, hit.score); }, 0);
    found.hits.forEach(function (hit) {
      if (!found.weak && best.length < limits.best && (hit.exact || hit.score >= top * limits.edge)) best.push(hit);
      else if (hit.score < top * limits.tail) return;
      else if (!other(index, hit)) { if (best.length + also.length < matters) also.push(hit); }
      else if (rest.length < others) rest.push(hit);
    });
    return [["best", best], ["also", also], ["other", rest]].filter(function (group) { return group[1].length; });
  }

  function other(index, hit) {
    return index.data.entries[hit.entry][0] > 0 ? 1 : 0;
  }

  function hits(index, words) {
    if (!words.length) return [];
    return index.lunr.query(function (query) { query.term(words, { usePipeline: false }); });
  }

  site.routemapSearch = { unpack: unpack, open: open, ask: ask, arrange: arrange };
  if (typeof document === "undefined") return;

  /* ---- the page ---- */

  var root = document.currentScript.getAttribute("data-root") || "";
  var ready = null;

  function load() {
    if (!ready) {
      ready = Promise.all(["words.js", "lunr.js", "search-index.js"].map(script)).then(function () {
        return open(site.lunr, site.routemapIndex);
      });
      ready.catch(function () { ready = null; });
    }
    return ready;
  }

  function script(name) {
    return new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      tag.src = root + "assets/" + name;
      tag.onload = resolve;
      tag.onerror = reject;
      document.head.appendChild(tag);
    });
  }

  function make(tag, values, parts) {
    var node = document.createElement(tag);
    Object.keys(values || {}).forEach(function (key) { node.setAttribute(key, values[key]); });
    (parts || []).forEach(function (part) {
      node.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    });
    return node;
  }

  function link(target, text) {
    return make("a", { href: root + target }, [text]);
  }

  function marked(tag, values, text, words) {
    var node = make(tag, values), all = Array.from(text), last = 0;
    site.routemapWords.marks(text, words).forEach(function (range) {
      node.appendChild(document.createTextNode(all.slice(last, range[0]).join("")));
      node.appendChild(make("mark", {}, [all.slice(range[0], range[1]).join("")]));
      last = range[1];
    });
    node.appendChild(document.createTextNode(all.slice(last).join("")));
    return node;
  }

  function Box(input, number) {
    var box = this;
    this.input = input;
    this.form = input.form;
    this.onPage = input.getAttribute("data-search") === "page";
    this.active = -1;
    this.query = null;
    this.id = "hits-" + number;
    this.status = make("p", { role: "status", "class": this.onPage ? "rm-2 rm-small" : "rm-hide" });
    this.list = make("div", { role: "listbox", id: this.id, "class": "rm-hits" });
    this.after = make("div");
    this.list.hidden = true;
    this.area = this.onPage ? document.getElementById("search-results") : make("div");
    [this.list, this.after].forEach(function (part) { box.area.appendChild(part); });
    if (this.onPage) this.area.insertBefore(this.status, this.list);
    else {
      this.area.hidden = true;
      this.form.appendChild(this.status);
      this.form.appendChild(this.area);
    }
    var values = {
      role: "combobox", "aria-expanded": "false", "aria-controls": this.id, "aria-autocomplete": "list",
      autocomplete: "off"
    };
    Object.keys(values).forEach(function (key) { input.setAttribute(key, values[key]); });
    input.addEventListener("focus", function () { load().catch(function () {}); });
    input.addEventListener("input", function (event) { if (!event.isComposing) box.soon(); });
    input.addEventListener("compositionend", function () { box.soon(); });
    input.addEventListener("keydown", function (event) { box.key(event); });
    this.form.addEventListener("focusout", function (event) {
      if (box.isLayer() && !box.form.contains(event.relatedTarget)) box.close();
    });
    this.form.addEventListener("focusin", function () {
      if (box.query && box.area.hidden && box.input.value.trim() === box.query) box.open();
    });
  }

  Box.prototype.soon = function () {
    var box = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () { box.run(); }, 120);
  };

  Box.prototype.run = function () {
    var box = this, query = this.input.value.trim();
    if (query === this.query) return;
    this.query = query;
    if (this.onPage) keep(query);
    if (!query) { this.clear(); this.close(); return; }
    load().then(function (index) {
      if (box.query === query) box.show(index, query);
    }).catch(function () {
      box.query = null;
      var failed = document.getElementById("search-failed");
      if (failed) failed.hidden = false;
    });
  };

  function keep(query) {
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (refused) { /* some browsers keep the address of a file as it is */ }
  }

  Box.prototype.clear = function () {
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
    this.list.textContent = "";
    this.list.hidden = true;
    this.after.textContent = "";
  };

  Box.prototype.show = function (index, query) {
    var box = this, say = index.data.words, limits = index.data.limits, found = ask(index, query), count = 0;
    var groups = this.onPage ? arrange(index, found, limits.matters, limits.others) : arrange(index, found, 5, 3);
    this.clear();
    groups.forEach(function (group) {
      var key = group[0] === "also" && found.weak ? "near" : group[0], name = box.id + "-" + group[0];
      var title = make("p", { id: name, "class": "g", role: "presentation" }, [say["group-" + key]]);
      box.list.appendChild(make("div", { role: "group", "aria-labelledby": name }, [title].concat(
        group[1].map(function (hit) { count += 1; return option(index, hit, found.words, box.id + "-" + count); })
      )));
    });
    this.list.setAttribute("aria-label", say.list);
    this.list.hidden = !count;
    this.status.textContent = say[count ? (found.weak ? "weak" : "count") : "none"].replace("{count}", count);
    if (!this.onPage) {
      var more = link("search.html?q=" + encodeURIComponent(query), count && !found.weak ? say.more : say["more-none"]);
      this.after.appendChild(make("p", {}, count ? [more] : [say.none, more]));
    } else if (found.weak || !count) this.after.appendChild(stages(index, found, say));
    else {
      this.after.appendChild(make("div", { "class": "rm-note" }, [make("p", {}, [
        make("b", {}, [say.unlike]), link("how-petitions-work.html", say["unlike-link"]), say["unlike-end"]
      ])]));
    }
    this.open();
  };

  function option(index, hit, words, id) {
    var entry = index.data.entries[hit.entry], kind = index.data.kinds[entry[0]], find = site.routemapWords.marks;
    var size = function (text) {
      return find(text, words).reduce(function (sum, range) { return sum + range[1] - range[0]; }, 0);
    };
    var alias = entry[3].reduce(function (best, name) { return size(name) > size(best) ? name : best; }, entry[2]);
    var parts = [marked("b", {}, entry[2], words)];
    if (entry[5]) {
      parts.push(make("span", { "class": "r" }, [
        entry[5].map(function (number) { return index.data.entries[number][2]; }).join(" · ")
      ]));
    }
    if (alias !== entry[2]) {
      var line = marked("small", {}, alias, words);
      line.insertBefore(document.createTextNode(index.data.words["also-called"]), line.firstChild);
      parts.push(line);
    }
    parts.push(marked("small", {}, entry[4], words));
    return make("a", {
      role: "option", "aria-selected": "false", id: id, tabindex: "-1", "class": "rm-hit",
      href: root + index.data.pages[entry[0]].replace("$", entry[1]), "data-result": kind + ":" + entry[1]
    }, parts);
  }

  /* Nothing like it: what else one can do, the nearest first. */
  function stages(index, found, say) {
    var data = index.data, near = [];
    found.hits.slice(0, 12).forEach(function (hit) {
      var category = data.entries[hit.entry][6];
      if (category && near.indexOf(category) < 0 && near.length < 4) near.push(category);
    });
    var chips = near.length
      ? near.map(function (id) { return link("categories/" + id + ".html", data.categories[id]); })
      : Object.keys(data.groups).map(function (id) { return link("groups/" + id + ".html", data.groups[id]); });
    var row = function (title, part) { return make("li", {}, [make("p", { "class": "h" }, [title]), part]); };
    var call = function (number) {
      return make("li", {}, [make("a", { href: "tel:" + number }, [number]), " ", make("span", {}, [say["stage-call-" + number]])]);
    };
    var nobody = make("p", {}, [say["stage-nobody-text"]]);
    if (data.nobody) nobody.appendChild(link(data.nobody, say["stage-nobody-link"]));
    return make("div", {}, [
      make("h2", { "class": "plain" }, [say.stages]),
      make("ol", { "class": "rm-steps rm-stages" }, [
        row(say[near.length ? "stage-near" : "stage-groups"],
          make("ul", { "class": "rm-chips" }, chips.map(function (chip) { return make("li", {}, [chip]); }))),
        row(say["stage-words"], make("p", {}, [say["stage-words-text"]])),
        row(say["stage-purpose"], make("p", {}, [link("how-petitions-work.html", say["stage-purpose-link"])])),
        row(say["stage-nobody"], nobody),
        row(say["stage-call"], make("ul", { "class": "rm-sos" }, ["12345", "12348"].map(call)))
      ])
    ]);
  }

  /* A layer under the box where there is room; else a part of the page, so that nothing lies over the keyboard. */
  Box.prototype.open = function () {
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (this.onPage) return;
    var wide = matchMedia("(min-width: 48rem)").matches, head = !this.form.classList.contains("rm-search--big");
    this.area.className = wide ? "rm-pop" : "";
    if (wide) this.form.appendChild(this.area);
    else if (head) document.getElementById("main").insertBefore(this.area, document.getElementById("main").firstChild);
    else this.form.parentNode.insertBefore(this.area, this.form.nextSibling);
    this.area.hidden = false;
    if (!wide && head) window.scrollTo({ top: 0, behavior: "instant" });
  };

  Box.prototype.close = function () {
    this.select(-1);
    this.input.setAttribute("aria-expanded", "false");
    if (!this.onPage) this.area.hidden = true;
  };

  Box.prototype.isLayer = function () {
    return this.area.className === "rm-pop" && !this.area.hidden;
  };

  Box.prototype.select = function (number) {
    var options = this.list.querySelectorAll("[role=option]");
    if (options[this.active]) options[this.active].setAttribute("aria-selected", "false");
    this.active = number;
    if (!options[number]) { this.input.removeAttribute("aria-activedescendant"); return; }
    options[number].setAttribute("aria-selected", "true");
    options[number].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[number].id);
  };

  Box.prototype.key = function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    var options = this.list.querySelectorAll("[role=option]"), shown = !this.area.hidden && options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options.length) return;
      event.preventDefault();
      if (!shown) this.open();
      var step = event.key === "ArrowDown" ? 1 : -1, next = this.active + step;
      this.select(next >= options.length ? 0 : next < 0 ? options.length - 1 : next);
    } else if (event.key === "Enter" && shown && options[this.active]) {
      event.preventDefault();
      options[this.active].click();
    } else if (event.key === "Escape" && shown && (!this.onPage || this.active >= 0)) {
      event.preventDefault();
      if (this.onPage) this.select(-1);
      else this.close();
    }
  };

  Array.from(document.querySelectorAll("input[data-search]")).forEach(function (input, number) {
    var box = new Box(input, number);
    if (box.onPage) {
      input.value = new URLSearchParams(location.search).get("q") || "";
      box.run();
    }
    if (input.form.classList.contains("rm-search--big")) {
      (window.requestIdleCallback || function (later) { setTimeout(later, 1500); })(function () {
        load().catch(function () {});
      });
    }
  });
})(globalThis);
