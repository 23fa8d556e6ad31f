// Search a running Triptych from JavaScript with Gradio's client: words, a picture, both, and more like a hit.
//
//   npm install @gradio/client
//   node examples/search.mjs "striped dress" photo.jpg http://127.0.0.1:7860

import { readFile } from "node:fs/promises";
import { Client } from "@gradio/client";

const [words, file, at = "http://127.0.0.1:7860"] = process.argv.slice(2);
if (!words || !file) {
  console.error("usage: node examples/search.mjs WORDS PICTURE [ADDRESS OF THE PAGE]");
  process.exit(2);
}

function show(asked, answer) {
  console.log(`${asked}: ${answer.hits.length} of ${answer.total}`);
  for (const notice of answer.notices) console.log(`  ! ${notice}`);
  for (const hit of answer.hits) {
    console.log(`  ${hit.rank}. ${hit.id}: ${hit.caption || "(no caption)"}`);
    console.log(`     ${hit.reason}`);
  }
}

const client = await Client.connect(at);

// Every answer comes in a list of one. A Blob is uploaded before the call.
async function ask(endpoint, question) {
  const { data } = await client.predict(endpoint, question);
  return data[0];
}

const picture = new Blob([await readFile(file)]);
const answer = await ask("/search", { text: words, top: 3 });
show(`"${words}"`, answer);
show("the picture", await ask("/search", { image: picture, top: 3 }));
show("both", await ask("/search", { text: words, image: picture, top: 3 }));
if (answer.hits.length) {
  const first = answer.hits[0].id;
  show(`more like ${first}`, await ask("/similar", { id: first, top: 3 }));
}
process.exit(); // the client keeps a connection to the page, which nothing here waits for
