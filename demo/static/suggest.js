// Suggestions while typing: a list below the words' box (#words), filled from `suggest?q=…` beside the page.
//
// A plain function body that is run once with `document`, at any time: before the box is there, or after. Taking a
// suggestion writes it into the box and presses #search. While the list is open the box has aria-expanded="true", and
// the keys that the list takes (arrows, Enter on a marked one, Escape) reach nobody else. Styles are in suggest.css.
//
// An <input> with a <datalist> would be less, but browsers don't open one for options that come after the key was let go.
if (!document.getElementById("suggestions")) {
  const WAIT = 80; // milliseconds without a key before the server is asked
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  document.body.append(list);

  let box = null; // the words' box, as it was focused last: Gradio may put another one in its place
  let marked = -1;
  let timer = 0;
  let request = null;
  let taking = false;
  let greeted = false;

  const ours = (element) => element instanceof Element && element.matches("#words input, #words textarea");

  function adopt(element) {
    if (box === element) return;
    box = element;
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries({ ...told, autocomplete: "off" })) box.setAttribute(name, value);
    const label = document.querySelector("#words label > span");
    if (label) {
      label.id ||= "words-label";
      list.setAttribute("aria-labelledby", label.id);
    }
  }

  function forget() {
    clearTimeout(timer);
    request?.abort();
    request = null;
  }

  function close() {
    forget();
    list.hidden = true;
    list.replaceChildren();
    mark(-1);
    box?.setAttribute("aria-expanded", "false");
  }

  function mark(place) {
    list.children[marked]?.setAttribute("aria-selected", "false");
    marked = place;
    const option = list.children[marked];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box?.removeAttribute("aria-activedescendant");
  }

  function place() {
    const at = box.getBoundingClientRect();
    list.style.left = `${at.left + window.scrollX}px`;
    list.style.top = `${at.bottom + window.scrollY + 4}px`;
    list.style.width = `${at.width}px`;
  }

  function open(texts) {
    mark(-1);
    list.replaceChildren(
      ...texts.map((text, number) => {
        const option = document.createElement("li");
        option.id = `suggestion-${number}`;
        option.dir = "auto";
        option.textContent = text;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    place();
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  async function ask(typed) {
    forget();
    const mine = (request = new AbortController());
    try {
      const answer = await fetch(`suggest?q=${encodeURIComponent(typed)}`, { signal: mine.signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (mine !== request || document.activeElement !== box || box.value !== typed) return; // it came too late
      if (suggestions.length) open(suggestions);
      else close();
    } catch {
      if (mine === request) close(); // no suggestions then; the search itself says when the server is away
    }
  }

  function take(option) {
    taking = true;
    const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(box, option.textContent);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    taking = false;
    close();
    setTimeout(() => document.getElementById("search")?.click()); // when Gradio has taken the words in
  }

  function typed() {
    clearTimeout(timer);
    const text = box.value;
    if (text.trim()) timer = setTimeout(() => ask(text), WAIT);
    else close();
  }

  function pressed(event) {
    if (!ours(event.target) || event.isComposing || event.keyCode === 229) return;
    const isOpen = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isOpen && step && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const places = list.children.length + 1; // one of them is the box itself, with nothing marked
      mark(((marked + 1 + step + places) % places) - 1);
    } else if (isOpen && event.key === "Enter" && marked >= 0) {
      take(list.children[marked]);
    } else if (isOpen && event.key === "Escape") {
      close();
    } else {
      if (event.key === "Enter" || event.key === "Escape") close();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  // On the window and in the capturing phase: before Gradio's own listeners, and whichever box is in the page by then.
  const listen = (name, act) =>
    window.addEventListener(name, (event) => ours(event.target) && (adopt(event.target), act(event)), true);
  window.addEventListener("keydown", pressed, true);
  listen("input", (event) => {
    if (taking) return;
    if (event.isComposing) close();
    else typed();
  });
  listen("compositionstart", close);
  listen("compositionend", typed);
  listen("focusout", close);
  listen("focusin", () => {
    if (!greeted) fetch("suggest?q=").catch(() => {}); // the server gathers what it suggests when first asked
    greeted = true;
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the keyboard
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) take(option);
  });
  for (const name of ["scroll", "resize"]) window.addEventListener(name, () => list.hidden || place(), { passive: true });

  const there = () => document.querySelector("#words input, #words textarea");
  if (there()) adopt(there());
  else {
    const waiting = new MutationObserver(() => {
      if (!there()) return;
      waiting.disconnect();
      adopt(there());
    });
    waiting.observe(document.documentElement, { childList: true, subtree: true });
  }
}
