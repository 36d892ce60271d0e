/** How a line of the map is drawn: its look, its marks, and the line itself where it is brought forward. */

// The head says in grey what the colour says: what is done to whom is against, with, or neither.
const HEADS = {
  cooperation: { vis: "circle", scale: 0.3, path: roundHead },
  conflict: { vis: "arrow", scale: 0.45, path: pointedHead },
  tie: { vis: "diamond", scale: 0.32, path: diamondHead },
};

/** The kind of head of a quad class by its place in the legend. */
export function headOf(quad) {
  return quad < 2 ? "cooperation" : quad < 4 ? "conflict" : "tie";
}

/** The size of a quad class's head to vis-network; its shapes differ in size. */
export function headScale(quad) {
  return HEADS[headOf(quad)].scale;
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
  return Math.min(1.2 + 0.8 * Math.log2(Math.max(reports, 1)), 7);
}

/** What glyphs and lines are drawn smaller by when zoomed in, so that zooming gives room and not only size. */
export function shrinkAt(scale) {
  return scale > 1.2 ? (1.2 / scale) ** 0.65 : 1;
}

/** What vis-network needs to know of a line. */
export function edgeLook(line, legend, theme, leading = true) {
  return {
    width: lineWidth(line.reports),
    color: { color: softened(legend.quads[line.quad].colour, theme.paper, leading ? 0.78 : 0.28), inherit: false },
    dashes: line.asserted ? false : [7, 6],
    arrows: {
      to: { enabled: line.forward > 0, type: HEADS[headOf(line.forwardQuad)].vis, scaleFactor: headScale(line.forwardQuad) },
      from: { enabled: line.back > 0, type: HEADS[headOf(line.backQuad)].vis, scaleFactor: headScale(line.backQuad) },
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

/** The second colour in the middle of a mixed line, and the cross of a denied one. `scale`: screen pixels a unit. */
export function drawMarks(context, part, line, legend, theme, scale) {
  if (part.length * scale < 26) return;
  const width = lineWidth(line.reports) * shrinkAt(scale);
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
  const width = lineWidth(line.reports) * shrinkAt(scale);
  const head = Math.min((6 + lineWidth(line.reports) * 1.6) * shrinkAt(scale), part.length / 3);
  context.save();
  context.strokeStyle = theme.paper;
  context.lineWidth = width + 4 / scale;
  stroke(context, part.x1, part.y1, part.x2, part.y2);
  context.strokeStyle = context.fillStyle = legend.quads[line.quad].colour;
  context.lineWidth = width;
  context.setLineDash(line.asserted ? [] : [7, 6]);
  const cosine = Math.cos(part.angle);
  const sine = Math.sin(part.angle);
  const back = line.back > 0 ? head * 0.8 : 0;
  const front = line.forward > 0 ? head * 0.8 : 0;
  stroke(context, part.x1 + cosine * back, part.y1 + sine * back, part.x2 - cosine * front, part.y2 - sine * front);
  context.setLineDash([]);
  if (line.forward > 0) context.fill(new Path2D(headPath(headOf(line.forwardQuad), part.x2, part.y2, part.angle, head)));
  if (line.back > 0) context.fill(new Path2D(headPath(headOf(line.backQuad), part.x1, part.y1, part.angle + Math.PI, head)));
  context.restore();
  drawMarks(context, part, line, legend, theme, scale);
}

function stroke(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
