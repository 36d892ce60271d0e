/** The map as PNG and SVG, with title, legend and caveat; the statements as CSV. */

import { byId } from "./dom.js";
import { drawGlyph, typeColours, typeLook, typePath } from "./glyphs.js";
import { DASHES, headLength, headOf, headPath, lineWidth } from "./lines.js";

const CAVEAT = "Statements as reported, not verified facts.";
const HEAD = 44;
const ROW = 22;

/** Wires the buttons of downloads. */
export function createDownloads(app, map, table) {
  byId("save-png").addEventListener("click", () => png(app, map));
  byId("save-svg").addEventListener("click", () => save(new Blob([svg(app, map)], { type: "image/svg+xml" }), "svg"));
  for (const button of ["save-csv", "table-csv"]) {
    byId(button).addEventListener("click", () => save(new Blob([table.csv()], { type: "text/csv" }), "csv"));
  }
}

function save(blob, kind) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = `graph.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** What stands in the legend of a picture, in rows of a width: [{x, row, width, label, line?, type?}]. */
export function legendItems(graph, colour, width, measure) {
  const { quads, statuses } = graph.legend;
  const used = { quads: new Set(graph.quadOf), statuses: new Set(graph.statements.status) };
  const items = [
    ...quads.map((quad, place) => used.quads.has(place) && { label: quad.label, line: { colour: quad.colour, style: "solid", head: headOf(place) } }),
    ...graph.statuses.map((status, place) => used.statuses.has(place) && {
      label: statuses[status].label, line: { colour, style: statuses[status].line, crossed: status === "denied" },
    }),
    ...graph.types.map((type) => ({ label: typeLook(graph.legend, type).label, type })),
  ].filter(Boolean);
  let x = 0;
  let row = 0;
  return items.map((item) => {
    const wide = measure(item.label) + 50;
    if (x && x + wide > width) [x, row] = [0, row + 1];
    const placed = { ...item, x, row, width: wide };
    x += wide;
    return placed;
  });
}

function png(app, map) {
  const source = map.canvas();
  const ratio = source.width / source.clientWidth;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const font = `400 12px ${app.theme.font}`;
  context.font = font;
  const items = legendItems(app.graph, app.theme.muted, source.clientWidth - 32, (text) => context.measureText(text).width);
  const foot = 44 + ROW * (items.at(-1).row + 1);
  canvas.width = source.width;
  canvas.height = source.height + (HEAD + foot) * ratio;
  context.fillStyle = app.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, HEAD * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = app.theme.ink;
  context.textBaseline = "middle";
  context.font = `700 16px ${app.theme.font}`;
  context.fillText(app.graph.title, 16, 24);
  const top = canvas.height / ratio - foot + 18;
  for (const { x, row, label, line, type } of items) {
    const middle = top + row * ROW;
    if (type) drawGlyph(context, app.graph.legend, type, { x: 16 + x + 12, y: middle, radius: 7, theme: app.theme });
    else drawSample(context, 16 + x, middle, line, app.theme);
    context.font = font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = app.theme.ink;
    context.fillText(label, 16 + x + 34, middle);
  }
  context.fillStyle = app.theme.muted;
  context.fillText(`${byId("showing").textContent}. ${CAVEAT}`, 16, canvas.height / ratio - 14);
  canvas.toBlob((blob) => save(blob, "png"));
}

function drawSample(context, x, y, { colour, style, crossed, head }, theme) {
  context.save();
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 3;
  context.setLineDash(DASHES[style]);
  context.stroke(new Path2D(`M${x} ${y}H${x + (head ? 20 : 26)}`));
  if (head) context.fill(new Path2D(headPath(head, x + 26, y, 0, 11)));
  context.setLineDash([]);
  context.lineWidth = 1.8;
  context.strokeStyle = theme.ink;
  if (crossed) context.stroke(new Path2D(cross(x + 13, y, 4)));
  context.restore();
}

function cross(x, y, reach) {
  return `M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x - reach} ${y + reach}L${x + reach} ${y - reach}`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The scene as an SVG document in its own coordinates; it holds no script and no address. */
function svg(app, map) {
  const { graph, theme, view } = app;
  const points = map.scene.nodes.map(({ id }) => ({ id, ...map.point(id) }));
  const margin = 120;
  const left = Math.min(...points.map(({ x }) => x)) - margin;
  const top = Math.min(...points.map(({ y }) => y)) - margin;
  const width = Math.max(...points.map(({ x }) => x)) + margin - left;
  const height = Math.max(...points.map(({ y }) => y)) + margin - top;
  const items = legendItems(graph, theme.muted, width - 32, (text) => 7 * text.length);
  const foot = 44 + ROW * (items.at(-1).row + 1);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height + foot}" font-family="sans-serif">`,
    `<title>${escaped(graph.title)}</title><rect x="${left}" y="${top}" width="${width}" height="${height + foot}" fill="${theme.paper}"/>`,
  ];
  for (const place of map.scene.lines) {
    const line = view.lines[place];
    const where = line && map.part(place);
    if (!where) continue;
    const { colour } = graph.legend.quads[line.quad];
    const thick = lineWidth(line.reports);
    const dashes = dashed(line.style);
    parts.push(`<line x1="${where.x1}" y1="${where.y1}" x2="${where.x2}" y2="${where.y2}" stroke="${colour}" stroke-width="${thick}"${dashes}/>`);
    const head = (quad, x, y, angle) => filled(headPath(headOf(quad), x, y, angle, headLength(quad, thick)), colour);
    if (line.forward) parts.push(head(line.forwardQuad, where.x2, where.y2, where.angle));
    if (line.back) parts.push(head(line.backQuad, where.x1, where.y1, where.angle + Math.PI));
    const [x, y] = [(where.x1 + where.x2) / 2, (where.y1 + where.y2) / 2];
    if (line.mixed >= 0) {
      const half = Math.min(where.length * 0.18, 60);
      const [across, down] = [half * Math.cos(where.angle), half * Math.sin(where.angle)];
      parts.push(`<path d="M${x - across} ${y - down}L${x + across} ${y + down}" stroke="${theme.paper}" stroke-width="${thick + 2}"/>`,
        `<path d="M${x - across} ${y - down}L${x + across} ${y + down}" stroke="${graph.legend.quads[line.mixed].colour}" stroke-width="${thick}"/>`);
    }
    if (line.denied) parts.push(`<path d="${cross(x, y, 5)}" stroke="${theme.ink}" stroke-width="2"/>`);
  }
  for (const { id, x, y, radius } of points) {
    parts.push(glyph(graph.legend, graph.types[graph.actors.type[id]], theme.dark, x, y, radius / 10));
    parts.push(`<text x="${x}" y="${y + radius + 14}" font-size="12" text-anchor="middle" fill="${theme.ink}">${escaped(graph.actors.name[id])}</text>`);
  }
  for (const { x, row, label, line, type } of items) {
    const [at, middle] = [left + 16 + x, top + height + 8 + row * ROW];
    if (type) parts.push(glyph(graph.legend, type, theme.dark, at + 12, middle, 0.7));
    else parts.push(sample(at, middle, line, theme));
    parts.push(`<text x="${at + 34}" y="${middle + 4}" font-size="12" fill="${theme.ink}">${escaped(label)}</text>`);
  }
  const words = `${graph.title} – ${byId("showing").textContent}. ${CAVEAT}`;
  parts.push(`<text x="${left + 16}" y="${top + height + foot - 12}" font-size="12" fill="${theme.muted}">${escaped(words)}</text></svg>`);
  return parts.join("\n");
}

function glyph(legend, type, dark, x, y, scale) {
  const { fill, line } = typeColours(legend, type, dark);
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${typePath(legend, type)}" fill="${fill}" stroke="${line}"/>`;
}

function dashed(style) {
  return DASHES[style].length ? ` stroke-dasharray="${DASHES[style].join(" ")}"` : "";
}

function sample(x, y, { colour, style, crossed, head }, theme) {
  return [
    `<path d="M${x} ${y}H${x + (head ? 20 : 26)}" stroke="${colour}" stroke-width="3"${dashed(style)}/>`,
    head ? filled(headPath(head, x + 26, y, 0, 11), colour) : "",
    crossed ? `<path d="${cross(x + 13, y, 4)}" stroke="${theme.ink}" stroke-width="1.8"/>` : "",
  ].join("");
}

function filled(path, colour) {
  return `<path d="${path}" fill="${colour}"/>`;
}
