/** Neighbourhoods and shortest paths over the lines that pass the filters. */

import { otherEnd } from "./data.js";

/** The other actors of an actor's visible lines with the line's place, most reported first. */
export function neighbours(graph, lines, actor) {
  return graph.ties[actor]
    .filter((place) => lines[place])
    .map((place) => ({ actor: otherEnd(graph.pairs[place], actor), place }))
    .sort((one, two) => lines[two.place].reports - lines[one.place].reports || one.actor - two.actor);
}

/** The most neighbours drawn around an actor, within 1, 2 and 3 hops; the panel lists all. */
export const NEIGHBOURS = [36, 70, 110];

/** A tree of the actors within some hops: [{actor, parent, place, depth}], the actor itself first. */
export function neighbourhood(graph, lines, actor, hops, limits = NEIGHBOURS) {
  const tree = [{ actor, parent: -1, place: -1, depth: 0 }];
  const seen = new Set([actor]);
  const limit = limits[hops - 1];
  let level = [0];
  for (let depth = 1; depth <= hops; depth += 1) {
    // Ranked over the whole level, so that one hub does not take all the room of a ring.
    const found = level.flatMap((parent) => neighbours(graph, lines, tree[parent].actor)
      .filter((next) => !seen.has(next.actor)).map((next, rank) => ({ ...next, parent, rank })))
      .sort((one, two) => one.rank - two.rank || lines[two.place].reports - lines[one.place].reports);
    const next = [];
    for (const { actor: other, place, parent } of found) {
      if (seen.has(other) || seen.size > limit) continue;
      seen.add(other);
      next.push(tree.length);
      tree.push({ actor: other, parent, place, depth });
    }
    level = next;
  }
  return tree;
}

/** Layers of the actors on shortest paths between two actors, the ends included; null where there is none. */
export function shortestPaths(graph, lines, from, to, width = 6) {
  const distance = new Map([[from, 0]]);
  let level = [from];
  while (level.length && !distance.has(to)) {
    const next = [];
    for (const actor of level) {
      for (const place of graph.ties[actor]) {
        const other = otherEnd(graph.pairs[place], actor);
        if (!lines[place] || distance.has(other)) continue;
        distance.set(other, distance.get(actor) + 1);
        next.push(other);
      }
    }
    level = next;
  }
  if (!distance.has(to)) return null;
  const layers = [[to]];
  while (layers[0][0] !== from) {
    const strength = new Map();
    for (const actor of layers[0]) {
      for (const { actor: other, place } of neighbours(graph, lines, actor)) {
        if (distance.get(other) !== distance.get(actor) - 1) continue;
        strength.set(other, Math.max(strength.get(other) ?? 0, lines[place].reports));
      }
    }
    const ranked = [...strength].sort((one, two) => two[1] - one[1] || one[0] - two[0]);
    layers.unshift(ranked.slice(0, width).map(([actor]) => actor));
  }
  return layers;
}
