/** The page: reads the data, keeps the state, and tells each part when to draw. */

import { byId } from "./dom.js";
import { createControls } from "./controls.js";
import { graphOf, unpacked } from "./data.js";
import { createDownloads } from "./downloads.js";
import { filtered, filtering, noFilters } from "./filters.js";
import { createFinder } from "./finder.js";
import { hashOf, readHash, usualSort } from "./hash.js";
import { createKeys } from "./keys.js";
import { createMap } from "./map.js";
import { createMatrix } from "./matrix.js";
import { createPanel } from "./panel.js";
import { sceneOf } from "./scenes.js";
import { searchIndex } from "./search.js";
import { createTable } from "./table.js";
import { createTimeline } from "./timeline.js";
import { count, counted } from "./words.js";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const WIDE = 760; // pixels: below, the page is laid out as on a phone
const ROOMY = 1100; // pixels: from here on the legend has room in any window
const CORE_ON_A_PHONE = 36; // actors that a phone begins with
const ROOM_OF_AN_ACTOR = 14000; // square pixels of a larger window for each actor that it begins with
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

function themeNow() {
  const dark = (document.documentElement.dataset.theme ?? (DARK.matches ? "dark" : "light")) === "dark";
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  return { dark, paper: value("--map"), ink: value("--ink"), muted: value("--muted"), accent: value("--accent"), font: value("--sans") };
}

function weights(graph) {
  const weight = new Float64Array(graph.actors.id.length);
  for (let row = 0; row < graph.size; row += 1) {
    weight[graph.statements.subject[row]] += graph.statements.reports[row];
    if (graph.statements.object[row] !== graph.statements.subject[row]) weight[graph.statements.object[row]] += graph.statements.reports[row];
  }
  return weight;
}

/** How many actors the map begins with: as many as the window has room for. */
function begunWith(core) {
  return innerWidth > WIDE ? Math.min(core, Math.max(CORE_ON_A_PHONE, Math.round((innerWidth * innerHeight) / ROOM_OF_AN_ACTOR))) : CORE_ON_A_PHONE;
}

/** Whether there is room for map and legend. */
function roomForLegend() {
  return innerWidth > ROOMY || (innerWidth > WIDE && innerHeight > 800);
}

function start(data) {
  const graph = graphOf(data);
  graph.weight = weights(graph);
  const drawnActors = graph.network.nodes.length;
  const state = {
    view: "map", scene: { kind: "map" }, selection: null, order: "relation", sort: usualSort(), words: "", theme: null, filters: noFilters(),
    most: Math.min(drawnActors, begunWith(graph.network.core)),
  };
  const app = { graph, state, view: null, theme: themeNow(), calm: CALM.matches };
  let finder = null;
  app.search = (query) => {
    finder ??= searchIndex(graph.actors, (actor) => graph.weight[actor]);
    return finder(query);
  };
  /** Reports of each actor over the lines that pass. */
  app.strength = () => {
    const strength = new Map();
    graph.pairs.forEach(({ first, second }, place) => {
      const line = app.view.lines[place];
      if (!line) return;
      for (const actor of [first, second]) strength.set(actor, (strength.get(actor) ?? 0) + line.reports);
    });
    return strength;
  };
  let map = null;
  let parts = null;

  function compute() {
    app.view = filtered(graph, state.filters);
  }

  function drawScene(options) {
    let scene = sceneOf(graph, app.view.lines, state.scene, state.most);
    if (!scene) scene = { nodes: [], lines: [] };
    map.show(scene, options);
    showing(scene);
    byId("whole").hidden = state.scene.kind === "map";
    byId("detail-box").hidden = state.scene.kind !== "map" || drawnActors <= 20;
    byId("empty").hidden = scene.nodes.length > 0;
    byId("empty").textContent = app.view.statements && state.scene.kind === "map"
      ? "What passes the filters is between actors that this map does not draw: the table lists it."
      : graph.size ? "Nothing passes the filters." : "There is no statement to draw.";
  }

  /** The map around the selected line, where the map lacks it: from the end that has fewer others. */
  function drawLine() {
    const { first, second } = state.selection;
    const place = graph.pairBetween(first, second);
    if (map.scene.shown.has(place) || !app.view.lines[place]) return;
    state.scene = { kind: "focus", actor: graph.ties[first].length < graph.ties[second].length ? first : second, hops: 1 };
    drawScene();
  }

  function showing(scene) {
    const drawn = scene.lines.reduce((sum, place) => sum + app.view.lines[place].statements, 0);
    byId("showing").textContent = `Showing ${count(scene.nodes.length)} of ${counted(graph.actors.id.length, "actor")}, `
      + `${count(drawn)} of ${counted(graph.size, "statement")}${filtering(state.filters) ? `; ${count(app.view.statements)} pass the filters` : ""}`;
  }

  function drawView() {
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-selected", String(button.dataset.view === state.view));
    for (const name of ["map", "table", "matrix"]) byId(`${name}-view`).hidden = name !== state.view;
    document.documentElement.dataset.view = state.view;
    if (state.view === "table") parts.table.show();
    if (state.view === "matrix") parts.matrix.show();
    if (state.view === "map") map.resize();
  }

  /** The panel first: on a phone it takes room from the map. */
  function redraw() {
    parts.panel.show();
    map.resize();
    drawScene();
  }

  function remember() {
    const hash = hashOf(graph, state);
    try {
      // A frame without an origin may not write its address; the page works without it.
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch { /* nothing to do */ }
  }

  function toView(view) {
    if (state.view === view) return;
    state.view = view;
    drawView();
  }

  Object.assign(app, {
    openActor(actor, view = "map") {
      toView(view);
      app.focus(actor, 1);
    },
    focus(actor, hops) {
      state.scene = { kind: "focus", actor, hops };
      state.selection = { kind: "actor", actor };
      redraw();
      remember();
    },
    openLine(first, second) {
      if (graph.pairBetween(first, second) === undefined) return;
      state.selection = { kind: "line", first, second };
      map.hover(null);
      if (state.view === "map") drawLine();
      map.refresh();
      parts.panel.show();
      remember();
    },
    clearLine() {
      if (state.selection?.kind !== "line") return;
      state.selection = state.scene.kind === "focus" ? { kind: "actor", actor: state.scene.actor } : null;
      map.refresh();
      parts.panel.show();
      remember();
    },
    openPath(from, to) {
      toView("map");
      state.scene = { kind: "path", from, to };
      state.selection = null;
      redraw();
      remember();
    },
    openCommunity(number) {
      toView("map");
      state.scene = { kind: "community", number };
      state.selection = null;
      redraw();
      remember();
    },
    remember,
    wholeMap() {
      state.scene = { kind: "map" };
      state.selection = null;
      redraw();
      remember();
    },
    /** One step back: a line to where it was opened, a neighbourhood to the whole. */
    back() {
      if (state.selection?.kind === "line") app.clearLine();
      else if (state.scene.kind !== "map") app.wholeMap();
    },
    filter(change) {
      Object.assign(state.filters, change);
      compute();
      drawScene({ animate: false, fit: state.scene.kind !== "map" });
      parts.controls.refresh();
      parts.timeline.refresh();
      parts.panel.show();
      if (state.view !== "map") drawView();
      remember();
    },
    toggle(set, key) {
      const off = new Set(state.filters[set]);
      if (!off.delete(key)) off.add(key);
      app.filter({ [set]: off });
    },
    hint(found) {
      const words = found?.kind === "actor" ? graph.actors.name[found.actor] : "";
      byId("map").setAttribute("aria-label", words ? `Map of actors; at ${words}` : "Map of actors");
    },
  });

  state.usual = state.most;
  readHash(graph, state, location.hash);
  dress();
  if (!location.hash && graph.focus !== null) {
    state.scene = { kind: "focus", actor: graph.focus, hops: 1 };
    state.selection = { kind: "actor", actor: graph.focus };
  }
  compute();
  map = createMap(app);
  parts = {
    panel: createPanel(app), controls: createControls(app), timeline: createTimeline(app), table: createTable(app), matrix: createMatrix(app),
  };
  createDownloads(app, map, parts.table);
  createKeys(app, map);
  createFinder(app, byId("search"), byId("search-found"), (actor) => app.openActor(actor));
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => { toView(button.dataset.view); remember(); });
  }
  byId("whole").addEventListener("click", app.wholeMap);
  byId("fit").addEventListener("click", map.fit);
  byId("zoom-in").addEventListener("click", () => map.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => map.zoom(1 / 1.35));
  const detail = byId("detail");
  detail.max = drawnActors;
  detail.min = Math.min(10, drawnActors);
  detail.value = state.most;
  detail.addEventListener("input", () => {
    state.most = Number(detail.value);
    drawScene({ animate: false });
    remember();
  });
  byId("theme").addEventListener("click", () => {
    state.theme = app.theme.dark ? "light" : "dark";
    retheme();
    remember();
  });
  function dress() {
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    app.theme = themeNow();
  }
  function retheme() {
    dress();
    parts.controls.redraw();
    parts.panel.show();
    map.refresh();
  }
  DARK.addEventListener("change", retheme);
  CALM.addEventListener("change", () => { app.calm = CALM.matches; });
  addEventListener("hashchange", () => {
    readHash(graph, state, location.hash);
    detail.value = state.most;
    compute();
    retheme();
    drawView();
    drawScene();
    parts.controls.refresh();
    parts.timeline.refresh();
    parts.panel.show();
  });
  let wide = innerWidth > WIDE;
  let roomy = roomForLegend();
  new ResizeObserver(() => {
    map.resize();
    if (roomy !== roomForLegend()) {
      roomy = roomForLegend();
      byId("legend").open = roomy;
  byId("legend").hidden = !graph.size;
    }
    if (wide === innerWidth > WIDE) return;
    wide = innerWidth > WIDE;
    drawScene({ animate: false });
  }).observe(byId("map"));
  byId("legend").open = roomy;
  drawView();
  map.resize();
  drawScene({ animate: false });
  if (state.selection?.kind === "line") drawLine();
  parts.controls.refresh();
  parts.panel.show();
  document.documentElement.dataset.ready = "true";
  // For the browser's console and for tests: what is drawn where.
  globalThis.geokg = { app, map };
}

unpacked(byId("data").textContent).then(start).catch((problem) => {
  byId("failure").hidden = false;
  byId("failure").textContent = `The graph could not be shown: ${problem.message}. The page needs a browser of 2023 or later.`;
  throw problem;
});
