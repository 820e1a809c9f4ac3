// What every page does with a script: theme, large type, checklists, print, the current heading. Nothing is sent anywhere.
// What was chosen on this device is there before anything is drawn, or the page would jump. The rest waits for the whole page.
["theme", "size"].forEach((what) => {
  try {
    const chosen = localStorage.getItem("routemap-" + what);
    if (chosen) document.documentElement.dataset[what] = chosen;
  } catch (refused) { /* private mode, file:// */ }
});
document.addEventListener("readystatechange", () => {
  "use strict";
  const root = document.documentElement;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch (refused) { /* private mode, file:// */ } };

  const make = (name, type, ...content) => { const made = document.createElement(name); made.className = type; made.append(...content); return made; };
  const folded = (type, words, content) => make("details", type, make("summary", "", words), content);

  // What only a script can use, and what only a narrow screen needs, is not in the page: the style sheet helps where no script runs.
  const toggles = (type) => [["size", "大字"], ["theme", "深色"]].map(([what, words]) => {
    const button = make("button", type, words);
    button.type = "button";
    button.dataset[what + "Toggle"] = "";
    return button;
  });
  const copies = (selector) => [...document.querySelectorAll(selector)].map((part) => part.cloneNode(true));
  each(".rm-tools", (tools) => {
    tools.append(...toggles("rm-tool"));
    const list = make("nav", "rm-menu__list", ...copies(".rm-nav a"), ...toggles(""));
    list.setAttribute("aria-label", "菜单");
    const menu = folded("rm-menu", "菜单", list);
    tools.after(menu);
    // It lies over the page: a link in it, Escape and a touch beside it close it.
    list.addEventListener("click", (event) => { if (event.target.closest("a")) menu.open = false; });
    addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  const places = copies(".rm-toc li");
  if (places.length > 6) each(".rm-top", (top) => top.after(folded("rm-jump", "这一页有什么", make("ol", "", ...places))));

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const show = () => {
    each("[data-theme-toggle]", (button) => button.setAttribute("aria-pressed", String(isDark())));
    each("[data-size-toggle]", (button) => button.setAttribute("aria-pressed", String(root.dataset.size === "large")));
  };
  each("[data-theme-toggle]", (button) => button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("routemap-theme", root.dataset.theme);
    show();
  }));
  each("[data-size-toggle]", (button) => button.addEventListener("click", () => {
    root.dataset.size = root.dataset.size === "large" ? "" : "large";
    remember("routemap-size", root.dataset.size);
    show();
  }));
  show();

  each("[data-print]", (button) => { button.hidden = false; button.addEventListener("click", () => print()); });

  // A closed answer is part of the paper, and closed again after it.
  const opened = [];
  addEventListener("beforeprint", () => each("details.rm-reveal:not([open])", (part) => { part.open = true; opened.push(part); }));
  addEventListener("afterprint", () => opened.splice(0).forEach((part) => { part.open = false; }));

  // Beside the drawing its text is open; under it, on a narrow screen, it waits folded. A link into it opens it.
  const wide = matchMedia("(min-width: 60rem)");
  const fold = () => each("details.rm-twinfold", (part) => { part.open = wide.matches; });
  const pointed = () => { try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (malformed) { return null; } };
  const unfold = () => {
    const target = pointed();
    const part = target && target.closest("details");
    if (part && !part.open) { part.open = true; target.scrollIntoView(); }
  };
  fold();
  unfold();
  wide.addEventListener("change", fold);
  addEventListener("hashchange", unfold);

  each("[data-checklist]", (list) => {
    const status = document.getElementById(list.dataset.checklist);
    const boxes = list.querySelectorAll("input");
    const count = () => { status.textContent = `备好 ${list.querySelectorAll("input:checked").length} 项，共 ${boxes.length} 项`; };
    list.addEventListener("change", count);
    count();
  });

  const links = new Map();
  each(".rm-toc a", (link) => links.set(link.hash.slice(1), link));
  if (links.size && "IntersectionObserver" in window) {
    const mark = (id) => links.forEach((link, name) => (name === id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    // One reads below the last heading that has come so high; those far above the window count as well.
    const above = new Set();
    const watch = new IntersectionObserver((seen) => {
      seen.forEach((entry) => above[entry.isIntersecting ? "add" : "delete"](entry.target.id));
      mark([...links.keys()].filter((id) => above.has(id)).pop());
    }, { rootMargin: "999999px 0px -70% 0px" });
    links.forEach((link, id) => { const place = document.getElementById(id); if (place) watch.observe(place); });
  }

  // The phone may keep the pages and show the site among its programs: not from a folder, where browsers refuse both.
  const keeper = document.querySelector("script[data-keep]");
  if (keeper && location.protocol !== "file:") {
    const { keep } = keeper.dataset;
    const manifest = make("link", "");
    manifest.rel = "manifest";
    manifest.href = keep + "manifest.webmanifest";
    document.head.append(manifest);
    if (navigator.serviceWorker) {
      const loaded = new Promise((done) => addEventListener("load", done));
      window.routemapWorker = loaded.then(() => navigator.serviceWorker.register(keep + "service-worker.js")); // offline.js tells of it
      window.routemapWorker.catch(() => { /* refused: read online */ });
    }
  }
}, { once: true });
