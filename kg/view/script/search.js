/** Actors by name or alias: accents, case and small slips of the hand do not matter. */

import { folded } from "./words.js";

/** A function from a query to actors, best first. `weight` is how much is reported of each actor. */
export function searchIndex(actors, weight) {
  const entries = [];
  const byWord = new Map();
  for (let actor = 0; actor < actors.id.length; actor += 1) {
    for (const name of [actors.name[actor], ...(actors.aliases[actor] ?? [])]) {
      const text = folded(name);
      if (!text) continue;
      const entry = { actor, name, text, words: text.split(" ") };
      entries.push(entry);
      for (const word of new Set([text, ...entry.words])) {
        if (!byWord.has(word)) byWord.set(word, []);
        byWord.get(word).push(entry);
      }
    }
  }
  return (query, most = 8) => {
    const wanted = folded(query);
    if (!wanted) return [];
    const found = entries.map((entry) => [direct(entry, wanted), entry]).filter(([score]) => score > 0);
    if (found.length < 3 && wanted.length > 3) {
      for (const [word, named] of byWord) {
        const score = similar(word, wanted);
        if (score) found.push(...named.map((entry) => [score, entry]));
      }
    }
    const best = new Map();
    for (const [score, entry] of found) {
      const known = best.get(entry.actor);
      if (!known || known.score < score) best.set(entry.actor, { actor: entry.actor, name: entry.name, score });
    }
    return [...best.values()]
      .sort((one, two) => two.score - one.score || weight(two.actor) - weight(one.actor) || one.actor - two.actor)
      .slice(0, most);
  };
}

function direct({ text, words }, wanted) {
  if (text === wanted) return 100;
  if (text.startsWith(wanted)) return 80;
  if (words.some((word) => word.startsWith(wanted))) return 60;
  if (wanted.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 50;
  return wanted.length > 2 && text.includes(wanted) ? 30 : 0;
}

function similar(word, wanted) {
  const slips = wanted.length > 7 ? 2 : 1;
  if (word.length < wanted.length - slips) return 0;
  const nearest = Math.min(editDistance(word, wanted, slips), editDistance(word.slice(0, wanted.length), wanted, slips));
  return nearest <= slips ? 20 - nearest : 0;
}

/** Letters put in, left out, changed or swapped between two words; more than `most` counts as one more. */
export function editDistance(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  let before = null;
  let row = Array.from({ length: two.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (before && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[two.length];
}
