// What every page must bear: axe, reflow, keyboard, focus that can be seen, and a picture for people to look at.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NARROW, PHONE, WIDE } from './launch.mjs';
import { TARGET } from './server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = join(TARGET, 'screens');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Runs everything below on the page as it stands, and puts its size back.
 * checks: where to count; name: for the pictures and lines; screens: false to take no pictures; skip: names of parts to leave out.
 */
export async function inspect(page, name, checks, { screens = true, skip = [] } = {}) {
  const before = page.viewportSize();
  const part = async (what, run) => { if (!skip.includes(what)) checks.none(await run(), `${name}: ${what}`); };
  await part('bones', () => bones(page));
  for (const size of [NARROW, WIDE]) await part(`axe at ${size.width}`, () => at(page, size, () => violations(page)));
  await part('reflow at 320', () => at(page, NARROW, () => reflow(page)));
  for (const size of [NARROW, WIDE]) await part(`words within their boxes at ${size.width}`, () => at(page, size, () => spilled(page)));
  await part('keyboard', () => at(page, WIDE, () => keyboard(page)));
  await part('keyboard at 320', () => at(page, NARROW, () => keyboard(page)));
  if (screens) for (const size of [PHONE, WIDE]) await at(page, size, () => screenshot(page, `${name}-${size.width}`));
  await part('nothing quiet went wrong', async () => page.faults?.splice(0) ?? []);
  await page.setViewportSize(before);
  // A skip link that has the focus moves the page when it loses it: the story's next click would land beside.
  await page.evaluate(() => document.activeElement?.blur?.());
}

/** The little that is looked at where a page of the same kind was inspected before. */
export async function glance(page, name, checks) {
  checks.none([...await bones(page), ...page.faults?.splice(0) ?? []], `${name}: seen before, and nothing quiet went wrong`);
}

/**
 * What kind of page it is: which parts it is made of and what can be pressed, without what they say of whom, and without the
 * colours and sizes a part can have.
 */
export function kind(page) {
  return page.evaluate(() => {
    const parts = new Set();
    for (const el of document.querySelectorAll('body *')) {
      if (el.closest('svg') && el.tagName !== 'svg') continue;
      parts.add(`${el.tagName}.${[...el.classList].filter((name) => !name.includes('--')).sort().join('.')}`);
      if (el.matches('button, nav a')) parts.add(`press ${el.textContent.trim().split(' ')[0].replace(/\d+/g, '0')}`);
    }
    return [...parts].sort().join(' ');
  });
}

/** Clicks what leads to another page (or the same one again), and waits for it. */
export async function press(locator) {
  const loaded = locator.page().waitForEvent('load');
  loaded.catch(() => {}); // when the click fails, that is what is told
  await locator.click();
  await loaded;
}

async function at(page, size, run) {
  await page.setViewportSize(size);
  return run();
}

/** Language, title, one main, one first heading, nothing inline that the content policy would refuse. */
export function bones(page) {
  return page.evaluate(() => {
    const wrong = [];
    const count = (selector) => document.querySelectorAll(selector).length;
    if (!document.documentElement.lang) wrong.push('html has no lang');
    if (!document.title.trim()) wrong.push('no title');
    if (count('main') !== 1) wrong.push(`${count('main')} main elements`);
    if (count('h1') !== 1) wrong.push(`${count('h1')} h1 elements`);
    // An empty one is what axe leaves behind when it has measured colours.
    const styled = document.querySelector('[style]:not([style=""])');
    if (styled) wrong.push(`inline style on ${styled.outerHTML.slice(0, 120)}`);
    if (count('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) wrong.push('a tabindex above 0: the tab order jumps');
    if (count('style')) wrong.push('a style element');
    if (count('script:not([src]):not([type="application/json"])')) wrong.push('an inline script');
    return wrong;
  });
}

/** Every axe violation at the present size, one line each. */
export function violations(page) {
  return withScripts(page, async () => {
    // Half a megabyte: sent once to each page, whatever its sizes.
    if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(AXE);
    return page.evaluate(async (tags) => {
      const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations'] });
      return found.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.slice(0, 4).map((n) => n.target.join(' ')).join('; ')} - ${v.help}`);
    }, TAGS);
  });
}

// With scripts off, Chromium still evaluates what the debugger sends, but timers never fire and axe waits for one.
// Allowing scripts for the moment of the check does not run the page's own: they were dropped while it was parsed.
async function withScripts(page, run) {
  if (page.scripts !== false) return run();
  // Each debugger session remembers its own last word and skips a repetition (so: disabled, then enabled), and allows
  // scripts again when it is closed (so: one per page, left open).
  page.allowing ??= await page.context().newCDPSession(page);
  const disabled = (value) => page.allowing.send('Emulation.setScriptExecutionDisabled', { value });
  try {
    await disabled(true);
    await disabled(false);
    return await run();
  } finally {
    await disabled(true);
  }
}

/** Nothing makes the page scroll sideways; tables may scroll inside a region of their own. */
export function reflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > width + 1
      || el.getBoundingClientRect().left < -1);
    const inner = wide.filter((el) => !wide.some((other) => other !== el && el.contains(other))).slice(0, 4);
    return [`${document.documentElement.scrollWidth} px wide in a window of ${width}: ${inner.map((el) => el.outerHTML.slice(0, 100)).join(' | ')}`];
  });
}

/** No word sticks out of the block it stands in; what scrolls by itself may be wider inside. */
export function spilled(page) {
  return page.evaluate(() => {
    const scrolls = (el) => /auto|scroll/.test(getComputedStyle(el).overflowX);
    const blockOf = (el) => (/inline|contents/.test(getComputedStyle(el).display) ? blockOf(el.parentElement) : el);
    const wrong = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && wrong.length < 4) {
      const text = texts.currentNode;
      const el = text.parentElement;
      if (!text.data.trim() || el.closest('svg, option, script, style, template') || !el.checkVisibility()) continue;
      const box = blockOf(el);
      const edge = box.getBoundingClientRect();
      if (edge.width <= 2 || scrolls(box)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((line) => line.right > edge.right + 1 || line.left < edge.left - 1)) {
        wrong.push(`“${text.data.trim().slice(0, 60)}” is wider than ${box.outerHTML.slice(0, 100)}`);
      }
    }
    return wrong;
  });
}

/** Tabs through the page: everything that can be used is reached and left again, seen, and seen to be focused. */
export async function keyboard(page, { most = 400 } = {}) {
  const count = await page.evaluate(prepare);
  if (count > most) return [`${count} things to tab through; the limit here is ${most}`];
  const wrong = [];
  const stops = [];
  for (let press = 0; press <= count + 10; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    if (!stop || stops.some((other) => other.index === stop.index)) break;
    stops.push(stop);
    if (!stop.shown) wrong.push(`focus can't be seen: ${stop.html}`);
    if (stop.covered) wrong.push(`focused, but covered or out of the window: ${stop.html}`);
    if (stop.sameAsBefore) wrong.push(`looks the same focused and not: ${stop.html}`);
  }
  wrong.push(...await page.evaluate(missed, stops.map((stop) => stop.index).filter((index) => index >= 0)));
  return wrong;
}

/* The three below run in the page and share window.nbWalk. */

function prepare() {
  const looks = (el) => {
    const parts = [el, ...(el.labels ?? []), el.parentElement].filter(Boolean);
    const read = (part, pseudo) => {
      const s = getComputedStyle(part, pseudo);
      return [s.outlineStyle, s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor, s.boxShadow, s.backgroundColor,
        s.borderColor, s.borderWidth, s.textDecorationThickness].join('/');
    };
    return parts.flatMap((part) => [null, '::before', '::after'].map((pseudo) => read(part, pseudo))).join('|');
  };
  const usable = (el) => {
    if (el.matches(':disabled, [type=hidden], [tabindex="-1"]') || !el.checkVisibility({ visibilityProperty: true })) return false;
    const folded = el.closest('details:not([open])');
    return !folded || el.matches('summary') && el.parentElement === folded;
  };
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')].filter(usable);
  // Start at the top, wherever the page or a check before put the focus.
  document.activeElement?.blur?.();
  window.nbWalk = { all, looks, plain: all.map(looks) };
  window.scrollTo(0, 0);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  return all.length;
}

function look() {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const { all, looks, plain } = window.nbWalk;
  const index = all.indexOf(el);
  const marks = [el, ...(el.labels ?? [])].filter((part) => { const r = part.getBoundingClientRect(); return r.width > 1 && r.height > 1; });
  const onTop = (part) => [...part.getClientRects()].some((r) => {
    const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    return [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 3, r.top + 3], [r.right - 3, r.bottom - 3]].some(([x, y]) => {
      const hit = inside(x, y) && document.elementFromPoint(x, y);
      return hit && (part.contains(hit) || hit.contains(part) && hit !== document.body && hit !== document.documentElement || el.contains(hit));
    });
  });
  return {
    index,
    html: el.outerHTML.slice(0, 120),
    shown: marks.length > 0,
    covered: marks.length > 0 && !marks.some(onTop),
    sameAsBefore: index >= 0 && looks(el) === plain[index],
  };
}

function missed(order) {
  const { all } = window.nbWalk;
  const reached = new Set(order.map((index) => all[index]));
  // A radio group is one stop.
  const group = (el) => el.type === 'radio' && [...reached].some((other) => other.type === 'radio' && other.name === el.name && other.form === el.form);
  return all.filter((el) => !reached.has(el) && !group(el)).map((el) => `not reached by Tab: ${el.outerHTML.slice(0, 120)}`);
}

/** A picture of the whole page, to be looked at by a person. */
export async function screenshot(page, name) {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => { document.activeElement?.blur?.(); window.scrollTo(0, 0); for (const el of document.querySelectorAll('[role=region]')) el.scrollLeft = 0; });
  const path = join(SCREENS, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
