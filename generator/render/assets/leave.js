// Leaving a sensitive page at once: the start page takes its place, so that «back» does not show it again.
// Nor does it lie behind the next question or matter: who goes on to one from here has that in its place.
(() => {
  "use strict";
  const goes_on = (link) => link.pathname === location.pathname || /\/(finder|matters)\//.test(link.pathname);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented) return;
    const leaves = link.hasAttribute("data-leave");
    if (!leaves && (event.ctrlKey || event.metaKey || event.shiftKey || !document.querySelector("[data-leave]") || !goes_on(link))) return;
    event.preventDefault();
    if (leaves) document.documentElement.hidden = true;
    location.replace(link.href);
  });
})();
