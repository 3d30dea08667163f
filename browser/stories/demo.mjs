// The demonstration: one command, and everybody in it can be tried out. Whatever a person of it can reach by links is
// opened, and one page of each kind is looked at as closely as any other story looks.
import { readFileSync } from 'node:fs';
import { Crawl } from '../lib/crawl.mjs';
import { careLeavers } from '../lib/csv.mjs';
import { PHONE, WIDE } from '../lib/launch.mjs';
import { press } from '../lib/page.mjs';
import { ROUTES } from '../lib/routes.mjs';
import { binary } from '../lib/server.mjs';

export const name = 'the demonstration';
export const databases = [null];

const MOST_MEMORY = 64;
const ON_A_PHONE = /^(Care leaver|No longer served|Public plan|Personal adviser|Partner)/;
/** People who look round at the same time. */
const AT_ONCE = 3;

/** Addresses that nobody of the demonstration comes by, and why. The stories of the main job and of instruments look at them. */
const NOT_HERE = {
  '/set-up/{secret}': 'its programme is set up already',
  '/second-factor': 'its people come in without a second factor',
  '/account/second-factor': 'its people come in without a second factor',
  '/account/email/{secret}': 'is written to a new address',
  '/programme/reading/{read}': 'leads on to the next text',
  '/programme/extracts/{extract}': 'nobody has asked for an extract',
  '/la/{la}/plan/before': 'every action goes on in its next version',
  '/la/{la}/plan/import/{import}': 'nobody has chosen a file',
  '/la/{la}/plan/rows': 'no plan came in as a file',
  '/la/{la}/plan/rows/{row}': 'no plan came in as a file',
  '/la/{la}/plan/rows/{row}/themes/{theme}': 'no plan came in as a file',
  '/programme/drafts/{own}/edit': 'its programme has written nothing of its own',
  '/programme/drafts/{own}/parts/{part}': 'its programme has written nothing of its own',
  '/programme/drafts/{own}/parts/{part}/questions/new': 'its programme has written nothing of its own',
  '/programme/drafts/{own}/questions/{question}': 'its programme has written nothing of its own',
};
const PRIVACY = '/survey/privacy';
/** Are no pages: files, machines’ addresses, ways on. */
const NO_PAGE = /^\/(exit|home|health\/\w+|robots\.txt|api\/.*|.*\.(csv|pdf|xlsx|docx|ics|atom)|.*\/\{file\})$/;

export async function run(ctx) {
  const { checks } = ctx;
  // No database named: it makes a scratch folder of its own.
  const env = { NEWBELONGINGS_DATABASE: '', NEWBELONGINGS_DATA: '', NEWBELONGINGS_KEYS: '' };
  const demo = await ctx.start({ command: ['demo'], env, wait: 300_000 });
  const personas = lines(demo);
  checks.ok(personas.length >= 8, `it prints a line for each of ${personas.length} people and pages`, demo.log());
  for (const who of ['Programme manager', 'Lead: ', 'Personal adviser: ', 'Senior leader: ', 'Duty worker: ', 'Reviewer: ', 'Facilitator: ', 'Advocate: ', 'Partner: ', 'Care leaver', 'No longer served: ', 'Public plan: ', 'Public findings: ']) {
    checks.ok(personas.some((one) => one.who.startsWith(who)), `among them: ${who}`);
  }
  const crawl = new Crawl(ctx, demo.base);
  await together(personas, (one) => visit(ctx, crawl, one));
  covered(checks, crawl);
  await new Promise((go) => setTimeout(go, 5000));
  memory(checks, demo.pid);
}

/** { who, link } for each line of role, place and address. */
function lines(demo) {
  return [...demo.log().matchAll(/^ {2}(\S.*?) {2,}(http:\S+)$/gm)].map(([, who, link]) => ({ who: who.trim(), link }));
}

/** The same for each, a few at a time. */
async function together(all, run) {
  const waiting = [...all];
  const one = async () => { while (waiting.length > 0) await run(waiting.shift()); };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function visit(ctx, crawl, { who, link }) {
  const { checks } = ctx;
  const { page, close } = await ctx.person({ js: false, size: ON_A_PHONE.test(who) ? PHONE : WIDE });
  const answer = await page.goto(link);
  checks.equal(answer.status(), 200, `${who}: the link opens`);
  await crawl.look(page, who);
  if (link.includes('/sign-in/')) await press(page.getByRole('button', { name: 'Sign in' }));
  const place = who.split(': ')[1];
  if (place && !who.startsWith('Advocate')) checks.has(await page.locator('body').textContent(), place, `${who}: the page is of ${place}`);
  await crawl.walk(page, who);
  const more = Object.entries(BESIDE_LINKS).find(([start]) => who.startsWith(start));
  if (more) await more[1](page, crawl, who, link);
  await close();
}

/** What lies behind a form, for those who would send it. */
const BESIDE_LINKS = {
  'Care leaver': answers,
  'No longer served': joins,
  'Lead: Thistledown': previews,
  'Lead: Larkhaven': follows,
  'Public plan': says,
  async Advocate(page, crawl, who, link) {
    await page.goto(link);
    await press(page.getByRole('button', { name: 'Open the request' }));
    await crawl.look(page, who);
  },
};

/** The whole survey, with the first answer to everything, and every link on its pages. */
async function answers(page, crawl, who, link) {
  await page.goto(link);
  await press(page.getByRole('button', { name: 'Start' }));
  for (let at = 0; at < 30 && !page.url().endsWith('/survey/ready'); at += 1) {
    await crawl.look(page, who);
    // The first page that leads to all that surrounds the survey.
    const here = page.url();
    if (!crawl.routes.has(PRIVACY) && await page.locator(`a[href="${PRIVACY}"]`).count() > 0) {
      await crawl.walk(page, who);
      await page.goto(here);
    }
    const groups = await page.$$eval('input[type=radio], input[type=checkbox]', (all) => [...new Set(all.map((one) => one.name))]);
    for (const group of groups) await page.locator(`input[name="${group}"]`).first().check();
    await press(page.locator('main button[type=submit]').first());
  }
  await crawl.look(page, who);
  await press(page.getByRole('button', { name: 'Send my answers' }));
  await crawl.look(page, who);
  await crawl.walk(page, who);
  await page.goto(link);
  await crawl.look(page, who);
}

/** Somebody asks for a link, with a slip first. */
async function joins(page, crawl, who, link) {
  for (const typed of ['nobody at all', 'somebody.new@example.org']) {
    await page.goto(link);
    await page.getByLabel('Where can we send your link?').fill(typed);
    await press(page.getByRole('button', { name: 'Send me a link' }));
    await crawl.look(page, who);
  }
}

/** A list with faults in it, as far as the preview. */
async function previews(page, crawl, who) {
  await page.goto(new URL('/la/thistledown/register/import', page.url()).href);
  const files = careLeavers({ rows: 60 });
  const file = (title, text) => ({ name: title, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByLabel('Care leavers file').setInputFiles(file('list.csv', files.list9));
  await page.getByLabel('Contacts file (optional)').setInputFiles(file('contacts.csv', files.contacts));
  await press(page.getByRole('button', { name: 'Check the files' }));
  await crawl.look(page, who);
}

/** Every promise of the published plan goes back to what was said; then its next version. */
async function follows(page, crawl, who) {
  await page.goto(new URL('/la/larkhaven/thread', page.url()).href);
  const [, traced, all] = /(\d+) of (\d+) actions? can be traced back/.exec(await page.textContent('main')) ?? [];
  crawl.checks.ok(Number(all) >= 4 && traced === all, `every action of the published plan traces back: ${traced} of ${all}`);
  await changes(page, crawl, who);
}

/** Somebody says what they think of a promise, with a slip first, and of the whole plan. */
async function says(page, crawl, who, link) {
  await page.goto(link);
  await press(page.getByRole('link', { name: 'Say what you think of this' }).first());
  await press(page.getByRole('button', { name: 'Send it' }));
  await crawl.look(page, who);
  await page.getByLabel('What do you want to say?').fill('The bell works. The lock at the back does not.');
  await page.getByLabel('Want to hear back?').fill('sky at example');
  await press(page.getByRole('button', { name: 'Send it' }));
  await page.getByLabel('Want to hear back?').fill('sky@example.org');
  await press(page.getByRole('button', { name: 'Send it' }));
  await crawl.look(page, who);
}

/** The next version of a plan, begun; the one before stays to be read. */
async function changes(page, crawl, who) {
  await page.goto(new URL('/la/larkhaven/plan', page.url()).href);
  await page.getByLabel('What has to change, and why?').fill('Locks come first.');
  await press(page.getByRole('button', { name: 'Start the next version' }));
  await crawl.walk(page, who);
  await decides(page, crawl, who);
}

/** A lead who reads comments before others: nothing chosen, then word for word. */
async function decides(page, crawl, who) {
  await page.goto(new URL('/la/larkhaven/plan/comments', page.url()).href);
  await press(page.getByRole('button', { name: 'Decide' }).first());
  await crawl.look(page, who);
  await page.getByLabel('Yes, word for word as it stands').first().check();
  const twice = page.locator('.nb-comment').first().getByLabel('I looked twice: nobody can be found or hurt by it');
  if (await twice.count() > 0) await twice.check();
  await press(page.getByRole('button', { name: 'Decide' }).first());
  await page.goto(new URL('/plans/larkhaven', page.url()).href);
  await crawl.look(page, who);
}

/** No page is left out without a reason. */
function covered(checks, crawl) {
  checks.none(crawl.dead, 'every link leads to a page');
  const seen = crawl.routes;
  const pages = ROUTES.filter((route) => !NO_PAGE.test(route));
  checks.none(pages.filter((route) => !seen.has(route) && !NOT_HERE[route]), 'every page of the program was seen, or is named with a reason');
  checks.none(Object.keys(NOT_HERE).filter((route) => seen.has(route) || !ROUTES.includes(route)), 'no reason is given for a page that was seen or is gone');
  const kinds = [...seen].map((route) => `${crawl.kinds.get(route).size} ${route}`).sort();
  console.log(`  -       ${crawl.opened} pages opened, ${crawl.looked} kinds looked at, of ${seen.size} routes; not here: ${Object.keys(NOT_HERE).join(', ')}`);
  if (process.env.NB_KINDS) console.log(kinds.map((line) => `          ${line}`).join('\n'));
}

function memory(checks, pid) {
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  const said = `${(kilobytes / 1024).toFixed(1)} MB of memory, ${MOST_MEMORY} MB allowed`;
  if (binary().includes('/release/')) checks.ok(kilobytes <= MOST_MEMORY * 1024, said);
  else console.log(`  -       ${said}; not judged, as this is no release build`);
}
