// Hits grouped by what their pictures show. The groups are headings between the cards, which only change places; what
// they are grouped by stands behind the address (#by=colour), so that a link and a reload group again. Runs once.
const KEY = "by=";
const by = () => decodeURIComponent(window.location.hash.slice(1)).startsWith(KEY) ? decodeURIComponent(window.location.hash.slice(1 + KEY.length)) : "";
const bar = () => element.querySelector(".facets");
const list = () => element.querySelector("ul.hits");
let before = null; // the order of the answer
let asked = 0; // the answer to an earlier question comes too late

function apart() {
  if (!before || !list()) return;
  element.querySelectorAll("li.facet").forEach((head) => head.remove());
  list().append(...before.filter((item) => item.isConnected));
  before = null;
}

function tell(text, wanted) {
  bar().querySelector("[role=status]").textContent = text;
  bar().querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.by === wanted)));
  bar().querySelector("input").value = wanted.startsWith("own:") ? wanted.slice(4) : "";
}

async function group(wanted) {
  const mine = ++asked;
  if (!bar() || !list()) return;
  apart();
  tell("", wanted);
  if (!wanted) return;
  const hits = [...list().querySelectorAll(":scope > li.hit")];
  const id = (hit) => hit.querySelector(".card").dataset.id;
  let answer;
  try {
    const body = JSON.stringify({ ids: hits.map(id), by: wanted });
    answer = await (await fetch("groups", { method: "POST", body })).json();
  } catch {
    return;
  }
  if (mine !== asked || hits.some((hit) => !hit.isConnected)) return; // something else is shown by now
  tell(answer.told, wanted);
  if (!answer.groups) return;
  before = [...list().children];
  const own = new Map(hits.map((hit) => [id(hit), [hit, hit.nextElementSibling?.matches(".cluster") ? hit.nextElementSibling : null]]));
  for (const { title, ids } of answer.groups) {
    const head = document.createElement("li");
    head.className = "facet";
    head.innerHTML = `<h2 dir="auto">${title} <span>${ids.length}</span></h2>`;
    list().append(head, ...ids.flatMap((each) => own.get(each) ?? []).filter(Boolean));
  }
}

function ask(wanted) {
  const { pathname, search } = window.location;
  history.replaceState(null, "", pathname + search + (wanted ? `#${KEY}${encodeURIComponent(wanted)}` : ""));
  group(wanted);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest(".facets button");
  if (button) ask(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.by);
});
element.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(".facets input")) return;
  event.preventDefault();
  ask(event.target.value.trim() ? `own:${event.target.value.trim()}` : "");
});

// Other results: those of "more" at once; an answer's when it has got its address (arrived.js).
watch("value", () => {
  before = null;
  if (element.getAttribute("aria-busy") !== "true") requestAnimationFrame(() => group(by()));
});
document.addEventListener("triptych-arrived", () => group(by()));
