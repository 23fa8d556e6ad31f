// The box for a picture: a file that is chosen, dropped or pasted is sent as it is, and the name under which the server
// keeps it goes with the form.
const box = document.querySelector(".pick");
if (box) {
  const form = box.closest("form"), shown = box.querySelector(".pick-shown"), said = box.querySelector(".pick-told");
  const file = box.querySelector("input[type=file]");

  function clear() {
    box.querySelectorAll("input[type=hidden]").forEach((each) => each.remove());
    shown.querySelector("img, span")?.remove();
    shown.hidden = true;
    said.textContent = "";
  }

  async function take(picture) {
    clear();
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("kept", { method: "POST", body: picture });
      const { photo, told } = await answer.json();
      if (told) said.textContent = told;
      else put(photo);
    } catch {
      said.textContent = box.dataset.failed;
    }
    box.removeAttribute("aria-busy");
  }

  function put(photo) {
    const held = document.createElement("input");
    Object.assign(held, { type: "hidden", name: "photo", value: photo });
    const picture = document.createElement("img");
    Object.assign(picture, { src: `kept/${photo}.webp`, alt: box.dataset.yours });
    box.append(held);
    shown.prepend(picture);
    shown.hidden = false;
    if ("sends" in box.dataset) form.requestSubmit();
  }

  file.addEventListener("change", () => {
    if (file.files[0]) take(file.files[0]);
    file.value = "";
  });
  box.querySelector(".pick-away").addEventListener("click", () => {
    clear();
    file.focus();
  });
  const pictures = (data) => [...(data?.files ?? [])].filter((each) => each.type.startsWith("image/"));
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const [picture] = pictures(event.dataTransfer);
    if (picture) take(picture);
  });
  document.addEventListener("paste", (event) => {
    const [picture] = pictures(event.clipboardData);
    if (!picture) return;
    event.preventDefault();
    take(picture);
  });
}
