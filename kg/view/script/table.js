/** The same statements as a table: sorted, filtered by words, and as CSV. */

import { byId, element, isolated, webLink } from "./dom.js";
import { evidenceOf } from "./data.js";
import { statusWords } from "./statement.js";
import { cell, count, dayWords, folded, isoDay, leftOut } from "./words.js";

const PAGE = 200;

/** The table of an app. */
export function createTable(app) {
  const { graph } = app;
  const { statements, actors } = graph;
  const relation = (row) => statements.relations[statements.relation[row]][1];
  const sentence = (row) => {
    const [start, end] = evidenceOf(graph, row);
    return end > start ? graph.sentences[statements.sentence[start]] : "";
  };
  const columns = [
    { key: "first", label: "First reported", value: (row) => statements.first[row] ?? Infinity, text: (row) => dayWords(statements.first[row]) },
    { key: "subject", label: "Who", value: (row) => actors.name[statements.subject[row]] },
    { key: "relation", label: "Does or says what", value: relation },
    { key: "object", label: "To whom", value: (row) => actors.name[statements.object[row]] },
    { key: "status", label: "Status", value: (row) => statusWords(graph, row) },
    { key: "reports", label: "Reports", value: (row) => statements.reports[row], number: true },
    { key: "sentence", label: "Sentence", value: sentence },
  ];
  let shown = PAGE;
  let rows = [];
  let texts = null;

  /** Whether each row holds all words, by looking once at each distinct name, relation, status and sentence. */
  function matches(wanted) {
    texts ??= {
      names: actors.name.map(folded), relations: statements.relations.map((one) => folded(one[1])), sentences: graph.sentences.map(folded),
      statuses: graph.statuses.map((status) => folded(graph.legend.statuses[status].label)),
    };
    return wanted.split(" ").map((word) => {
      const has = (list) => list.map((text) => text.includes(word));
      const [names, relations, sentences, statuses] = [texts.names, texts.relations, texts.sentences, texts.statuses].map(has);
      return (row) => {
        const [start, end] = evidenceOf(graph, row);
        return names[statements.subject[row]] || names[statements.object[row]] || relations[statements.relation[row]]
          || statuses[statements.status[row]] || (statements.by[row] >= 0 && names[statements.by[row]])
          || (end > start && sentences[statements.sentence[start]]);
      };
    });
  }

  function select() {
    const wanted = folded(app.state.words);
    const tests = wanted ? matches(wanted) : [];
    rows = [];
    for (let row = 0; row < graph.size; row += 1) {
      if (app.view.mask[row] && tests.every((test) => test(row))) rows.push(row);
    }
    const { sort } = app.state;
    const { value } = columns.find(({ key }) => key === sort.key);
    const values = new Map(rows.map((row) => [row, value(row)]));
    const turn = sort.down ? -1 : 1;
    rows.sort((one, two) => {
      const [a, b] = [values.get(one), values.get(two)];
      return (a < b ? -1 : a > b ? 1 : 0) * turn || statements.confidence[two] - statements.confidence[one] || one - two;
    });
  }

  function head() {
    const { sort } = app.state;
    byId("table-head").replaceChildren(element("tr", {}, ...columns.map(({ key, label, number }) => element("th", {
      scope: "col", class: number ? "number" : null, "aria-sort": sort.key === key ? (sort.down ? "descending" : "ascending") : "none",
    }, element("button", {
      type: "button", text: label, "data-sort": key,
      on: { click: () => sortBy(key, sort.key === key ? !sort.down : Boolean(number)) },
    })))));
  }

  function sortBy(key, down) {
    app.state.sort = { key, down };
    show();
    byId("table-head").querySelector(`[data-sort="${key}"]`).focus();
    app.remember();
  }

  function show() {
    if (byId("table-search").value !== app.state.words) byId("table-search").value = app.state.words;
    select();
    head();
    byId("table-count").textContent = `${count(rows.length)} of ${count(graph.size)} statements`;
    byId("table-body").replaceChildren(...rows.slice(0, shown).map(line));
    byId("table-more").hidden = rows.length <= shown;
  }

  function line(row) {
    const status = graph.statuses[statements.status[row]];
    return element("tr", { "data-statement": statements.id[row] }, ...columns.map(({ key, value, text, number }) => {
      if (key === "subject" || key === "object") {
        const actor = statements[key][row];
        return element("td", {}, element("button", { type: "button", class: "name", on: { click: () => app.openActor(actor, "map") } }, isolated(actors.name[actor])));
      }
      if (key === "relation") {
        return element("td", {}, element("button", {
          type: "button", class: "name relation", dir: "auto", text: value(row),
          on: { click: () => app.openLine(statements.subject[row], statements.object[row]) },
        }));
      }
      if (key === "status") return element("td", { class: "status" }, element("span", { class: `badge ${statements.negated[row] ? "denied" : status}`, dir: "auto", text: value(row) }));
      if (key === "sentence") return element("td", { class: key }, element("span", { dir: "auto", text: leftOut(value(row)).join(value(row)) }), source(row));
      return element("td", { class: number ? "number" : key, text: text ? text(row) : String(value(row)) });
    }));
  }

  /** The place of the article that is quoted, or -1. */
  function quoted(row) {
    const [start, end] = evidenceOf(graph, row);
    return end > start ? statements.article[start] : -1;
  }

  function outletOf(article) {
    return article >= 0 && graph.articles.outlet[article] >= 0 ? graph.outlets[graph.articles.outlet[article]] : "";
  }

  /** Outlet of the quoted sentence, with a link where there is one. */
  function source(row) {
    const article = quoted(row);
    const url = article >= 0 ? graph.articles.url[article] : "";
    const words = outletOf(article) || (url ? "source" : "");
    return words ? element("small", { class: "source", dir: "auto" }, url ? webLink(url, words) : words) : null;
  }

  /** All statements that pass as CSV, formulas made harmless. */
  function csv() {
    select();
    const names = ["id", "subject", "relation", "object", "status", "negated", "attributed_to", "reports", "outlets", "first_reported", "last_reported", "confidence", "sentence", "outlet", "link"];
    const lines = rows.map((row) => [
      statements.id[row], actors.name[statements.subject[row]], relation(row), actors.name[statements.object[row]],
      graph.statuses[statements.status[row]], Boolean(statements.negated[row]), statements.by[row] >= 0 ? actors.name[statements.by[row]] : "",
      statements.reports[row], statements.outlets[row], isoDay(statements.first[row]), isoDay(statements.last[row]), statements.confidence[row] / 100, sentence(row),
      outletOf(quoted(row)), quoted(row) >= 0 ? graph.articles.url[quoted(row)] : "",
    ].map(cell).join(","));
    return `\ufeff${[names.join(","), ...lines].join("\r\n")}\r\n`;
  }

  byId("table-search").addEventListener("input", ({ target }) => {
    app.state.words = target.value;
    shown = PAGE;
    show();
    app.remember();
  });
  byId("table-more").addEventListener("click", () => { shown += PAGE; show(); });
  return { show, csv };
}
