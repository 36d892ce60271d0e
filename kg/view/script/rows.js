/** What the panel's cards are made of: headings, rows to click, names, totals. */

import { otherEnd } from "./data.js";
import { element, isolated } from "./dom.js";
import { glyphPicture } from "./glyphs.js";
import { counted, count, dayWords } from "./words.js";

/** The parts that all cards of an app share. */
export function createRows(app) {
  const { graph } = app;
  const { actors, statements } = graph;

  /** A heading with a list under it; nothing where the list is empty. */
  function section(title, items) {
    if (!items.length) return [];
    return [element("h3", { text: title }), list(items)];
  }

  function list(items) {
    return element("ul", { class: "ranking" }, ...items.map((item) => element("li", {}, item)));
  }

  /** A section of what `row` makes of each item; those after the first ones are made when asked for. */
  function longSection(title, items, first, row) {
    const later = items.slice(first);
    return [...section(title, items.slice(0, first).map(row)), later.length ? element("button", {
      type: "button", class: "all", text: `Show all ${count(items.length)}`, on: { click: ({ target }) => target.replaceWith(list(later.map(row))) },
    }) : null];
  }

  function glyph(actor, size) {
    return glyphPicture(graph.legend, graph.types[actors.type[actor]], app.theme.dark, size);
  }

  function swatch(quad) {
    return element("span", { class: "swatch", style: { "background-color": graph.legend.quads[quad].colour } });
  }

  function back(label, run) {
    return element("button", { type: "button", class: "back", dir: "auto", text: `‹ ${label}`, on: { click: run } });
  }

  /** An actor's name as a heading has it: click it for the actor. */
  function actorName(actor) {
    return element("button", { type: "button", class: "name", on: { click: () => app.openActor(actor) } }, glyph(actor, 18), " ", isolated(actors.name[actor]));
  }

  function actorRow(actor, note) {
    return element("button", { type: "button", class: "row", "data-actor": actors.id[actor], on: { click: () => app.openActor(actor) } },
      glyph(actor), isolated(actors.name[actor], { class: "who" }), element("small", { text: note }));
  }

  /** A line by its two ends. */
  function lineRow(place) {
    const pair = graph.pairs[place];
    const line = app.view.lines[place];
    const [one, two] = line.forward >= line.back ? [pair.first, pair.second] : [pair.second, pair.first];
    return element("button", { type: "button", class: "row", "data-line": pair.id, on: { click: () => app.openLine(pair.first, pair.second) } },
      swatch(line.quad), element("span", { class: "who" }, isolated(actors.name[one]), line.forward && line.back ? " ↔ " : " → ", isolated(actors.name[two])),
      element("small", { text: counted(line.reports, "report") }));
  }

  /** A line as one of its ends sees it: the other end, and what is mostly said between the two. */
  function tieRow(place, actor) {
    const pair = graph.pairs[place];
    const line = app.view.lines[place];
    const said = relationsOf(pair.rows.filter((row) => app.view.mask[row]), actor).slice(0, 3)
      .flatMap(([words], at) => [at ? " · " : "", element("span", { dir: "auto", text: words })]);
    return element("button", { type: "button", class: "row tie", "data-line": pair.id, on: { click: () => app.openLine(pair.first, pair.second) } },
      swatch(line.quad), element("span", { class: "who" }, isolated(actors.name[otherEnd(pair, actor)]), element("i", {}, ...said)),
      element("small", { text: counted(line.reports, "report") }));
  }

  /** What statements say of an actor, as it reads from that actor, most reported first: [[words, reports], …]. */
  function relationsOf(rows, actor) {
    const reports = new Map();
    for (const row of rows) {
      const words = statements.relations[statements.relation[row]][statements.subject[row] === actor ? 1 : 2] + standing(row);
      reports.set(words, (reports.get(words) ?? 0) + statements.reports[row]);
    }
    return [...reports].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1));
  }

  /** " (claimed)", " (denied)": what a reader must know of a statement that the outlet does not make its own. */
  function standing(row) {
    const status = graph.statuses[statements.status[row]];
    if (statements.negated[row]) return ` (${graph.legend.negated})`;
    return status === "asserted" ? "" : ` (${graph.legend.statuses[status].label.toLowerCase()})`;
  }

  /** "3 statements · 5 reports · 2 Mar 2031 to 9 Apr 2031". */
  function totals(rows, dated = true) {
    const reports = rows.reduce((sum, row) => sum + statements.reports[row], 0);
    return [counted(rows.length, "statement"), counted(reports, "report"), dated ? daySpan(reportDays(rows)) : ""].filter(Boolean).join(" · ");
  }

  /** First and last days of the reports of statements, the undated left out. */
  function reportDays(rows) {
    return rows.flatMap((row) => (statements.first[row] === null ? [] : [statements.first[row], statements.last[row]]));
  }

  return { section, longSection, glyph, swatch, back, actorName, actorRow, lineRow, tieRow, relationsOf, totals, reportDays };
}

/** "2 Mar 2031 to 9 Apr 2031", one day alone, or nothing. */
export function daySpan(days) {
  return days.length ? [...new Set([Math.min(...days), Math.max(...days)].map(dayWords))].join(" to ") : "";
}
