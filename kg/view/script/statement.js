/** One statement as a reader sees it: who said what, in which sentence, where, when, and what was answered. */

import { element, isolated, webLink } from "./dom.js";
import { evidenceOf } from "./data.js";
import { count, counted, dayWords, leftOut } from "./words.js";

const NAMED_OUTLETS = 3; // more are counted, and named when asked for

/** "claimed by Iran", "denied by Azerbaijan"; what is not asserted says whose it is. */
export function statusWords(graph, row) {
  const { statements, actors, legend } = graph;
  const words = legend.statuses[graph.statuses[statements.status[row]]];
  const by = statements.by[row];
  const status = by >= 0 ? words.words.replace("{by}", () => actors.name[by]) : words.alone;
  return statements.negated[row] ? `${status}; ${legend.negated}` : status;
}

/** "Iran accuses Azerbaijan": subject, relation and object, with what part of a country acts. */
export function headline(graph, row, open = null) {
  const { statements, actors } = graph;
  const sectors = statements.sectors[row] ?? [-1, -1];
  const name = (actor, sector) => {
    const label = isolated(actors.name[actor]);
    const shown = open
      ? element("button", { type: "button", class: "name", on: { click: () => open(actor) } }, label)
      : element("span", { class: "name" }, label);
    return sector >= 0 ? element("span", {}, shown, element("small", { text: ` (${statements.sector_labels[sector]})` })) : shown;
  };
  return element("span", { class: "headline" },
    name(statements.subject[row], sectors[0]), " ",
    element("span", { class: "relation", dir: "auto", text: statements.relations[statements.relation[row]][1] }), " ",
    name(statements.object[row], sectors[1]));
}

/** Whether a statement is a denial: its content is denied, or denying is what it reports ("Iran denies Israel"). */
export function isDenial(graph, row) {
  const { statements } = graph;
  return statements.status[row] === 2 || statements.relations[statements.relation[row]][4] === "denied";
}

/** 1 where a statement answers another: a denial, or one that is known to respond; else 0. */
export function answers(graph, row) {
  return Number(isDenial(graph, row) || Boolean(graph.statements.answers[row]));
}

/**
 * The denials that answer a statement: those known to respond to it; of the others those of the same subject about the same
 * object, in the same relation or class, and to an accusation also the accused's own "denies" to the accuser.
 */
export function denialsOf(graph, row) {
  const { statements } = graph;
  const known = graph.answered.get(row) ?? [];
  const place = graph.pairOf[row];
  if (place < 0 || isDenial(graph, row)) return known;
  const relationOf = (other) => statements.relations[statements.relation[other]];
  const accusation = relationOf(row)[4] === "claimed" && graph.quadOf[row] === 2;
  const alike = graph.pairs[place].rows.filter((other) => !statements.answers[other] && (statements.subject[other] === statements.subject[row]
    ? statements.status[other] === 2 && (statements.relation[other] === statements.relation[row] || relationOf(other)[3] === relationOf(row)[3])
    : accusation && statements.status[other] !== 2 && relationOf(other)[4] === "denied"));
  return [...known, ...alike];
}

/** A statement with its evidence; beneath it what it contains, and the denials that answer it. */
export function statementItem(app, row, { depth = 0, told = new Set() } = {}) {
  const { graph } = app;
  const { statements } = graph;
  told.add(row);
  const status = graph.statuses[statements.status[row]];
  const [start, end] = evidenceOf(graph, row);
  const pieces = Array.from({ length: end - start }, (_, place) => start + place);
  const item = element("article", { class: `statement ${status}`, "data-statement": statements.id[row] },
    depth ? element("p", { class: "about" }, headline(graph, row, app.openActor)) : null,
    element("p", { class: "status" },
      element("span", { class: `badge ${statements.negated[row] ? "denied" : status}`, dir: "auto", text: statusWords(graph, row) }),
      element("span", { class: "numbers", text: numbers(statements, row) })),
    circumstances(graph, row),
    pieces.length ? evidenceItem(graph, pieces[0]) : null);
  if (pieces.length > 1) item.append(moreEvidence(graph, row, pieces));
  if (depth > 2) return item;
  for (const inner of statements.content[row] ?? []) {
    if (told.has(inner)) continue;
    item.append(element("div", { class: "content" },
      element("p", { class: "lead", text: "What it says:" }), statementItem(app, inner, { depth: depth + 1, told })));
  }
  for (const denial of denialsOf(graph, row)) {
    if (told.has(denial) || !app.view.mask[denial]) continue;
    item.append(element("div", { class: "answer" },
      element("p", { class: "lead", text: isDenial(graph, denial) ? "Denied:" : "Answered:" }), statementItem(app, denial, { depth: depth + 1, told })));
  }
  if (!depth) item.append(...(statements.answers[row] ?? []).filter((other) => !told.has(other)).map((other) => answeredLink(app, other)));
  return item;
}

/** What a statement answers, where that stands elsewhere: click it for its line. */
function answeredLink(app, row) {
  const { graph } = app;
  const { subject, object } = graph.statements;
  return element("p", { class: "answers" }, element("span", { class: "lead", text: "Answers: " }), element("button", {
    type: "button", class: "name", on: { click: () => app.openLine(subject[row], object[row]) },
  }, headline(graph, row)));
}

/** One report of a statement, for a list by date: what it says, its status, its sentence. */
export function reportItem(app, row, piece) {
  const { graph } = app;
  const { statements } = graph;
  const status = graph.statuses[statements.status[row]];
  return element("article", { class: `statement ${status}`, "data-statement": statements.id[row] },
    element("p", { class: "about" }, headline(graph, row, app.openActor)),
    element("p", { class: "status" },
      element("span", { class: `badge ${statements.negated[row] ? "denied" : status}`, dir: "auto", text: statusWords(graph, row) })),
    evidenceItem(graph, piece));
}

/** When and where it happened, as far as the text says. */
function circumstances(graph, row) {
  const { statements, actors } = graph;
  const [words, from, to] = statements.time[row] ?? [];
  const [place] = statements.place[row] ?? [];
  if (words === undefined && place === undefined) return null;
  const days = from === null || from === undefined ? "" : ` (${from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`})`;
  return element("p", { class: "circumstances" },
    words === undefined ? null : element("span", { class: "when" }, "When: ", isolated(words), days),
    words === undefined || place === undefined ? null : " · ",
    place === undefined ? null : element("span", { class: "where" }, "Where: ", isolated(actors.name[place])));
}

function numbers(statements, row) {
  const outlets = statements.outlets[row];
  const parts = [counted(statements.reports[row], "report")];
  if (outlets) parts.push(counted(outlets, "outlet"));
  parts.push(`confidence ${statements.confidence[row]} %`);
  return parts.join(" · ");
}

/** A sentence in quotes of its own, with an ellipsis where it was cut. */
function quoteItem(sentence, marks) {
  const [before, after] = leftOut(sentence);
  const ellipsis = (text) => (text ? element("span", { class: "left-out", title: "A graph quotes at most 300 characters of a sentence", text }) : null);
  return element("blockquote", { dir: "auto" }, ellipsis(before), ...marked(sentence, marks), ellipsis(after));
}

function evidenceItem(graph, piece) {
  const { statements, articles, outlets } = graph;
  const article = statements.article[piece];
  const outlet = articles.outlet[article];
  const title = articles.title[article];
  const url = articles.url[article];
  return element("figure", { class: "evidence" },
    quoteItem(graph.sentences[statements.sentence[piece]], statements.marks[piece]),
    element("figcaption", {},
      element("b", { dir: "auto", text: outlet >= 0 ? outlets[outlet] : "outlet not given" }), ", ",
      element("time", { text: dayWords(articles.day[article]) }),
      title || url ? element("span", { class: "title", dir: "auto" }, " · ", url ? webLink(url, title || url) : title) : null,
      alsoIn((articles.also[article] ?? []).map((place) => outlets[place]))));
}

/** The other outlets that carry a report. */
function alsoIn(names) {
  if (!names.length) return null;
  const list = names.flatMap((name, place) => [place ? ", " : "", isolated(name)]);
  if (names.length <= NAMED_OUTLETS) return element("span", { class: "also" }, " · also in ", ...list);
  return element("details", { class: "more also" }, element("summary", { text: `also in ${count(names.length)} other outlets` }), ...list);
}

/** A sentence with its subject and object marked, as text nodes. */
function marked(sentence, marks) {
  if (!marks) return [sentence];
  const spans = [["subject", marks[0], marks[1]], ["object", marks[2], marks[3]]]
    .filter(([, from, to]) => to > from).sort((one, two) => one[1] - two[1]);
  const parts = [];
  let at = 0;
  for (const [kind, from, to] of spans) {
    if (from < at) continue;
    parts.push(sentence.slice(at, from), element("mark", { class: kind, text: sentence.slice(from, to) }));
    at = to;
  }
  return [...parts, sentence.slice(at)];
}

function moreEvidence(graph, row, pieces) {
  const left = graph.statements.reports[row] - 1;
  const shown = element("div", {});
  const title = pieces.length - 1 < left ? `${count(pieces.length - 1)} of ${count(left)} further reports` : counted(pieces.length - 1, "further sentence");
  return element("details", {
    class: "more",
    on: { toggle: () => shown.childElementCount || shown.append(...pieces.slice(1).map((piece) => evidenceItem(graph, piece))) },
  }, element("summary", { text: title }), shown);
}
