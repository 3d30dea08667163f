// Every page that a care leaver meets, in every language, on a phone without scripts.
import { BUDGETS, KB, meter, within } from '../lib/budget.mjs';
import { LANGUAGES, boxes, letters as shown, mirrored, spoken } from '../lib/language.mjs';
import { WIDE } from '../lib/launch.mjs';
import { bones, kind, press, reflow, spilled, violations } from '../lib/page.mjs';

export const name = 'nine languages';
// What is drawn doesn't ask the database for words: one will do.
export const databases = [null];

const COUNCIL = 'Fernhollow';
/** Whose survey ends before anybody answers: its links say so for as long as its box is closed. */
const ENDED = 'Pebblecombe';
/** The answers that lead to more questions. */
const LEADS = { 'home-safe': 'never', 'worker-known': 'yes' };
/** People who answer at the same time. */
const AT_ONCE = 3;

export async function run(ctx) {
  const env = { NEWBELONGINGS_DATABASE: '', NEWBELONGINGS_DATA: '', NEWBELONGINGS_KEYS: '' };
  const demo = await ctx.start({ command: ['demo'], env, wait: 300_000 });
  const { codes, replaced } = await open(ctx, demo);
  const stray = { replaced, over: await ended(ctx, demo) };
  const waiting = [...LANGUAGES];
  const one = async () => {
    while (waiting.length > 0) await walk(new Reader(ctx, demo.base, waiting.shift()), stray, codes.pop(), codes.pop());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await checked(ctx, demo);
}

/** A lead asks the long survey; the codes are in the letters. One is replaced by another. */
async function open(ctx, demo) {
  const { page, wave } = await asked(ctx, demo, COUNCIL, 'well-being');
  const before = await letters(page, wave);
  ctx.checks.ok(before.length > 2 * LANGUAGES.length, `letters give ${before.length} codes`);
  await page.goto(`${wave}/replace`);
  await page.locator('main select').selectOption({ index: 1 });
  await press(page.locator('main form button'));
  const codes = await letters(page, wave);
  const replaced = before.filter((code) => !codes.includes(code));
  ctx.checks.equal(replaced.length, 1, 'one code is replaced');
  return { codes, replaced: replaced[0] };
}

/** Another asks, and ends it before anybody answers; a code of it. */
async function ended(ctx, demo) {
  const { page, wave } = await asked(ctx, demo, ENDED, 'starter');
  const [code] = await letters(page, wave);
  await page.goto(wave);
  await page.locator('summary', { hasText: 'Close it now' }).click();
  await press(page.getByRole('button', { name: 'Close the survey now' }));
  return code;
}

async function asked(ctx, demo, council, instrument) {
  const { page } = await ctx.person({ js: false, size: WIDE });
  await enter(page, demo, `Lead: ${council}`);
  await press(page.getByRole('link', { name: 'Surveys' }));
  await page.locator(`input[name=instrument][value=${instrument}]`).check();
  await press(page.getByRole('button', { name: 'Open survey' }));
  await press(page.getByRole('button', { name: /^Send to/ }));
  return { page, wave: page.url().split('?')[0] };
}

async function letters(page, wave) {
  await page.goto(`${wave}/letters`);
  await page.locator('input[value=waiting]').check();
  await press(page.getByRole('button', { name: 'Make letters' }));
  const codes = await page.locator('.nb-letter__code').allTextContents();
  return codes.map((code) => code.replaceAll(' ', '').toLowerCase());
}

async function enter(page, demo, who) {
  const [, link] = new RegExp(`^ {2}${who} +(http:\\S+)$`, 'm').exec(demo.log());
  await page.goto(link);
  await press(page.getByRole('button', { name: 'Sign in' }));
}

/** Somebody who reads one language, and what they have seen of it. */
class Reader {
  constructor(ctx, base, language) {
    Object.assign(this, { ctx, base, language, seen: new Set(), kinds: new Set(), refused: new Set(), count: 0 });
  }

  at(path) {
    return `${this.base}${path}${path.includes('?') ? '&' : '?'}l=${this.language.code}`;
  }

  async fresh() {
    this.page = (await this.ctx.person({ js: false })).page;
  }

  /** All that a page must bear. */
  async look(what) {
    const { page, language } = this;
    this.count += 1;
    const told = [
      ...await spoken(page, language), ...await bones(page), ...await reflow(page), ...await spilled(page), ...await this.axe(),
      ...language.dir === 'rtl' ? await mirrored(page) : [], ...page.faults.splice(0),
    ];
    this.ctx.checks.none(told, `${language.code}: ${what}`);
    for (const letter of await shown(page)) this.seen.add(letter);
    if (/welcome|question-1$|thanks|contact-refused|replaced|over|used/.test(what)) await shoot(page, `${language.code}-${what}`);
  }

  /** Once for each kind of page in the language: another question of the same make has the same parts. */
  async axe() {
    const one = await kind(this.page);
    if (this.kinds.has(one)) return [];
    this.kinds.add(one);
    return violations(this.page);
  }

  async visit(path, what) {
    await this.page.goto(this.at(path));
    await this.look(what);
  }

  async send() {
    await press(this.page.locator('main form button.y-button').last());
  }
}

async function shoot(page, what) {
  const { mkdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { TARGET } = await import('../lib/server.mjs');
  mkdirSync(join(TARGET, 'screens'), { recursive: true });
  await page.screenshot({ path: join(TARGET, 'screens', `language-${what}.png`), fullPage: true });
}

async function walk(reader, stray, code, other) {
  await reader.fresh();
  await strays(reader, stray);
  await survey(reader, code);
  await contact(reader);
  const without = await boxes(reader.page, [...reader.seen].join(''));
  reader.ctx.checks.none(without, `${reader.language.code}: each of ${reader.seen.size} letters on ${reader.count} pages has a shape`);
  await counted(reader, other);
}

/** Pages that need no survey, and links that lead to none any more. */
async function strays(reader, { replaced, over }) {
  await reader.visit('/s', 'code');
  await reader.page.locator('.y-langs summary').click();
  await reader.look('code, all languages open');
  await reader.page.locator('main input').first().fill('abc');
  await reader.send();
  await reader.look('code refused');
  await reader.visit('/s/bcdfghjkmnpq', 'unknown link');
  await reader.visit(`/s/${replaced}`, 'replaced');
  await reader.visit(`/s/${over}`, 'over');
  await reader.visit('/survey', 'lost');
  await reader.visit('/survey/help', 'help');
  await reader.visit('/survey/q/x', 'no such page');
}

async function survey(reader, code) {
  const { page } = reader;
  await reader.visit(`/s/${code}`, 'welcome');
  await reader.send();
  await reader.look('question-1');
  await reader.visit('/survey/privacy', 'privacy');
  await reader.visit('/survey/help', 'help in the survey');
  await page.goto(reader.at('/survey'));
  for (let at = 1; !page.url().includes('/survey/ready') && at < 60; at += 1) {
    if (at > 1) await reader.look(`question-${at}`);
    await forget(reader);
    await give(page);
    await reader.send();
  }
  await reader.look('ready');
  await reader.send();
  await reader.look('thanks');
  await reader.visit(`/s/${code}`, 'used');
}

/** The first page of each kind is sent empty, or with far too much in it. */
async function forget(reader) {
  const { page } = reader;
  const text = await page.locator('main textarea').count() > 0;
  const make = `${await page.locator('main fieldset').count()} ${await page.locator('main input').first().getAttribute('type')} ${text}`;
  if (reader.refused.has(make)) return;
  reader.refused.add(make);
  if (text) await page.locator('main textarea').fill('Fix the front door. '.repeat(300));
  await reader.send();
  await reader.look(`refused: ${make}`);
}

/** The first answer to each question, but for those that lead to more. */
async function give(page) {
  for (const group of await page.locator('main fieldset').all()) {
    const first = group.locator('input').first();
    const lead = LEADS[await first.getAttribute('name')];
    await (lead ? group.locator(`input[value="${lead}"]`) : first).check();
  }
  if (await page.locator('main textarea').count()) await page.locator('main textarea').fill('Fix the front door.');
}

async function contact(reader) {
  const { page } = reader;
  await reader.visit('/contact-me', 'contact, which council');
  await reader.visit('/contact-me/nowhere', 'contact, no such council');
  await reader.visit(`/contact-me/${COUNCIL.toLowerCase()}`, 'contact');
  await reader.send();
  await reader.look('contact-refused');
  await page.locator('[name=name]').fill('Sky');
  for (const field of ['way', 'about']) await page.locator(`[name=${field}]`).first().check();
  await page.locator('[name=reach]').fill('07700 900123');
  await reader.send();
  await reader.look('contact sent');
}

/** Straight through, byte by byte: promised in every language. */
async function counted(reader, code) {
  const { checks } = reader.ctx;
  await reader.fresh();
  const { page, language } = reader;
  const count = await meter(page);
  await page.goto(reader.at(`/s/${code}`));
  const taken = [await count.take()];
  for (let at = 0; !page.url().includes('/survey/ready') && at < 60; at += 1) {
    await give(page);
    await reader.send();
    taken.push(await count.take());
  }
  await reader.send();
  taken.push(await count.take());
  const whole = taken.reduce((sum, one) => sum + one.bytes, 0);
  const heaviest = taken.slice(1).reduce((most, one) => (one.bytes > most.bytes ? one : most));
  console.log(`  ${language.code}: first ${kb(taken[0].bytes)}, heaviest next ${kb(heaviest.bytes)}, whole survey ${kb(whole)} on ${taken.length} pages`);
  within(checks, taken[0], BUDGETS.first, `${language.code}: first page`);
  within(checks, heaviest, BUDGETS.next, `${language.code}: heaviest next page`);
  checks.ok(whole <= BUDGETS.survey.bytes, `${language.code}: the long survey: ${whole} B of ${BUDGETS.survey.bytes} B`);
}

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

/** A programme manager looks who has checked, and records one. */
async function checked(ctx, demo) {
  const { page } = await ctx.person({ js: false, size: WIDE });
  await enter(page, demo, 'Programme manager');
  await page.goto(`${demo.base}/programme/languages`);
  await ctx.inspect(page, 'languages');
  await press(page.getByRole('link', { name: 'Arabic' }));
  await ctx.inspect(page, 'language', { skip: ['keyboard', 'keyboard at 320'] });
  await press(page.getByRole('button', { name: 'Record the check' }));
  await ctx.inspect(page, 'language-refused', { skip: ['keyboard', 'keyboard at 320'] });
  await page.getByLabel('Who read it?').fill('Ana Checker');
  await page.getByLabel('In what capacity?').fill('interpreter');
  await page.getByRole('checkbox').check();
  await press(page.getByRole('button', { name: 'Record the check' }));
  ctx.checks.has(await page.locator('main').textContent(), 'Ana Checker, interpreter', 'who checked is shown');
  await ctx.inspect(page, 'languages-checked');
}
