/* The search box of every page. Finding is in find.js: in a worker where there is one, else in the page. */
(function () {
  "use strict";
  var root = document.currentScript.getAttribute("data-root") || "";
  var ready = null;

  /* ---- the finder: a function from a question to a promise of its answer, made when a box is first used ---- */

  function load() {
    if (!ready) {
      ready = beside().catch(inside);
      ready.catch(function () { ready = null; });
    }
    return ready;
  }

  function beside() {
    return new Promise(function (resolve, reject) {
      if (location.protocol === "file:" || !window.Worker) { reject(new Error("no worker")); return; }
      var worker = new Worker(root + "assets/search-worker.js"), waiting = new Map(), number = 0;
      worker.onerror = function (error) {
        reject(error);
        waiting.forEach(function (asked) { asked.reject(error); });
        waiting.clear();
      };
      worker.onmessage = function (event) {
        var told = event.data;
        if (told.about) {
          resolve({
            about: told.about,
            ask: function (query, layer, filter) {
              number += 1;
              worker.postMessage({ number: number, query: query, layer: layer, filter: filter });
              return new Promise(function (resolve, reject) { waiting.set(number, { resolve: resolve, reject: reject }); });
            }
          });
        } else {
          waiting.get(told.number).resolve(told.answer);
          waiting.delete(told.number);
        }
      };
    });
  }

  function inside() {
    return Promise.all(["words.js", "lunr.js", "search-index.js"].map(script)).then(function () {
      return script("find.js");
    }).then(function () {
      var find = globalThis.routemapFind, index = find.open(globalThis.lunr, globalThis.routemapIndex);
      return {
        about: find.about(index),
        ask: function (query, layer, filter) { return Promise.resolve(find.respond(index, query, layer, filter)); }
      };
    });
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

  /* ---- the page ---- */

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

  function touched() {
    return matchMedia("(pointer: coarse)").matches;
  }

  function call(number, say) {
    return make("li", {}, [make("a", { href: "tel:" + number }, [number]), " ", make("span", {}, [say["call-" + number] || ""])]);
  }

  /* Every second text is marked. */
  function marked(tag, texts) {
    return make(tag, {}, texts.map(function (text, at) { return at % 2 ? make("mark", {}, [text]) : text; }));
  }

  function Box(input, number) {
    var box = this;
    this.input = input;
    this.form = input.form;
    this.onPage = input.getAttribute("data-search") === "page";
    this.active = -1;
    this.query = null;
    this.id = "hits-" + number;
    this.filter = null;
    this.calls = "";
    this.status = make("p", { role: "status", "class": "rm-hide" });
    this.list = make("div", { role: "listbox", id: this.id, "class": "rm-hits" });
    this.title = make("h1", { "class": "rm-hide" });
    this.shut = make("button", { type: "button", "class": "rm-shut" });
    this.before = make("div");
    this.after = make("div");
    this.list.hidden = true;
    this.area = this.onPage ? document.getElementById("search-results") : make("div");
    (this.onPage ? [this.before, this.status, this.list, this.after] : [this.before, this.shut, this.list, this.after])
      .forEach(function (part) { box.area.appendChild(part); });
    if (!this.onPage) {
      this.area.hidden = true;
      this.form.appendChild(this.status);
      this.form.appendChild(this.area);
    }
    var values = {
      role: "combobox", "aria-expanded": "false", "aria-controls": this.id, "aria-autocomplete": "list",
      autocomplete: "off", enterkeyhint: "search"
    };
    Object.keys(values).forEach(function (key) { input.setAttribute(key, values[key]); });
    input.addEventListener("focus", function () { load().catch(function () {}); });
    input.addEventListener("input", function (event) { if (!event.isComposing) box.soon(); });
    input.addEventListener("compositionend", function () { box.soon(); });
    input.addEventListener("keydown", function (event) { box.key(event); });
    if (this.onPage) {
      this.form.addEventListener("submit", function (event) {
        event.preventDefault();
        box.run();
        if (touched()) input.blur(); // the keyboard of a phone goes away
      });
      return;
    }
    this.shut.addEventListener("click", function () { box.leave(); });
    this.area.addEventListener("mousedown", function (event) { if (box.isLayer()) event.preventDefault(); }); // the box keeps the focus
    this.area.addEventListener("click", function (event) {
      var target = event.target.closest("a");
      if (!target || target.pathname !== location.pathname) return;
      input.blur();
      box.close(); // it leads to a place on this page, which the results lie over
    });
    this.area.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      input.focus();
      box.close();
    });
    this.form.addEventListener("focusout", function (event) {
      if (box.isLayer() && !box.area.hidden && !box.form.contains(event.relatedTarget)) box.close();
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
    if (!query) {
      this.clear();
      this.warn([]);
      this.close();
      return;
    }
    load().then(function (finder) {
      return finder.ask(query, !box.onPage, box.filter).then(function (answer) {
        if (box.query === query) box.show(finder.about, answer);
      });
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

  /* The numbers for danger. They stay as they are while typing goes on, or they would be read out at every key. */
  Box.prototype.warn = function (numbers, say) {
    var calls = numbers.join(" ");
    if (calls === this.calls) return;
    this.calls = calls;
    this.before.textContent = "";
    if (calls) this.before.appendChild(make("div", { "class": "rm-note rm-note--stop", role: "alert" }, [
      make("p", {}, [make("b", {}, [say.danger])]),
      make("ul", { "class": "rm-sos rm-sos--hot" }, numbers.map(function (number) { return call(number, say); }))
    ]));
  };

  Box.prototype.show = function (about, answer) {
    var box = this, say = about.words, count = 0, none = say[this.filter ? "none-filter" : "none"];
    this.area.setAttribute("data-query", answer.query);
    this.clear();
    this.warn(answer.calls, say);
    answer.groups.forEach(function (group) {
      var name = box.id + "-" + group[0];
      var title = make("p", { id: name, "class": "g", role: "presentation" }, [say["group-" + group[0]]]);
      box.list.appendChild(make("div", { role: "group", "aria-labelledby": name }, [title].concat(
        group[1].map(function (hit) { count += 1; return option(hit, say, box.id + "-" + count); })
      )));
    });
    this.list.setAttribute("aria-label", say.list);
    this.list.hidden = !count;
    this.title.textContent = say.list;
    this.shut.textContent = say.shut;
    this.status.textContent = count ? say[answer.weak ? "weak" : "count"].replace("{count}", count) : none;
    if (count) this.status.appendChild(make("span", { "class": "rm-keys" }, [say.keys]));
    if (this.onPage) this.status.className = count ? "rm-2 rm-small" : "rm-hide"; // else the heading below says it
    if (answer.weak || !count) this.after.appendChild(stages(about, answer, count ? say.unlike : none));
    else if (this.onPage) {
      this.after.appendChild(make("div", { "class": "rm-note" }, [make("p", {}, [
        make("b", {}, [say.unlike]), link("finder/index.html", say["unlike-link"]), say["unlike-end"]
      ])]));
    } else this.after.appendChild(make("p", {}, [link("search.html?q=" + encodeURIComponent(answer.query), say.more)]));
    this.open();
  };

  function option(hit, say, id) {
    var title = marked("b", hit.title);
    if (hit.article) title.appendChild(document.createTextNode(say.article.replace("{article}", hit.article.replace("-", "之"))));
    var parts = [title];
    if (hit.route) parts.push(make("span", { "class": "r" }, [hit.route]));
    if (hit.alias) {
      var line = marked("small", hit.alias);
      line.insertBefore(document.createTextNode(say["also-called"]), line.firstChild);
      parts.push(line);
    }
    parts.push(marked("small", hit.note));
    return make("a", {
      role: "option", "aria-selected": "false", id: id, tabindex: "-1", "class": "rm-hit", href: root + hit.address,
      "data-result": hit.name
    }, parts);
  }

  /* Nothing like it: what else one can do, the nearest first. */
  function stages(about, answer, why) {
    var say = about.words, near = answer.near;
    var chips = near.length
      ? near.map(function (id) { return link("categories/" + id + ".html", about.categories[id]); })
      : Object.keys(about.groups).map(function (id) { return link("groups/" + id + ".html", about.groups[id]); });
    var row = function (title, part) { return make("li", {}, [make("p", { "class": "h" }, [title]), part]); };
    var nobody = make("p", {}, [say["stage-nobody-text"]]);
    if (about.nobody) nobody.appendChild(link(about.nobody, say["stage-nobody-link"]));
    return make("div", {}, [
      make("h2", { "class": "plain" }, [why + say.stages]),
      make("ol", { "class": "rm-steps rm-stages" }, [
        row(say[near.length ? "stage-near" : "stage-groups"],
          make("ul", { "class": "rm-chips" }, chips.map(function (chip) { return make("li", {}, [chip]); }))),
        row(say["stage-words"], make("p", {}, [say["stage-words-text"]])),
        row(say["stage-purpose"], make("p", {}, [link("finder/index.html", say["stage-purpose-link"])])),
        row(say["stage-nobody"], nobody),
        row(say["stage-call"], make("ul", { "class": "rm-sos" }, ["12345", "12348"].map(function (number) { return call(number, say); })))
      ])
    ]);
  }

  /* Staff can narrow the results: one list to choose from for each property. */
  Box.prototype.offer = function (place) {
    var box = this, chosen = {};
    load().then(function (finder) {
      var about = finder.about, say = about.words;
      var lists = {
        kind: about.kinds.map(function (kind) { return [kind, say["filter-" + kind] || say["group-" + kind]]; }),
        category: Object.keys(about.categories).map(function (id) { return [id, about.categories[id]]; }),
        agency: about.agencies,
        clock: about.clocks.map(function (clock) { return [clock, clock]; })
      };
      place.appendChild(make("legend", {}, [say.filter]));
      Object.keys(lists).forEach(function (key) {
        var rows = [["", say["filter-all"]]].concat(lists[key]);
        var select = make("select", {}, rows.map(function (row) { return make("option", { value: row[0] }, [row[1]]); }));
        select.addEventListener("change", function () {
          var value = key === "agency" ? Number(select.value) : select.value;
          if (select.value) chosen[key] = value;
          else delete chosen[key];
          box.filter = Object.keys(chosen).length ? chosen : null;
          box.query = null;
          box.run();
        });
        place.appendChild(make("label", {}, [say["filter-" + key], select]));
      });
      place.hidden = false;
    }).catch(function () {});
  };

  /* A layer under the box where there is room; else a part of the page, so that nothing lies over the keyboard: instead of the
     text where the box is in the header, else below the box, which goes up to the header. */
  Box.prototype.open = function () {
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (this.onPage) return;
    var wide = matchMedia("(min-width: 48rem)").matches, head = !this.form.classList.contains("rm-search--big");
    var main = document.getElementById("main"), place = wide ? this.form : head ? main : this.form.parentNode;
    if (this.area.parentNode !== place) {
      place.insertBefore(this.area, wide ? null : head ? main.firstChild : this.form.nextSibling);
    }
    if (this.area.hidden) this.left = window.scrollY;
    this.area.className = wide ? "rm-pop" : "rm-found";
    this.area.hidden = false;
    if (!wide && head) this.area.insertBefore(this.title, this.before); // that of the page is away with its text
    else this.title.remove();
    main.classList.toggle("rm-searching", !wide && head);
    if (!wide && head) window.scrollTo(0, 0);
    else if (!wide) this.form.scrollIntoView();
  };

  Box.prototype.close = function () {
    this.select(-1);
    this.input.setAttribute("aria-expanded", "false");
    if (this.onPage || this.area.hidden) return;
    this.area.hidden = true;
    this.title.remove();
    document.getElementById("main").classList.remove("rm-searching");
    if (!this.isLayer()) window.scrollTo(0, this.left);
  };

  /* Back to the page: nothing is asked any more. */
  Box.prototype.leave = function () {
    this.input.value = "";
    this.run();
    var next = touched() ? document.getElementById("main") : this.input; // the box would call the keyboard of a phone
    if (next !== this.input) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  };

  Box.prototype.isLayer = function () {
    return this.area.className === "rm-pop";
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
    } else if (event.key === "Escape" && (this.onPage ? this.active >= 0 : !this.area.hidden)) {
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
      var filter = document.getElementById("search-filter");
      if (filter) box.offer(filter);
    }
  });
})();
