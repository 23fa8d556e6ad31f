// What is pressed outside of the form's own controls is a wish: it is left where the next search takes it from
// (begin.js), because a search that has to wait for another one is given the data of the other.
{
  const send = trigger;
  trigger = (name, data = {}) => {
    if (name === "start") return send("start", data); // only tells the page's texts
    window.triptychWish = { name, ...data };
    send("submit");
  };
}
