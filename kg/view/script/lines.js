/** How a line of the map is drawn: its look, its marks, and the line itself where it is brought forward. */

// The head says in grey what the colour says: what is done to whom is against, with, or neither.
const HEADS = {
  cooperation: { vis: "circle", size: 0.8, path: roundHead },
  conflict: { vis: "arrow", size: 1, path: pointedHead },
  tie: { vis: "diamond", size: 0.85, path: diamondHead },
};

/** The dashes of each style of line; the legend says which status has which. */
export const DASHES = { solid: [], dashed: [7, 6], dotted: [2, 4] };

/** The kind of head of a quad class by its place in the legend. */
export function headOf(quad) {
  return quad < 2 ? "cooperation" : quad < 4 ? "conflict" : "tie";
}

/** The length of a quad class's head on a line of a width. */
export function headLength(quad, width) {
  return HEADS[headOf(quad)].size * (7 + 1.7 * width);
}

/** The same to vis-network, which makes a head three times the line's width and this by 15 longer. */
export function headScale(quad, width) {
  return Math.max(0, (headLength(quad, width) - 3 * width) / 15);
}

/** The SVG path of a head of a kind that ends at a point, seen along an angle. */
export function headPath(kind, x, y, angle, size) {
  return HEADS[kind].path((along, aside) => (
    `${round(x - size * (along * Math.cos(angle) + aside * Math.sin(angle)))} ${round(y - size * (along * Math.sin(angle) - aside * Math.cos(angle)))}`
  ), size);
}

function pointedHead(at) {
  return `M${at(0, 0)}L${at(0.91, 0.41)}L${at(0.91, -0.41)}Z`;
}

function diamondHead(at) {
  return `M${at(0, 0)}L${at(0.5, 0.36)}L${at(1, 0)}L${at(0.5, -0.36)}Z`;
}

function roundHead(at, size) {
  const radius = round(0.36 * size);
  return `M${at(0, 0)}A${radius} ${radius} 0 1 1 ${at(0.72, 0)}A${radius} ${radius} 0 1 1 ${at(0, 0)}Z`;
}

function round(number) {
  return Math.round(number * 100) / 100;
}

/** The width of a line by its reports: the same as the one that is computed when the page is made. */
export function lineWidth(reports) {
  return Math.min(1.2 + 0.65 * Math.log2(Math.max(reports, 1)), 6);
}

/** What the size of glyphs and lines is multiplied by: zooming in gives room and not only size, and from afar they can still be seen. */
export function sizeAt(scale) {
  if (scale > 1.2) return (1.2 / scale) ** 0.65;
  return scale < 0.65 ? (0.65 / scale) ** 0.6 : 1;
}

/** The same for the width of lines; where many are seen from afar, thick ones would hide each other. */
export function widthAt(scale) {
  const size = sizeAt(scale);
  return size > 1 ? Math.sqrt(size) : size;
}

/** How much of its colour a line has: the more the oftener reported; around an actor (`leads` says so) its own lines lead. */
export function fade(reports, leads) {
  if (leads !== undefined) return leads ? 0.85 : 0.25;
  return 0.5 + 0.1 * Math.min(Math.log2(Math.max(reports, 1)), 3.5);
}

/** What vis-network needs to know of a line; `share` of its colour, the rest the paper's. */
export function edgeLook(line, legend, theme, share) {
  const width = lineWidth(line.reports);
  return {
    width,
    color: { color: softened(legend.quads[line.quad].colour, theme.paper, share), inherit: false },
    dashes: line.style === "solid" ? false : DASHES[line.style],
    arrows: {
      to: { enabled: line.forward > 0, type: HEADS[headOf(line.forwardQuad)].vis, scaleFactor: headScale(line.forwardQuad, width) },
      from: { enabled: line.back > 0, type: HEADS[headOf(line.backQuad)].vis, scaleFactor: headScale(line.backQuad, width) },
    },
  };
}

/** A colour a little nearer to the paper's; opaque, so that a head over its line is no darker. */
function softened(colour, paper, share) {
  const parts = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const behind = parts(paper);
  return `rgb(${parts(colour).map((part, at) => Math.round(part * share + behind[at] * (1 - share))).join(",")})`;
}

/** The visible part of a line between two glyphs: {x1, y1, x2, y2, length}. */
export function visiblePart(one, two) {
  const across = two.x - one.x;
  const down = two.y - one.y;
  const length = Math.hypot(across, down) || 1;
  const start = Math.min(one.radius + 2, length / 2);
  const end = Math.min(two.radius + 2, length / 2);
  return {
    x1: one.x + (across * start) / length, y1: one.y + (down * start) / length,
    x2: two.x - (across * end) / length, y2: two.y - (down * end) / length,
    length: length - start - end, angle: Math.atan2(down, across),
  };
}

/** How far a point is from the visible part of a line. */
export function distance({ x1, y1, x2, y2 }, { x, y }) {
  const [across, down] = [x2 - x1, y2 - y1];
  const share = Math.max(0, Math.min(1, ((x - x1) * across + (y - y1) * down) / (across ** 2 + down ** 2 || 1)));
  return Math.hypot(x - x1 - share * across, y - y1 - share * down);
}

/** The second colour in the middle of a mixed line, and the cross of a denied one. `scale`: screen pixels a unit. */
export function drawMarks(context, part, line, legend, theme, scale) {
  if (part.length * scale < 26) return;
  const width = lineWidth(line.reports) * widthAt(scale);
  const x = (part.x1 + part.x2) / 2;
  const y = (part.y1 + part.y2) / 2;
  context.save();
  context.translate(x, y);
  context.rotate(part.angle);
  if (line.mixed >= 0) {
    const half = Math.min(part.length * 0.18, 60);
    context.strokeStyle = theme.paper;
    context.lineWidth = width + 2 / scale;
    stroke(context, -half, 0, half, 0);
    context.strokeStyle = legend.quads[line.mixed].colour;
    context.lineWidth = width;
    stroke(context, -half, 0, half, 0);
  }
  if (line.denied) {
    const reach = Math.max(3.6 / scale, width * 0.9);
    for (const [colour, thick] of [[theme.paper, 4], [theme.ink, 1.4]]) {
      context.strokeStyle = colour;
      context.lineWidth = thick / scale;
      stroke(context, -reach, -reach, reach, reach);
      stroke(context, -reach, reach, reach, -reach);
    }
  }
  context.restore();
}

/** The line itself with heads and marks, on top of all else. */
export function drawLine(context, part, line, legend, theme, scale) {
  const width = lineWidth(line.reports) * widthAt(scale);
  const head = (quad) => Math.min(headLength(quad, lineWidth(line.reports)) * widthAt(scale), part.length / 3);
  context.save();
  context.strokeStyle = theme.paper;
  context.lineWidth = width + 4 / scale;
  stroke(context, part.x1, part.y1, part.x2, part.y2);
  context.strokeStyle = context.fillStyle = legend.quads[line.quad].colour;
  context.lineWidth = width;
  context.setLineDash(DASHES[line.style]);
  const cosine = Math.cos(part.angle);
  const sine = Math.sin(part.angle);
  const back = line.back > 0 ? head(line.backQuad) * 0.8 : 0;
  const front = line.forward > 0 ? head(line.forwardQuad) * 0.8 : 0;
  stroke(context, part.x1 + cosine * back, part.y1 + sine * back, part.x2 - cosine * front, part.y2 - sine * front);
  context.setLineDash([]);
  const point = (quad, x, y, angle) => context.fill(new Path2D(headPath(headOf(quad), x, y, angle, head(quad))));
  if (line.forward > 0) point(line.forwardQuad, part.x2, part.y2, part.angle);
  if (line.back > 0) point(line.backQuad, part.x1, part.y1, part.angle + Math.PI);
  context.restore();
  drawMarks(context, part, line, legend, theme, scale);
}

function stroke(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
