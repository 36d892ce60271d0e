/** What is painted over vis-network's lines: marks of lines, glyphs of actors, what is brought forward, and words. */

import { drawGlyph, initialsOf } from "./glyphs.js";
import { drawLine, drawMarks, sizeAt } from "./lines.js";
import { createNames } from "./names.js";

const CODED = 10; // pixels of radius from which a country's glyph carries its code
const VEIL = 0.78; // of the paper's colour over all that is not brought forward

/**
 * The painter of an app. `stage` is what the map knows now: scene, points {x, y, radius} by actor, hover, `moving`, and
 * the functions `scale()`, `part(place)`, `screen(x, y)`, `ratio()`.
 */
export function createPicture(app, box, stage) {
  const { graph } = app;
  const names = createNames(app, box);

  function actor(context, id, x, y, radius) {
    const type = graph.types[graph.actors.type[id]];
    const coded = type === "country" && radius * stage.scale() >= CODED;
    drawGlyph(context, graph.legend, type, {
      x, y, radius, theme: app.theme, initials: coded ? initialsOf(graph.actors, id) : "",
      ring: selected().has(id) ? app.theme.accent : null,
    });
  }

  function actors(context, ids) {
    const size = sizeAt(stage.scale());
    for (const id of ids) {
      const point = stage.points.get(id);
      if (point) actor(context, id, point.x, point.y, point.radius * size);
    }
  }

  /** The actors with a ring: the one whose card is open, or the ends of a path. */
  function selected() {
    const { selection, scene } = app.state;
    if (selection?.kind === "actor") return new Set([selection.actor]);
    return new Set(scene.kind === "path" ? [scene.from, scene.to] : []);
  }

  function linesOf(id) {
    return stage.scene.lines.filter((place) => graph.pairs[place].first === id || graph.pairs[place].second === id);
  }

  /** What is brought forward: the line or the actor under the pointer, else the selected line; or null. */
  function emphasis() {
    const { selection } = app.state;
    const { hover } = stage;
    if (hover?.kind === "line") return { lines: [hover.place], actor: null };
    if (selection?.kind === "line") return { lines: [graph.pairBetween(selection.first, selection.second)], actor: null };
    return hover?.kind === "actor" ? { lines: linesOf(hover.actor), actor: hover.actor } : null;
  }

  function bringForward(context, forward) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = VEIL;
    context.fillStyle = app.theme.paper;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    const ends = new Set(forward.actor === null ? [] : [forward.actor]);
    for (const place of forward.lines) {
      const part = stage.part(place);
      if (!part || !app.view.lines[place]) continue;
      drawLine(context, part, app.view.lines[place], graph.legend, app.theme, stage.scale());
      ends.add(graph.pairs[place].first).add(graph.pairs[place].second);
    }
    actors(context, ends);
    return ends;
  }

  /** Crosses and second colours; the points of the crosses are returned. */
  function marks(context) {
    const crosses = [];
    for (const place of stage.moving() ? [] : stage.scene.lines) {
      const line = app.view.lines[place];
      const leads = !stage.scene.leading || stage.scene.leading.has(place);
      const part = line && leads && (line.denied || line.mixed >= 0) && stage.part(place);
      if (!part) continue;
      drawMarks(context, part, line, graph.legend, app.theme, stage.scale());
      if (line.denied) crosses.push({ x: (part.x1 + part.x2) / 2, y: (part.y1 + part.y2) / 2 });
    }
    return crosses;
  }

  /** The lines that say what they are: those brought forward, of a path, of the actor in the middle. */
  function speaking(forward) {
    const { selection, scene } = app.state;
    const places = forward?.lines ?? (scene.kind === "path" ? stage.scene.lines : selection?.kind === "actor" ? linesOf(selection.actor) : []);
    return places.map((place) => ({ place, line: app.view.lines[place], part: stage.part(place) })).filter(({ line, part }) => line && part);
  }

  /** Paints over what vis-network has drawn; the words that found room are returned with their boxes. */
  function paint(context) {
    const crosses = marks(context);
    const forward = emphasis();
    let ends = null;
    if (forward) ends = bringForward(context, forward);
    else actors(context, stage.scene.nodes.map((node) => node.id)); // again: no cross lies on an actor
    return names.draw(context, {
      nodes: stage.scene.nodes, points: stage.points, screen: stage.screen, scale: stage.scale(), ratio: stage.ratio(), forward: ends,
      hovered: stage.hover?.actor ?? null, selected: selected(), lines: speaking(forward), crosses: forward ? [] : crosses,
    });
  }

  return { actor, paint, begin: names.begin };
}
