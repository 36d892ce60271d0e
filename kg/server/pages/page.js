"use strict";
const byId = (id) => document.getElementById(id);
const queries = JSON.parse(byId("queries").content.textContent);
const message = byId("message");
const result = byId("result");

byId("named").addEventListener("change", (event) => {
  const chosen = queries.find((query) => query.name === event.target.value);
  if (chosen) byId("query").value = chosen.text;
});

byId("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
});

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  result.replaceChildren();
  message.textContent = "…";
  const started = performance.now();
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "content-type": "application/sparql-query", accept: "application/sparql-results+json, text/turtle;q=0.5" },
    body: byId("query").value,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const text = await response.text();
  if (!response.ok) {
    message.textContent = text;
    return;
  }
  if (!response.headers.get("content-type").includes("json")) {
    const block = document.createElement("pre");
    block.textContent = text;
    result.replaceChildren(block);
    message.textContent = `${seconds} s`;
    return;
  }
  const answer = JSON.parse(text);
  if ("boolean" in answer) {
    message.textContent = `${answer.boolean} (${seconds} s)`;
    return;
  }
  const rows = answer.results.bindings;
  const cut = response.headers.get("x-truncated") ? ", and more" : "";
  message.textContent = `${rows.length} rows${cut} (${seconds} s)`;
  result.replaceChildren(table(answer.head.vars, rows));
});

function table(columns, rows) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.textContent = column;
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const cell = line.insertCell();
      const term = row[column];
      if (!term) continue;
      const found = term.type === "uri" && /\/((?:place|person|org|event|group)\/[^/]+|entity\/[^/]+)$/.exec(term.value);
      if (found) {
        const link = document.createElement("a");
        link.href = "/entity/" + found[1].replace(/^entity\//, "");
        link.textContent = decodeURIComponent(found[1].replace(/^[a-z]+\//, "")).replaceAll("_", " ");
        cell.append(link);
      } else {
        cell.textContent = term.value;
      }
    }
  }
  return made;
}
