// An example or the surprise was pressed. Runs when the row of examples is on the page.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("surprise" in button.dataset) trigger("surprise");
  else if (button.dataset.n) trigger("example", { n: Number(button.dataset.n) });
});
