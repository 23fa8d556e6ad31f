// The keyboard around the words, and the ways to other collections. Runs once, when the page's head is on the page.
const words = () => document.querySelector("#words textarea, #words input");
const plain = (event) => !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing);

// Search and Enter ask for what the form holds, whatever is under way; see wish.js.
const asks = () => (window.triptychWish = { name: "ask" });
document.addEventListener("click", (event) => event.target.closest("#search") && asks(), true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("#words input, #words textarea, #without input")) asks();
}, true);

// In the capturing phase, so that what is open is seen before its own listener closes it.
document.addEventListener("keydown", (event) => {
  if (!plain(event)) return;
  const box = words();
  if (!box) return;
  if (event.key === "/" && !event.target.matches("input, textarea, select") && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  if (event.target !== box || box.getAttribute("aria-expanded") === "true") return;
  if (event.key === "Escape" && box.value && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.key === "ArrowDown") {
    const card = document.querySelector("#results button.card");
    if (!card) return;
    event.preventDefault();
    card.focus();
  }
}, true);

// One page more of what is about to be replaced helps nobody.
document.addEventListener("click", (event) => {
  if (event.target.closest("#more") && document.querySelector('#results[aria-busy="true"]')) event.stopPropagation();
}, true);

// The words go along to another collection, and what was asked with to another view.
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const way = event.target.closest(".ways a, .tabs a");
    if (!way) return;
    const takes = (way.dataset.takes ?? "q").split(" "), here = new URLSearchParams(window.location.search);
    if (words()) here.set("q", words().value.trim());
    const along = new URLSearchParams(takes.filter((name) => here.get(name)).map((name) => [name, here.get(name)]));
    way.search = along.size ? `?${along}` : "";
  });
}

// Gradio names the box for a picture otherwise than what stands on it; who speaks to the computer says what stands there.
new MutationObserver(() => {
  document.querySelector("#picture button[aria-dropeffect][aria-label]")?.removeAttribute("aria-label");
}).observe(document.body, { childList: true, subtree: true });
