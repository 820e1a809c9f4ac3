/* Keeps the site on the phone, so that it can be read without a network. generator/publish/offline.py writes the list of all
   files before this code. Nothing is kept that does not agree with the list, so what is kept is always of one version. */
(() => {
  "use strict";
  const { version, core, packed, list } = self.routemapSite;
  const MOST_PAGES = 150, MOST_BYTES = 6e6, STEP = 24, AT_ONCE = 6, TITLES = 60;
  const scope = self.registration.scope;
  const PREFIX = "routemap " + scope + " ";
  const files = new Map(list.split("\n").map((line) => line.split("\t")).map(([path, bytes, sum, quiet]) => [path, { bytes: Number(bytes), sum, quiet }]));
  const strangers = new Set(); // clients that were given a page of another version than ours
  const elders = new Map(); // clients that were given a page of an older version from here, and which
  let sent = null; // the version that we have asked to take over

  /* ---- what is kept: of each version the parts that pages share, the pages that were read, and the whole on request ---- */

  const open = (part, of = version) => caches.open(PREFIX + of + " " + part);
  const address = (path) => scope + encodeURI(path);
  const WHOLE = scope + "-whole-"; // stands in the store of the whole when nothing is missing in it

  function path_of(url) {
    const { origin, pathname } = new URL(url);
    if (!(origin + pathname).startsWith(scope)) return null;
    const path = decodeURI((origin + pathname).slice(scope.length));
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  }

  async function look(path, of = version) {
    for (const part of ["shared", "whole", "read"]) {
      const found = await (await open(part, of)).match(address(path));
      if (found) return found;
    }
    return null;
  }

  async function paths_in(part) {
    return (await (await open(part)).keys()).map((request) => path_of(request.url)).filter((path) => files.has(path));
  }

  async function versions() {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    return [...new Set(names.map((name) => name.slice(PREFIX.length).split(" ")[0]))];
  }

  async function forget(of) {
    for (const part of ["shared", "whole", "read"]) await caches.delete(PREFIX + of + " " + part);
  }

  const is_whole = async (of = version) => Boolean(await (await open("whole", of)).match(WHOLE));

  /* The version before ours that helps most without a network: the last that is whole, else the last. */
  async function elder() {
    const others = (await versions()).filter((other) => other !== version);
    let found = others[others.length - 1];
    for (const other of others) if (await is_whole(other)) found = other;
    return found;
  }

  /* ---- fetching ---- */

  async function is_ours(path, body) {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    return Array.from(sum.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("") === files.get(path).sum;
  }

  const clean = (answer, body) => new Response(body, { headers: { "Content-Type": answer.headers.get("Content-Type") || "" } });

  /* The server's answer, and a copy to keep where it is what the list says. What lay in the browser's own store is asked again. */
  async function ask(path, request) {
    for (let again = false; ; again = true) {
      const answer = await (again ? fetch(address(path), { cache: "reload" }) : fetch(request));
      if (!answer.ok || !files.has(path)) return [answer, null];
      const body = await answer.clone().arrayBuffer();
      if (await is_ours(path, body)) return [answer, clean(answer, body)];
      if (again) return [answer, null];
    }
  }

  async function fetched(path) {
    const [, copy] = await ask(path, new Request(address(path), { cache: "no-cache" }));
    if (!copy) throw new Error("changed");
    return copy;
  }

  /* What is read goes to the end; what was not read for longest makes room. Who takes up the phone next does not find out that
     a sensitive page was read: it is never kept here. In the whole, which holds every page, it tells nothing. */
  async function keep_read(path, copy) {
    if (files.get(path).quiet || (await is_whole())) return;
    const store = await open("read");
    await store.put(address(path), copy);
    const paths = await paths_in("read");
    let bytes = paths.reduce((sum, one) => sum + files.get(one).bytes, 0);
    while (paths.length > MOST_PAGES || (bytes > MOST_BYTES && paths.length > 1)) {
      const oldest = paths.shift();
      bytes -= files.get(oldest).bytes;
      await store.delete(address(oldest));
    }
  }

  async function keep_shared(path, copy) {
    await (await open("shared")).put(address(path), copy);
  }

  const keep = (path, copy) => (path.endsWith(".html") ? keep_read : keep_shared)(path, copy).catch(() => {}); // no room: not kept

  /* ---- answering ---- */

  async function page(event, path) {
    const turn = await next_version();
    if (turn) return turn;
    const found = files.has(path) ? await look(path) : null;
    if (found) {
      if (!core.includes(path)) event.waitUntil(keep(path, found.clone()));
      return found;
    }
    try {
      const [answer, copy] = await ask(path, event.request);
      if (copy) event.waitUntil(keep(path, copy));
      else strangers.add(event.resultingClientId);
      return answer;
    } catch (unreachable) {
      return (await from_elder(event, path)) || Response.redirect(scope + "offline.html?missing=" + encodeURIComponent(path));
    }
  }

  async function part(event, path) {
    const of = elders.get(event.clientId), foreign = strangers.has(event.clientId);
    if (event.resultingClientId && of) elders.set(event.resultingClientId, of); // a worker belongs to its page
    if (event.resultingClientId && foreign) strangers.add(event.resultingClientId);
    const found = foreign ? null : await look(path, of);
    if (found) return found;
    const [answer, copy] = await ask(path, event.request);
    if (copy && !of && !foreign) event.waitUntil(keep(path, copy));
    return answer;
  }

  async function from_elder(event, path) {
    const of = await elder();
    const found = of ? await look(path, of) : null;
    if (found) elders.set(event.resultingClientId, of);
    return found;
  }

  /* A new version that waits takes over between two pages, so that no page is made of two. It can only when we have answered:
     with a page that is empty and comes again as soon as the other is there. One that waits may be replaced by a still newer one. */
  const AGAIN = "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=2><script>(function (workers) {"
    + "var again = function () { location.reload(); }; workers.addEventListener('controllerchange', again);"
    + "workers.getRegistration().then(function (found) { if (!found.waiting) again(); }); })(navigator.serviceWorker);</script>";

  async function next_version() {
    const { waiting } = self.registration;
    if (!waiting || waiting === sent || (await self.clients.matchAll({ type: "window" })).length > 1) return null;
    sent = waiting;
    waiting.postMessage({ ask: "take over" });
    return new Response(AGAIN, { headers: { "Content-Type": "text/html" } });
  }

  self.addEventListener("fetch", (event) => {
    const path = event.request.method === "GET" ? path_of(event.request.url) : null;
    if (path === null) return;
    if (event.request.mode === "navigate") event.respondWith(page(event, path));
    else if (files.has(path)) event.respondWith(part(event, path));
  });

  /* ---- coming and going ---- */

  self.addEventListener("install", (event) => event.waitUntil(Promise.all(core.map(async (path) => keep_shared(path, await fetched(path))))));

  self.addEventListener("activate", (event) => event.waitUntil((async () => {
    const old = await elder();
    for (const other of await versions()) if (other !== version && other !== old) await forget(other);
    await self.clients.claim();
    const pages = (await self.clients.matchAll({ type: "window" })).map((client) => path_of(client.url)).filter((path) => files.has(path));
    await Promise.all(pages.map(adopt)).catch(() => {}); // without a network: another time
  })()));

  /* The page that was open before we came, and the parts it has loaded: they lie in the browser's own store. */
  async function adopt(path) {
    if (await look(path)) return;
    const copy = await fetched(path), text = await copy.clone().text();
    await keep(path, copy);
    const parts = (text.match(/(?:src|href)="?[^"\s>]+\.(?:js|css|svg)/g) || [])
      .map((found) => path_of(new URL(found.replace(/^[a-z]+="?/, ""), address(path)))).filter((found) => files.has(found));
    for (const found of new Set(parts)) if (!(await look(found))) await keep(found, await fetched(found));
  }

  /* ---- the page "offline" asks: how much is kept, some more, nothing any more ---- */

  const bytes_of = (paths) => paths.reduce((sum, path) => sum + files.get(path).bytes, 0);

  async function state() {
    const kept = [...new Set([].concat(await paths_in("shared"), await paths_in("read"), await paths_in("whole")))];
    const old = await elder();
    return {
      version, packed, files: files.size, bytes: bytes_of([...files.keys()]), kept: kept.length, keptBytes: bytes_of(kept),
      whole: await is_whole(), begun: (await paths_in("whole")).length > 0, older: Boolean(old) && (await is_whole(old))
    };
  }

  async function titles() {
    const found = [];
    for (const path of (await paths_in("read")).reverse().slice(0, TITLES)) {
      const title = (await (await look(path)).text()).match(/<title>([^<]*?)(?: · [^<]*)?<\/title>/);
      found.push([path, title ? title[1] : path]);
    }
    return found;
  }

  async function kept_before(path) {
    for (const of of (await versions()).reverse()) {
      const found = await look(path, of);
      if (found && (await is_ours(path, await found.clone().arrayBuffer()))) return found;
    }
    return null;
  }

  async function more() {
    const store = await open("whole"), there = new Set([].concat(await paths_in("whole"), await paths_in("shared")));
    const missing = [...files.keys()].filter((path) => !there.has(path)), step = missing.slice(0, STEP);
    const take = async (path) => store.put(address(path), (await kept_before(path)) || (await fetched(path)));
    for (let at = 0; at < step.length; at += AT_ONCE) await Promise.all(step.slice(at, at + AT_ONCE).map(take));
    if (missing.length === step.length) {
      await store.put(WHOLE, new Response(""));
      await caches.delete(PREFIX + version + " read");
      for (const other of await versions()) if (other !== version) await forget(other);
    }
    return state();
  }

  async function drop() {
    for (const other of await versions()) if (other !== version) await forget(other);
    for (const part of ["whole", "read"]) await caches.delete(PREFIX + version + " " + part);
    return state();
  }

  const doors = { state, titles, more, drop };
  self.addEventListener("message", (event) => {
    const door = doors[event.data.ask];
    if (event.data.ask === "take over") self.skipWaiting();
    else if (door) {
      event.waitUntil(door().then((told) => event.ports[0].postMessage({ told }), (error) => {
        event.ports[0].postMessage({ failed: error.name === "QuotaExceededError" ? "full" : error.message === "changed" ? "changed" : "network" });
      }));
    }
  });
})();
