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
