/** The map: vis-network with given positions, what it shows, and what the pointer does on it. */

import { cameraBetween, cameraFor, glide } from "./camera.js";
import { byId } from "./dom.js";
import { filtering } from "./filters.js";
import { distance, edgeLook, fade, headScale, lineWidth, sizeAt, visiblePart, widthAt } from "./lines.js";
import { createPicture } from "./picture.js";

const REACH = 9; // pixels from a line that still hit it: thin lines are hard to hit
const NARROW = 500; // pixels of a map that is too small to show a line among all others
// With more lines than this a machine without a graphics card falls under 30 frames a second: they wait till a drag of the
// map ends, and single actors, whose lines would have to follow, are not dragged.
const SMOOTH_LINES = 450;

/** The map of an app; `show(scene)` draws a scene, `refresh()` draws again what theme, filters or selection changed. */
export function createMap(app) {
  const { graph } = app;
  const box = byId("map");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(box, { nodes, edges }, graph.network.options);
  const largest = graph.ties.reduce((most, places) => Math.max(most, places.length), 0);
  let labels = [];
  let dragging = false;
  let moved = false; // by hand: the camera then stays where it is
  let covered = new Map(); // where actors stood since the camera was fitted: filters that change leave it still, or farther
  let stopGliding = () => {};
  const stage = {
    scene: { nodes: [], lines: [] }, points: new Map(), hover: null, part,
    scale: () => network.getScale(),
    ratio: () => network.canvas.pixelRatio,
    moving: () => dragging && stage.scene.lines.length > SMOOTH_LINES,
    screen: (x, y) => network.canvasToDOM({ x, y }),
  };
  const picture = createPicture(app, box, stage);

  const renderer = ({ ctx, id, x, y }) => {
    const radius = (stage.points.get(id)?.radius ?? 8) * sizeAt(network.getScale());
    return { drawNode: () => picture.actor(ctx, id, x, y, radius), nodeDimensions: { width: 2 * radius, height: 2 * radius } };
  };

  /** The radius of an actor's glyph: the same as the one that is computed when the page is made. */
  function radiusOf(actor) {
    return 6 + Math.min(15, 4.5 * Math.sqrt(largest)) * Math.sqrt(graph.ties[actor].length / Math.max(largest, 1));
  }

  /** The part of a line between its glyphs, or null where one of them is not shown. */
  function part(place) {
    const size = sizeAt(network.getScale());
    const [one, two] = [graph.pairs[place].first, graph.pairs[place].second].map((actor) => stage.points.get(actor));
    return one && two ? visiblePart({ ...one, radius: one.radius * size }, { ...two, radius: two.radius * size }) : null;
  }

  function look(place) {
    const { leading } = stage.scene;
    return edgeLook(app.view.lines[place], graph.legend, app.theme, fade(app.view.lines[place].reports, leading && leading.has(place)));
  }

  /** Whether the map is higher than wide, as on a phone: scenes are laid out for a wide one and then lie on their side. */
  function upright() {
    return box.clientHeight > 1.15 * box.clientWidth && app.state.scene.kind !== "path";
  }

  /**
   * Puts a scene on the map; actors that stay move to their new places unless motion is to be reduced. Without `fit` the
   * camera stays where a hand moved it, and else goes only so far that whoever came is seen, too.
   */
  function show(given, { animate = true, fit: fitAfter = true } = {}) {
    stopGliding();
    const before = new Map([...stage.points].map(([id, { x, y }]) => [id, { x, y }]));
    const gliding = animate && before.size > 0 && !app.calm;
    const scene = upright() ? { ...given, nodes: given.nodes.map(({ id, x, y }) => ({ id, x: y, y: x })) } : given;
    scene.shown = new Set(scene.lines);
    stage.scene = scene;
    stage.hover = null;
    moved = moved && !fitAfter;
    if (fitAfter || !filtering(app.state.filters)) covered = new Map();
    for (const { id, x, y } of scene.nodes) covered.set(id, { id, x, y });
    stage.points = new Map(scene.nodes.map(({ id, x, y }) => [id, { x, y, radius: radiusOf(id) }]));
    picture.begin(scene, stage.points);
    const start = (id, x, y) => (gliding && before.get(id)) || { x, y };
    nodes.clear();
    edges.clear();
    nodes.add(scene.nodes.map(({ id, x, y }) => ({ id, ...start(id, x, y), shape: "custom", ctxRenderer: renderer, size: radiusOf(id) })));
    // What leads is drawn last, over the rest.
    const leads = (place) => Number(scene.leading?.has(place) ?? false);
    edges.add([...scene.lines].sort((one, two) => leads(one) - leads(two)).map((place) => {
      const pair = graph.pairs[place];
      return { id: pair.id, from: pair.first, to: pair.second, ...look(place) };
    }));
    const many = scene.lines.length > SMOOTH_LINES;
    network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, dragNodes: !many } });
    const camera = moved ? null : fitting([...covered.values()]);
    if (gliding) {
      move(before, camera);
      return;
    }
    if (camera) network.moveTo(camera);
    drawNow();
  }

  /** Draws at once: vis-network waits for the next frame, before which a page that is printed or captured is empty. */
  function drawNow() {
    network.body.emitter.emit("_redraw");
  }

  /** Moves actors and camera together to where they belong; the camera stays with whoever takes hold of it meanwhile. */
  function move(before, camera) {
    const from = { position: network.getViewPosition(), scale: network.getScale() };
    const { scene } = stage;
    stopGliding = glide((share) => {
      for (const { id, x, y } of scene.nodes) {
        const start = before.get(id);
        const body = network.body.nodes[id];
        if (!start || !body) continue;
        body.x = start.x + (x - start.x) * share;
        body.y = start.y + (y - start.y) * share;
      }
      if (camera && !moved) network.moveTo(cameraBetween(from, camera, share));
      else network.redraw();
    });
  }

  /** The camera of the whole scene; on a small map, of the selected line. */
  function fitting(actors = stage.scene.nodes) {
    const { selection } = app.state;
    const line = box.clientWidth <= NARROW && selection?.kind === "line" ? [selection.first, selection.second] : [];
    const ends = stage.scene.nodes.filter(({ id }) => line.includes(id));
    return ends.length === 2 ? cameraFor(ends, box.clientWidth, box.clientHeight, 0.9)
      : cameraFor(actors, box.clientWidth, box.clientHeight);
  }

  function refresh() {
    edges.update(stage.scene.lines.filter((place) => app.view.lines[place]).map((place) => ({ id: graph.pairs[place].id, ...look(place) })));
    network.redraw();
  }

  function fit() {
    moved = false;
    covered = new Map(stage.scene.nodes.map((node) => [node.id, node]));
    network.moveTo(fitting());
  }

  function zoom(factor) {
    moved = true;
    network.moveTo({ scale: Math.min(8, Math.max(0.04, network.getScale() * factor)) });
  }

  function pan(across, down) {
    moved = true;
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + across / network.getScale(), y: y + down / network.getScale() } });
  }

  function resize() {
    network.setSize(`${box.clientWidth}px`, `${box.clientHeight}px`);
    if (!moved) network.moveTo(fitting([...covered.values()]));
    drawNow();
  }

  function hover(found) {
    if (JSON.stringify(found) === JSON.stringify(stage.hover)) return;
    stage.hover = found;
    box.classList.toggle("pointing", found !== null);
    app.hint(found);
    network.redraw();
  }

  /** Line widths follow the zoom before vis-network draws; setting them as options would lay out all lines again. */
  function fitWidths() {
    const size = widthAt(network.getScale());
    for (const place of stage.scene.lines) {
      const edge = network.body.edges[graph.pairs[place].id];
      const line = app.view.lines[place];
      if (!edge || !line) continue;
      const width = lineWidth(line.reports);
      edge.options.width = width * size;
      edge.options.arrows.to.scaleFactor = headScale(line.forwardQuad, width) * size;
      edge.options.arrows.from.scaleFactor = headScale(line.backQuad, width) * size;
    }
  }

  function paint(context) {
    for (const [id, point] of stage.points) {
      const body = network.body.nodes[id];
      if (body) Object.assign(point, { x: body.x, y: body.y });
    }
    labels = picture.paint(context);
  }

  /** The id of the line within reach of a point of the screen, or null. */
  function nearLine(point) {
    const at = network.DOMtoCanvas(point);
    let best = REACH / network.getScale();
    let found = null;
    for (const place of stage.scene.lines) {
      const where = part(place);
      const away = where ? distance(where, at) : Infinity;
      if (away < best) [best, found] = [away, graph.pairs[place].id];
    }
    return found;
  }

  const ends = (line) => line.split("-").map(Number);
  network.on("beforeDrawing", fitWidths);
  network.on("afterDrawing", paint);
  network.on("click", ({ nodes: [actor], pointer, edges: [edge] }) => {
    const line = edge ?? nearLine(pointer.DOM);
    if (actor !== undefined) app.openActor(actor);
    else if (line) app.openLine(...ends(line));
    else app.clearLine();
  });
  network.on("dragStart", () => { dragging = moved = true; });
  network.on("zoom", () => { moved = true; });
  network.on("dragEnd", () => {
    dragging = false;
    network.redraw();
  });
  network.on("hoverNode", ({ node }) => hover({ kind: "actor", actor: node }));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge }) => hover({ kind: "line", place: graph.pairBetween(...ends(edge)) }));
  network.on("blurEdge", () => hover(null));

  return {
    show, refresh, fit, zoom, pan, resize, hover, nearLine, part,
    get labels() { return labels; },
    get scene() { return stage.scene; },
    point: (actor) => stage.points.get(actor),
    onScreen: (actor) => network.canvasToDOM(stage.points.get(actor)),
    middleOf: (place) => {
      const where = part(place);
      return where && network.canvasToDOM({ x: (where.x1 + where.x2) / 2, y: (where.y1 + where.y2) / 2 });
    },
    canvas: () => network.canvas.frame.canvas,
    scale: () => network.getScale(),
  };
}
