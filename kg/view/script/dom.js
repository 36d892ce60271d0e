/** Elements made without markup: every text becomes a text node, every address is checked. */

/** An element with properties (`class`, `text`, `on`, `data`, other names as attributes) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  fill(made, properties);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The same for SVG. */
export function drawn(name, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(made, properties);
  made.append(...children);
  return made;
}

function fill(made, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") made.textContent = value;
    else if (key === "on") for (const [event, run] of Object.entries(value)) made.addEventListener(event, run);
    else if (key === "style") for (const [name, set] of Object.entries(value)) made.style.setProperty(name, set);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
}

/** A name in a direction of its own, so that Arabic or Hebrew leaves the text around it alone. */
export function isolated(text, properties = {}) {
  return element("bdi", { ...properties, text });
}

/** A link to a page of the web, or its plain text where the address is none. */
export function webLink(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return element("span", { text });
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return element("span", { text });
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", text });
}

/** The page's element of an id. */
export function byId(id) {
  return document.getElementById(id);
}
