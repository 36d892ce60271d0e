/** The graph out of the page's data block: columns, and what follows from them. */

/** The JSON object in a block of raw DEFLATE in base64. */
export async function unpacked(text) {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

/** Columns with what is derived of them: pairs of actors, the pairs of each actor, statements about the same. */
export function graphOf(data) {
  const { actors, statements } = data;
  const size = statements.id.length;
  const pairs = [];
  const known = new Map();
  const pairOf = new Int32Array(size).fill(-1);
  const ties = actors.id.map(() => []);
  const alone = new Map();
  for (let row = 0; row < size; row += 1) {
    const first = Math.min(statements.subject[row], statements.object[row]);
    const second = Math.max(statements.subject[row], statements.object[row]);
    if (first === second) {
      if (!alone.has(first)) alone.set(first, []);
      alone.get(first).push(row);
      continue;
    }
    const key = first * actors.id.length + second;
    let place = known.get(key);
    if (place === undefined) {
      place = pairs.length;
      known.set(key, place);
      pairs.push({ first, second, id: `${first}-${second}`, rows: [] });
      ties[first].push(place);
      ties[second].push(place);
    }
    pairs[place].rows.push(row);
    pairOf[row] = place;
  }
  const quadOf = Uint8Array.from(statements.relation, (relation) => quad(data, relation));
  return {
    ...data, size, pairs, pairOf, ties, alone, quadOf, answered: turned(statements.answers), holders: holders(actors.roles),
    index: new Map(actors.id.map((id, place) => [id, place])),
    pairBetween: (one, two) => known.get(Math.min(one, two) * actors.id.length + Math.max(one, two)),
    days: span(statements),
  };
}

/** Rows by what they name: {1: [5]} gives 5 -> [1]. */
function turned(rows) {
  const found = new Map();
  for (const [row, named] of Object.entries(rows)) {
    for (const one of named) {
      if (!found.has(one)) found.set(one, []);
      found.get(one).push(Number(row));
    }
  }
  return found;
}

/** Who holds or held an office of an actor: actor -> [[holder, title, first day, last day, articles], …]. */
function holders(roles) {
  const found = new Map();
  for (const [holder, told] of Object.entries(roles)) {
    for (const [title, of, first, last, articles] of told) {
      if (of < 0) continue;
      if (!found.has(of)) found.set(of, []);
      found.get(of).push([Number(holder), title, first, last, articles]);
    }
  }
  return found;
}

function quad(data, relation) {
  return data.statements.classes[data.statements.relations[relation][3]][2];
}

function span(statements) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < statements.id.length; row += 1) {
    if (statements.first[row] === null) continue;
    first = Math.min(first, statements.first[row]);
    last = Math.max(last, statements.last[row]);
  }
  return first > last ? null : { first, last };
}

/** The places of a statement's evidence: from the first to before the second. */
export function evidenceOf(graph, row) {
  return [row ? graph.statements.end[row - 1] : 0, graph.statements.end[row]];
}

/** The other end of a pair. */
export function otherEnd(pair, actor) {
  return pair.first === actor ? pair.second : pair.first;
}
