/** The legend that filters, and the finer filters behind their button. */

import { byId, element } from "./dom.js";
import { glyphPicture, linePicture, typeLook } from "./glyphs.js";
import { headOf } from "./lines.js";
import { filtering, noFilters } from "./filters.js";
import { count } from "./words.js";

const PRESETS = { all: [], against: ["verbal cooperation", "material cooperation", "standing"], with: ["verbal conflict", "material conflict", "standing"] };

const HINT = "Click to hide or show; Shift-click for this one alone.";

/** Legend and filters of an app; `refresh()` after anything changed. */
export function createControls(app) {
  const { graph } = app;
  const { statements } = graph;

  function tally() {
    const quads = new Array(graph.legend.quads.length).fill(0);
    const statuses = new Array(graph.statuses.length).fill(0);
    const types = new Array(graph.types.length).fill(0);
    for (let row = 0; row < graph.size; row += 1) {
      quads[graph.quadOf[row]] += 1;
      statuses[statements.status[row]] += 1;
    }
    graph.actors.type.forEach((type) => { types[type] += 1; });
    return { quads, statuses, types };
  }

  const totals = tally();

  function chip(set, key, picture, label, number, hint) {
    const off = app.state.filters[set].has(key);
    return element("button", {
      type: "button", class: "chip", "aria-pressed": String(!off), "data-filter": set, "data-key": key, title: [hint, HINT].filter(Boolean).join("\n"),
      on: { click: ({ shiftKey }) => (shiftKey ? only(set, key) : app.toggle(set, key)) },
    }, picture, element("span", { text: label }), element("small", { text: count(number) }));
  }

  /** Hides all of a kind but one; all again where it is already alone. */
  function only(set, key) {
    const others = [...document.querySelectorAll(`.chip[data-filter="${set}"]`)].map((button) => button.dataset.key).filter((other) => other !== key);
    const off = app.state.filters[set];
    const alone = !off.has(key) && others.every((other) => off.has(other));
    app.filter({ [set]: new Set(alone ? [] : others) });
  }

  function legend() {
    const { quads, types } = graph.legend;
    const ink = app.theme.muted;
    byId("legend-quads").replaceChildren(...quads.map((quad, place) => totals.quads[place] > 0
      && chip("quads", quad.id, linePicture(quad.colour, { head: headOf(place) }), quad.label, totals.quads[place], quad.definition)).filter(Boolean));
    byId("legend-statuses").replaceChildren(...graph.statuses.map((status, place) => totals.statuses[place] > 0
      && chip("statuses", status, linePicture(ink, { style: graph.legend.statuses[status].line, crossed: status === "denied" }),
        graph.legend.statuses[status].label, totals.statuses[place])).filter(Boolean));
    const ordered = Object.keys(types).concat(graph.types.filter((type) => !Object.hasOwn(types, type)));
    byId("legend-types").replaceChildren(...ordered.map((type) => {
      const place = graph.types.indexOf(type);
      return place >= 0 && chip("types", type, glyphPicture(graph.legend, type, app.theme.dark), typeLook(graph.legend, type).plural, totals.types[place]);
    }).filter(Boolean));
  }

  function presets() {
    const off = app.state.filters.quads;
    for (const button of document.querySelectorAll("[data-preset]")) {
      const wanted = PRESETS[button.dataset.preset];
      button.setAttribute("aria-pressed", String(wanted.length === off.size && wanted.every((quad) => off.has(quad))));
    }
  }

  function finer() {
    const { filters } = app.state;
    const outlets = graph.outlets.map((name, place) => [name, place]).sort((one, two) => (one[0] < two[0] ? -1 : 1));
    byId("filter-outlet").replaceChildren(
      element("option", { value: "-1", text: "All outlets" }),
      ...outlets.map(([name, place]) => element("option", { value: place, text: name })));
    const used = new Map();
    for (let row = 0; row < graph.size; row += 1) {
      const [id, label] = statements.classes[statements.relations[statements.relation[row]][3]];
      if (!used.has(id)) used.set(id, { label, number: 0 });
      used.get(id).number += 1;
    }
    byId("filter-classes").replaceChildren(...[...used].sort((one, two) => two[1].number - one[1].number || (one[0] < two[0] ? -1 : 1))
      .map(([id, { label, number }]) => chip("classes", id, null, label, number)));
    byId("filter-outlet").value = String(filters.outlet);
  }

  function refresh() {
    const { filters } = app.state;
    for (const button of document.querySelectorAll(".chip")) {
      button.setAttribute("aria-pressed", String(!filters[button.dataset.filter].has(button.dataset.key)));
    }
    presets();
    byId("filter-outlet").value = String(filters.outlet);
    byId("filter-confidence").value = filters.confidence;
    byId("filter-confidence-value").textContent = `${filters.confidence} %`;
    byId("filter-reports").value = filters.reports;
    byId("filter-reports-value").textContent = filters.reports === 1 ? "any" : `${filters.reports} or more`;
    byId("reset").hidden = !filtering(filters);
  }

  /** Menus close when something else is clicked. */
  document.addEventListener("click", ({ target }) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(target)) menu.open = false;
  });
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.addEventListener("click", () => app.filter({ quads: new Set(PRESETS[button.dataset.preset]) }));
  }
  byId("filter-outlet").addEventListener("change", ({ target }) => app.filter({ outlet: Number(target.value) }));
  byId("filter-confidence").addEventListener("input", ({ target }) => app.filter({ confidence: Number(target.value) }));
  byId("filter-reports").addEventListener("input", ({ target }) => app.filter({ reports: Number(target.value) }));
  byId("reset").addEventListener("click", () => app.filter(noFilters()));
  legend();
  finer();
  return { refresh, redraw: () => { legend(); finer(); refresh(); } };
}
