/** From where the map is seen: the camera that shows some actors, and the way from one camera to another. */

// Nearer than this, a scene of few actors is all glyph.
const CLOSEST = 1.5;
const FARTHEST = 0.05;
const MILLISECONDS = 330;

/** The camera that shows all of some nodes {x, y} in a box of a size, with room for their names; no nearer than `closest`. */
export function cameraFor(nodes, width, height, closest = CLOSEST) {
  if (!nodes.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = { across: Math.min(90, width / 8), above: 50, below: 40 };
  const fitting = Math.min(
    (width - 2 * margin.across) / Math.max(right - left, 1),
    (height - margin.above - margin.below) / Math.max(bottom - top, 1), closest,
  );
  const scale = Math.max(fitting, FARTHEST);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - (margin.above - margin.below) / 2 / scale }, scale };
}

/** The camera a share of the way from one to another. */
export function cameraBetween(one, two, share) {
  const mix = (from, to) => from + (to - from) * share;
  return {
    position: { x: mix(one.position.x, two.position.x), y: mix(one.position.y, two.position.y) }, scale: mix(one.scale, two.scale),
  };
}

/** Calls `draw` with the share of the way, 0 to 1, fast at first and then slower; the function that is returned stops it. */
export function glide(draw) {
  const began = performance.now();
  let going = true;
  const step = (now) => {
    if (!going) return;
    const share = Math.min(1, Math.max(0, (now - began) / MILLISECONDS));
    draw(1 - (1 - share) ** 3);
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return () => { going = false; };
}
