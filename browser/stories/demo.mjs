// The demonstration: one command, and everybody in it can be tried out.
import { readFileSync } from 'node:fs';
import { PHONE, WIDE } from '../lib/launch.mjs';
import { reading } from '../lib/reading.mjs';
import { binary } from '../lib/server.mjs';
import { press } from '../lib/page.mjs';

export const name = 'the demonstration';
export const databases = [null];

const MOST_MEMORY = 64;
const YOUNG = /^(Care leaver|Public plan)/;

export async function run(ctx) {
  const { checks } = ctx;
  // No database named: it makes a scratch folder of its own.
  const env = { NEWBELONGINGS_DATABASE: '', NEWBELONGINGS_DATA: '', NEWBELONGINGS_KEYS: '' };
  const demo = await ctx.start({ command: ['demo'], env, wait: 300_000 });
  const personas = lines(demo);
  checks.ok(personas.length >= 8, `it prints a line for each of ${personas.length} people and pages`, demo.log());
  for (const who of ['Programme manager', 'Lead: ', 'Personal adviser: ', 'Senior leader: ', 'Duty worker: ', 'Partner: ', 'Care leaver', 'Public plan: ']) {
    checks.ok(personas.some((one) => one.who.startsWith(who)), `among them: ${who}`);
  }
  for (const one of personas) await visit(ctx, one);
  await new Promise((go) => setTimeout(go, 5000));
  memory(checks, demo.pid);
}

/** { who, link } for each line of role, place and address. */
function lines(demo) {
  return [...demo.log().matchAll(/^ {2}(\S.*?) {2,}(http:\S+)$/gm)].map(([, who, link]) => ({ who: who.trim(), link }));
}

async function visit(ctx, { who, link }) {
  const { checks } = ctx;
  const young = YOUNG.test(who);
  const { page } = await ctx.person({ js: false, size: young || who.startsWith('Personal') ? PHONE : WIDE });
  const answer = await page.goto(link);
  checks.equal(answer.status(), 200, `${who}: the link opens`);
  if (link.includes('/sign-in/')) await press(page.getByRole('button', { name: 'Sign in' }));
  const place = who.split(': ')[1];
  if (place) checks.has(await page.locator('body').textContent(), place, `${who}: the page is of ${place}`);
  const file = `demo-${who.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  await ctx.inspect(page, file);
  if (young) await reading(page, checks, who);
  if (!link.includes('/sign-in/')) return;
  // What they would click first.
  const first = page.locator('.nb-needs a').first();
  if (await first.count() === 0) return;
  await press(first);
  await ctx.inspect(page, `${file}-next`);
}

function memory(checks, pid) {
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  const said = `${(kilobytes / 1024).toFixed(1)} MB of memory, ${MOST_MEMORY} MB allowed`;
  if (binary().includes('/release/')) checks.ok(kilobytes <= MOST_MEMORY * 1024, said);
  else console.log(`  -       ${said}; not judged, as this is no release build`);
}
