/* The route finder, one question at a time. The answers stand in the address after «#»: ids joined by dots.
   After «~» stand answers that were given before and are kept while an earlier one is changed; a last «-» means: none of these.
   A page works without this script; with it the same page becomes the whole finder. */
(() => {
  "use strict";
  const place = document.getElementById("finder");
  const root = place && place.dataset.root;
  if (!place) return;
  const own = place.dataset.path;

  const make = (name, properties, ...content) => {
    const made = document.createElement(name);
    Object.keys(properties).forEach((key) => made.setAttribute(key, properties[key]));
    made.append(...content.filter((part) => part !== ""));
    return made;
  };
  const join = (...parts) => parts.filter((part) => part).join(".");
  const hash = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch (broken) { return ""; } };
  const focus = (heading, top) => { heading.tabIndex = -1; heading.focus(); if (top) scrollTo(0, 0); };

  // The address belongs to the answers: the link to the text moves the focus alone.
  document.querySelector(".rm-skip").addEventListener("click", (event) => { event.preventDefault(); focus(place.querySelector("h1")); });

  if (place.dataset.matter) { results(); return; }
  if (!window.routemapFinder) return;
  const finder = window.routemapFinder, say = finder.words;
  const tail = document.title.split(" · ").slice(-2).join(" · ");

  /* ---- the state in the address ---- */

  // {path, kept, unsure}: the question one stands at, answers kept for after it, whether none of its answers was right.
  function read() {
    const text = hash();
    if (!text || text === "unsure") return { path: own, kept: [], unsure: text === "unsure" };
    const [before, after] = text.split("~");
    const ids = before.split(".").filter((id) => id);
    const unsure = ids[ids.length - 1] === "-";
    return { path: (unsure ? ids.slice(0, -1) : ids).join("."), kept: (after || "").split(".").filter((id) => id), unsure };
  }
  const write = (state) => `#${(state.unsure ? join(state.path, "-") : state.path) || "."}${state.kept && state.kept.length ? `~${state.kept.join(".")}` : ""}`;

  /* ---- the questions ---- */

  const chunk = (path) => path.split(".").slice(0, 2).join(".");
  const node = (path) => finder.nodes[path] || (finder.last[chunk(path)] || {})[path];
  const answer = (asked, id) => asked && asked.answers.filter((one) => one[0] === id)[0];

  // The answers up to a question, and how far they are known: what is not goes on in a file of its own.
  function follow(path) {
    const trail = [];
    let at = "";
    for (const id of path ? path.split(".") : []) {
      const asked = node(at), given = answer(asked, id);
      if (!given) break;
      trail.push({ at, asked, given });
      at = join(at, id);
      if (given[3]) return { trail, at, matter: given[3], rest: path.slice(at.length + 1) };
    }
    return { trail, at, matter: "", rest: "" };
  }

  // What is left of the kept answers behind a new one: those that are still there, in their order.
  function onward(path, kept) {
    const left = kept.slice();
    let at = path;
    for (;;) {
      const found = follow(at);
      if (found.matter) return found.matter.includes("#") ? at : join(at, left[left.length - 1] || "");
      const index = left.findIndex((id) => answer(node(at), id));
      if (index < 0) return at;
      at = join(at, left[index]);
      left.splice(0, index + 1);
    }
  }

  const result = (matter, route) => `${root}finder/matters/${matter}.html${route ? `#${route}` : ""}`;

  // The last questions of a part of the guide come with a file of their own. Where it does not come, the page of the matter asks.
  // Who has gone on or back while it came is asked something else by now.
  function last(path, then, otherwise) {
    const name = chunk(path), from = location.hash;
    if (finder.last[name]) { then(); return; }
    const script = make("script", { src: `${root}finder/last.${name}.js` });
    script.addEventListener("load", () => { if (location.hash === from) then(); });
    script.addEventListener("error", () => { if (location.hash === from) otherwise(); });
    document.head.append(script);
  }

  /* ---- showing ---- */

  function show(moved) {
    const state = read(), found = follow(state.path);
    if (!found.matter) { draw(state, found, node(found.at), moved); return; }
    const [matter, only] = found.matter.split("#");
    const away = () => location.replace(result(matter, only || found.rest));
    if (only) { away(); return; }
    last(found.at, () => {
      const asked = node(found.at);
      if (!asked || answer(asked, found.rest)) away();
      else draw(state, found, asked, moved, matter);
    }, away);
  }

  function draw(state, found, asked, moved, matter) {
    const here = { path: found.at, kept: state.kept, unsure: state.unsure };
    const parts = [progress(found.trail.length + 1), given(found.trail, here)];
    const heading = make("h1", { id: "ask" }, state.unsure ? say.stages : asked.ask || say["ask-route"]);
    parts.push(heading);
    if (asked.legal && !state.unsure) parts.push(make("p", { "class": "rm-2 rm-small" }, asked.legal, cites(asked)));
    if (asked.calls) parts.push(safe(asked.calls));
    if (state.unsure) parts.push(stages(found, asked));
    else parts.push(make("p", { "class": "rm-2 rm-small" }, say.pick), options(here, asked, matter));
    parts.push(steps(found, state), make("p", { "class": "rm-2 rm-small" }, say.shared));
    place.replaceChildren(...parts.filter((part) => part));
    document.title = `${heading.textContent} · ${tail}`;
    if (moved) focus(heading, true);
  }

  const progress = (number) => {
    const bars = make("span", { "class": "bars", "aria-hidden": "true" });
    for (let n = 1; n <= finder.most; n += 1) bars.append(make("i", n < number ? { "class": "d" } : n === number ? { "class": "n" } : {}));
    return make("p", { "class": "rm-progress" }, make("span", {}, say.progress.replace("{number}", number).replace("{most}", finder.most)), bars);
  };

  function given(trail, here) {
    if (!trail.length) return "";
    const ids = here.path.split(".");
    const rows = trail.map((one, index) => {
      const kept = ids.slice(index).concat(here.kept);
      return make("div", {}, make("dt", {}, one.asked.label), make("dd", {}, `${one.given[1]} `,
        make("a", { href: write({ path: one.at, kept }) }, say.change, make("span", { "class": "rm-hide" }, `：${one.asked.label}`))));
    });
    return make("div", { "class": "rm-card rm-path", role: "group", "aria-label": say.given }, make("dl", {}, ...rows));
  }

  function option(href, words, legal, type, mark) {
    const text = make("span", {}, make("b", {}, words), legal ? make("small", {}, legal) : "", mark ? make("small", {}, mark) : "");
    return make("li", {}, make("a", Object.assign({ "class": `rm-opt${type}`, href }, mark ? { "aria-current": "true" } : {}), text));
  }

  function options(here, asked, matter) {
    const rows = asked.answers.map((one) => {
      const before = here.kept.indexOf(one[0]) >= 0;
      const next = join(here.path, one[0]);
      const href = matter ? result(matter, one[0])
        : one[3] && one[3].includes("#") ? result(...one[3].split("#"))
        : `#${onward(next, here.kept.filter((id) => id !== one[0]))}`;
      return option(href, one[1], one[2], "", before ? say.kept : "");
    });
    rows.push(option(write({ path: here.path, kept: here.kept, unsure: true }), say.unsure, say["unsure-hint"], " rm-opt--none"));
    return make("ul", { "class": "rm-opts" }, ...rows);
  }

  const cites = (asked) => {
    const small = make("small", {});
    (asked.cites || []).forEach(([words, target], index) => small.append(index ? "、" : " ", make("a", { href: root + target }, words)));
    return small;
  };

  const call = (number, use) => make("li", {}, make("a", { href: `tel:${number}` }, number), " ", make("span", {}, use));

  const safe = (numbers) => make("section", { "class": "rm-safe", "aria-labelledby": "safe" },
    make("h2", { id: "safe", "class": "plain" }, say.safe),
    make("ul", { "class": "rm-sos rm-sos--hot" }, ...numbers.map((number) => call(number, finder.calls[number]))),
    make("p", {}, make("a", { "class": "rm-btn rm-btn--line", href: `${root}index.html`, "data-leave": "" }, say.leave)),
    make("details", {}, make("summary", {}, say["leave-traces"]), make("p", {}, say["leave-how"])));

  // «None of these» leads on: the same asked differently, then the search, then the telephone.
  function stages(found, asked) {
    const list = make("ol", { "class": "rm-steps rm-stages" });
    const stage = (title, part) => list.append(make("li", {}, make("p", { "class": "h" }, title), part));
    const link = ([title, target]) => make("a", { href: root + target }, title);
    if (asked.other) {
      stage(say["stage-other"], make("ul", {}, ...asked.other.map(([words, links]) => {
        const row = make("li", {}, `${words}：`);
        links.forEach((one, index) => row.append(index ? "、" : "", link(one)));
        return row;
      })));
    }
    if (!found.matter) stage(say["stage-who"], make("ul", { "class": "rm-chips" }, ...finder.people.map((one) => make("li", {}, link(one)))));
    const all = found.matter || !found.at ? [] : everything(found.at);
    if (all.length > asked.answers.length) {
      const count = say["stage-all-open"].replace("{count}", all.length);
      stage(say["stage-all"], make("details", { "class": "rm-fold" }, make("summary", {}, count), make("ul", { "class": "rm-az" }, ...all.map((one) =>
        make("li", {}, make("a", { href: result(one[0]) }, one[1]))))));
    }
    const box = make("input", { type: "search", name: "q", "aria-label": say["stage-search"], placeholder: say["stage-search-hint"], autocomplete: "off" });
    stage(say["stage-search"], make("form", { "class": "rm-search rm-search--big", role: "search", action: `${root}search.html` },
      make("div", { "class": "f" }, make("i", { "class": "i-search" }), box), make("button", { "class": "rm-btn", type: "submit" }, say["stage-search-button"])));
    stage(say["stage-call"], make("ul", { "class": "rm-sos" }, ...["12345", "12348"].map((number) => call(number, say[`call-${number}`]))));
    return list;
  }

  const everything = (path) => node(path).answers.flatMap((one) => (one[3] ? [[one[3].split("#")[0], one[1]]] : everything(join(path, one[0]))));

  function steps(found, state) {
    const links = [];
    if (state.unsure) links.push(make("a", { href: write({ path: found.at, kept: state.kept }) }, say.back));
    else if (found.trail.length) links.push(make("a", { href: write({ path: found.trail[found.trail.length - 1].at, kept: found.at.split(".").slice(-1).concat(state.kept) }) }, say.back));
    if (found.trail.length) links.push(make("a", { href: "#." }, say.again));
    return links.length ? make("p", { "class": "rm-small rm-steplinks" }, ...links) : "";
  }

  addEventListener("hashchange", () => show(true));
  show(false);

  /* ---- the page of a matter: its last question, and one result at a time ---- */

  function results() {
    const asked = document.getElementById("asked"), unsure = document.getElementById("unsure");
    const all = [...place.querySelectorAll(".rm-result")], moments = [...place.querySelectorAll(".rm-moment")];
    const later = ["days", "unfit"].map((name) => document.getElementById(name)).filter(Boolean);
    const base = own ? own.split(".") : [];
    const look = (moved) => {
      const name = hash();
      const chosen = all.filter((part) => part.id === name)[0] || (asked ? null : all[0]);
      const lost = name === "unsure";
      if (asked) asked.hidden = Boolean(chosen) || lost;
      unsure.hidden = !lost;
      all.forEach((part) => { part.hidden = part !== chosen || lost; });
      moments.forEach((part) => { part.hidden = !chosen || lost || part.id !== chosen.dataset.moment; });
      later.forEach((part) => { part.hidden = !chosen || lost; });
      place.querySelectorAll("[data-way]").forEach((line) => line.classList.toggle("is-chosen", Boolean(chosen) && line.dataset.way === chosen.id));
      place.querySelectorAll("[data-again]").forEach((link) => {
        const path = link.dataset.again;
        const kept = base.slice(path ? path.split(".").length : 0).concat(chosen && asked ? [chosen.id] : []);
        link.href = `${root}finder/index.html#${path || "."}~${kept.join(".")}`;
      });
      if (asked) row(chosen && place.querySelector(`.rm-opt[href="#${chosen.id}"] b`));
      if (moved) focus(lost ? unsure.querySelector("h2") : (chosen || asked).querySelector("h2"));
    };
    // The last answer stands with the others, to be changed like them.
    const row = (words) => {
      const list = place.querySelector(".rm-path dl"), old = document.getElementById("last-answer");
      if (old) old.remove();
      if (!list || !words) return;
      const change = list.querySelector("a").firstChild.textContent, label = asked.querySelector("h2").textContent;
      list.append(make("div", { id: "last-answer" }, make("dt", {}, place.dataset.label || label), make("dd", {}, `${words.textContent} `,
        make("a", { href: "#asked" }, change, make("span", { "class": "rm-hide" }, `：${label}`)))));
    };
    addEventListener("hashchange", () => look(true));
    look(false);
    // The browser moves to the place in the address itself, when the page is there: the heading comes after that.
    if (location.hash) addEventListener("load", () => setTimeout(() => look(true)));
  }
})();
