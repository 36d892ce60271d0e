/** A box to find an actor: a combobox with suggestions, by keyboard or pointer. */

import { element, isolated } from "./dom.js";
import { glyphPicture } from "./glyphs.js";
import { counted } from "./words.js";

let made = 0;

/** Turns an input and a list into a combobox; `pick` gets the chosen actor. */
export function createFinder(app, input, list, pick) {
  const { graph } = app;
  made += 1;
  const prefix = `found-${made}`;
  let found = [];
  let active = -1;
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id, spellcheck: "false",
  })) input.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Actors found");
  list.hidden = true;

  function show() {
    found = input.value.trim() ? app.search(input.value) : [];
    active = found.length ? 0 : -1;
    list.replaceChildren(...found.map(({ actor, name }, place) => element("li", {
      role: "option", id: `${prefix}-${place}`, "data-actor": graph.actors.id[actor],
      on: { pointerdown: (event) => { event.preventDefault(); choose(place); } },
    },
    glyphPicture(graph.legend, graph.types[graph.actors.type[actor]], app.theme.dark),
    isolated(graph.actors.name[actor], { class: "who" }),
    name === graph.actors.name[actor] ? null : element("small", { class: "alias", dir: "auto", text: name }),
    element("small", { text: counted(graph.weight[actor], "report") }))));
    if (input.value.trim() && !found.length) list.append(element("li", { class: "none", text: "No actor of this name" }));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }

  function mark() {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${prefix}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function choose(place) {
    if (!found[place]) return;
    const { actor } = found[place];
    input.value = "";
    close();
    pick(actor);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      input.value = "";
      close();
      input.blur();
    }
  });
}
