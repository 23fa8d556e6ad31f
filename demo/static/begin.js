(wished, ...rest) => {
  // A search begins: it takes the wish that was made, and the pictures stay until its answer is there.
  const wish = window.triptychWish ?? null;
  window.triptychWish = null;
  document.getElementById("results").setAttribute("aria-busy", "true");
  return [wish, ...rest];
}
