import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraBetween, cameraFor } from "./camera.js";
import { freeSides, overlapping, placedLabels } from "./labels.js";
import { directed } from "./names.js";
import { daySpan } from "./rows.js";
import { shortestPaths, neighbourhood } from "./paths.js";
import { editDistance, searchIndex } from "./search.js";
import { cell, count, dayWords, folded, fromIsoDay, isoDay, leftOut, shortened } from "./words.js";
import { hashOf, readHash, usualSort } from "./hash.js";
import { lineOf, noFilters, passing } from "./filters.js";
import { distance, fade, headLength, headOf, headPath, headScale, sizeAt, visiblePart, widthAt } from "./lines.js";
import { legendItems } from "./downloads.js";
import { sceneOf } from "./scenes.js";
import { denialsOf } from "./statement.js";
import { ticks } from "./timeline.js";

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

test("an important name hides no leading glyph, and else as little as it can", () => {
  const label = { id: 1, text: "x", x: 100, y: 100, radius: 10, width: 40, height: 16, forced: true };
  const ring = (leading) => Array.from({ length: 12 }, (_, at) => (
    { id: at + 2, x: 100 + 24 * Math.cos(at * Math.PI / 6), y: 100 + 24 * Math.sin(at * Math.PI / 6), radius: at === 9 ? 4 : 12, leading }));
  const area = { width: 200, height: 200 };
  assert.equal(placedLabels([label], ring(true), area).length, 0);
  const [placed] = placedLabels([label], ring(false), area);
  assert.ok(placed.y < 100);
  assert.equal(placedLabels([{ ...label, forced: false }], ring(false), area).length, 0);
});

test("a quote that was cut is shown as cut", () => {
  const words = "a".repeat(270);
  assert.deepEqual(leftOut(`Iran ${words}`), ["", " …"]);
  assert.deepEqual(leftOut(`which ${words}.`), ["… ", ""]);
  assert.deepEqual(leftOut(`Iran ${words}.”`), ["", ""]);
  assert.deepEqual(leftOut("Iran and Saudi Arabia agree"), ["", ""]);
  assert.deepEqual(leftOut(`Iran ${words} ${words}`), ["", ""]);
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
    network: { nodes: ids.map((_, id) => ({ id })), communities: [{ actors: [1, 2, 3], places: [0, 0, 100, 0, 50, 80] }] },
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
  const fresh = () => ({
    view: "map", scene: { kind: "map" }, selection: null, order: "relation", sort: usualSort(), words: "", theme: null, most: 5, usual: 5,
    filters: noFilters(),
  });
  const state = fresh();
  state.view = "table";
  state.scene = { kind: "focus", actor: 2, hops: 3 };
  state.selection = { kind: "line", first: 1, second: 2 };
  state.filters = { ...noFilters(), quads: new Set(["standing"]), outlet: 0, confidence: 40, reports: 2, from: 100, to: 200 };
  assert.deepEqual(readHash(graph, fresh(), `#${hashOf(graph, state)}`), state);
  const group = { ...fresh(), scene: { kind: "community", number: 0 }, order: "date", most: 7 };
  assert.equal(hashOf(graph, group), "group=b&order=date&drawn=7");
  assert.deepEqual(readHash(graph, fresh(), `#${hashOf(graph, group)}`), group);
  const table = { ...fresh(), view: "table", sort: { key: "first", down: false }, words: "oil & gas", theme: "dark" };
  assert.equal(hashOf(graph, table), "view=table&sort=first&words=oil+%26+gas&theme=dark");
  assert.deepEqual(readHash(graph, fresh(), `#${hashOf(graph, table)}`), table);
  assert.deepEqual(readHash(graph, fresh(), "#sort=-subject").sort, { key: "subject", down: true });
  for (const odd of ["#group=nobody", "#group=a", "#drawn=-3", "#drawn=1e99", "#order=<b>", "#actor=nobody", "#line=a~a", "#line=a~g", "#path=a", "#hops=99&actor=a", "#view=<script>", "#sort=<b>", "#sort=-__proto__", "#theme=javascript:", "#%%%", "#confidence=x&reports=-4"]) {
    const read = readHash(graph, fresh(), odd);
    assert.ok(["map", "table", "matrix"].includes(read.view));
    assert.deepEqual([read.sort, read.theme], [usualSort(), null]);
    assert.ok(read.filters.reports >= 1 && read.filters.confidence >= 0);
  }
});

test("filters", () => {
  const graph = {
    size: 2, types: ["country"], statuses: ["asserted", "claimed", "denied"], outlets: ["One", "Two", "Three"], quadOf: [0, 1],
    legend: { quads: [{ id: "q0" }, { id: "q1" }] }, actors: { type: [0, 0] }, articles: { outlet: [0, 1], also: { 1: [2] }, day: [10, 20] },
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
  assert.deepEqual(mask({ outlet: 2 }), [1, 1]);
  assert.deepEqual(mask({ outlet: 2, to: 15 }), [0, 0]);
  assert.deepEqual(mask({ from: 11, to: 19 }), [0, 0]);
  assert.deepEqual(mask({ from: 15, to: 25 }), [1, 0]);
  assert.deepEqual(mask({ confidence: 50 }), [1, 0]);
  assert.deepEqual(mask({ types: new Set(["country"]) }), [0, 0]);
});

test("a line ends at its glyphs", () => {
  const part = visiblePart({ x: 0, y: 0, radius: 8 }, { x: 100, y: 0, radius: 18 });
  assert.deepEqual([part.x1, part.x2, part.length], [10, 80, 70]);
});

/** Statements between two actors: [subject, object, relation, status, reports] with relations named below. */
function exchange(rows) {
  const relations = [["accuses", "accuses", "is accused by", 0, "claimed"], ["denies", "denies", "is denied by", 1, "denied"],
    ["meets", "meets", "meets", 2, ""], ["arms", "arms", "is armed by", 3, ""]];
  const classes = [["DISAPPROVE", "disapprove", 2], ["REJECT", "reject", 2], ["CONSULT", "consult", 0], ["AID", "aid", 1]];
  const column = (at) => rows.map((row) => row[at]);
  return {
    pairOf: rows.map(() => 0), pairs: [{ first: 0, second: 1, rows: rows.map((_, row) => row) }],
    quadOf: rows.map((row) => classes[row[2]][2]), answered: new Map(), statuses: ["asserted", "claimed", "denied", "planned"],
    legend: {
      quads: [0, 1, 2, 3, 4].map((id) => ({ id })),
      statuses: { asserted: { line: "solid" }, claimed: { line: "dashed" }, denied: { line: "dashed" }, planned: { line: "dotted" } },
    },
    statements: {
      relations, classes, subject: column(0), object: column(1), relation: column(2), status: column(3), reports: column(4),
      confidence: rows.map(() => 90), negated: rows.map(() => 0), answers: {},
    },
  };
}

test("a line has the look of what was reported in each direction", () => {
  const graph = exchange([[0, 1, 0, 0, 3], [1, 0, 2, 1, 2], [1, 0, 3, 2, 1]]);
  const line = lineOf(graph, graph.pairs[0], [1, 1, 1]);
  assert.deepEqual([line.forward, line.back, line.reports, line.statements], [3, 3, 6, 3]);
  assert.deepEqual([headOf(line.forwardQuad), headOf(line.backQuad)], ["conflict", "cooperation"]);
  assert.deepEqual([line.quad, line.mixed, line.style, line.denied, line.top], [2, 0, "solid", true, 0]);
  assert.equal(lineOf(graph, graph.pairs[0], [0, 0, 0]), null);
  assert.equal(lineOf(graph, graph.pairs[0], [0, 1, 1]).style, "dashed");
  const planned = exchange([[0, 1, 2, 3, 1]]);
  assert.equal(lineOf(planned, planned.pairs[0], [1]).style, "dotted");
});

test("denials answer what they are about, and nothing else", () => {
  // Accusation, the accused's own "denies", a denied act of the same kind, a meeting, and a denial of another act.
  const graph = exchange([[0, 1, 0, 0, 1], [1, 0, 1, 0, 1], [0, 1, 0, 2, 1], [0, 1, 2, 0, 1], [0, 1, 3, 2, 1], [0, 1, 1, 0, 1]]);
  assert.deepEqual(denialsOf(graph, 0), [1, 2]);
  assert.deepEqual(denialsOf(graph, 3), []);
  assert.deepEqual(denialsOf(graph, 1), []);
});

test("a denial that is known to answer a statement stands there and nowhere else", () => {
  // Two accusations of one kind; the denial answers the second. One of another pair, 3, answers the first.
  const graph = exchange([[0, 1, 0, 0, 1], [0, 1, 0, 0, 1], [0, 1, 0, 2, 1], [1, 0, 3, 2, 1]]);
  assert.deepEqual(denialsOf(graph, 0), [2]);
  graph.statements.answers = { 2: [1], 3: [0] };
  graph.answered = new Map([[1, [2]], [0, [3]]]);
  assert.deepEqual(denialsOf(graph, 0), [3]);
  assert.deepEqual(denialsOf(graph, 1), [2]);
});

test("a camera shows all with a margin, and is never nearer than it may", () => {
  const { position, scale } = cameraFor([{ x: -500, y: 0 }, { x: 500, y: 100 }], 980, 600);
  assert.equal(scale, 0.8);
  assert.equal(position.x, 0);
  assert.ok(Math.abs(position.y - 50) < 10);
  assert.equal(cameraFor([{ x: 3, y: 4 }], 980, 600, 0.9).scale, 0.9);
  assert.ok(cameraFor([], 980, 600).scale > 0);
  assert.deepEqual(cameraBetween({ position: { x: 0, y: 0 }, scale: 1 }, { position: { x: 10, y: 20 }, scale: 2 }, 0.5), { position: { x: 5, y: 10 }, scale: 1.5 });
});

test("a name looks first where no line runs", () => {
  assert.equal(freeSides({ x: 0, y: 0 }, [])[0], 0);
  assert.equal(freeSides({ x: 0, y: 0 }, [{ x: 0, y: 50 }, { x: 3, y: 60 }])[0], 1);
  assert.deepEqual(freeSides({ x: 0, y: 0 }, [{ x: 0, y: 50 }, { x: 0, y: -50 }]).slice(0, 2), [2, 3]);
});

test("words of a line point to whom", () => {
  for (const [angle, words] of [[0, "arms →"], [Math.PI / 2, "arms ↓"], [-Math.PI / 2, "arms ↑"], [Math.PI, "← arms"], [2 * Math.PI, "arms →"], [-0.8 * Math.PI, "↖ arms"]]) {
    assert.equal(directed("arms", angle), words);
  }
  assert.equal(directed("meets", null), "meets");
});

test("sizes follow the zoom, and heads their line", () => {
  assert.equal(sizeAt(1), 1);
  assert.ok(sizeAt(4) < 1 && sizeAt(0.2) > 1 && widthAt(0.2) < sizeAt(0.2));
  assert.ok(headLength(2, 6) > headLength(2, 1) && headLength(0, 3) < headLength(2, 3));
  assert.ok([1.2, 3, 6].every((width) => headScale(2, width) >= 0));
  assert.ok(fade(1) < fade(8) && fade(1, false) < fade(1) && fade(1, true) > fade(9));
  assert.equal(distance({ x1: 0, y1: 0, x2: 10, y2: 0 }, { x: 5, y: 3 }), 3);
  assert.equal(distance({ x1: 0, y1: 0, x2: 10, y2: 0 }, { x: 13, y: 4 }), 5);
});

test("a span of days is one day, two, or nothing", () => {
  const [one, two] = [fromIsoDay("2031-03-02"), fromIsoDay("2031-04-09")];
  assert.deepEqual([daySpan([]), daySpan([one, one]), daySpan([two, one])], ["", "2 Mar 2031", "2 Mar 2031 to 9 Apr 2031"]);
});

test("heads are told apart by shape and end at their point", () => {
  const paths = ["cooperation", "conflict", "tie"].map((kind) => headPath(kind, 10, 20, 0, 10));
  assert.equal(new Set(paths.map((path) => path.replace(/[\d. -]/g, ""))).size, 3);
  for (const path of paths) assert.ok(path.startsWith("M10 20"));
});

test("a community has its own places, and the lines among its members", () => {
  const graph = chain();
  const scene = sceneOf(graph, graph.pairs.map(() => ({ reports: 1 })), { kind: "community", number: 0 }, 9);
  assert.deepEqual(scene.nodes, [{ id: 1, x: 0, y: 0 }, { id: 2, x: 100, y: 0 }, { id: 3, x: 50, y: 80 }]);
  assert.deepEqual(scene.lines.map((place) => graph.pairs[place].id), ["1-2", "2-3"]);
});

test("the map draws the most reported of whom lines pass, not of all", () => {
  const graph = chain();
  Object.assign(graph.network, {
    nodes: [0, 1, 2, 3].map((id) => ({ id, x: id, y: 0 })), edges: graph.pairs.map(({ first, second }) => ({ from: first, to: second })),
  });
  const drawn = (lines) => sceneOf(graph, lines, { kind: "map" }, 2).nodes.map(({ id }) => id);
  assert.deepEqual(drawn(graph.pairs.map(() => ({ reports: 1 }))), [0, 1]);
  assert.deepEqual(drawn(graph.pairs.map(({ id }) => (id === "2-3" ? { reports: 1 } : null))), [2, 3]);
  assert.deepEqual(drawn(graph.pairs.map(() => null)), []);
});

test("ticks of time are few, inside, and readable", () => {
  for (const [from, to, first] of [["1978-09-18", "2023-04-17", "1990"], ["2031-01-01", "2031-12-31", "Mar 2031"], ["2025-06-01", "2025-06-20", undefined]]) {
    const made = ticks(fromIsoDay(from), fromIsoDay(to));
    assert.ok(made.length <= 8);
    assert.equal(made[0]?.text, first);
    assert.ok(made.every(({ day }) => day > fromIsoDay(from) && day < fromIsoDay(to)));
  }
});

test("the legend of a picture wraps to its width and names only what is there", () => {
  const graph = {
    quadOf: [0, 2], statements: { status: [0, 2] }, statuses: ["asserted", "claimed", "denied"], types: ["country"],
    legend: {
      quads: ["a", "b", "c"].map((label) => ({ label, colour: "#000000" })), types: { country: { label: "Country" } },
      statuses: { asserted: { label: "Reported", line: "solid" }, claimed: { label: "Claimed", line: "dashed" }, denied: { label: "Denied", line: "dashed" } },
    },
  };
  const items = legendItems(graph, "#000000", 200, (text) => 6 * text.length);
  assert.deepEqual(items.map(({ label }) => label), ["a", "c", "Reported", "Denied", "Country"]);
  assert.ok(items.every(({ x, width }) => x === 0 || x + width <= 200));
  assert.ok(items.at(-1).row > 0);
});
