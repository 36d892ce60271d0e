/** Labels that never lie on each other: each takes the first free place around its glyph, or none. */

/** Whether two boxes {x, y, width, height} have a point in common. */
export function overlapping(one, two) {
  return one.x < two.x + two.width && two.x < one.x + one.width
    && one.y < two.y + two.height && two.y < one.y + one.height;
}

/**
 * The labels that find room, with their boxes, in screen pixels.
 * `wanted`: [{id, text, x, y, radius, width, height, forced, centred, sides}], the most important first;
 * `glyphs`: [{id, x, y, radius, leading}] that labels of others keep off, off a leading one always; `area`: {width, height} of the screen;
 * `reserved`: boxes of the screen where something else stands.
 */
export function placedLabels(wanted, glyphs, area, reserved = []) {
  const placed = [];
  const grid = gridOf(glyphs);
  const taken = gridOf([]);
  for (const box of reserved) taken.add(box, box);
  for (const label of wanted) {
    let best = null;
    for (const box of places(label)) {
      if (box.x < 2 || box.y < 2 || box.x + box.width > area.width - 2 || box.y + box.height > area.height - 2) continue;
      if (taken.near(box).some((other) => overlapping(other, box))) continue;
      const covered = grid.near(box).filter((glyph) => glyph.id !== label.id && covers(box, glyph));
      // An important name looks for a place clear of glyphs, else takes the one that hides the least of them.
      if (covered.length && (!label.forced || covered.some((glyph) => glyph.leading))) continue;
      const hidden = covered.reduce((sum, { radius }) => sum + radius * radius, 0);
      if (!best || hidden < best.hidden) best = { box, hidden };
      if (!hidden) break;
    }
    if (!best) continue;
    const found = { ...label, ...best.box };
    placed.push(found);
    taken.add(found, found);
  }
  return placed;
}

function places({ x, y, radius, width, height, centred, sides = [0, 1, 2, 3] }) {
  const box = (left, top) => ({ x: left, y: top, width, height });
  if (centred) return [box(x - width / 2, y - height / 2)];
  const gap = radius + 3;
  const around = [
    box(x - width / 2, y + gap), box(x - width / 2, y - gap - height), box(x + gap, y - height / 2), box(x - gap - width, y - height / 2),
  ];
  const near = gap * 0.7;
  const corners = [[x + near, y + near], [x - near - width, y + near], [x + near, y - near - height], [x - near - width, y - near - height]]
    .map(([left, top]) => box(left, top));
  return [...sides.map((side) => around[side]), ...corners];
}

function covers(box, { x, y, radius }) {
  const across = x - Math.max(box.x, Math.min(x, box.x + box.width));
  const down = y - Math.max(box.y, Math.min(y, box.y + box.height));
  return across * across + down * down < radius * radius * 0.8;
}

function gridOf(glyphs, size = 80) {
  const cells = new Map();
  const each = (box, run) => {
    for (let column = Math.floor(box.x / size); column <= Math.floor((box.x + box.width) / size); column += 1) {
      for (let row = Math.floor(box.y / size); row <= Math.floor((box.y + box.height) / size); row += 1) run(`${column},${row}`);
    }
  };
  const add = (item, box) => each(box, (key) => {
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(item);
  });
  for (const glyph of glyphs) {
    const { x, y, radius } = glyph;
    add(glyph, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }
  const near = (box) => {
    const found = new Set();
    each(box, (key) => (cells.get(key) ?? []).forEach((item) => found.add(item)));
    return [...found];
  };
  return { add, near };
}

/** Below, above, right, left (0 to 3): the sides of a point for its name, those with few lines to `others` first. */
export function freeSides({ x, y }, others) {
  const crowding = [0, 0, 0, 0];
  for (const other of others) {
    const length = Math.hypot(other.x - x, other.y - y) || 1;
    const [across, down] = [(other.x - x) / length, (other.y - y) / length];
    [down, -down, across, -across].forEach((along, side) => { crowding[side] += Math.max(0, along - 0.3); });
  }
  // A name beneath its glyph reads best: other sides need a reason.
  const cost = (side) => Math.min(crowding[side], 1.5) + [0, 0.15, 0.3, 0.35][side];
  return [0, 1, 2, 3].sort((one, two) => cost(one) - cost(two));
}
