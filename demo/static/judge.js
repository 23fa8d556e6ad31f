// Thumbs beside the hits of compared columns: they stay in this browser, by question and document, add up to each
// column's precision, and are saved as judgements in TREC's form: question, 0, document, 1 or 0, parted by tabs.
const columns = document.querySelector("#results.compared");
if (columns) {
  const KEPT = `triptych-judgements:${window.location.pathname}`;
  const question = columns.dataset.query;
  const rows = [...columns.querySelectorAll(".judged")];
  const save = document.getElementById("save"), forget = document.getElementById("forget");
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      return {};
    }
  };
  let judged = read();

  function keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify(judged));
    } catch { /* a browser that keeps nothing still counts until the page is left */ }
  }

  function judge(row, value) {
    judged = { ...read(), ...judged };
    const own = (judged[question] ??= {});
    const given = own[row.dataset.of] === value ? undefined : value;
    for (const same of rows.filter((each) => each.dataset.picture === row.dataset.picture)) {
      if (given === undefined) delete own[same.dataset.of];
      else own[same.dataset.of] = given;
    }
    if (!Object.keys(own).length) delete judged[question];
    keep();
    show();
  }

  function show() {
    const own = judged[question] ?? {};
    for (const row of rows) {
      row.querySelector(".up").setAttribute("aria-pressed", String(own[row.dataset.of] === 1));
      row.querySelector(".down").setAttribute("aria-pressed", String(own[row.dataset.of] === 0));
    }
    for (const told of columns.querySelectorAll(".precision")) {
      const values = [...told.closest(".ranking").querySelectorAll(".judged")].map((row) => own[row.dataset.of]);
      const known = values.filter((value) => value !== undefined);
      const precision = known.reduce((sum, value) => sum + value, 0) / Number(told.dataset.k);
      const written = precision.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      told.textContent = known.length ? told.dataset.told.replace("#", written).replace("%", known.length) : "";
    }
    const count = Object.values(judged).reduce((sum, each) => sum + Object.keys(each).length, 0);
    save.querySelector(".count").textContent = count ? `(${count})` : "";
    save.disabled = forget.disabled = !count;
  }

  const word = (id) => id.replace(/[\t\r\n]/g, " "); // what parts columns and lines stands in no id

  function written() {
    const lines = Object.keys(judged).sort().flatMap((of) =>
      Object.keys(judged[of]).sort().map((id) => `${word(of)}\t0\t${word(id)}\t${judged[of][id]}\n`));
    return lines.join("");
  }

  columns.addEventListener("click", (event) => {
    const thumb = event.target.closest("button.thumb");
    if (thumb) judge(thumb.closest(".judged"), thumb.matches(".up") ? 1 : 0);
  });
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([written()], { type: "text/plain" }));
    link.download = "judgements.qrels";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  forget.addEventListener("click", () => {
    judged = {};
    keep();
    show();
  });
  show();
}
