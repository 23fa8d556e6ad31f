// The panel about a picked document: closing it, and "more like this". Runs when the panel is on the page.
const panel = element.querySelector("dialog");

panel.addEventListener("click", (event) => {
  const similar = event.target.closest("button.similar");
  if (similar) {
    panel.close();
    trigger("similar", { id: similar.dataset.id });
  } else if (event.target.closest("button.close") || event.target === panel) {
    panel.close();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.open) panel.close();
});
panel.addEventListener("close", () => {
  document.querySelectorAll(".card[aria-current]").forEach((card) => card.removeAttribute("aria-current"));
  if (panel.opener && panel.opener.isConnected) panel.opener.focus({ preventScroll: true });
});
