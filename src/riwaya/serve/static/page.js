// Enhancement only: every page works without it. Suggestions while one searches; the fact that an address names is shown.
"use strict";

const form = document.querySelector("form.search");
if (form) {
  const input = form.querySelector("input"), box = form.querySelector(".suggestions");
  let timer = 0, asked = "";
  const close = () => { box.replaceChildren(); };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = input.value.trim();
      if (text.length < 2) { close(); return; }
      asked = text;
      const answer = await fetch(form.getAttribute("action").replace(/search.*/, "suggest?q=") + encodeURIComponent(text), { headers: { Accept: "application/json" } });
      if (!answer.ok || asked !== text) return;
      const rows = await answer.json();
      box.replaceChildren(...rows.map((row) => {
        const link = document.createElement("a");
        link.href = row.href;
        link.textContent = row.text;
        return link;
      }));
    }, 160);
  });
  form.addEventListener("keydown", (event) => {
    const links = [...box.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); input.focus(); }
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at === 0 ? input : links[at - 1]).focus(); }
  });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
}

function showFact() {
  document.querySelectorAll(".fact.on").forEach((one) => one.classList.remove("on"));
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  document.querySelectorAll(`[data-facts~="${CSS.escape(name)}"]`).forEach((one) => one.classList.add("on"));
}
addEventListener("hashchange", showFact);
showFact();
