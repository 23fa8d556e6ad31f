(link) => {
  // An answer is there: it gets its address and its title.
  const results = document.getElementById("results");
  results.removeAttribute("aria-busy");
  if (!link) return;
  if (link.failed) return show();
  document.getElementById("above").dataset.answered = link.address ? "yes" : "";
  const here = window.location.search;
  if (link.travelled !== null) {
    // The address led to the answer. Another one may have been gone to meanwhile; that one's answer will come.
    if (link.travelled !== here) return;
    history.replaceState(null, "", (link.address || window.location.pathname) + window.location.hash);
  } else if (link.address !== here) {
    history.pushState(null, "", link.address || window.location.pathname);
  }
  document.title = link.title;
  document.dispatchEvent(new Event("triptych-arrived"));
  if (link.travelled !== null || link.stays) return;
  show();

  // Bring its beginning into view if it is outside, as on a phone it is.
  function show() {
    const status = document.getElementById("status");
    const place = status.getBoundingClientRect();
    if (place.top >= 0 && place.top <= window.innerHeight * 0.7) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    status.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  }
}
