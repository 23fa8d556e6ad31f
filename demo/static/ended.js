() => {
  // A search failed: the pictures that were there stay.
  document.getElementById("results").removeAttribute("aria-busy");
}
