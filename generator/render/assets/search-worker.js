/* The search beside the page: what is typed stays quick while an answer is found. A page opened from a folder has no worker. */
importScripts("words.js", "lunr.js", "search-index.js", "find.js");
var index = routemapFind.open(lunr, routemapIndex);
postMessage({ about: routemapFind.about(index) });
onmessage = function (event) {
  var asked = event.data;
  postMessage({ number: asked.number, answer: routemapFind.respond(index, asked.query, asked.layer, asked.filter) });
};
