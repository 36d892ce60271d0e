/** Which statements are shown, and what this makes of each line. */

import { evidenceOf } from "./data.js";

// A line has the style of the firmest of its statements.
const STYLES = ["solid", "dashed", "dotted"];

/** The filters of a page just opened: everything shown. */
export function noFilters() {
  return {
    types: new Set(), quads: new Set(), classes: new Set(), statuses: new Set(), outlet: -1, confidence: 0,
    reports: 1, from: null, to: null,
  };
}

/** Whether anything is filtered. */
export function filtering(filters) {
  return filters.types.size + filters.quads.size + filters.classes.size + filters.statuses.size > 0
    || filters.outlet >= 0 || filters.confidence > 0 || filters.reports > 1
    || filters.from !== null || filters.to !== null;
}

/** One byte a statement: 1 where it passes all filters. `types`, `quads`, `classes`, `statuses` hold what is off. */
export function passing(graph, filters) {
  const { statements, actors, articles } = graph;
  const mask = new Uint8Array(graph.size);
  const typeOff = graph.types.map((type) => filters.types.has(type));
  const relationOff = statements.relations.map((relation) => filters.classes.has(statements.classes[relation[3]][0]));
  const statusOff = graph.statuses.map((status) => filters.statuses.has(status));
  const quadOff = graph.legend.quads.map((quad) => filters.quads.has(quad.id));
  const from = filters.from ?? -Infinity;
  const to = filters.to ?? Infinity;
  const anyTime = filters.from === null && filters.to === null;
  for (let row = 0; row < graph.size; row += 1) {
    if (statusOff[statements.status[row]] || quadOff[graph.quadOf[row]] || relationOff[statements.relation[row]]) continue;
    if (typeOff[actors.type[statements.subject[row]]] || typeOff[actors.type[statements.object[row]]]) continue;
    if (statements.confidence[row] < filters.confidence || statements.reports[row] < filters.reports) continue;
    if (!anyTime && (statements.first[row] === null || statements.first[row] > to || statements.last[row] < from)) continue;
    if (filters.outlet >= 0 || (!anyTime && statements.reports[row] > 1)) {
      const fits = (day, outlet) => (filters.outlet < 0 || outlet === filters.outlet)
        && (anyTime || (day !== null && day >= from && day <= to));
      const [start, end] = evidenceOf(graph, row);
      let found = false;
      for (let place = start; place < end && !found; place += 1) {
        const article = statements.article[place];
        const [day, more] = [articles.day[article], articles.also[article] ?? []];
        found = fits(day, articles.outlet[article]) || more.some((outlet) => fits(day, outlet));
      }
      const omitted = statements.omitted[row] ?? [];
      for (let place = 0; place < omitted.length && !found; place += 2) found = fits(omitted[place], omitted[place + 1]);
      if (!found) continue;
    }
    mask[row] = 1;
  }
  return mask;
}

/** How a pair's line looks by the statements that pass, or null where none does. */
export function lineOf(graph, pair, mask) {
  const { statements } = graph;
  const zeros = () => new Array(graph.legend.quads.length).fill(0);
  const [forward, back] = [zeros(), zeros()];
  const line = { reports: 0, statements: 0, style: "dotted", denied: false };
  for (const row of pair.rows) {
    if (!mask[row]) continue;
    const reports = statements.reports[row];
    line.reports += reports;
    line.statements += 1;
    (statements.subject[row] === pair.first ? forward : back)[graph.quadOf[row]] += reports;
    const style = statements.negated[row] ? "dashed" : graph.legend.statuses[graph.statuses[statements.status[row]]].line;
    if (STYLES.indexOf(style) < STYLES.indexOf(line.style)) line.style = style;
    if (statements.status[row] === 2 || statements.negated[row]) line.denied = true;
  }
  if (!line.statements) return null;
  const quads = forward.map((reports, quad) => reports + back[quad]);
  line.forward = total(forward);
  line.back = total(back);
  line.quad = largest(quads);
  line.forwardQuad = largest(forward);
  line.backQuad = largest(back);
  line.mixed = secondQuad(quads, line.quad, line.reports);
  line.top = leadingRow(graph, pair, mask, line.quad);
  return line;
}

function total(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function largest(numbers) {
  return numbers.indexOf(Math.max(...numbers));
}

/** The statement that stands for a line: of the majority's colour, asserted before claimed, the most reported, the surest. */
function leadingRow(graph, pair, mask, quad) {
  const { status, reports, confidence } = graph.statements;
  let top = -1;
  for (const row of pair.rows) {
    if (!mask[row] || graph.quadOf[row] !== quad) continue;
    const better = top < 0 || (status[top] > 0) - (status[row] > 0) || reports[row] - reports[top] || confidence[row] - confidence[top];
    if (better === true || better > 0) top = row;
  }
  return top;
}

/** Where cooperation and conflict stand against each other, the strongest of the other side if it has a quarter. */
function secondQuad(quads, first, all) {
  if (first > 3) return -1;
  const other = first < 2 ? [2, 3] : [0, 1];
  const strongest = quads[other[0]] >= quads[other[1]] ? other[0] : other[1];
  return quads[other[0]] + quads[other[1]] >= 0.25 * all ? strongest : -1;
}

/** Mask, lines by pair (null where hidden), and totals of what passes. */
export function filtered(graph, filters) {
  const mask = passing(graph, filters);
  const lines = graph.pairs.map((pair) => lineOf(graph, pair, mask));
  const alive = new Uint8Array(graph.actors.id.length);
  let statements = 0;
  for (let row = 0; row < graph.size; row += 1) {
    if (!mask[row]) continue;
    statements += 1;
    alive[graph.statements.subject[row]] = 1;
    alive[graph.statements.object[row]] = 1;
  }
  return { mask, lines, alive, statements, actors: alive.reduce((sum, one) => sum + one, 0) };
}
