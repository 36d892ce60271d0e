/** Where to start: how the map is read, who and what is reported most; and the card of a community. */

import { element, isolated } from "./dom.js";
import { linePicture } from "./glyphs.js";
import { count, counted } from "./words.js";

const NONE = "No statement was read in these articles. They may be in another language, be too short, or tell of no two actors.";
const START = "Each symbol is an actor. A line joins two of whom something is reported, in the colour of what is reported most. Click a line for the sentences behind it, an actor for all it deals with.";

/** The panel while nothing is selected. */
export function overviewCard(app, rows) {
  const { graph } = app;
  const { lines } = app.view;
  const shown = graph.pairs.map((_, place) => place).filter((place) => lines[place]);
  const most = (places, size) => [...places].sort((one, two) => lines[two].reports - lines[one].reports || one - two).slice(0, size);
  const leading = [...app.strength()].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 8);
  const conflict = shown.filter((place) => lines[place].quad === 2 || lines[place].quad === 3);
  return [
    element("h2", { text: "Start here" }),
    element("p", { class: "note", text: START }),
    guide(app),
    ...rows.section("Most reported actors", leading.map(([actor, reports]) => rows.actorRow(actor, counted(reports, "report")))),
    ...rows.section("Against each other", most(conflict, 6).map(rows.lineRow)),
    ...rows.section("With each other", most(shown.filter((place) => lines[place].quad < 2), 6).map(rows.lineRow)),
    ...rows.section("Denied by somebody", most(shown.filter((place) => lines[place].denied), 6).map(rows.lineRow)),
    ...rows.section("Groups that deal with each other", graph.network.communities.slice(0, 8).map(({ actors }, number) => communityRow(app, actors, number))),
    shown.length ? null : element("p", { class: "note", text: graph.size ? "No statement passes the filters." : NONE }),
  ];
}

/** How lines are read beyond their colour. */
function guide({ graph, theme }) {
  const [, deeds, , conflict] = graph.legend.quads;
  const rows = [
    [linePicture(theme.muted, { width: 44, thick: 6 }), "wider: more reports"],
    [linePicture(conflict.colour, { width: 44, second: deeds.colour }), "two colours: both conflict and cooperation"],
    [linePicture(theme.muted, { width: 44, style: "dashed" }), "dashed: only claimed"],
    [linePicture(theme.muted, { width: 44, style: "dotted" }), "dotted: only planned, asked for or supposed"],
    [linePicture(theme.muted, { width: 44, crossed: true }), "crossed: denied by somebody"],
  ];
  return element("ul", { class: "guide" }, ...rows.map(([picture, text]) => element("li", {}, picture, element("span", { text }))));
}

function communityRow(app, members, number) {
  return element("button", { type: "button", class: "row", "data-community": number, on: { click: () => app.openCommunity(number) } },
    communityName(app.graph, members), element("small", { text: counted(members.length, "actor") }));
}

function communityName(graph, members) {
  const names = members.slice(0, 3).flatMap((actor, place) => [place ? ", " : "", isolated(graph.actors.name[actor])]);
  return element("span", { class: "who" }, ...names, members.length > 3 ? ` and ${count(members.length - 3)} more` : "");
}

/** The card of a community of actors. */
export function communityCard(app, rows, number) {
  const { graph } = app;
  const members = graph.network.communities[number].actors;
  const inside = new Set(members);
  const lines = graph.pairs.map((_, place) => place)
    .filter((place) => app.view.lines[place] && inside.has(graph.pairs[place].first) && inside.has(graph.pairs[place].second))
    .sort((one, two) => app.view.lines[two].reports - app.view.lines[one].reports || one - two);
  return [
    rows.back("The whole map", app.wholeMap),
    element("h2", {}, communityName(graph, members)),
    element("p", { class: "note", text: `${counted(members.length, "actor")} of whom more is reported with each other than with others. It says who meets whom in the news, not who is allied.` }),
    ...rows.section("Most reported between them", lines.slice(0, 12).map(rows.lineRow)),
    ...rows.section("Actors", members.map((actor) => rows.actorRow(actor, counted(graph.weight[actor], "report")))),
  ];
}
