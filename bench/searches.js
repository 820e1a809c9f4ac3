/* Three searches, each opened as its own pages open it, without what draws the results. A search is a function from a
   question to a promise of addresses, best first. Chromium slows the page down but no worker, so for that they run in the page. */
globalThis.searches = (function () {
  "use strict";

  function inside(url) {
    var heard = [], it = { onmessage: null }, read = function (address) {
      var request = new XMLHttpRequest();
      request.open("GET", address, false);
      request.send();
      (0, eval)(request.responseText);
    };
    globalThis.importScripts = function () {
      Array.from(arguments).forEach(function (name) { read(new URL(name, new URL(url, location))); });
    };
    globalThis.addEventListener = function (kind, listener) { if (kind === "message") heard.push(listener); };
    globalThis.postMessage = function (data) { it.onmessage({ data: data }); };
    it.postMessage = function (data) {
      heard.concat(globalThis.onmessage || []).forEach(function (listener) { listener({ data: data }); });
    };
    setTimeout(read, 0, url);
    return it;
  }

  function start(url, beside) {
    return beside ? new Worker(url) : inside(url);
  }

  function told(worker, message) {
    return new Promise(function (done) {
      worker.onmessage = function (event) { done(event.data); };
      if (message) worker.postMessage(message);
    });
  }

  var open = {
    ours: async function (beside, url) {
      var worker = start(url, beside);
      await told(worker);
      return async function (query) {
        var answer = (await told(worker, { number: 1, query: query, layer: false, filter: null })).answer;
        return answer.groups.flatMap(function (group) { return group[1].map(function (hit) { return hit.address; }); });
      };
    },
    material: async function (beside, url) {
      var worker = start(url, beside), index = await (await fetch("search/search_index.json")).json();
      await told(worker, { type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
      return async function (query) {
        var answer = await told(worker, { type: 2, data: query });
        return answer.data.items.map(function (item) { return item[0].location; });
      };
    },
    pagefind: async function (beside, url) {
      var pagefind = await import(new URL(url, location));
      await pagefind.options({ noWorker: !beside });
      await pagefind.init();
      return async function (query, count) {
        var found = (await pagefind.search(query)).results.slice(0, count);
        return (await Promise.all(found.map(function (one) { return one.data(); }))).map(function (page) { return page.url; });
      };
    }
  };

  return {
    /* The addresses for every question. */
    answers: async function (name, url, queries) {
      var ask = await open[name](true, url), found = [];
      for (var query of queries) found.push(await ask(query, 10));
      return found;
    },
    /* Milliseconds to the first result of each question; those of the first one with loading everything. */
    times: async function (name, url, queries, beside) {
      var before = performance.now(), ask = await open[name](beside, url), found = [];
      for (var query of queries) {
        await ask(query, 1);
        found.push(performance.now() - before);
        before = performance.now();
      }
      return found;
    }
  };
})();
