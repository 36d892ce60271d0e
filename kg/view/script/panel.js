/** The panel beside the map: where to start, or the card of what is selected. */

import { actorCard } from "./actor_card.js";
import { byId } from "./dom.js";
import { lineCard } from "./line_card.js";
import { communityCard, overviewCard } from "./overview_card.js";
import { pathCard } from "./path_card.js";
import { createRows } from "./rows.js";

/** Fills the panel of an app by what is selected. */
export function createPanel(app) {
  const box = byId("panel-body");
  const rows = createRows(app);

  function card() {
    const { selection, scene } = app.state;
    if (selection?.kind === "line") return lineCard(app, rows, selection, show);
    if (selection?.kind === "actor") return actorCard(app, rows, selection.actor);
    if (scene.kind === "path") return pathCard(app, rows, scene);
    return scene.kind === "community" ? communityCard(app, rows, scene.number) : overviewCard(app, rows);
  }

  function show() {
    const { selection, scene } = app.state;
    box.replaceChildren(...card().filter(Boolean));
    byId("panel").scrollTop = 0;
    byId("panel").classList.toggle("open", Boolean(selection) || scene.kind !== "map");
  }

  return { show };
}
