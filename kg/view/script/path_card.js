/** The card of a path: the statements along the shortest connections of two actors. */

import { element } from "./dom.js";
import { shortestPaths } from "./paths.js";
import { headline, statementItem } from "./statement.js";
import { counted } from "./words.js";

/** The card's elements. */
export function pathCard(app, rows, { from, to }) {
  const { graph } = app;
  const layers = shortestPaths(graph, app.view.lines, from, to) ?? [];
  const steps = layers.slice(1).map((layer, column) => layers[column].flatMap((one) => layer.map((two) => [one, two]))
    .map(([one, two]) => ({ one, two, line: app.view.lines[graph.pairBetween(one, two)] })).filter(({ line }) => line));
  const away = steps.length;
  const several = steps.some((ways) => ways.length > 1);
  return [
    rows.back(graph.actors.name[from], () => app.openActor(from)),
    element("h2", { class: "pair" }, rows.actorName(from), element("span", { class: "and", text: " to " }), rows.actorName(to)),
    element("p", { class: "note", text: away > 0 ? `Shortest connection: ${counted(away, "step")}${several ? ", by several ways" : ""}. A connection in the news is no proof of one in the world.` : "Nothing that passes the filters connects the two." }),
    ...steps.flatMap((ways, column) => [away > 1 ? element("h3", { class: "step", text: stepWords(column, away, ways.length) }) : null, ...ways.map(step)]),
  ].filter(Boolean);

  function step({ one, two, line }) {
    return element("section", { class: "group" },
      element("h3", {}, rows.swatch(line.quad), headline(graph, line.top, app.openActor)),
      statementItem(app, line.top),
      element("button", {
        type: "button", class: "all", text: `${counted(line.statements, "statement")} between the two`, on: { click: () => app.openLine(one, two) },
      }));
  }
}

function stepWords(column, away, ways) {
  return `Step ${column + 1} of ${away}${ways > 1 ? `: ${ways} ways` : ""}`;
}
