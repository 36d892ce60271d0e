"use strict";
const byId = (id) => document.getElementById(id);
const { queries, prefixes } = JSON.parse(byId("data").content.textContent);

// Its own completion of prefixes would ask prefix.cc, and declare some otherwise than this graph has them.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const yasgui = new Yasgui(byId("yasgui"), {
  requestConfig: { endpoint: location.origin + "/sparql", method: "POST" },
  copyEndpointOnNewTab: false,
  persistenceId: null,
  yasr: { prefixes, persistenceId: null },
});
yasgui.getTab().setQuery(withPrefixes("SELECT ?who ?whom WHERE { ?who kg:accuses ?whom } LIMIT 100\n"));

// The server knows all prefixes, the editor only those that are declared; they stand below the comments, which say
// what a query takes and have to come first.
function withPrefixes(text) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => !line.startsWith("#"));
  const used = Object.entries(prefixes).filter(([name]) => new RegExp(`(^|[^\\w:])${name}:`).test(lines.slice(start).join("\n")));
  lines.splice(start, 0, ...used.map(([name, iri]) => `PREFIX ${name}: <${iri}>`));
  return lines.join("\n");
}

// What a named query takes is sent beside it as $name, and bound by the server as a term, never as text of the query.
function sendParameters() {
  const filled = [...byId("parameters").querySelectorAll("input")].filter((field) => field.value.trim() !== "");
  const args = filled.map((field) => ({ name: "$" + field.name, value: field.value.trim() }));
  yasgui.getTab().setRequestConfig({ args });
}
byId("parameters").addEventListener("input", sendParameters);

byId("named").addEventListener("change", (event) => {
  const chosen = queries.find((query) => query.name === event.target.value);
  byId("parameters").replaceChildren(...(chosen ? chosen.parameters.map(field) : []));
  sendParameters();
  if (!chosen) return;
  byId("parameters").append(button());
  yasgui.getTab().setQuery(withPrefixes(chosen.text));
});

byId("parameters").addEventListener("submit", (event) => {
  event.preventDefault();
  yasgui.getTab().query();
});

// The IRI of an actor leads to its page here: the page of the vocabulary elsewhere knows nothing of this graph.
byId("yasgui").addEventListener("click", (event) => {
  const iri = event.target.closest("a.iri")?.href ?? "";
  const kind = ["place", "person", "org", "event", "group", "entity"].find((name) => iri.startsWith(prefixes[name]));
  if (!kind) return;
  event.preventDefault();
  location.href = "/entity/" + (kind === "entity" ? "" : kind + "/") + iri.slice(prefixes[kind].length);
});

function button() {
  const made = document.createElement("button");
  made.textContent = "Ask";
  return made;
}

function field({ name, description, optional }) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.name = name;
  input.required = !optional;
  label.append(`${description}${optional ? " (may be left out)" : ""} `, input);
  return label;
}
