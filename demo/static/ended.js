() => {
  // A search failed: the pictures that were there stay. Turned away at the door, it brings no sentence of its own.
  document.getElementById("results").removeAttribute("aria-busy");
  const line = document.querySelector("#status p");
  const said = document.querySelector("footer.footer")?.dataset.busy;
  if (line && said) line.textContent = said;
}
