/** The state of the page in its address, by ids that stay the same from build to build. */

import { fromIsoDay, isoDay } from "./words.js";

const SETS = ["types", "quads", "classes", "statuses"];
const COLUMNS = ["first", "subject", "relation", "object", "status", "reports", "sentence"];
const LONGEST_WORDS = 200; // letters of a search that an address may carry

/** The order of the table that is used until a reader asks for another: the most reported first. */
export function usualSort() {
  return { key: "reports", down: true };
}

/** The part of an address that restores a state. */
export function hashOf(graph, state) {
  const id = (actor) => graph.actors.id[actor];
  const parts = new URLSearchParams();
  const { scene, selection, filters, view } = state;
  if (view !== "map") parts.set("view", view);
  if (scene.kind === "focus") parts.set("actor", id(scene.actor));
  if (scene.kind === "focus" && scene.hops > 1) parts.set("hops", scene.hops);
  if (scene.kind === "path") parts.set("path", `${id(scene.from)}~${id(scene.to)}`);
  if (scene.kind === "community") parts.set("group", id(graph.network.communities[scene.number].actors[0]));
  if (state.order === "date") parts.set("order", "date");
  if (state.sort.key !== "reports" || !state.sort.down) parts.set("sort", `${state.sort.down ? "-" : ""}${state.sort.key}`);
  if (state.words) parts.set("words", state.words);
  if (state.theme) parts.set("theme", state.theme);
  if (state.most !== state.usual) parts.set("drawn", state.most);
  if (selection?.kind === "line") parts.set("line", `${id(selection.first)}~${id(selection.second)}`);
  for (const name of SETS) if (filters[name].size) parts.set(`no-${name}`, [...filters[name]].sort().join("~"));
  if (filters.outlet >= 0) parts.set("outlet", graph.outlets[filters.outlet]);
  if (filters.confidence) parts.set("confidence", filters.confidence);
  if (filters.reports > 1) parts.set("reports", filters.reports);
  if (filters.from !== null) parts.set("from", isoDay(filters.from));
  if (filters.to !== null) parts.set("to", isoDay(filters.to));
  return parts.toString();
}

/** Puts what an address says into a state; what the graph does not know is left out. */
export function readHash(graph, state, hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const actor = (id) => graph.index.get(id) ?? null;
  const two = (text) => {
    const found = (text ?? "").split("~").map(actor);
    return found.length === 2 && !found.includes(null) && found[0] !== found[1] ? found : null;
  };
  const view = parts.get("view");
  state.view = ["table", "matrix"].includes(view) ? view : "map";
  const focus = parts.has("actor") ? actor(parts.get("actor")) : null;
  const hops = Math.min(3, Math.max(1, Number(parts.get("hops")) || 1));
  const path = two(parts.get("path"));
  const line = two(parts.get("line"));
  const group = parts.has("group") ? actor(parts.get("group")) : null;
  const community = group === null ? -1 : graph.network.communities.findIndex(({ actors }) => actors.includes(group));
  state.order = parts.get("order") === "date" ? "date" : "relation";
  const sort = parts.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  state.sort = COLUMNS.includes(key) ? { key, down: sort.startsWith("-") } : usualSort();
  state.words = (parts.get("words") ?? "").slice(0, LONGEST_WORDS);
  state.theme = ["dark", "light"].includes(parts.get("theme")) ? parts.get("theme") : null;
  state.most = Math.min(graph.network.nodes.length, Math.max(0, Math.round(Number(parts.get("drawn"))))) || state.usual;
  if (focus !== null) {
    state.scene = { kind: "focus", actor: focus, hops };
    state.selection = { kind: "actor", actor: focus };
  } else if (path) {
    state.scene = { kind: "path", from: path[0], to: path[1] };
    state.selection = null;
  } else if (community >= 0) {
    state.scene = { kind: "community", number: community };
    state.selection = null;
  } else {
    state.scene = { kind: "map" };
    state.selection = null;
  }
  if (line && graph.pairBetween(...line) !== undefined) state.selection = { kind: "line", first: line[0], second: line[1] };
  for (const name of SETS) state.filters[name] = new Set((parts.get(`no-${name}`) ?? "").split("~").filter(Boolean));
  state.filters.outlet = graph.outlets.indexOf(parts.get("outlet"));
  state.filters.confidence = Math.min(100, Math.max(0, Number(parts.get("confidence")) || 0));
  state.filters.reports = Math.max(1, Math.round(Number(parts.get("reports")) || 1));
  state.filters.from = fromIsoDay(parts.get("from") ?? "");
  state.filters.to = fromIsoDay(parts.get("to") ?? "");
  return state;
}
