/** The panel beside the map: where to start, an actor's card, a line's statements, a path. */

import { byId, element, isolated, webLink } from "./dom.js";
import { glyphPicture, typeLook } from "./glyphs.js";
import { evidenceOf, otherEnd } from "./data.js";
import { createFinder } from "./finder.js";
import { NEIGHBOURS, neighbours, shortestPaths } from "./paths.js";
import { headline, isDenial, reportItem, statementItem } from "./statement.js";
import { pairTimeline } from "./timeline.js";
import { count, counted, dayWords } from "./words.js";

const FIRST = 40;

/** Fills the panel by what is selected. */
export function createPanel(app) {
  const { graph } = app;
  const box = byId("panel-body");

  function show() {
    const { selection, scene } = app.state;
    const content = selection?.kind === "line" ? lineCard(selection)
      : selection?.kind === "actor" ? actorCard(selection.actor)
        : scene.kind === "path" ? pathCard(scene)
          : scene.kind === "community" ? communityCard(scene.number) : overview();
    box.replaceChildren(...content);
    box.scrollTop = 0;
    byId("panel").classList.toggle("open", Boolean(selection) || scene.kind !== "map");
  }

  function overview() {
    const { lines } = app.view;
    const shown = graph.pairs.map((_, place) => place).filter((place) => lines[place]);
    const most = (places, size) => [...places].sort((one, two) => lines[two].reports - lines[one].reports || one - two).slice(0, size);
    const leading = [...app.strength()].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 8);
    const denied = most(shown.filter((place) => lines[place].denied), 6);
    const conflict = most(shown.filter((place) => lines[place].quad === 2 || lines[place].quad === 3), 6);
    const together = most(shown.filter((place) => lines[place].quad < 2), 6);
    return [
      element("h2", { text: "Start here" }),
      element("p", { class: "note", text: "Click a line to read the sentences behind it, or an actor to see whom it deals with. Every statement is what an outlet reported or somebody claimed." }),
      ...section("Most reported actors", leading.map(([actor, reports]) => actorButton(actor, counted(reports, "report")))),
      ...section("Against each other", conflict.map(lineButton)),
      ...section("With each other", together.map(lineButton)),
      ...section("Denied by somebody", denied.map(lineButton)),
      ...section("Groups that deal with each other", graph.network.communities.slice(0, 8).map(({ actors }, number) => communityButton(actors, number))),
      shown.length ? null : element("p", { class: "note", text: "No statement passes the filters." }),
    ].filter(Boolean);
  }

  function section(title, items) {
    if (!items.length) return [];
    return [element("h3", { text: title }), element("ul", { class: "ranking" }, ...items.map((item) => element("li", {}, item)))];
  }

  function actorButton(actor, note) {
    return element("button", { type: "button", class: "row", "data-actor": graph.actors.id[actor], on: { click: () => app.openActor(actor) } },
      glyph(actor), isolated(graph.actors.name[actor], { class: "who" }), element("small", { text: note }));
  }

  function glyph(actor, size) {
    return glyphPicture(graph.legend, graph.types[graph.actors.type[actor]], app.theme.dark, size);
  }

  function lineButton(place) {
    const pair = graph.pairs[place];
    const line = app.view.lines[place];
    const forward = line.forward >= line.back;
    const [one, two] = forward ? [pair.first, pair.second] : [pair.second, pair.first];
    return element("button", { type: "button", class: "row", on: { click: () => app.openLine(pair.first, pair.second) } },
      swatch(line), element("span", { class: "who" }, isolated(graph.actors.name[one]),
        line.forward && line.back ? " ↔ " : " → ", isolated(graph.actors.name[two])),
      element("small", { text: counted(line.reports, "report") }));
  }

  function communityButton(members, number) {
    return element("button", { type: "button", class: "row", "data-community": number, on: { click: () => app.openCommunity(number) } },
      communityName(members), element("small", { text: counted(members.length, "actor") }));
  }

  function communityName(members) {
    const names = members.slice(0, 3).flatMap((actor, place) => [place ? ", " : "", isolated(graph.actors.name[actor])]);
    return element("span", { class: "who" }, ...names, members.length > 3 ? " …" : "");
  }

  function communityCard(number) {
    const members = graph.network.communities[number].actors;
    const inside = new Set(members);
    const lines = graph.pairs.map((_, place) => place).filter((place) => app.view.lines[place]
      && inside.has(graph.pairs[place].first) && inside.has(graph.pairs[place].second));
    const ranked = lines.sort((one, two) => app.view.lines[two].reports - app.view.lines[one].reports || one - two);
    return [
      back("The whole map", app.wholeMap),
      element("h2", {}, communityName(members)),
      element("p", { class: "note", text: `${counted(members.length, "actor")} of whom more is reported with each other than with others. It says who meets whom in the news, not who is allied.` }),
      ...section("Most reported between them", ranked.slice(0, 12).map(lineButton)),
      ...section("Actors", members.map((actor) => actorButton(actor, counted(graph.weight[actor], "report")))),
    ];
  }

  function swatch(line) {
    return element("span", { class: "swatch", style: { "background-color": graph.legend.quads[line.quad].colour } });
  }

  function back(label, run) {
    return element("button", { type: "button", class: "back", text: `‹ ${label}`, on: { click: run } });
  }

  function lineCard({ first, second }) {
    const place = graph.pairBetween(first, second);
    const rows = place === undefined ? [] : graph.pairs[place].rows.filter((row) => app.view.mask[row]);
    const { scene } = app.state;
    const out = scene.kind === "focus" ? back(graph.actors.name[scene.actor], () => app.openActor(scene.actor))
      : back(scene.kind === "path" ? "The path" : "Overview", () => app.clearLine());
    return [
      out,
      element("h2", { class: "pair" }, actorName(first), element("span", { class: "and", text: " and " }), actorName(second)),
      element("p", { class: "note", text: totals(rows) }),
      rows.length ? pairTimeline(app, rows) : element("p", { class: "note", text: "No statement between the two passes the filters." }),
      rows.length > 1 ? order() : null,
      ...(app.state.order === "date" ? byDate(rows) : groups(rows)),
    ].filter(Boolean);
  }

  function order() {
    return element("div", { class: "tools", role: "group", "aria-label": "Order of the statements" },
      ...[["relation", "By relation"], ["date", "By date"]].map(([key, text]) => element("button", {
        type: "button", text, "data-order": key, "aria-pressed": String(app.state.order === key),
        on: { click: () => { app.state.order = key; show(); box.querySelector(`[data-order="${key}"]`).focus(); app.remember(); } },
      })));
  }

  /** All reports of a pair from the first day to the last, both directions together. */
  function byDate(rows) {
    const day = (piece) => graph.articles.day[graph.statements.article[piece]] ?? Infinity;
    const reports = rows.flatMap((row) => {
      const [start, end] = evidenceOf(graph, row);
      return Array.from({ length: end - start }, (_, at) => [row, start + at]);
    }).sort((one, two) => day(one[1]) - day(two[1]) || isDenial(graph, one[0]) - isDenial(graph, two[0]) || one[1] - two[1]);
    let last = null;
    const items = reports.map(([row, piece]) => () => {
      const heading = day(piece) === last ? null : element("h3", { class: "day", text: dayWords(graph.articles.day[graph.statements.article[piece]]) });
      last = day(piece);
      return [heading, reportItem(app, row, piece)].filter(Boolean);
    });
    const part = (from) => {
      const made = items.slice(from, from + FIRST).flatMap((make) => make());
      if (items.length > from + FIRST) {
        made.push(element("button", {
          type: "button", class: "all", text: `Show ${count(Math.min(FIRST, items.length - from - FIRST))} more of ${count(items.length)}`,
          on: { click: ({ target }) => target.replaceWith(...part(from + FIRST)) },
        }));
      }
      return made;
    };
    return part(0);
  }

  function actorName(actor) {
    return element("button", { type: "button", class: "name", on: { click: () => app.openActor(actor) } },
      glyph(actor, 18), " ", isolated(graph.actors.name[actor]));
  }

  /** What a crowded neighbourhood leaves to the list below. */
  function beyond(near, hops) {
    const drawn = Math.min(near.length, NEIGHBOURS[hops - 1]);
    return drawn < near.length ? `, the map draws ${count(drawn)}` : "";
  }

  function totals(rows, dated = true) {
    const { statements } = graph;
    const days = rows.flatMap((row) => (statements.first[row] === null ? [] : [statements.first[row], statements.last[row]]));
    const reports = rows.reduce((sum, row) => sum + statements.reports[row], 0);
    const span = dated && days.length ? [...new Set([Math.min(...days), Math.max(...days)].map(dayWords))].join(" to ") : "";
    return [counted(rows.length, "statement"), counted(reports, "report"), span].filter(Boolean).join(" · ");
  }

  /** Statements by subject and relation, the groups most reported first, each by date; answered ones with their denials. */
  function groups(rows) {
    const { statements } = graph;
    const byRelation = new Map();
    for (const row of rows) {
      const key = `${statements.subject[row]} ${statements.object[row]} ${statements.relation[row]}`;
      if (!byRelation.has(key)) byRelation.set(key, []);
      byRelation.get(key).push(row);
    }
    const reports = (group) => group.reduce((sum, row) => sum + statements.reports[row], 0);
    // Denials last: where an accusation is shown they stand beneath it, and are not told twice.
    const answers = (group) => (group.every((row) => isDenial(graph, row)) ? 1 : 0);
    const ranked = [...byRelation.values()].sort((one, two) => answers(one) - answers(two) || reports(two) - reports(one) || one[0] - two[0]);
    const told = new Set();
    const made = [];
    let shown = 0;
    for (const group of ranked) {
      const ordered = [...group].sort((one, two) => (statements.status[one] === 2) - (statements.status[two] === 2)
        || (statements.first[one] ?? Infinity) - (statements.first[two] ?? Infinity) || one - two);
      const items = [];
      for (const row of ordered) if (!told.has(row)) items.push([row, statementItem(app, row, { told })]);
      if (!items.length) continue;
      const head = element("section", { class: "group" },
        element("h3", {}, swatch({ quad: graph.quadOf[group[0]] }), headline(graph, group[0])));
      const later = items.slice(FIRST);
      head.append(...items.slice(0, FIRST).map(([, item]) => item));
      if (later.length) {
        head.append(element("button", {
          type: "button", class: "all", text: `Show ${count(later.length)} more`,
          on: { click: ({ target }) => target.replaceWith(...later.map(([, item]) => item)) },
        }));
      }
      made.push(head);
      shown += items.length;
      if (shown > 400) {
        made.push(element("p", { class: "note", text: "The table shows all statements of this line." }));
        break;
      }
    }
    return made;
  }

  function actorCard(actor) {
    const { actors, statements } = graph;
    const { lines, mask } = app.view;
    const type = graph.types[actors.type[actor]];
    const near = neighbours(graph, lines, actor);
    const rows = [...near.flatMap(({ place }) => graph.pairs[place].rows), ...(graph.alone.get(actor) ?? [])].filter((row) => mask[row]);
    const { hops } = app.state.scene.kind === "focus" ? app.state.scene : { hops: 1 };
    const days = rows.flatMap((row) => (statements.first[row] === null ? [] : [statements.first[row], statements.last[row]]));
    const facts = [
      ["First report", days.length ? [Math.min(...days)] : [], (day) => dayWords(day)],
      ["Last report", days.length ? [Math.max(...days)] : [], (day) => dayWords(day)],
      ["Said to do", topRelations(rows.filter((row) => statements.subject[row] === actor), 1), (text) => text],
      ["Said to be done to it", topRelations(rows.filter((row) => statements.object[row] === actor), 2), (text) => text],
      ["Also called", (actors.aliases[actor] ?? []).slice(0, 8), (text) => isolated(text)],
      ["Roles", actors.roles[actor] ?? [], (text) => isolated(text)],
      ["Links", actors.links[actor] ?? [], (text) => webLink(text, linkName(text))],
    ].filter(([, values]) => values.length);
    const alone = (graph.alone.get(actor) ?? []).filter((row) => mask[row]);
    return [
      back("The whole map", app.wholeMap),
      element("h2", { class: "actor" }, glyph(actor, 22), " ", isolated(actors.name[actor])),
      element("p", { class: "note" }, [typeLook(graph.legend, type).label, actors.country[actor]].filter(Boolean).join(" · ")),
      element("p", { class: "note", text: rows.length ? `${totals(rows, false)} · tied to ${counted(near.length, "actor")}${beyond(near, hops)}` : "No statement passes the filters." }),
      facts.length ? element("dl", {}, ...facts.flatMap(([term, values, make]) => [
        element("dt", { text: term }), element("dd", {}, ...values.flatMap((value, place) => (place ? [", ", make(value)] : [make(value)]))),
      ])) : null,
      element("div", { class: "tools", role: "group", "aria-label": "Steps shown around the actor" },
        element("span", { text: "Steps away" }),
        ...[1, 2, 3].map((step) => element("button", {
          type: "button", text: String(step), "aria-pressed": String(step === hops), on: { click: () => app.focus(actor, step) },
        }))),
      pathTool(actor),
      ...section("Deals most with", near.slice(0, 12).map(({ place }) => tieButton(place, actor))),
      near.length > 12 ? element("button", {
        type: "button", class: "all", text: `Show all ${count(near.length)}`,
        on: { click: ({ target }) => target.replaceWith(element("ul", { class: "ranking" },
          ...near.slice(12).map(({ place }) => element("li", {}, tieButton(place, actor))))) },
      }) : null,
      ...(alone.length ? [element("h3", { text: "About itself" }), ...alone.slice(0, FIRST).map((row) => statementItem(app, row, { depth: 1 }))] : []),
    ].filter(Boolean);
  }

  /** The most reported relations of statements that nobody denies, with their reports; `label` 1 reads from the subject, 2 from the object. */
  function topRelations(rows, label, most = 4) {
    const { statements } = graph;
    const reports = new Map();
    for (const row of rows) {
      if (statements.status[row] === 2 || statements.negated[row]) continue;
      const words = statements.relations[statements.relation[row]][label];
      reports.set(words, (reports.get(words) ?? 0) + statements.reports[row]);
    }
    return [...reports].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1)).slice(0, most)
      .map(([words, number]) => `${words} (${count(number)})`);
  }

  function linkName(address) {
    try {
      return new URL(address).hostname.replace(/^www\./, "");
    } catch {
      return address;
    }
  }

  function pathTool(actor) {
    const input = element("input", { type: "search", placeholder: "Another actor", autocomplete: "off", "aria-label": "Path to another actor" });
    const list = element("ul", { class: "found", id: "path-found" });
    const note = element("p", { class: "note", role: "status" });
    createFinder(app, input, list, (other) => {
      if (shortestPaths(graph, app.view.lines, actor, other)) app.openPath(actor, other);
      else note.textContent = `Nothing that passes the filters connects the two.`;
    });
    return element("div", { class: "tools path finder" }, element("span", { text: "Path to" }), input, list, note);
  }

  function tieButton(place, actor) {
    const other = otherEnd(graph.pairs[place], actor);
    const line = app.view.lines[place];
    const [, label, inverse] = graph.statements.relations[graph.statements.relation[line.top]];
    const words = graph.statements.subject[line.top] === actor ? label : inverse;
    return element("button", { type: "button", class: "row", on: { click: () => app.openLine(actor, other) } },
      swatch(line), element("span", { class: "who" }, element("i", { dir: "auto", text: words }), " ", isolated(graph.actors.name[other])),
      element("small", { text: [standing(line.top), count(line.reports)].filter(Boolean).join(" · ") }));
  }

  /** "claimed", "denied": what a reader must know of a statement that the outlet does not make its own. */
  function standing(row) {
    const status = graph.statuses[graph.statements.status[row]];
    if (graph.statements.negated[row]) return "negated";
    return status === "asserted" ? "" : graph.legend.statuses[status].label.toLowerCase();
  }

  function pathCard({ from, to }) {
    const layers = shortestPaths(graph, app.view.lines, from, to) ?? [];
    const steps = [];
    for (let column = 1; column < layers.length; column += 1) {
      for (const one of layers[column - 1]) {
        for (const two of layers[column]) {
          const place = graph.pairBetween(one, two);
          if (place === undefined || !app.view.lines[place]) continue;
          const row = app.view.lines[place].top;
          steps.push(element("section", { class: "group" },
            element("h3", {}, swatch(app.view.lines[place]), headline(graph, row, app.openActor)),
            statementItem(app, row),
            element("button", {
              type: "button", class: "all", text: `${counted(app.view.lines[place].statements, "statement")} between the two`,
              on: { click: () => app.openLine(one, two) },
            })));
        }
      }
    }
    const away = layers.length - 1;
    return [
      back(graph.actors.name[from], () => app.openActor(from)),
      element("h2", { class: "pair" }, actorName(from), element("span", { class: "and", text: " to " }), actorName(to)),
      element("p", { class: "note", text: away > 0 ? `Shortest connection: ${counted(away, "step")}. A connection in the news is no proof of one in the world.` : "Nothing that passes the filters connects the two." }),
      ...steps,
    ];
  }

  return { show };
}
