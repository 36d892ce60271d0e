/** Reports over time: the histogram under the map with its range, and the small one of a pair. */

import { byId, drawn, element } from "./dom.js";
import { evidenceOf } from "./data.js";
import { DAY, dayWords } from "./words.js";

const BARS = 120;

/** The days of the evidence of statements with their quad class: [[day, quad], …]. */
function reported(graph, rows) {
  const { statements, articles } = graph;
  const found = [];
  for (const row of rows) {
    const [start, end] = evidenceOf(graph, row);
    for (let piece = start; piece < end; piece += 1) {
      const day = articles.day[statements.article[piece]];
      if (day !== null) found.push([day, graph.quadOf[row]]);
    }
  }
  return found;
}

/** Stacked bars of reports by quad class between two days, as SVG of a size. */
function histogram(graph, reports, first, last, width, height, most = BARS) {
  const bars = Math.max(1, Math.min(most, last - first + 1));
  const stacks = Array.from({ length: bars }, () => new Array(graph.legend.quads.length).fill(0));
  for (const [day, quad] of reports) stacks[Math.min(bars - 1, Math.floor(((day - first) * bars) / (last - first + 1)))][quad] += 1;
  const highest = Math.max(1, ...stacks.map((stack) => stack.reduce((sum, one) => sum + one, 0)));
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", class: "histogram", "aria-hidden": "true" });
  const wide = Math.min(width / bars, 14);
  stacks.forEach((stack, place) => {
    let top = height;
    stack.forEach((number, quad) => {
      if (!number) return;
      const tall = (number / highest) * (height - 2);
      top -= tall;
      picture.append(drawn("rect", {
        x: ((place + 0.5) * width) / bars - wide / 2 + 0.25, y: top, width: Math.max(0.5, wide - 0.5), height: tall, fill: graph.legend.quads[quad].colour,
      }));
    });
  });
  return picture;
}

/** Words for an axis of time: first days of months or years, seven at most, none too near to the ends. */
export function ticks(first, last, most = 7) {
  const from = new Date(first * DAY);
  const months = Math.max(1, (last - first) / 30.4);
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((size) => months / size <= most) ?? 1200;
  const made = [];
  const margin = (last - first) * 0.03;
  const start = from.getUTCFullYear() * 12 + from.getUTCMonth();
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY);
    if (day > last - margin) return made;
    if (day >= first + margin) made.push({ day, text: step < 12 ? dayWords(day).replace(/^1 /, "") : String(Math.floor(month / 12)) });
  }
}

/** The small histogram at the head of a pair's statements. */
export function pairTimeline(app, rows) {
  const { graph } = app;
  if (!graph.days) return null;
  const days = reported(graph, rows);
  if (!days.length) return null;
  // Its own span, so that a week of a long archive is more than one bar; never less than a month.
  const from = Math.min(...days.map(([day]) => day));
  const to = Math.max(...days.map(([day]) => day));
  const spare = Math.max(0, Math.ceil((30 - (to - from)) / 2));
  const [first, last] = [from - spare, to + spare];
  return element("div", { class: "pair-timeline", role: "img", "aria-label": "Reports of this line over time" },
    histogram(graph, days, first, last, 360, 36, 72),
    element("div", { class: "ends" }, element("span", { text: dayWords(first) }), element("span", { text: dayWords(last) })));
}

/** The time slider of an app, with play. */
export function createTimeline(app) {
  const { graph } = app;
  const box = byId("timeline");
  if (!graph.days || graph.days.first === graph.days.last) {
    box.hidden = true;
    return { refresh() {} };
  }
  const { first, last } = graph.days;
  const low = byId("time-from");
  const high = byId("time-to");
  for (const input of [low, high]) {
    input.min = first;
    input.max = last;
    input.step = 1;
  }
  const all = Array.from({ length: graph.size }, (_, row) => row);
  byId("time-bars").replaceChildren(histogram(graph, reported(graph, all), first, last, 1000, 40), ...ticks(first, last).map(({ day, text }) => (
    element("span", { class: "tick", text, style: { left: `${(100 * (day - first)) / (last - first)}%` } }))));
  let timer = null;

  function refresh() {
    const from = app.state.filters.from ?? first;
    const to = app.state.filters.to ?? last;
    low.value = from;
    high.value = to;
    const share = (day) => `${(100 * (day - first)) / (last - first)}%`;
    box.style.setProperty("--from", share(from));
    box.style.setProperty("--to", share(to));
    byId("time-words").textContent = `${dayWords(from)} to ${dayWords(to)}`;
    low.setAttribute("aria-valuetext", dayWords(from));
    high.setAttribute("aria-valuetext", dayWords(to));
  }

  function set(from, to) {
    const whole = from <= first && to >= last;
    app.filter({ from: whole ? null : from, to: whole ? null : to });
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    byId("time-play").textContent = "▶ Play";
  }

  function play() {
    if (timer) return stop();
    const wide = Math.max(1, Math.round((last - first) / 12));
    const step = Math.max(1, Math.round((last - first) / 48));
    let from = first;
    byId("time-play").textContent = "■ Stop";
    timer = setInterval(() => {
      set(from, Math.min(last, from + wide));
      if (from + wide >= last) stop();
      from += step;
    }, app.calm ? 1200 : 450);
    return undefined;
  }

  low.addEventListener("input", () => { stop(); set(Math.min(Number(low.value), Number(high.value)), Number(high.value)); });
  high.addEventListener("input", () => { stop(); set(Number(low.value), Math.max(Number(low.value), Number(high.value))); });
  byId("time-play").addEventListener("click", play);
  refresh();
  return { refresh };
}
