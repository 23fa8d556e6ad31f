// A chip was pressed: what it stands for is taken out of the question. Runs when the chips are on the page.
let pressed = -1;
element.addEventListener("click", (event) => {
  const chip = event.target.closest("button[data-chip]");
  if (!chip) return;
  pressed = [...element.querySelectorAll("button[data-chip]")].indexOf(chip);
  trigger("drop", { ...chip.dataset });
});
// The pressed chip goes away with the keyboard's place on it: the next one takes it, or the words.
watch("value", () => {
  if (pressed < 0) return;
  const chips = element.querySelectorAll("button[data-chip]");
  const next = chips[Math.min(pressed, chips.length - 1)] ?? document.querySelector("#words textarea, #words input");
  pressed = -1;
  next.focus({ preventScroll: true });
});
