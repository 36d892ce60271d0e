/** The card of an actor: what it is, its roles with their days, what is said of it, whom it deals with. */

import { element, isolated, webLink } from "./dom.js";
import { typeLook } from "./glyphs.js";
import { createFinder } from "./finder.js";
import { NEIGHBOURS, neighbours, shortestPaths } from "./paths.js";
import { daySpan } from "./rows.js";
import { statementItem } from "./statement.js";
import { count, counted, dayWords } from "./words.js";

const TIES = 12;
const NAMES = 8;
const ABOUT_ITSELF = 40;

/** The card's elements. */
export function actorCard(app, rows, actor) {
  const { graph } = app;
  const { actors, statements } = graph;
  const { lines, mask } = app.view;
  const near = neighbours(graph, lines, actor);
  const alone = (graph.alone.get(actor) ?? []).filter((row) => mask[row]);
  const all = [...near.flatMap(({ place }) => graph.pairs[place].rows).filter((row) => mask[row]), ...alone];
  const { hops } = app.state.scene.kind === "focus" ? app.state.scene : { hops: 1 };
  const kind = typeLook(graph.legend, graph.types[actors.type[actor]]).label;
  return [
    rows.back("The whole map", app.wholeMap),
    element("h2", { class: "actor" }, rows.glyph(actor, 22), " ", isolated(actors.name[actor])),
    element("p", { class: "note", text: [kind, actors.country[actor]].filter(Boolean).join(" · ") }),
    element("p", { class: "note", text: all.length ? `${rows.totals(all, false)} · tied to ${counted(near.length, "actor")}${beyond(near, hops)}` : nothing() }),
    facts(),
    element("div", { class: "tools", role: "group", "aria-label": "Steps shown around the actor" },
      element("span", { text: "Steps away" }),
      ...[1, 2, 3].map((step) => element("button", {
        type: "button", text: String(step), "aria-pressed": String(step === hops), on: { click: () => app.focus(actor, step) },
      }))),
    pathTool(app, actor),
    ...rows.longSection("Deals most with", near, TIES, ({ place }) => rows.tieRow(place, actor)),
    ...(alone.length ? [element("h3", { text: "About itself" }), ...alone.slice(0, ABOUT_ITSELF).map((row) => statementItem(app, row, { depth: 1 }))] : []),
  ];

  /** Why no statement is shown: the filters, or because articles only name the actor. */
  function nothing() {
    const known = graph.ties[actor].length || graph.alone.has(actor);
    return known ? "No statement passes the filters." : "No statement is by it or about it: articles name it only beside, as a place or as a speaker.";
  }

  function facts() {
    const days = rows.reportDays(all);
    // What is denied, or said not to have happened, is nothing that the actor is said to do.
    const stands = all.filter((row) => statements.status[row] !== 2 && !statements.negated[row]);
    const told = [
      ["First report", days.length ? [dayWords(Math.min(...days))] : []],
      ["Last report", days.length ? [dayWords(Math.max(...days))] : []],
      ["Said to do", said(stands.filter((row) => statements.subject[row] === actor))],
      ["Said to be done to it", said(stands.filter((row) => statements.object[row] === actor && statements.subject[row] !== actor))],
      ["Roles, as reported", (actors.roles[actor] ?? []).map(role)],
      ["Office holders, as reported", (graph.holders.get(actor) ?? []).map(([person, ...told]) => holder(app, person, told))],
      ["Also called", named((actors.aliases[actor] ?? []).slice(0, NAMES).map((name) => isolated(name)))],
      ["Links", named((actors.links[actor] ?? []).map((link) => webLink(link, linkName(link, graph.legend.sites))))],
    ].filter(([, values]) => values.length);
    return told.length ? element("dl", {}, ...told.flatMap(([term, values]) => [element("dt", { text: term }), element("dd", {}, ...values)])) : null;
  }

  function said(own) {
    return rows.relationsOf(own, actor).slice(0, 4).flatMap(([words, number], place) => [place ? ", " : "", `${words} (${count(number)})`]);
  }
}

function named(elements) {
  return elements.flatMap((one, place) => (place ? [", ", one] : [one]));
}

/** A role, and on which days articles say so; a role of the record alone has no days. */
function role([title, , first, last, articles]) {
  return element("div", { class: "role" }, isolated(title), when(first, last, articles));
}

function holder(app, person, [title, first, last, articles]) {
  return element("div", { class: "role" },
    element("button", { type: "button", class: "name", on: { click: () => app.openActor(person) } }, isolated(app.graph.actors.name[person])), ", ",
    isolated(title), when(first, last, articles));
}

function when(first, last, articles) {
  if (!articles) return null;
  const days = first === null ? "undated" : daySpan([first, last]);
  return element("small", { text: `${days} · ${counted(articles, "report")}` });
}

/** What a crowded neighbourhood leaves to the list below. */
function beyond(near, hops) {
  const drawn = Math.min(near.length, NEIGHBOURS[hops - 1]);
  return drawn < near.length ? `, the map draws ${count(drawn)}` : "";
}

/** The name of the site that an address belongs to, or the address's host. */
function linkName(address, sites) {
  try {
    const host = new URL(address).hostname.replace(/^www\./, "");
    return sites[Object.keys(sites).find((site) => host === site || host.endsWith(`.${site}`))] ?? host;
  } catch {
    return address;
  }
}

function pathTool(app, actor) {
  const input = element("input", { type: "search", placeholder: "Another actor", autocomplete: "off", "aria-label": "Path to another actor" });
  const list = element("ul", { class: "found", id: "path-found" });
  const note = element("p", { class: "note", role: "status" });
  createFinder(app, input, list, (other) => {
    if (shortestPaths(app.graph, app.view.lines, actor, other)) app.openPath(actor, other);
    else note.textContent = "Nothing that passes the filters connects the two.";
  });
  return element("div", { class: "tools path finder" }, element("span", { text: "Path to" }), input, list, note);
}
