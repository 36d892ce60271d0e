/** The words over the map: names of actors and what lines say, as large at every zoom, none on another. */

import { freeSides, placedLabels } from "./labels.js";
import { sizeAt } from "./lines.js";
import { shortened } from "./words.js";

const HEIGHT = 16;
const LONGEST = 32;
const BOLD = 14; // actors whose names lead
const ROOM_OF_A_NAME = 9000; // square pixels of the map for each name that may lie on others' glyphs
const CROSS = 7; // half of the room that the cross of a denial takes
const ROOM = 50000; // square pixels of the map for each of the words of lines that go before names
const SHORTEST_LINE = 60; // pixels that a line must have to carry words

/** Names and words of an app: `begin(scene, points)` with a scene, `draw(context, what)` with each picture. */
export function createNames(app, box) {
  const { graph } = app;
  const widths = new Map();
  let notes = new Map();

  /** What stays the same while a scene is shown: whose names lead, and on which side of the glyph each name has room. */
  function begin(scene, points) {
    const heaviest = [...scene.nodes].sort((one, two) => graph.weight[two.id] - graph.weight[one.id]).slice(0, BOLD);
    const bold = new Set(heaviest.map((node) => node.id));
    notes = new Map(scene.nodes.map(({ id }) => {
      const others = graph.ties[id].filter((place) => scene.shown.has(place))
        .map((place) => points.get(graph.pairs[place].first === id ? graph.pairs[place].second : graph.pairs[place].first));
      return [id, { bold: bold.has(id), sides: freeSides(points.get(id), others) }];
    }));
  }

  /**
   * Draws what finds room and returns it with its boxes.
   * `nodes`: those of the scene; `points`: {x, y, radius} by actor; `screen`: from the map's units to pixels; `scale`: pixels
   * a unit; `ratio`: pixels of the canvas for one; `forward`: the only actors that are named, or null; `hovered`, `selected`:
   * actors that are named first; `lines`: [{place, line, part}] that say what they are; `crosses`: points that no name covers.
   */
  function draw(context, { nodes, points, screen, scale, ratio, forward, hovered, selected, lines, crosses }) {
    const [width, height] = [box.clientWidth, box.clientHeight];
    const obstacles = crosses.map((at, place) => ({ id: `cross ${place}`, ...screen(at.x, at.y), radius: CROSS }));
    const names = [];
    for (const { id } of nodes) {
      const point = points.get(id);
      const { bold, sides } = notes.get(id);
      const { x, y } = screen(point.x, point.y);
      const radius = point.radius * scale * sizeAt(scale);
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
      obstacles.push({ id, x, y, radius, leading: !forward && bold });
      if (forward && !forward.has(id)) continue;
      const text = shortened(graph.actors.name[id], LONGEST);
      names.push({
        id, text, x, y, radius, width: textWidth(context, text, bold), height: HEIGHT, bold, sides,
        forced: Boolean(forward) || bold || selected.has(id),
        weight: (selected.has(id) ? 1e9 : 0) + (hovered === id ? 1e10 : 0) + graph.weight[id],
      });
    }
    names.sort((one, two) => two.weight - one.weight || one.id - two.id);
    if (!forward) names.slice(Math.ceil((width * height) / ROOM_OF_A_NAME)).forEach((name) => { name.forced = selected.has(name.id); });
    const words = relationWords(context, lines, screen, scale);
    const leading = Math.max(2, Math.min(12, Math.floor((width * height) / ROOM)));
    const wanted = [...names.slice(0, 1), ...words.slice(0, leading), ...names.slice(1), ...words.slice(leading, 4 * leading)];
    const placed = placedLabels(wanted, obstacles, { width, height }, reserved());
    write(context, placed, ratio);
    return placed;
  }

  function write(context, placed, ratio) {
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.lineJoin = "round";
    context.strokeStyle = app.theme.paper;
    context.lineWidth = 3.5;
    for (const label of placed) {
      context.font = font(label.bold, label.centred);
      const x = label.x + label.width / 2;
      const y = label.y + label.height / 2;
      context.strokeText(label.text, x, y);
      context.fillStyle = label.centred ? app.theme.muted : app.theme.ink;
      context.fillText(label.text, x, y);
    }
    context.restore();
  }

  /** What each line says, with an arrow to whom. */
  function relationWords(context, lines, screen, scale) {
    const { statements } = graph;
    const words = [];
    for (const { place, line, part } of lines) {
      if (part.length * scale < SHORTEST_LINE) continue;
      const [, label, inverse] = statements.relations[statements.relation[line.top]];
      const forward = statements.subject[line.top] === graph.pairs[place].first;
      const text = directed(shortened(label, LONGEST), label === inverse ? null : part.angle + (forward ? 0 : Math.PI));
      const share = line.denied || line.mixed >= 0 ? 0.25 : 0.5;
      words.push({
        id: `line ${place}`, text, ...screen(part.x1 + (part.x2 - part.x1) * share, part.y1 + (part.y2 - part.y1) * share),
        radius: 0, width: textWidth(context, text, false, true), height: HEIGHT, centred: true, forced: true, weight: line.reports,
      });
    }
    return words.sort((one, two) => two.weight - one.weight || (one.id < two.id ? -1 : 1));
  }

  /** The boxes of the buttons and words that lie over the map. */
  function reserved() {
    const { left, top } = box.getBoundingClientRect();
    return [...box.parentElement.querySelectorAll(".over")].map((part) => part.getBoundingClientRect())
      .filter((part) => part.width).map((part) => ({ x: part.left - left, y: part.top - top, width: part.width, height: part.height }));
  }

  function font(bold, small) {
    return `${bold ? 650 : 450} ${small ? 11 : 12.5}px ${app.theme.font}`;
  }

  function textWidth(context, text, bold, small = false) {
    const key = `${bold ? 1 : 0}${small ? 1 : 0}${text}`;
    if (!widths.has(key)) {
      context.save();
      context.font = font(bold, small);
      widths.set(key, Math.ceil(context.measureText(text).width) + 6);
      context.restore();
    }
    return widths.get(key);
  }

  return { begin, draw };
}

const ARROWS = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"];

/** Words with an arrow along an angle of the screen, at the end that it points to; alone where there is no angle. */
export function directed(text, angle) {
  if (angle === null) return text;
  const turn = ((Math.round(angle / (Math.PI / 4)) % 8) + 8) % 8;
  return turn > 2 && turn < 6 ? `${ARROWS[turn]} ${text}` : `${text} ${ARROWS[turn]}`;
}
