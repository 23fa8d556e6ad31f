// An example was pressed: tell the server which one. Runs when the row of examples is on the page.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-n]");
  if (button) trigger("example", { n: Number(button.dataset.n) });
});
