// What Gradio gives the scripts of the search page, on a page that is none of Gradio's: a wish leads to the search page.
const watch = () => {};
const trigger = (name, { id, add } = {}) => {
  if (name !== "similar") return;
  // The link beside the button knows the collection: a compared picture may be another collection's.
  const to = new URL(document.querySelector("dialog.panel a.link").href);
  const words = document.querySelector("#words input")?.value.trim();
  if (add && words) to.searchParams.set("q", words);
  window.location.assign(to);
};
