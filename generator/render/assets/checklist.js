/* Remembers the ticks of a checklist on this device, if the reader asks for it; where the browser refuses, it says so. */
(function () {
  "use strict";
  var STORE = "routemap-ticks";

  function read() {
    try { return JSON.parse(localStorage.getItem(STORE)) || {}; } catch (refused) { return {}; }
  }

  function write(all) {
    try {
      if (Object.keys(all).length) localStorage.setItem(STORE, JSON.stringify(all));
      else localStorage.removeItem(STORE);
      return true;
    } catch (refused) {
      return false;
    }
  }

  Array.from(document.querySelectorAll("[data-remember]")).forEach(function (area) {
    var list = area.parentNode.querySelector("[data-checklist]"), boxes = Array.from(list.querySelectorAll("input"));
    var page = area.getAttribute("data-remember"), wish = area.querySelector("input"), drop = area.querySelector("button");
    var status = area.querySelector("[role=status]"), known = read()[page];

    function keep() {
      var all = read();
      if (wish.checked) all[page] = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      else delete all[page];
      var kept = write(all);
      status.textContent = kept || !wish.checked ? "" : area.getAttribute("data-refused");
      wish.checked = wish.checked && kept;
      drop.hidden = !Object.keys(read()).length;
    }

    wish.checked = Boolean(known);
    if (known) {
      boxes.forEach(function (box) { box.checked = known.indexOf(box.value) >= 0; });
      list.dispatchEvent(new Event("change"));
    }
    drop.hidden = !Object.keys(read()).length;
    area.hidden = false;
    wish.addEventListener("change", keep);
    list.addEventListener("change", function () { if (wish.checked) keep(); });
    drop.addEventListener("click", function () {
      write({});
      wish.checked = false;
      drop.hidden = true;
      status.textContent = area.getAttribute("data-dropped");
      wish.focus();
    });
  });
})();
