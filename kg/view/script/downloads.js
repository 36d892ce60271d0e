/** The map as PNG and SVG, with title, legend and caveat; the statements as CSV. */

import { byId } from "./dom.js";
import { drawGlyph, typeColours, typeLook, typePath } from "./glyphs.js";
import { headCorners, lineWidth } from "./lines.js";

const CAVEAT = "Statements as reported, not verified facts.";

/** Wires the buttons of downloads. */
export function createDownloads(app, map, table) {
  byId("save-png").addEventListener("click", () => png(app, map));
  byId("save-svg").addEventListener("click", () => save(new Blob([svg(app, map)], { type: "image/svg+xml" }), "svg"));
  byId("save-csv").addEventListener("click", () => save(new Blob([table.csv()], { type: "text/csv" }), "csv"));
}

function save(blob, kind) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = `graph.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function png(app, map) {
  const source = map.canvas();
  const ratio = source.width / source.clientWidth;
  const [head, foot] = [44 * ratio, 60 * ratio];
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = source.height + head + foot;
  const context = canvas.getContext("2d");
  context.fillStyle = app.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, head);
  context.scale(ratio, ratio);
  context.fillStyle = app.theme.ink;
  context.textBaseline = "middle";
  context.font = `700 16px ${app.theme.font}`;
  context.fillText(app.graph.title, 16, 24);
  context.font = `400 12px ${app.theme.font}`;
  context.fillStyle = app.theme.muted;
  const bottom = canvas.height / ratio;
  context.fillText(`${byId("showing").textContent}. ${CAVEAT}`, 16, bottom - 16);
  let x = 16;
  for (const { label, colour } of app.graph.legend.quads) {
    context.fillStyle = colour;
    context.fillRect(x, bottom - 44, 22, 4);
    context.fillStyle = app.theme.ink;
    context.fillText(label, x + 28, bottom - 42);
    x += 48 + context.measureText(label).width;
  }
  for (const type of app.graph.types) {
    const label = typeLook(app.graph.legend, type).label;
    drawGlyph(context, app.graph.legend, type, { x: x + 6, y: bottom - 42, radius: 6, theme: app.theme });
    context.font = `400 12px ${app.theme.font}`;
    context.textAlign = "left";
    context.fillStyle = app.theme.ink;
    context.fillText(label, x + 18, bottom - 42);
    x += 38 + context.measureText(label).width;
  }
  canvas.toBlob((blob) => save(blob, "png"));
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
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height + 40}" font-family="sans-serif">`,
    `<title>${escaped(graph.title)}</title><rect x="${left}" y="${top}" width="${width}" height="${height + 40}" fill="${theme.paper}"/>`,
  ];
  for (const place of map.scene.lines) {
    const line = view.lines[place];
    const where = line && map.part(place);
    if (!where) continue;
    const { colour } = graph.legend.quads[line.quad];
    const thick = lineWidth(line.reports);
    const dashes = line.asserted ? "" : ' stroke-dasharray="7 6"';
    parts.push(`<line x1="${where.x1}" y1="${where.y1}" x2="${where.x2}" y2="${where.y2}" stroke="${colour}" stroke-width="${thick}"${dashes}/>`);
    if (line.forward) parts.push(head(where.x2, where.y2, where.angle, 6 + thick * 1.6, colour));
    if (line.back) parts.push(head(where.x1, where.y1, where.angle + Math.PI, 6 + thick * 1.6, colour));
    if (line.denied) {
      const [x, y] = [(where.x1 + where.x2) / 2, (where.y1 + where.y2) / 2];
      parts.push(`<path d="M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}" stroke="${theme.ink}" stroke-width="2"/>`);
    }
  }
  for (const { id, x, y, radius } of points) {
    const type = graph.types[graph.actors.type[id]];
    const { fill, line } = typeColours(graph.legend, type, theme.dark);
    parts.push(`<path transform="translate(${x} ${y}) scale(${radius / 10})" d="${typePath(graph.legend, type)}" fill="${fill}" stroke="${line}"/>`);
    parts.push(`<text x="${x}" y="${y + radius + 14}" font-size="12" text-anchor="middle" fill="${theme.ink}">${escaped(graph.actors.name[id])}</text>`);
  }
  parts.push(`<text x="${left + 16}" y="${top + height + 24}" font-size="14" fill="${theme.muted}">${escaped(`${graph.title} – ${CAVEAT}`)}</text></svg>`);
  return parts.join("\n");
}

function head(x, y, angle, size, colour) {
  return `<path d="M${headCorners(x, y, angle, size).map((corner) => corner.join(" ")).join("L")}Z" fill="${colour}"/>`;
}
