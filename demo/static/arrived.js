() => {
  // An answer has come: bring its beginning into view if it is outside, as on a phone it is.
  const status = document.getElementById("status");
  const place = status.getBoundingClientRect();
  if (place.top < 0 || place.top > window.innerHeight * 0.7) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    status.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  }
}
