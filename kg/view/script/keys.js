/** The page by keyboard: find, go from actor to actor, open, go back. */

import { byId } from "./dom.js";

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Wires the keys of an app. */
export function createKeys(app, map) {
  const box = byId("map");
  let at = null;

  /** The nearest actor in a direction; what lies aside counts as twice as far. */
  function next([across, down]) {
    const here = at !== null && map.point(at);
    const ids = map.scene.nodes.map((node) => node.id);
    if (!here) return ids[0] ?? null;
    let best = Infinity;
    let found = null;
    for (const id of ids) {
      const { x, y } = map.point(id);
      const ahead = (x - here.x) * across + (y - here.y) * down;
      const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * across);
      if (id === at || ahead <= 0 || ahead + 2 * aside >= best) continue;
      best = ahead + 2 * aside;
      found = id;
    }
    return found;
  }

  box.addEventListener("keydown", (event) => {
    if (DIRECTIONS[event.key]) {
      event.preventDefault();
      if (event.shiftKey) map.pan(...DIRECTIONS[event.key].map((step) => step * 80));
      else {
        at = next(DIRECTIONS[event.key]) ?? at;
        if (at !== null) map.hover({ kind: "actor", actor: at });
      }
    } else if ((event.key === "Enter" || event.key === " ") && at !== null && map.point(at)) {
      event.preventDefault();
      app.openActor(at);
    } else if (event.key === "+" || event.key === "=") map.zoom(1.25);
    else if (event.key === "-") map.zoom(0.8);
    else if (event.key === "0") map.fit();
  });
  box.addEventListener("blur", () => map.hover(null));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && !typing) {
      const menu = document.querySelector(".menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else app.back();
    }
  });
}
