import assert from "node:assert/strict";
import { test } from "node:test";
import { overlapping, placedLabels } from "./labels.js";
import { shortestPaths, neighbourhood } from "./paths.js";
import { editDistance, searchIndex } from "./search.js";
import { cell, count, dayWords, folded, fromIsoDay, isoDay, shortened } from "./words.js";
import { hashOf, readHash } from "./hash.js";
import { noFilters, passing } from "./filters.js";
import { visiblePart } from "./lines.js";

test("names fold to one form", () => {
  for (const [one, two] of [["Agnès", "agnes"], ["Ильхам", "ильхам"], ["Łódź", "lodz"], ["أحمد", "احمد"], ["Straße", "strasse"], ["Əliyev", "aliyev"]]) {
    assert.equal(folded(one), folded(two));
  }
});

test("search finds names, aliases, slips, and nothing for nonsense", () => {
  const actors = { id: ["a", "b", "c"], name: ["Azerbaijan", "Agnès Desgoffe", "ليلى القمر"], aliases: { 2: ["Layla al-Qamar"] } };
  const find = searchIndex(actors, () => 1);
  const first = (query) => find(query)[0]?.actor;
  assert.equal(first("azer"), 0);
  assert.equal(first("Azerbiajan"), 0);
  assert.equal(first("desgoffe"), 1);
  assert.equal(first("agnes des"), 1);
  assert.equal(first("layla"), 2);
  assert.equal(first("ليلى"), 2);
  assert.deepEqual(find("xyzzy"), []);
  assert.deepEqual(find("  "), []);
});

test("edit distance", () => {
  for (const [one, two, distance] of [["abc", "abc", 0], ["abcd", "abdc", 1], ["abc", "abcd", 1], ["kitten", "sitting", 3]]) {
    assert.equal(editDistance(one, two, 3), distance);
  }
  assert.equal(editDistance("short", "muchlonger", 2), 3);
});

test("no two labels overlap, and none leaves the screen", () => {
  let seed = 3;
  const random = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
  const glyphs = Array.from({ length: 300 }, (_, id) => ({ id, x: random() * 900, y: random() * 600, radius: 4 + random() * 10 }));
  const wanted = glyphs.map((glyph) => ({ ...glyph, text: "x", width: 30 + random() * 90, height: 16, forced: glyph.id < 12 }));
  const placed = placedLabels(wanted, glyphs, { width: 900, height: 600 }, [{ x: 0, y: 0, width: 200, height: 40 }]);
  assert.ok(placed.length > 30);
  for (const [at, one] of placed.entries()) {
    assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.width <= 900 && one.y + one.height <= 600);
    assert.ok(!overlapping(one, { x: 0, y: 0, width: 200, height: 40 }));
    for (const two of placed.slice(at + 1)) assert.ok(!overlapping(one, two));
  }
});

test("cells of CSV are quoted and no formula", () => {
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell("\t=HYPERLINK()"), "'\t=HYPERLINK()");
  assert.equal(cell("＝1"), "'＝1");
  assert.equal(cell('say "a", b'), '"say ""a"", b"');
  assert.equal(cell("two\nlines"), '"two\nlines"');
  assert.equal(cell(-5), "-5");
  assert.equal(cell(null), "");
});

test("numbers, days, lengths", () => {
  assert.equal(count(1234567), "1,234,567");
  assert.equal(count(0), "0");
  assert.equal(dayWords(fromIsoDay("2025-06-27")), "27 Jun 2025");
  assert.equal(isoDay(fromIsoDay("1969-12-31")), "1969-12-31");
  assert.equal(fromIsoDay("nonsense"), null);
  assert.equal(shortened("🏔🏔🏔🏔", 3), "🏔🏔…");
});

function chain() {
  const pairs = [[0, 1], [1, 2], [2, 3], [0, 4], [4, 3], [5, 6]].map(([first, second]) => ({ first, second, id: `${first}-${second}`, rows: [] }));
  const ties = Array.from({ length: 7 }, (_, actor) => pairs.flatMap((pair, place) => (pair.first === actor || pair.second === actor ? [place] : [])));
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  return {
    pairs, ties, actors: { id: ids }, index: new Map(ids.map((id, place) => [id, place])), outlets: ["Wire~Herald"],
    pairBetween: (one, two) => { const found = pairs.findIndex((pair) => pair.first === Math.min(one, two) && pair.second === Math.max(one, two)); return found < 0 ? undefined : found; },
  };
}

test("shortest paths and neighbourhoods keep to lines that pass", () => {
  const graph = chain();
  const lines = graph.pairs.map(() => ({ reports: 1 }));
  assert.deepEqual(shortestPaths(graph, lines, 0, 3), [[0], [4], [3]]);
  assert.equal(shortestPaths(graph, lines, 0, 5), null);
  lines[4] = null;
  assert.deepEqual(shortestPaths(graph, lines, 0, 3), [[0], [1], [2], [3]]);
  assert.deepEqual(neighbourhood(graph, lines, 0, 2).map(({ actor, depth }) => [actor, depth]), [[0, 0], [1, 1], [4, 1], [2, 2]]);
});

test("the address restores the state, whatever stands in it", () => {
  const graph = chain();
  const fresh = () => ({ view: "map", scene: { kind: "map" }, selection: null, filters: noFilters() });
  const state = fresh();
  state.view = "table";
  state.scene = { kind: "focus", actor: 2, hops: 3 };
  state.selection = { kind: "line", first: 1, second: 2 };
  state.filters = { ...noFilters(), quads: new Set(["standing"]), outlet: 0, confidence: 40, reports: 2, from: 100, to: 200 };
  assert.deepEqual(readHash(graph, fresh(), `#${hashOf(graph, state)}`), state);
  for (const odd of ["#actor=nobody", "#line=a~a", "#line=a~g", "#path=a", "#hops=99&actor=a", "#view=<script>", "#%%%", "#confidence=x&reports=-4"]) {
    const read = readHash(graph, fresh(), odd);
    assert.ok(["map", "table", "matrix"].includes(read.view));
    assert.ok(read.filters.reports >= 1 && read.filters.confidence >= 0);
  }
});

test("filters", () => {
  const graph = {
    size: 2, types: ["country"], statuses: ["asserted", "claimed", "denied"], outlets: ["One", "Two"], quadOf: [0, 1],
    legend: { quads: [{ id: "q0" }, { id: "q1" }] }, actors: { type: [0, 0] }, articles: { outlet: [0, 1], day: [10, 20] },
    statements: {
      subject: [0, 1], object: [1, 0], relation: [0, 0], relations: [["r", "r", "r", 0]], classes: [["C", "c", 0]],
      status: [0, 1], confidence: [90, 30], reports: [2, 1], first: [10, null], last: [20, null], end: [2, 3], omitted: {}, article: [0, 1, 1],
    },
  };
  const mask = (change) => [...passing(graph, { ...noFilters(), ...change })];
  assert.deepEqual(mask({}), [1, 1]);
  assert.deepEqual(mask({ statuses: new Set(["claimed"]) }), [1, 0]);
  assert.deepEqual(mask({ quads: new Set(["q0"]) }), [0, 1]);
  assert.deepEqual(mask({ outlet: 0 }), [1, 0]);
  assert.deepEqual(mask({ from: 11, to: 19 }), [0, 0]);
  assert.deepEqual(mask({ from: 15, to: 25 }), [1, 0]);
  assert.deepEqual(mask({ confidence: 50 }), [1, 0]);
  assert.deepEqual(mask({ types: new Set(["country"]) }), [0, 0]);
});

test("a line ends at its glyphs", () => {
  const part = visiblePart({ x: 0, y: 0, radius: 8 }, { x: 100, y: 0, radius: 18 });
  assert.deepEqual([part.x1, part.x2, part.length], [10, 80, 70]);
});
