// The results: a card opens the drawer, the arrow keys move between cards, a group opens below its row, a document is
// outlined in all columns. Runs once, when the results are on the page; they may be filled again at any time.
// Sends `instead` {text} for a notice's suggestion. What the drawer tells is fetched as HTML that the server made.
const drawer = () => document.querySelector("dialog.panel");
const cards = (from) => [...from.closest("ul.members, .searches, ul.hits").querySelectorAll("button.card")].filter(isShown(from));
const isShown = (from) => (card) => card.getClientRects().length && card.matches(".small") === from.matches(".small");

// What the drawer tells of a card's document, by its address: the HTML, or the promise of it while it is on its way; null
// where there is none. It is fetched when a card is looked at, so that it is mostly at hand when the card is picked.
const told = new Map();
const place = (card) => {
  const { id, rank } = card.dataset;
  return card.closest("[data-tells]").dataset.tells + encodeURIComponent(id) + (rank ? `&rank=${rank}` : "");
};
function tell(at, ahead) {
  if (!told.has(at)) told.set(at, fetched(at, ahead));
  return told.get(at);
}
async function fetched(at, ahead) {
  let html = null;
  try {
    const answer = await fetch(ahead ? `${at}&ahead=1` : at);
    if (answer.status === 200) html = await answer.text();
  } catch { /* the drawer says it when it is open */ }
  if (html === null) told.delete(at);
  else told.set(at, html);
  return html;
}
let looking = 0;
function look(card) {
  clearTimeout(looking);
  if (card) looking = setTimeout(() => card.isConnected && tell(place(card), true), 60); // not what is only passed over
}
element.addEventListener("pointerover", (event) => look(event.target.closest("button.card")));
element.addEventListener("pointerleave", () => look(null));
element.addEventListener("focusin", (event) => look(event.target.closest("button.card")));

// Puts it into the drawer, below the picture, and has what is told of the cards beside it at hand.
async function fill(inside, card) {
  const at = place(card), neighbours = drawer().neighbours.filter(Boolean);
  let html = tell(at, false);
  if (typeof html !== "string") {
    inside.setAttribute("aria-busy", "true");
    html = (await html) ?? (await tell(at, false)); // what was only looked at need not have been at hand
    inside.removeAttribute("aria-busy");
  }
  inside.insertAdjacentHTML("beforeend", html ?? unreachable());
  if (html !== null) neighbours.forEach((each) => tell(place(each), true));
}
function unreachable() {
  const sentence = document.createElement("p");
  sentence.className = "gone";
  sentence.textContent = element.querySelector(".drawer-bar").dataset.unreachable;
  return sentence.outerHTML;
}

// The picture of a document as the drawer shows it: that of its card in a larger size.
function large(card) {
  const same = element.querySelectorAll(`.card[data-id="${CSS.escape(card.dataset.id)}"] img`);
  const found = [...card.querySelectorAll("img"), ...same];
  const picture = (found.find((each) => each.sizes) || found[0])?.cloneNode();
  if (!picture) return null;
  if (picture.sizes) {
    picture.sizes = "(min-width: 480px) 412px, calc(100vw - 48px)";
  } else {
    picture.removeAttribute("srcset");
    picture.src = picture.getAttribute("src").replace("w=160", "w=480");
  }
  picture.loading = "eager";
  picture.className = "";
  const frame = document.createElement("div");
  frame.className = "picture";
  frame.append(picture);
  return frame;
}

function open(card) {
  const panel = drawer(), bar = element.querySelector(".drawer-bar");
  const inside = document.createElement("div"); // a new one: what an earlier card still waits for goes into its own
  inside.className = "panel-inside";
  const focused = panel.contains(document.activeElement) ? document.activeElement.className : "close";
  panel.querySelector(".panel-bar").innerHTML = bar.innerHTML;
  panel.setAttribute("aria-label", bar.dataset.about);
  panel.querySelector(".panel-inside").replaceWith(inside);
  const picture = large(card);
  if (picture) inside.append(picture);
  const all = cards(card), at = all.indexOf(card);
  panel.querySelector(".previous").disabled = at <= 0;
  panel.querySelector(".next").disabled = at >= all.length - 1;
  panel.neighbours = [all[at - 1], all[at + 1]];
  panel.opener = card;
  fill(inside, card);
  document.querySelectorAll(".card[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  card.setAttribute("aria-current", "true");
  if (!panel.open) {
    // On a narrow screen the panel covers the page, so it takes the keyboard to itself; on a wide one it stands beside.
    if (window.matchMedia("(max-width: 900px)").matches) panel.showModal();
    else panel.show();
  } else {
    card.scrollIntoView({ block: "nearest" });
  }
  panel.scrollTop = 0;
  const again = ["previous", "next"].includes(focused) ? panel.querySelector(`.panel-bar .${focused}:enabled`) : null;
  (again || panel.querySelector(".panel-bar .close")).focus({ preventScroll: true });
}

// Groups: a button, its panel, and the way back to the button.
function unfold(button, wanted) {
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  panel.hidden = !wanted;
  button.setAttribute("aria-expanded", String(wanted));
  return panel;
}
const opener = (panel) => element.querySelector(`button.opens[aria-controls="${panel.id}"]`);
const fold = (panel) => unfold(opener(panel), false) && opener(panel).focus({ preventScroll: true });
let unfolded = null; // which group of which answer is open, to open it again when more is shown
const named = (button) => button.parentElement.querySelector("button.card").dataset.id + button.textContent;

function toggle(button) {
  const wanted = button.getAttribute("aria-expanded") !== "true";
  element.querySelectorAll('button.opens[aria-expanded="true"]').forEach((other) => unfold(other, false));
  unfolded = wanted ? named(button) : null;
  if (!wanted) return;
  const panel = unfold(button, true);
  panel.querySelector("h2").focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

element.addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) return;
  if (pressed.matches(".card")) open(pressed);
  else if (pressed.matches(".opens")) toggle(pressed);
  else if (pressed.matches(".cluster .close")) {
    unfolded = null;
    fold(pressed.closest(".cluster"));
  }
});

// A notice stands above the results, in another component; its suggestion is sent from here.
document.addEventListener("click", (event) => {
  const instead = event.target.closest("#status button.instead");
  if (instead) trigger("instead", { text: instead.dataset.text });
});

// The nearest card above or below, else none.
function vertical(card, all, down) {
  const box = card.getBoundingClientRect(), middle = box.left + box.width / 2;
  const away = (other) => {
    const its = other.getBoundingClientRect();
    const rows = down ? its.top - box.top : box.top - its.top;
    return rows < box.height / 2 ? Infinity : rows * 10 + Math.abs(its.left + its.width / 2 - middle);
  };
  const best = all.reduce((a, b) => (away(b) < away(a) ? b : a), card);
  return away(best) === Infinity ? null : best;
}

element.addEventListener("keydown", (event) => {
  const card = event.target.closest("button.card");
  if (event.key === "Escape") {
    const group = event.target.closest(".cluster");
    if (group && !drawer().open) {
      unfolded = null;
      fold(group);
    }
    return;
  }
  if (!card || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = cards(card), at = all.indexOf(card), columns = card.closest(".searches");
  const aside = (step) => (columns ? beside(card, step) : all[at + step]);
  const next = {
    ArrowLeft: () => aside(-1),
    ArrowRight: () => aside(1),
    ArrowUp: () => vertical(card, all, false),
    ArrowDown: () => vertical(card, all, true),
    Home: () => all[0],
    End: () => all.at(-1),
  }[event.key];
  const to = next && next();
  if (!to) return;
  event.preventDefault();
  to.focus();
});

// In the columns left and right go to the same row of the column beside.
function beside(card, step) {
  const column = card.closest(".ranking"), all = [...column.parentElement.children];
  const row = [...column.querySelectorAll(".card")].indexOf(card);
  const other = all[all.indexOf(column) + step];
  const its = other ? [...other.querySelectorAll(".card")] : [];
  return its[Math.min(row, its.length - 1)];
}

// One document in all columns.
function outline(card) {
  const id = card && card.closest(".searches") ? card.dataset.id : null;
  element.querySelectorAll(".searches .card").forEach((each) => each.classList.toggle("same", each.dataset.id === id));
}
element.addEventListener("mouseover", (event) => outline(event.target.closest("button.card")));
element.addEventListener("mouseleave", () => outline(null));
element.addEventListener("focusin", (event) => outline(event.target.closest("button.card")));

// Other results have come into the same places: a picture that is still on its way must not stand as the new one, and a
// group that was open is opened again where more was shown.
watch("value", () => {
  told.clear();
  requestAnimationFrame(() => {
    element.querySelectorAll(".card img").forEach((picture) => {
      if (picture.complete || !picture.checkVisibility()) return;
      picture.classList.add("coming");
      const here = () => picture.classList.remove("coming");
      picture.addEventListener("load", here, { once: true });
      picture.addEventListener("error", here, { once: true });
    });
  });
  const again = [...element.querySelectorAll("button.opens")].find((button) => named(button) === unfolded);
  if (again) unfold(again, true);
  else unfolded = null;
});
