/** The card of a line: all that is reported between two actors, both ways, by relation or by date. */

import { element } from "./dom.js";
import { evidenceOf } from "./data.js";
import { answers, headline, reportItem, statementItem } from "./statement.js";
import { pairTimeline } from "./timeline.js";
import { count, dayWords } from "./words.js";

const FIRST = 40; // statements or reports shown before one asks for more
const MOST = 400; // statements in groups; the table has them all

/** The card's elements; `again` draws the panel anew. */
export function lineCard(app, rows, { first, second }, again) {
  const { graph } = app;
  const place = graph.pairBetween(first, second);
  const passing = place === undefined ? [] : graph.pairs[place].rows.filter((row) => app.view.mask[row]);
  const { scene } = app.state;
  const out = scene.kind === "focus" ? rows.back(graph.actors.name[scene.actor], () => app.openActor(scene.actor))
    : rows.back(scene.kind === "path" ? "The path" : "Overview", () => app.clearLine());
  return [
    out,
    element("h2", { class: "pair" }, rows.actorName(first), element("span", { class: "and", text: " and " }), rows.actorName(second)),
    element("p", { class: "note", text: rows.totals(passing) }),
    passing.length ? pairTimeline(app, passing) : element("p", { class: "note", text: "No statement between the two passes the filters." }),
    passing.length > 1 ? order(app, again) : null,
    ...(app.state.order === "date" ? byDate(app, passing) : byRelation(app, rows, passing)),
  ];
}

function order(app, again) {
  return element("div", { class: "tools", role: "group", "aria-label": "Order of the statements" },
    ...[["relation", "By relation"], ["date", "By date"]].map(([key, text]) => element("button", {
      type: "button", text, "data-order": key, "aria-pressed": String(app.state.order === key),
      on: { click: () => { app.state.order = key; again(); document.querySelector(`#panel [data-order="${key}"]`).focus(); app.remember(); } },
    })));
}

/** Elements made by `items`, the first ones now and the others when asked for. */
function inParts(items, from = 0) {
  const made = items.slice(from, from + FIRST).flatMap((make) => make());
  const left = items.length - from - FIRST;
  if (left <= 0) return made;
  return [...made, element("button", {
    type: "button", class: "all", text: `Show ${count(Math.min(FIRST, left))} more of ${count(items.length)}`,
    on: { click: ({ target }) => target.replaceWith(...inParts(items, from + FIRST)) },
  })];
}

/** All reports from the first day to the last, both directions together. */
function byDate(app, passing) {
  const { graph } = app;
  const day = (piece) => graph.articles.day[graph.statements.article[piece]] ?? Infinity;
  const reports = passing.flatMap((row) => {
    const [start, end] = evidenceOf(graph, row);
    return Array.from({ length: end - start }, (_, at) => [row, start + at]);
  }).sort((one, two) => day(one[1]) - day(two[1]) || answers(graph, one[0]) - answers(graph, two[0]) || one[1] - two[1]);
  return inParts(reports.map(([row, piece], at) => () => {
    const known = at > 0 && day(reports[at - 1][1]) === day(piece);
    const heading = known ? [] : [element("h3", { class: "day", text: dayWords(graph.articles.day[graph.statements.article[piece]]) })];
    return [...heading, reportItem(app, row, piece)];
  }));
}

/** Statements by subject and relation, the groups most reported first, each by date; answered ones with their denials. */
function byRelation(app, rows, passing) {
  const { graph } = app;
  const { statements } = graph;
  const groups = new Map();
  for (const row of passing) {
    const key = `${statements.subject[row]} ${statements.object[row]} ${statements.relation[row]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  const reports = (group) => group.reduce((sum, row) => sum + statements.reports[row], 0);
  // Answers last: where an accusation is shown they stand beneath it, and are not told twice.
  const answering = (group) => Number(group.every((row) => answers(graph, row)));
  const ranked = [...groups.values()].sort((one, two) => answering(one) - answering(two) || reports(two) - reports(one) || one[0] - two[0]);
  const told = new Set();
  const made = [];
  let shown = 0;
  for (const group of ranked) {
    const ordered = [...group].sort((one, two) => answers(graph, one) - answers(graph, two)
      || (statements.first[one] ?? Infinity) - (statements.first[two] ?? Infinity) || one - two);
    const items = [];
    for (const row of ordered) {
      if (told.has(row)) continue;
      const item = statementItem(app, row, { told });
      items.push(() => [item]);
    }
    if (!items.length) continue;
    made.push(element("section", { class: "group" },
      element("h3", {}, rows.swatch(graph.quadOf[group[0]]), headline(graph, group[0])), ...inParts(items)));
    shown += items.length;
    if (shown > MOST) return [...made, element("p", { class: "note", text: "The table shows all statements of this line." })];
  }
  return made;
}
