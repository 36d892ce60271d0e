/** What the map shows and where: the whole, an actor's neighbourhood, the paths between two actors. */

import { neighbourhood, shortestPaths } from "./paths.js";

const MOST_LINES = 300;
const LINES_AN_ACTOR = 1.8;

/** {nodes: [{id, x, y}], lines: [place of pair], leading?: set of lines} of a scene; null where a path does not exist. */
export function sceneOf(graph, lines, scene, most) {
  if (scene.kind === "focus") return around(graph, lines, scene.actor, scene.hops);
  if (scene.kind === "path") return between(graph, lines, scene.from, scene.to);
  if (scene.kind === "community") return community(graph, lines, scene.number);
  return whole(graph, lines, most);
}

/** The members of a community in places of their own, with the lines among them. */
function community(graph, lines, number) {
  const { actors, places } = graph.network.communities[number];
  const nodes = actors.map((id, at) => ({ id, x: places[2 * at], y: places[2 * at + 1] }));
  return { nodes, lines: linesAmong(graph, lines, nodes, []) };
}

/** The backbone as it was laid out: the most reported of the actors that have lines that pass, at most so many, and their strongest lines. */
function whole(graph, lines, most) {
  const passing = graph.network.edges.filter(({ from, to }) => lines[graph.pairBetween(from, to)]);
  const tied = new Set(passing.flatMap(({ from, to }) => [from, to]));
  const kept = new Set(graph.network.nodes.map(({ id }) => id).filter((id) => tied.has(id)).slice(0, most));
  const cap = most < graph.network.nodes.length ? LINES_AN_ACTOR * most : Infinity;
  const shown = passing.filter(({ from, to }) => kept.has(from) && kept.has(to)).slice(0, cap);
  const alive = new Set(shown.flatMap(({ from, to }) => [from, to]));
  return { nodes: graph.network.nodes.filter(({ id }) => alive.has(id)), lines: shown.map(({ from, to }) => graph.pairBetween(from, to)) };
}

/** An actor with its neighbours on rings, those of one colour of line side by side. */
function around(graph, lines, actor, hops) {
  const tree = neighbourhood(graph, lines, actor, hops);
  const children = tree.map(() => []);
  tree.forEach((node, place) => node.parent >= 0 && children[node.parent].push(place));
  const quadThenReports = (one, two) => lines[tree[one].place].quad - lines[tree[two].place].quad
    || lines[tree[two].place].reports - lines[tree[one].place].reports || tree[one].actor - tree[two].actor;
  children.forEach((places) => places.sort(quadThenReports));
  const leaves = new Array(tree.length).fill(1);
  for (let place = tree.length - 1; place >= 0; place -= 1) {
    if (children[place].length) leaves[place] = children[place].reduce((sum, child) => sum + leaves[child], 0);
  }
  const most = Math.max(...[1, 2, 3].map((depth) => tree.filter((node) => node.depth === depth).length / depth));
  const step = Math.max(150, most * 10);
  const nodes = [];
  const place = (at, from, to) => {
    const { depth, actor: id } = tree[at];
    const angle = (from + to) / 2;
    // Every other one of a full ring stands further out: room for the names.
    const stagger = depth && leaves[0] > 14 && nodes.length % 2 ? 0.22 : 0;
    const reach = step * (depth + stagger);
    nodes.push({ id, x: Math.round(1.25 * reach * Math.cos(angle)), y: Math.round(reach * Math.sin(angle)) });
    let start = from;
    for (const child of children[at]) {
      const end = start + ((to - from) * leaves[child]) / leaves[at];
      place(child, start, end);
      start = end;
    }
  };
  // With an even number around it, a line between two that face each other would run through the middle: one place stays free.
  const round = leaves[0] % 2 ? 2 * Math.PI : (2 * Math.PI * leaves[0]) / (leaves[0] + 1);
  place(0, -Math.PI / 2, round - Math.PI / 2);
  const needed = tree.slice(1).map((node) => node.place);
  return { nodes, lines: linesAmong(graph, lines, nodes, needed), leading: new Set(needed) };
}

/** The layers of all shortest paths as columns from left to right. */
function between(graph, lines, from, to) {
  const layers = shortestPaths(graph, lines, from, to);
  if (!layers) return null;
  const nodes = layers.flatMap((layer, column) => layer.map((id, row) => (
    { id, x: (column - (layers.length - 1) / 2) * 260, y: (row - (layer.length - 1) / 2) * 110 }
  )));
  const shown = [];
  for (let column = 1; column < layers.length; column += 1) {
    for (const one of layers[column - 1]) {
      for (const two of layers[column]) {
        const place = graph.pairBetween(one, two);
        if (place !== undefined && lines[place]) shown.push(place);
      }
    }
  }
  return { nodes, lines: shown, leading: new Set(shown) };
}

/** Lines that must be shown, and the strongest of the others between the same actors. */
function linesAmong(graph, lines, nodes, needed) {
  const inside = new Set(nodes.map((node) => node.id));
  const chosen = new Set(needed);
  const others = new Set();
  for (const { id } of nodes) {
    for (const place of graph.ties[id]) {
      const pair = graph.pairs[place];
      if (lines[place] && !chosen.has(place) && inside.has(pair.first) && inside.has(pair.second)) others.add(place);
    }
  }
  const ranked = [...others].sort((one, two) => lines[two].reports - lines[one].reports || one - two);
  return [...needed, ...ranked.slice(0, Math.max(0, MOST_LINES - needed.length))];
}
