// Judging what was found, by one key or button each. Judgements stay in this browser by question and document, so that
// a reload has them; the server measures them (`judged`), keeps them where the owner wants it, and packs them to take home.
const judging = document.querySelector("#results.judging");
if (judging) {
  const KEPT = `triptych-judged:${window.location.pathname}`;
  const { question, query, spread } = judging.dataset;
  const items = [...judging.querySelectorAll("li.hit")], drawer = () => document.querySelector("dialog.panel");
  const take = document.getElementById("take"), forget = document.getElementById("forget-judged");
  const rest = document.getElementById("rest"), wrong = document.querySelector(".not-kept");
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      return {};
    }
  };
  const known = new Map(items.map((item) => [item.dataset.id, item]));
  let all = read();
  const file = JSON.parse(judging.dataset.grades); // what the owner's file says counts more than what a browser remembers
  let own = { ...all[question]?.grades, ...file };
  let back = {}; // taken back: the server is to forget them

  function keep() {
    all = { ...read() };
    if (Object.keys(own).length) all[question] = { query, grades: own };
    else delete all[question];
    try {
      localStorage.setItem(KEPT, JSON.stringify(all));
    } catch { /* a browser that keeps nothing still counts until the page is left */ }
  }

  function judge(item, grade) {
    const id = item.dataset.id;
    if (grade === null) {
      if (own[id] === undefined) return;
      delete own[id];
      back[id] = null;
    } else {
      own[id] = grade;
      delete back[id];
    }
    keep();
    show(item);
    measure();
  }

  function show(item) {
    const grade = own[item.dataset.id];
    for (const button of item.querySelectorAll(".grade")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.grade) === grade));
    }
    item.classList.toggle("judged-as", grade !== undefined);
    item.querySelector(".found-by").hidden = grade === undefined;
  }

  function count() {
    const judged = Object.values(all).reduce((sum, each) => sum + Object.keys(each.grades ?? {}).length, 0);
    take.querySelector(".count").textContent = judged ? `(${judged})` : "";
    take.disabled = forget.disabled = !judged;
  }

  // What is judged goes to the server one after the other, so that nothing overtakes what came after it.
  let waiting = false, sending = false;
  async function measure() {
    count();
    waiting = true;
    if (sending) return;
    sending = true;
    while (waiting) {
      waiting = false;
      judging.setAttribute("aria-busy", "true");
      await send();
    }
    sending = false;
    judging.removeAttribute("aria-busy");
  }

  async function send() {
    const grades = { ...back };
    for (const [id, grade] of Object.entries(own)) if (known.has(id)) grades[id] = grade;
    try {
      const answer = await post("judged", { query: spread, grades });
      const { told, figures, curve, failed } = await answer.json();
      wrong.textContent = failed ?? "";
      if (figures === undefined) return;
      const open = document.querySelector(".curve-table")?.open;
      document.getElementById("figures").innerHTML = figures;
      document.getElementById("curve").innerHTML = curve;
      if (open) document.querySelector(".curve-table").open = true;
      if (!waiting) document.getElementById("judged-told").textContent = told;
    } catch {
      wrong.textContent = judging.dataset.failed;
    }
  }

  const post = (to, posted) =>
    fetch(to, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(posted) });

  const card = (item) => item.querySelector("button.card");
  const shown = () => items.filter((item) => !item.hidden);

  function reveal() {
    items.forEach((item) => { item.hidden = false; });
    rest?.remove();
  }

  // On to what isn't judged yet; what is hidden comes into sight when all before it is judged.
  function onward(item) {
    const open = (each) => own[each.dataset.id] === undefined;
    const at = items.indexOf(item);
    if (rest?.isConnected && !shown().some(open)) reveal();
    const next = items.slice(at + 1).find((each) => !each.hidden && open(each)) ?? shown().find(open);
    if (next) go(next);
  }

  function go(item) {
    card(item).focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  const KEYS = { 1: 2, 2: 1, 3: 0, 0: null };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    const opened = drawer()?.open && drawer().contains(event.target) ? drawer().opener : null;
    const item = (opened ?? event.target).closest("#results.judging li.hit");
    if (!item) return;
    if (event.key in KEYS) {
      event.preventDefault();
      judge(item, KEYS[event.key]);
      if (!opened && KEYS[event.key] !== null) onward(item);
    } else if (!opened && (event.key === "j" || event.key === "k")) {
      const all = shown(), to = all[all.indexOf(item) + (event.key === "j" ? 1 : -1)];
      if (to) go(to);
    } else if (!opened) {
      arrow(event, item);
    }
  });

  // From a button, left and right go to the one beside, up and down to the same one of the document before or behind.
  function arrow(event, item) {
    const button = event.target.closest("button.grade");
    if (!button) return;
    const all = shown(), buttons = [...item.querySelectorAll(".grade")], at = buttons.indexOf(button);
    const same = (by) => all[all.indexOf(item) + by]?.querySelectorAll(".grade")[at];
    const to = {
      ArrowLeft: () => buttons[at - 1],
      ArrowRight: () => buttons[at + 1],
      ArrowUp: () => same(-1),
      ArrowDown: () => same(1),
    }[event.key]?.();
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  judging.addEventListener("click", (event) => {
    const button = event.target.closest("button.grade");
    if (button) {
      judge(button.closest("li.hit"), button.getAttribute("aria-pressed") === "true" ? null : Number(button.dataset.grade));
    }
  });
  rest?.addEventListener("click", () => {
    const first = items.find((item) => item.hidden);
    reveal();
    go(first);
  });
  take.addEventListener("click", async () => {
    wrong.textContent = "";
    try {
      const questions = Object.values(read()).map(({ query, grades }) => ({ query, grades }));
      const answer = await post("judged.zip", { questions });
      if (!answer.ok) {
        wrong.textContent = (await answer.json()).failed;
        return;
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = "judged.zip";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch {
      wrong.textContent = judging.dataset.failed;
    }
  });
  // What this browser remembers is forgotten; what the owner's file has is not.
  forget.addEventListener("click", () => {
    own = { ...file };
    back = {};
    try {
      localStorage.removeItem(KEPT);
    } catch { /* there was nothing */ }
    all = {};
    items.forEach(show);
    measure();
  });

  items.forEach(show);
  if (Object.keys(own).length) {
    keep();
    measure();
  }
  count();
  if (!shown().some((item) => own[item.dataset.id] === undefined)) reveal();
  const first = items.find((item) => !item.hidden && own[item.dataset.id] === undefined);
  if (first) card(first).focus({ preventScroll: true });
}
