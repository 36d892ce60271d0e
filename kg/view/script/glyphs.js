/** Glyphs of actors: on the map's canvas, and as small pictures beside text. */

import { drawn } from "./dom.js";
import { DASHES, headPath } from "./lines.js";

const SVG_BOX = "-11 -11 22 22";
const paths = new Map();

/** How a type is called and drawn; one that the legend does not know, whatever its name, is drawn as a group. */
export function typeLook(legend, type) {
  return Object.hasOwn(legend.types, type) ? legend.types[type] : { ...legend.types.group, label: type, plural: type };
}

/** The colours of a type in the theme: {fill, line}. */
export function typeColours(legend, type, dark) {
  const colours = legend.colours[typeLook(legend, type).colour];
  return dark ? { fill: colours.dark_fill, line: colours.dark_line } : { fill: colours.fill, line: colours.line };
}

/** The SVG path of a type's glyph in a box from -10 to 10. */
export function typePath(legend, type) {
  return typeLook(legend, type).path;
}

/** Draws a glyph around a point; its halo of the paper's colour parts it from the lines beneath. */
export function drawGlyph(context, legend, type, { x, y, radius, theme, initials, ring }) {
  const path = typePath(legend, type);
  if (!paths.has(path)) paths.set(path, new Path2D(path));
  const colours = typeColours(legend, type, theme.dark);
  const shape = paths.get(path);
  context.save();
  context.translate(x, y);
  context.scale(radius / 10, radius / 10);
  context.lineJoin = "round";
  context.strokeStyle = ring ?? theme.paper;
  context.lineWidth = (ring ? 70 : 36) / radius;
  context.stroke(shape);
  if (ring) {
    context.strokeStyle = theme.paper;
    context.lineWidth = 36 / radius;
    context.stroke(shape);
  }
  context.fillStyle = colours.fill;
  context.fill(shape);
  context.strokeStyle = colours.line;
  context.lineWidth = 12 / radius;
  context.stroke(shape);
  if (initials) {
    context.fillStyle = theme.dark ? "#14171b" : "#ffffff";
    context.font = `700 6.4px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(initials, 0, 0.4);
  }
  context.restore();
}

/** What stands in a country's glyph: its code, or the first letters of its name. */
export function initialsOf(actors, actor) {
  return actors.country[actor] || Array.from(actors.name[actor].replace(/[^\p{L}]/gu, "")).slice(0, 3).join("").toUpperCase();
}

/** A glyph as a small picture, coloured by the style sheet's `color`. */
export function glyphPicture(legend, type, dark, size = 16) {
  const { fill, line } = typeColours(legend, type, dark);
  return drawn("svg", { class: "glyph", viewBox: SVG_BOX, width: size, height: size, "aria-hidden": "true" },
    drawn("path", { d: typePath(legend, type), fill, stroke: line, "stroke-width": 1.4, "stroke-linejoin": "round" }));
}

/** A short piece of line as the map draws it: its width, a second colour in the middle, dashes, cross, the head of its kind. */
export function linePicture(colour, { style = "solid", crossed = false, head = null, width = 26, thick = 3, second = null } = {}) {
  const line = (from, to, stroke, more = {}) => drawn("line", { x1: from, y1: 6, x2: to, y2: 6, stroke, "stroke-width": thick, ...more });
  const picture = drawn("svg", { class: "stroke", viewBox: `0 0 ${width} 12`, width, height: 12, "aria-hidden": "true" },
    line(1, width - (head ? 6 : 1), colour, { "stroke-dasharray": DASHES[style].join(" ") || "none" }));
  if (second) picture.append(line(width * 0.33, width * 0.67, second));
  if (head) picture.append(drawn("path", { d: headPath(head, width, 6, 0, 11), fill: colour }));
  if (crossed) {
    const middle = width / 2;
    for (const turn of [1, -1]) {
      picture.append(drawn("line", {
        x1: middle - 4, y1: 6 - 4 * turn, x2: middle + 4, y2: 6 + 4 * turn, stroke: "currentColor", "stroke-width": 1.8,
      }));
    }
  }
  return picture;
}
