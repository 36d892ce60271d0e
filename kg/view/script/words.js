/** Numbers, days and names as a reader writes them, and as a search compares them. */

/** Milliseconds of a day. */
export const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 1234567 as "1,234,567". */
export function count(number) {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 report", "2 reports". */
export function counted(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A number of days since 1970 as "27 Jun 2025". */
export function dayWords(day) {
  if (day === null) return "undated";
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A number of days since 1970 as "2025-06-27", and back. */
export function isoDay(day) {
  return day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10);
}

export function fromIsoDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** A name without accents, marks and case, its letters of Arabic in one form. */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[\u0649\u06cc]/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/\u06a9/g, "\u0643")
    .replace(/\u0131/g, "i").replace(/\u0259/g, "a").replace(/\u0142/g, "l").replace(/\u00f8/g, "o")
    .replace(/\u00df/g, "ss").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** A text cut to a length, with an ellipsis. */
export function shortened(text, length) {
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("").trimEnd()}…`;
}

const LONGEST_QUOTE = 300; // characters of a sentence that the files of a graph hold
const CUT = 260; // a quote that was cut to whole words is hardly shorter

/** A quote that was cut out of a longer sentence as [before, after]: an ellipsis where something is left out, else nothing. */
export function leftOut(quote) {
  const { length } = Array.from(quote);
  if (length < CUT || length > LONGEST_QUOTE) return ["", ""];
  return [/^\p{Ll}|^[,;:)–—]/u.test(quote) ? "… " : "", /[.!?…:][)\]"'”’»]*$/.test(quote) ? "" : " …"];
}

/** A cell of CSV: quoted where needed, and never a formula of a spreadsheet. */
export function cell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
