// Leaving a sensitive page at once: the start page takes its place, so that «back» does not show it again.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(link.href);
  });
})();
