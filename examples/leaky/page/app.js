// The start page's script: the feed, and the search as one types.
const api = "{api}";
async function show(path, list, line) {
  const answer = await fetch(api + path, { headers: { accept: "application/json" } });
  const { items } = await answer.json();
  list.replaceChildren(...(items ?? []).map((item) => Object.assign(document.createElement("li"), { textContent: line(item) })));
}
const feed = document.querySelector("#feed");
const found = document.querySelector("#found");
const words = document.querySelector("#words");
if (feed) show("/feed?page=1", feed, (post) => `${post.title}, by ${post.author}: ${post.comments} comments`);
let pause;
words?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => show(`/search?q=${encodeURIComponent(words.value)}`, found, (post) => post.title), 250);
});
document.querySelector("#popular")?.addEventListener("click", () => {
  show("/popular", document.querySelector("#sold"), (row) => `${row.category}: ${row.sold} sold`);
});
document.querySelector("#products")?.addEventListener("click", () => {
  show("/products?page=1", document.querySelector("#catalogue"), (row) => `${row.name}: ${(row.price_cents / 100).toFixed(2)}`);
});
