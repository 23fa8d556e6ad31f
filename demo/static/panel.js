// The drawer about a picked document: on to the next, "more like this", a link to copy, closing it. Runs once, when it is
// on the page; what it shows comes from results.js. Sends `similar` {id, add}: add keeps the words that were asked.
const panel = element.querySelector("dialog");
const step = (by) => {
  const to = panel.neighbours && panel.neighbours[by < 0 ? 0 : 1];
  if (to && to.isConnected) to.click();
};

panel.addEventListener("click", (event) => {
  const pressed = event.target.closest("button, a");
  if (event.target === panel || (pressed && pressed.matches(".close"))) panel.close();
  else if (!pressed) return;
  else if (pressed.matches(".previous")) step(-1);
  else if (pressed.matches(".next")) step(1);
  else if (pressed.matches(".similar")) {
    panel.close();
    trigger("similar", { id: pressed.dataset.id, add: pressed.matches(".add") });
  } else if (pressed.matches("a.link") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    copy(pressed);
  }
});

// Without a secure address there is no clipboard to write to; then the link is followed by hand, as links are.
async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.copied;
  } catch {
    window.prompt(link.textContent, link.href);
  }
}

document.addEventListener("keydown", (event) => {
  if (!panel.open) return;
  if (event.key === "Escape") panel.close();
  const typing = event.target.matches("input, textarea, select");
  if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !panel.contains(event.target)) return;
  if (event.key === "ArrowLeft") step(-1);
  else if (event.key === "ArrowRight") step(1);
});
panel.addEventListener("close", () => {
  document.querySelectorAll(".card[aria-current]").forEach((card) => card.removeAttribute("aria-current"));
  if (panel.opener && panel.opener.isConnected) panel.opener.focus({ preventScroll: true });
});
