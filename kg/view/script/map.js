/** The map: vis-network with given positions, and a layer of marks and labels over it. */

import { byId } from "./dom.js";
import { drawGlyph, initialsOf } from "./glyphs.js";
import { drawLine, drawMarks, edgeLook, headScale, lineWidth, shrinkAt, visiblePart } from "./lines.js";
import { placedLabels } from "./labels.js";
import { shortened } from "./words.js";

const LABEL_HEIGHT = 16;
const NAME_LENGTH = 32;
// With more lines than this a machine without a graphics card falls under 30 frames a second: they wait till a drag ends.
const SMOOTH_LINES = 450;

/** The map of an app; `show(scene)` draws a scene, `refresh()` draws again what theme, filters or selection changed. */
export function createMap(app) {
  const { graph } = app;
  const box = byId("map");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(box, { nodes, edges }, graph.network.options);
  const largest = graph.ties.reduce((most, places) => Math.max(most, places.length), 0);
  const state = { scene: { nodes: [], lines: [] }, points: new Map(), labels: [], hover: null, widths: new Map() };

  const renderer = ({ ctx, id, x, y }) => {
    const point = state.points.get(id);
    const radius = (point?.radius ?? 8) * shrinkAt(network.getScale());
    return {
      drawNode: () => drawActor(ctx, id, x, y, radius),
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  };

  function drawActor(context, actor, x, y, radius) {
    const type = graph.types[graph.actors.type[actor]];
    const onScreen = radius * network.getScale();
    drawGlyph(context, graph.legend, type, {
      x, y, radius, theme: app.theme,
      initials: type === "country" && onScreen >= 10 ? initialsOf(graph.actors, actor) : "",
      ring: isSelected(actor) ? app.theme.accent : null,
    });
  }

  function isSelected(actor) {
    const { selection, scene } = app.state;
    return (selection?.kind === "actor" && selection.actor === actor)
      || (scene.kind === "path" && (scene.from === actor || scene.to === actor));
  }

  /** What is brought forward: the actor or the line under the pointer, else the selected line. */
  function emphasis() {
    const { selection } = app.state;
    if (state.hover?.kind === "line") return { lines: [state.hover.place], actor: null };
    if (selection?.kind === "line") return { lines: [graph.pairBetween(selection.first, selection.second)], actor: null };
    if (state.hover?.kind === "actor") {
      const actor = state.hover.actor;
      return { lines: state.scene.lines.filter((place) => touches(place, actor)), actor };
    }
    return null;
  }

  function touches(place, actor) {
    return graph.pairs[place].first === actor || graph.pairs[place].second === actor;
  }

  function part(place) {
    const one = state.points.get(graph.pairs[place].first);
    const two = state.points.get(graph.pairs[place].second);
    const shrink = shrinkAt(network.getScale());
    const shrunk = ({ x, y, radius }) => ({ x, y, radius: radius * shrink });
    return one && two ? visiblePart(shrunk(one), shrunk(two)) : null;
  }

  function overlay(context) {
    const scale = network.getScale();
    for (const { id } of state.scene.nodes) {
      const body = network.body.nodes[id];
      const point = state.points.get(id);
      if (body && point) Object.assign(point, { x: body.x, y: body.y });
    }
    const moving = state.dragging && state.scene.lines.length > SMOOTH_LINES;
    for (const place of moving ? [] : state.scene.lines) {
      const line = app.view.lines[place];
      const leads = !state.scene.leading || state.scene.leading.has(place);
      const where = line && leads && (line.denied || line.mixed >= 0) && part(place);
      if (where) drawMarks(context, where, line, graph.legend, app.theme, scale);
    }
    const forward = emphasis();
    if (forward) bringForward(context, forward, scale);
    else redrawGlyphs(context, state.scene.nodes.map((node) => node.id));
    drawLabels(context, forward, scale);
  }

  /** Glyphs again over the marks; cheap, and no cross ever lies on an actor. */
  function redrawGlyphs(context, actors) {
    for (const actor of actors) {
      const point = state.points.get(actor);
      if (point) drawActor(context, actor, point.x, point.y, point.radius * shrinkAt(network.getScale()));
    }
  }

  function bringForward(context, forward, scale) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.78;
    context.fillStyle = app.theme.paper;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    const actors = new Set(forward.actor === null ? [] : [forward.actor]);
    for (const place of forward.lines) {
      const where = part(place);
      if (!where || !app.view.lines[place]) continue;
      drawLine(context, where, app.view.lines[place], graph.legend, app.theme, scale);
      actors.add(graph.pairs[place].first).add(graph.pairs[place].second);
    }
    redrawGlyphs(context, actors);
    forward.actors = actors;
  }

  function drawLabels(context, forward, scale) {
    const ratio = network.canvas.pixelRatio;
    const view = network.getViewPosition();
    const width = box.clientWidth;
    const height = box.clientHeight;
    const screen = (x, y) => ({ x: (x - view.x) * scale + width / 2, y: (y - view.y) * scale + height / 2 });
    const glyphs = [];
    const wanted = [];
    for (const { id } of state.scene.nodes) {
      const point = state.points.get(id);
      const { x, y } = screen(point.x, point.y);
      const radius = point.radius * scale * shrinkAt(scale);
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
      glyphs.push({ id, x, y, radius });
      if (forward && !forward.actors.has(id)) continue;
      const text = shortened(graph.actors.name[id], NAME_LENGTH);
      wanted.push({
        id, text, x, y, radius, width: textWidth(context, text, point.bold), height: LABEL_HEIGHT, bold: point.bold,
        forced: Boolean(forward) || point.bold || isSelected(id), sides: point.sides,
        weight: (isSelected(id) ? 1e9 : 0) + (state.hover?.actor === id ? 1e10 : 0) + point.weight,
      });
    }
    wanted.sort((one, two) => two.weight - one.weight || one.id - two.id);
    const words = relationWords(context, forward, screen, scale);
    state.labels = placedLabels([...wanted.slice(0, 1), ...words.slice(0, 12), ...wanted.slice(1), ...words.slice(12)], glyphs, { width, height }, reserved());
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.lineJoin = "round";
    for (const label of state.labels) {
      context.font = font(label.bold, label.centred);
      context.strokeStyle = app.theme.paper;
      context.lineWidth = 3.5;
      const x = label.x + label.width / 2;
      const y = label.y + label.height / 2;
      context.strokeText(label.text, x, y);
      context.fillStyle = label.centred ? app.theme.muted : app.theme.ink;
      context.fillText(label.text, x, y);
    }
    context.restore();
  }

  /** The boxes of the buttons and words that lie over the map. */
  function reserved() {
    const { left, top } = box.getBoundingClientRect();
    return [...box.parentElement.querySelectorAll(".over")].map((part) => part.getBoundingClientRect())
      .filter((part) => part.width).map((part) => ({ x: part.left - left, y: part.top - top, width: part.width, height: part.height }));
  }

  /** What the lines of the actor in the middle, or those brought forward, say. */
  function relationWords(context, forward, screen, scale) {
    const { selection, scene } = app.state;
    let lines = forward ? forward.lines : [];
    if (!forward && scene.kind === "path") lines = state.scene.lines;
    else if (!forward && selection?.kind === "actor") lines = state.scene.lines.filter((place) => touches(place, selection.actor));
    const words = [];
    for (const place of lines) {
      const line = app.view.lines[place];
      const where = line && part(place);
      if (!where || where.length * scale < 60) continue;
      const text = shortened(graph.statements.relations[graph.statements.relation[line.top]][1], NAME_LENGTH);
      const share = line.denied || line.mixed >= 0 ? 0.25 : 0.5;
      const at = screen(where.x1 + (where.x2 - where.x1) * share, where.y1 + (where.y2 - where.y1) * share);
      words.push({
        id: `line ${place}`, text, ...at, radius: 0, width: textWidth(context, text, false, true), height: LABEL_HEIGHT,
        centred: true, forced: true, weight: line.reports,
      });
    }
    return words.sort((one, two) => two.weight - one.weight || (one.id < two.id ? -1 : 1));
  }

  function font(bold, small) {
    return `${bold ? 650 : 450} ${small ? 11 : 12.5}px ${app.theme.font}`;
  }

  function textWidth(context, text, bold, small = false) {
    const key = `${bold ? 1 : 0}${small ? 1 : 0}${text}`;
    if (!state.widths.has(key)) {
      context.save();
      context.font = font(bold, small);
      state.widths.set(key, Math.ceil(context.measureText(text).width) + 6);
      context.restore();
    }
    return state.widths.get(key);
  }

  function look(place) {
    const leads = !state.scene.leading || state.scene.leading.has(place);
    return edgeLook(app.view.lines[place], graph.legend, app.theme, leads);
  }

  function radiusOf(actor) {
    return 6 + Math.min(15, 4.5 * Math.sqrt(largest)) * Math.sqrt(graph.ties[actor].length / Math.max(largest, 1));
  }

  /** Whether the map is higher than wide, as on a phone: scenes are laid out for a wide one and then lie on their side. */
  function upright() {
    return box.clientHeight > 1.15 * box.clientWidth && app.state.scene.kind !== "path";
  }

  /** Puts a scene on the map; actors that stay move to their new places unless motion is to be reduced. */
  function show(given, { animate = true, fit: fitAfter = true } = {}) {
    const before = new Map([...state.points].map(([id, { x, y }]) => [id, { x, y }]));
    const moved = animate && before.size > 0 && !app.calm;
    const scene = upright() ? { ...given, nodes: given.nodes.map(({ id, x, y }) => ({ id, x: y, y: x })) } : given;
    scene.shown = new Set(scene.lines);
    state.scene = scene;
    state.hover = null;
    state.moved = state.moved && !fitAfter;
    const heaviest = [...scene.nodes].sort((one, two) => graph.weight[two.id] - graph.weight[one.id]).slice(0, 14);
    const bold = new Set(heaviest.map((node) => node.id));
    state.points = new Map(scene.nodes.map(({ id, x, y }) => [id, {
      x, y, radius: radiusOf(id), weight: graph.weight[id], bold: bold.has(id), sides: [],
    }]));
    for (const [id, point] of state.points) point.sides = freeSides(id, point, scene);
    const start = (id, x, y) => (moved && before.get(id)) || { x, y };
    nodes.clear();
    edges.clear();
    nodes.add(scene.nodes.map(({ id, x, y }) => ({ id, ...start(id, x, y), shape: "custom", ctxRenderer: renderer, size: radiusOf(id) })));
    edges.add(scene.lines.map((place) => {
      const pair = graph.pairs[place];
      return { id: pair.id, from: pair.first, to: pair.second, ...look(place) };
    }));
    const many = scene.lines.length > SMOOTH_LINES;
    network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
    const camera = fitAfter ? cameraFor(scene) : null;
    if (!moved) {
      if (camera) network.moveTo(camera);
      network.redraw();
      return;
    }
    glide(scene, before, camera);
  }

  /** Below, above, right, left (0 to 3): the sides of an actor for its name, those without lines first. */
  function freeSides(actor, { x, y }, scene) {
    const crowding = [0, 0, 0, 0];
    for (const place of graph.ties[actor]) {
      if (!scene.shown.has(place)) continue;
      const pair = graph.pairs[place];
      const other = state.points.get(pair.first === actor ? pair.second : pair.first);
      const length = Math.hypot(other.x - x, other.y - y) || 1;
      const [across, down] = [(other.x - x) / length, (other.y - y) / length];
      [down, -down, across, -across].forEach((along, side) => { crowding[side] += Math.max(0, along - 0.3); });
    }
    // A name beneath its glyph reads best: other sides need a reason.
    const cost = (side) => Math.min(crowding[side], 1.5) + [0, 0.15, 0.3, 0.35][side];
    return [0, 1, 2, 3].sort((one, two) => cost(one) - cost(two));
  }

  /** Moves actors and camera together to where they belong, in a third of a second. */
  function glide(scene, before, camera) {
    const from = { position: network.getViewPosition(), scale: network.getScale() };
    const began = performance.now();
    const run = state.run = Symbol("glide");
    const step = (now) => {
      if (state.run !== run) return;
      const share = Math.min(1, Math.max(0, (now - began) / 330));
      const eased = 1 - (1 - share) ** 3;
      for (const { id, x, y } of scene.nodes) {
        const start = before.get(id);
        const body = network.body.nodes[id];
        if (!start || !body) continue;
        body.x = start.x + (x - start.x) * eased;
        body.y = start.y + (y - start.y) * eased;
      }
      if (camera) {
        const mix = (one, two) => one + (two - one) * eased;
        network.moveTo({
          position: { x: mix(from.position.x, camera.position.x), y: mix(from.position.y, camera.position.y) },
          scale: mix(from.scale, camera.scale),
        });
      } else network.redraw();
      if (share < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** The camera that shows a whole scene with room for its names. */
  function cameraFor(scene) {
    if (!scene.nodes.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const xs = scene.nodes.map((node) => node.x);
    const ys = scene.nodes.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const margin = { across: Math.min(90, box.clientWidth / 8), above: 44, below: 40 };
    const scale = Math.min(
      (box.clientWidth - 2 * margin.across) / Math.max(right - left, 1),
      (box.clientHeight - margin.above - margin.below) / Math.max(bottom - top, 1), 1.9,
    );
    return {
      position: { x: (left + right) / 2, y: (top + bottom) / 2 - (margin.above - margin.below) / 2 / scale },
      scale: Math.max(scale, 0.05),
    };
  }

  function refresh() {
    edges.update(state.scene.lines.filter((place) => app.view.lines[place]).map((place) => (
      { id: graph.pairs[place].id, ...look(place) }
    )));
    network.redraw();
  }

  function fit() {
    state.moved = false;
    network.moveTo(cameraFor(state.scene));
  }

  function zoom(factor) {
    state.moved = true;
    network.moveTo({ scale: Math.min(8, Math.max(0.04, network.getScale() * factor)) });
  }

  function pan(across, down) {
    state.moved = true;
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + across / network.getScale(), y: y + down / network.getScale() } });
  }

  function resize() {
    network.setSize(`${box.clientWidth}px`, `${box.clientHeight}px`);
    if (state.moved) network.redraw();
    else fit();
  }

  function hover(found) {
    if (JSON.stringify(found) === JSON.stringify(state.hover)) return;
    state.hover = found;
    box.classList.toggle("pointing", found !== null);
    app.hint(found);
    network.redraw();
  }

  /** Line widths follow the zoom before vis-network draws; setting them as options would lay out all lines again. */
  function fitWidths() {
    const shrink = shrinkAt(network.getScale());
    for (const place of state.scene.lines) {
      const edge = network.body.edges[graph.pairs[place].id];
      const line = app.view.lines[place];
      if (!edge || !line) continue;
      edge.options.width = lineWidth(line.reports) * shrink;
      edge.options.arrows.to.scaleFactor = headScale(line.forwardQuad) * shrink;
      edge.options.arrows.from.scaleFactor = headScale(line.backQuad) * shrink;
    }
  }

  network.on("beforeDrawing", fitWidths);
  network.on("afterDrawing", overlay);
  network.on("click", ({ nodes: [actor], pointer, edges: [edge] }) => {
    const line = edge ?? nearLine(pointer.DOM);
    if (actor !== undefined) app.openActor(actor);
    else if (line) app.openLine(...line.split("-").map(Number));
    else app.clearLine();
  });
  network.on("dragStart", () => { state.dragging = state.moved = true; });
  network.on("zoom", () => { state.moved = true; });
  network.on("dragEnd", () => {
    state.dragging = false;
    network.redraw();
  });
  network.on("hoverNode", ({ node }) => hover({ kind: "actor", actor: node }));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge }) => hover({ kind: "line", place: graph.pairBetween(...edge.split("-").map(Number)) }));
  network.on("blurEdge", () => hover(null));

  /** The line within a finger's width of a point of the screen: thin lines are hard to hit. */
  function nearLine({ x, y }) {
    const at = network.DOMtoCanvas({ x, y });
    let best = 9 / network.getScale();
    let found = null;
    for (const place of state.scene.lines) {
      const where = part(place);
      if (!where) continue;
      const across = where.x2 - where.x1;
      const down = where.y2 - where.y1;
      const share = Math.max(0, Math.min(1, ((at.x - where.x1) * across + (at.y - where.y1) * down) / (across ** 2 + down ** 2 || 1)));
      const distance = Math.hypot(at.x - where.x1 - share * across, at.y - where.y1 - share * down);
      if (distance < best) [best, found] = [distance, graph.pairs[place].id];
    }
    return found;
  }

  return {
    show, refresh, fit, zoom, pan, resize, hover, nearLine,
    get labels() { return state.labels; },
    get scene() { return state.scene; },
    point: (actor) => state.points.get(actor),
    onScreen: (actor) => network.canvasToDOM(state.points.get(actor)),
    part,
    middleOf: (place) => {
      const where = part(place);
      return where && network.canvasToDOM({ x: (where.x1 + where.x2) / 2, y: (where.y1 + where.y2) / 2 });
    },
    canvas: () => network.canvas.frame.canvas,
    scale: () => network.getScale(),
  };
}
