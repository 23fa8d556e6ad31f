// A card was picked: show in the panel what the card carries. Runs when the results are on the page.
element.addEventListener("click", (event) => {
  const card = event.target.closest("button.card");
  if (!card) return;
  const panel = document.querySelector("dialog.panel");
  panel.querySelector(".panel-inside").innerHTML = card.parentElement.querySelector(".about").innerHTML;
  document.querySelectorAll(".card[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  card.setAttribute("aria-current", "true");
  panel.opener = card;
  if (!panel.open) {
    // On a narrow screen the panel covers the page, so it takes the keyboard to itself; on a wide one it stands beside.
    if (window.matchMedia("(max-width: 900px)").matches) panel.showModal();
    else panel.show();
  }
  panel.scrollTop = 0;
  panel.querySelector(".close").focus({ preventScroll: true });
});
