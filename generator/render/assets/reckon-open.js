// Shows the button of the calculator. What it needs is loaded when it is asked for, or when a day was kept on this device.
(() => {
  "use strict";
  const area = document.querySelector("[data-reckon]");
  if (!area) return;
  const assets = area.dataset.reckon + "assets/";
  const button = area.querySelector("button");

  const failed = area.querySelector("[data-failed]");

  // Nothing is loaded twice, but what failed is loaded again when asked again.
  const loads = {};
  const load = (name) => {
    loads[name] = loads[name] || new Promise((done, refuse) => {
      const script = document.createElement("script");
      script.src = assets + name;
      script.onload = done;
      script.onerror = () => { loads[name] = null; refuse(); };
      document.head.append(script);
    });
    return loads[name];
  };
  let opening = false, wanted = false;
  const open = (focus) => {
    wanted = wanted || focus;
    if (opening) return;
    opening = true;
    failed.hidden = true;
    Promise.all(["reckon-words.js", "reckon-clocks.js", "reckon.js"].map(load)).then(() => load("reckon-page.js")).then(
      () => routemapReckonPage(area, wanted),
      () => { opening = false; failed.hidden = false; },
    );
  };
  let kept = null;
  try { kept = localStorage.getItem("routemap-reckon:" + area.dataset.key); } catch (refused) { /* private mode */ }
  button.addEventListener("click", () => open(true));
  area.hidden = false;
  if (kept || "now" in area.dataset) open(false);
})();
