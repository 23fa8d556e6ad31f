// An address with a question restores it: when the page is loaded, and when the visitor goes back or forward.
const go = () => trigger("travel", { search: window.location.search });
window.addEventListener("popstate", go);
const asked = window.location.search.length > 1;
if (asked) go();
if (!/^en\b/.test(navigator.language)) trigger("start", { asked });
