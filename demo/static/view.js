// All pictures: "more" is a link to the next page, whose pictures are put below those that are there. The address goes
// along, so that a reload begins where the last page did.
const spoken = document.createElement("p");
spoken.className = "unseen";
spoken.setAttribute("role", "status");
document.querySelector("main").append(spoken);

document.addEventListener("click", async (event) => {
  const onward = event.target.closest("a.onward");
  if (!onward || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (onward.getAttribute("aria-busy") === "true") return;
  onward.setAttribute("aria-busy", "true");
  let next;
  try {
    const answer = await fetch(onward.href);
    next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!next.querySelector("#results .hits")) throw new Error(answer.status);
  } catch {
    window.location.assign(onward.href); // the page itself says what is wrong
    return;
  }
  const list = document.querySelector("#results .hits"), added = [...next.querySelectorAll("#results .hits > li")];
  history.replaceState(null, "", onward.href);
  list.append(...added);
  added[0].querySelector("button.card").focus({ preventScroll: true });
  spoken.textContent = onward.dataset.told.replace("#", list.children.length);
  const further = next.querySelector("a.onward");
  if (further) onward.replaceWith(further);
  else onward.remove();
});

// A form leads to an address: what says nothing there is left out, and what is shown stays until the answer is there.
const asks = document.querySelector("form.asks");
asks?.addEventListener("submit", () => {
  const silent = [...asks.elements].filter((each) => each.name && !each.disabled && !said(each));
  silent.forEach((each) => { each.disabled = true; });
  document.getElementById("results")?.setAttribute("aria-busy", "true");
  asks.setAttribute("aria-busy", "true");
  setTimeout(() => silent.forEach((each) => { each.disabled = false; })); // the form has been read by then
});

function said(field) {
  const choices = field.closest("fieldset.choices");
  if (!choices) return field.value !== "";
  const boxes = [...choices.querySelectorAll("input")];
  return choices.getClientRects().length > 0 && !boxes.every((each) => each.checked);
}

// The browser may bring the page back as it was left.
window.addEventListener("pageshow", () => {
  for (const each of [asks, document.getElementById("results")]) each?.removeAttribute("aria-busy");
});

// An answer that begins below what is in view, as on a phone it does, is brought into view; not where one went back to.
const answer = document.querySelector("main:has(#results:is(.compared, .shares, .judging)) #status");
if (answer && !window.scrollY && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  if (answer.getBoundingClientRect().top > window.innerHeight * 0.7) answer.scrollIntoView({ block: "start" });
}
