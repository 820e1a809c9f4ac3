/* The page "offline": asks the service worker how much is kept, for more in steps, or for nothing any more. */
(function () {
  "use strict";
  var keeper = document.getElementById("keeper"), say = JSON.parse(keeper.getAttribute("data-words"));
  var size = keeper.querySelector(".rm-keep__size"), bar = keeper.querySelector("progress"), status = keeper.querySelector("[role=status]");
  var buttons = keeper.querySelectorAll("button"), go = buttons[0], drop = buttons[1], running = false;

  function words(key, values) {
    return say[key].replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function megabytes(bytes) {
    return words("megabytes", { number: (bytes / 1e6).toFixed(1) });
  }

  function ask(what) {
    return navigator.serviceWorker.ready.then(function (registration) {
      return new Promise(function (resolve, reject) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function (event) {
          if (event.data.failed) reject(event.data.failed);
          else resolve(event.data.told);
        };
        registration.active.postMessage({ ask: what }, [channel.port2]);
      });
    });
  }

  function show(state) {
    size.textContent = state.whole ? words("whole", { bytes: megabytes(state.bytes) }) : words("size", {
      pages: state.files, packed: megabytes(state.packed), bytes: megabytes(state.bytes)
    }) + words("kept", { kept: state.kept, bytes: megabytes(state.keptBytes) });
    if (state.older) size.textContent += say.older;
    bar.parentNode.hidden = state.whole || !(running || state.begun);
    bar.value = state.kept / state.files;
    go.hidden = state.whole;
    go.textContent = say[running ? "stop" : state.begun ? "resume" : state.older ? "renew" : "all"];
    drop.textContent = say.drop;
    drop.hidden = running;
    return state;
  }

  function step() {
    return ask("more").then(function (state) {
      if (state.whole) running = false;
      show(state);
      if (running) status.textContent = words("busy", { kept: state.kept, pages: state.files });
      else if (state.whole) status.textContent = "";
      return running ? step() : state;
    });
  }

  function failed(why) {
    running = false;
    return ask("state").then(show).then(function () { status.textContent = say[why] || say.network; });
  }

  go.addEventListener("click", function () {
    if (running) {
      running = false;
      go.textContent = say.resume;
      drop.hidden = false;
      status.textContent = say.stopped;
      return;
    }
    running = true;
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(function () {}); // or it may be cleared
    ask("state").then(show).then(step).catch(failed);
  });

  drop.addEventListener("click", function () {
    ask("drop").then(function (state) {
      show(state);
      status.textContent = say.dropped;
      document.getElementById("reading").hidden = true;
    }).catch(failed);
  });

  function list(titles) {
    var place = document.getElementById("reading");
    titles.forEach(function (row) {
      var link = document.createElement("a"), name = document.createElement("b"), item = document.createElement("li");
      link.href = row[0];
      name.textContent = row[1];
      link.appendChild(name);
      item.appendChild(link);
      place.querySelector("ul").appendChild(item);
    });
    place.hidden = !titles.length;
  }

  function inside(path) { // what the address says must not lead elsewhere, and may be nonsense
    var site = location.href.split("?")[0].replace(/[^/]*$/, ""), page = "";
    try { page = new URL(path, site).href; } catch (malformed) { /* then the site itself */ }
    return page.indexOf(site) === 0 ? page : site;
  }

  var missing = new URLSearchParams(location.search).get("missing"), note = document.getElementById("missing");
  if (missing) {
    note.querySelector("a").href = inside(missing);
    note.hidden = false;
  }
  if (location.protocol === "file:") size.textContent = say.folder;
  else if (!navigator.serviceWorker || !window.caches) size.textContent = say.unable;
  else {
    var refused = function () { size.textContent = say.failed; };
    window.routemapWorker.then(function (registration) {
      var coming = registration.installing;
      if (coming && !registration.active) coming.addEventListener("statechange", function () {
        if (coming.state === "redundant") refused(); // a file was not what the list says
      });
    }).catch(refused);
    ask("state").then(show).then(function () { return ask("titles"); }).then(list);
  }
})();
