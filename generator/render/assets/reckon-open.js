// Shows the button of the calculator. What it needs is loaded when it is asked for, or when a day was kept on this device.
(() => {
  "use strict";
  const area = document.querySelector("[data-reckon]");
  if (!area) return;
  const assets = area.dataset.reckon + "assets/";
  const button = area.querySelector("button");

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = assets + name;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  let asked = null;
  const open = (focus) => {
    asked = asked || Promise.all(["reckon-words.js", "reckon-clocks.js", "reckon.js"].map(load)).then(() => load("reckon-page.js"));
    asked.then(() => routemapReckonPage(area, focus), () => { area.querySelector("[data-failed]").hidden = false; });
  };
  let kept = null;
  try { kept = localStorage.getItem("routemap-reckon:" + area.dataset.key); } catch (refused) { /* private mode */ }
  button.addEventListener("click", () => open(true));
  area.hidden = false;
  if (kept || "now" in area.dataset) open(false);
})();
