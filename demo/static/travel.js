// An address with a question restores it: when the page is loaded, and when the visitor goes back or forward.
const go = () => trigger("travel", { search: window.location.search });
window.addEventListener("popstate", go);
if (window.location.search.length > 1) go();
else if (!/^en\b/.test(navigator.language)) trigger("start");
