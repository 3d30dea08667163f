// Turns physical left and right into logical properties, so that one style sheet serves both writing
// directions. govuk-frontend has only physical ones. Top and bottom stay: no language of ours is vertical.

import postcss from "postcss";

const SIDE = { left: "start", right: "end" };
const CORNER = {
  "top-left": "start-start",
  "top-right": "start-end",
  "bottom-left": "end-start",
  "bottom-right": "end-end",
};
const VALUES = new Set(["text-align", "float", "clear"]);
const BOXES = /^(margin|padding|inset|scroll-margin|scroll-padding|border-(?:width|style|color))$/;

/** `margin-left` -> `margin-inline-start`; null when the property has no side. */
function property(name) {
  const corner = /^border-((?:top|bottom)-(?:left|right))-radius$/.exec(name);
  if (corner) return `border-${CORNER[corner[1]]}-radius`;
  const side = /^(?:(scroll-margin|scroll-padding|margin|padding|border)-)?(left|right)(-(?:width|style|color))?$/.exec(name);
  if (!side) return null;
  const [, box, which, rest = ""] = side;
  return `${box ?? "inset"}-inline-${SIDE[which]}${rest}`;
}

/** `text-align: left` -> `start`, `float: right` -> `inline-end`. */
function value(name, text) {
  if (!VALUES.has(name) || !(text in SIDE)) return text;
  return name === "text-align" ? SIDE[text] : `inline-${SIDE[text]}`;
}

/** Four-sided shorthands whose left and right differ are the one place where a side hides in a value. */
function shorthand(decl) {
  if (!BOXES.test(decl.prop)) return;
  const parts = postcss.list.space(decl.value);
  if (parts.length !== 4) return;
  const [top, right, bottom, left] = parts;
  if (left === right) return;
  const [, box, rest = ""] = /^(.*?)(-(?:width|style|color))?$/.exec(decl.prop);
  decl.cloneBefore({ prop: `${box}-block${rest}`, value: `${top} ${bottom}` });
  decl.cloneBefore({ prop: `${box}-inline${rest}`, value: `${left} ${right}` });
  decl.remove();
}

/** A radius given for four corners, when the left ones differ from the right ones. */
function radius(decl) {
  if (decl.prop !== "border-radius" || decl.value.includes("/")) return;
  const [a, b = a, c = a, d = b] = postcss.list.space(decl.value);
  if (a === b && c === d) return;
  for (const [corner, size] of [["start-start", a], ["start-end", b], ["end-end", c], ["end-start", d]]) {
    decl.cloneBefore({ prop: `border-${corner}-radius`, value: size });
  }
  decl.remove();
}

/** The whole sheet, with logical properties. */
export function logical(css) {
  const root = postcss.parse(css);
  root.walkDecls((decl) => {
    decl.prop = property(decl.prop) ?? decl.prop;
    decl.value = value(decl.prop, decl.value);
    shorthand(decl);
    radius(decl);
  });
  return root.toString();
}

/** What must not be in a finished sheet; an empty list is a pass. */
export function faults(css) {
  const found = [];
  postcss.parse(css).walkDecls((decl) => {
    if (property(decl.prop)) found.push(`physical: ${decl}`);
    if (VALUES.has(decl.prop) && decl.value in SIDE) found.push(`physical: ${decl}`);
    if (/url\(/.test(decl.value)) found.push(`url(): ${decl}`);
    if (/GDS Transport/i.test(decl.value)) found.push(`licensed font: ${decl}`);
  });
  postcss.parse(css).walkAtRules(/^(font-face|import)$/, (rule) => found.push(`@${rule.name}`));
  return found;
}
