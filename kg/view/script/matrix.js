/** Actors against actors: who (rows) does or says what to whom (columns), by the colour of the majority. */

import { byId, element, isolated } from "./dom.js";
import { headOf } from "./lines.js";
import { counted, count } from "./words.js";

// In grey, blue and orange are one shade: the sign is that of the line's head on the map.
const SIGNS = { cooperation: "●", conflict: "▶", tie: "◆" };

/** The matrix of an app: the most reported actors that pass. */
export function createMatrix(app, most = 24) {
  const { graph } = app;

  function show() {
    const strength = app.strength();
    const shown = [...strength].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, most).map(([actor]) => actor);
    const head = element("tr", {}, element("th", { scope: "col", class: "corner", text: "Who ↓  to whom →" }),
      ...shown.map((actor) => element("th", { scope: "col", title: graph.actors.name[actor] }, element("span", {}, isolated(graph.actors.name[actor])))));
    const rows = shown.map((subject) => element("tr", {},
      element("th", { scope: "row" }, element("button", { type: "button", class: "name", on: { click: () => app.openActor(subject, "map") } }, isolated(graph.actors.name[subject]))),
      ...shown.map((object) => field(subject, object))));
    const inside = new Set(shown);
    const drawn = graph.pairs.reduce((sum, { first, second }, place) => (
      sum + (inside.has(first) && inside.has(second) ? app.view.lines[place]?.statements ?? 0 : 0)), 0);
    byId("matrix-count").textContent = `Showing ${count(shown.length)} of ${counted(graph.actors.id.length, "actor")}, ${count(drawn)} of ${counted(graph.size, "statement")}`;
    byId("matrix").replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
  }

  function field(subject, object) {
    const place = graph.pairBetween(subject, object);
    if (subject === object) return element("td", { class: "self" });
    if (place === undefined || !app.view.lines[place]) return element("td", {});
    const quads = new Array(graph.legend.quads.length).fill(0);
    let reports = 0;
    for (const row of graph.pairs[place].rows) {
      if (!app.view.mask[row] || graph.statements.subject[row] !== subject) continue;
      quads[graph.quadOf[row]] += graph.statements.reports[row];
      reports += graph.statements.reports[row];
    }
    if (!reports) return element("td", {});
    const quad = quads.indexOf(Math.max(...quads));
    const { label, colour } = graph.legend.quads[quad];
    const names = `${graph.actors.name[subject]} to ${graph.actors.name[object]}`;
    return element("td", { class: "filled", style: { "background-color": colour } }, element("button", {
      type: "button", "aria-label": `${names}: ${counted(reports, "report")}, mostly ${label.toLowerCase()}`,
      on: { click: () => app.openLine(subject, object) },
    }, count(reports), element("span", { class: "sign", "aria-hidden": "true", text: SIGNS[headOf(quad)] })));
  }

  return { show };
}
