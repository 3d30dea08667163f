// The harness tested on itself: each check is seen to hold on a good page and to fail on a bad one.
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { Checks } from '../lib/checks.mjs';
import { bones, keyboard, reflow, spilled, violations, inspect, screenshot } from '../lib/page.mjs';
import { meter, within, BUDGETS } from '../lib/budget.mjs';
import { hard, measure, readText, split, syllables } from '../lib/reading.mjs';
import { careLeavers, COLUMNS } from '../lib/csv.mjs';
import { WIDE, NARROW } from '../lib/launch.mjs';
import { databases as installed, start } from '../lib/server.mjs';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

export const name = 'the harness itself';
export const databases = [null];

export async function run(ctx) {
  const { checks } = ctx;
  const site = await serve();
  try {
    await pages(ctx, site);
    await budgets(ctx, site);
    await scripts(ctx, site);
  } finally {
    site.close();
  }
  await programs(checks);
  counting(checks);
  readingLevel(checks);
  files(checks);
}

async function pages(ctx, site) {
  const { checks } = ctx;
  for (const js of [false, true]) {
    const how = js ? 'with scripts' : 'without scripts';
    const { page } = await ctx.person({ js });
    await page.goto(`${site.base}/good`);
    const quiet = silent();
    await inspect(page, `harness-good-${js ? 'js' : 'plain'}`, quiet);
    checks.none(quiet.lines.filter((line) => line.includes('FAILED')), `a good page passes the whole inspection ${how}`);
    checks.equal(page.viewportSize().width, 360, `the window is put back ${how}`);
    checks.lacks(await readText(page), 'unpronounceable', `what people said is left out of the reading ${how}`);
    checks.equal(await page.evaluate(() => document.querySelector('#script').textContent), js ? 'ran' : 'did not run', `the page's script ${how}`);

    await page.goto(`${site.base}/bad`);
    await page.setViewportSize(NARROW);
    checks.ok((await reflow(page)).length === 1, `sideways scrolling is caught ${how}`);
    checks.equal((await spilled(page)).map((line) => line.slice(0, 14)).join(), '“Incomprehensi', `a word that sticks out of its block is caught ${how}`);
    await page.setViewportSize(WIDE);
    const axe = (await violations(page)).join('\n');
    for (const rule of ['image-alt', 'color-contrast', 'label', 'html-has-lang']) checks.has(axe, rule, `axe catches ${rule} ${how}`);
    const bone = (await bones(page)).join('\n');
    for (const part of ['no lang', 'no title', '0 main', '2 h1', 'tabindex above 0', 'inline style', 'inline script']) checks.has(bone, part, `${part} is caught ${how}`);
    const keys = (await keyboard(page)).join('\n');
    checks.has(keys, 'not: <a href="#dull"', `a link whose focus can't be told is caught ${how}`);
    checks.has(keys, 'out of the window: <a href="#under"', `a covered link is caught ${how}`);
    checks.has(keys, "can't be seen: <a href=\"#none\"", `a link without a size is caught ${how}`);
    const trapped = await (async () => { await page.goto(`${site.base}/trap`); return (await keyboard(page)).join('\n'); })();
    if (js) checks.has(trapped, 'not reached by Tab: <a href="#after"', 'a keyboard trap is caught');
    else checks.equal(trapped, '', 'without scripts there is no trap to fall into');
    checks.ok(existsSync(await screenshot(page, 'harness-trap')), `a picture is taken ${how}`);
  }
}

async function budgets(ctx, site) {
  const { checks } = ctx;
  const { page } = await ctx.person({ js: false });
  const count = await meter(page);
  site.sent();
  await page.goto(`${site.base}/moved`);
  const cold = await count.take();
  const sent = site.sent();
  checks.equal(cold.requests, 3, 'redirect, page and picture are three requests');
  checks.ok(Math.abs(cold.bytes - sent) <= 8, 'bytes counted are bytes sent, headers and compression included', `counted ${cold.bytes}, sent ${sent}`);
  checks.ok(cold.bytes < 3000, 'compressed size counts, not the text’s 20 KB', cold.bytes);
  const tight = silent();
  within(tight, cold, { bytes: cold.bytes - 1, requests: 2 }, 'tight');
  checks.equal(tight.failed, 2, 'a byte and a request too many both fail');
  within(checks, cold, BUDGETS.first, 'a small page is within the first budget');
  await page.goto(`${site.base}/moved`);
  checks.equal((await count.take()).requests, 2, 'the picture comes from the cache the second time');
}

async function scripts(ctx, site) {
  const { checks } = ctx;
  const { page } = await ctx.person();
  const count = await meter(page);
  await page.goto(`${site.base}/stranger`);
  checks.has(page.faults.join('\n'), 'asked a stranger: https://cdn.example.com/a.js', 'a third-party request is caught');
  await page.goto(`${site.base}/throws`);
  checks.has(page.faults.join('\n'), 'script error: on purpose', 'a script error is caught');
  checks.has(page.faults.join('\n'), 'Content Security Policy', 'a refusal by the content policy is caught');
  checks.ok((await count.take()).scriptBytes > 100, 'script bytes are counted apart');
  await page.goto(`${site.base}/good`);
  page.faults.length = 0;
  await page.goto(`${site.base}/missing`);
  checks.none(page.faults, 'a missing page by itself is no fault');
}

// A stand-in for the program: ready after a moment, prints a set-up link, counts its starts in its data folder.
const STAND_IN = `#!/usr/bin/env node
const fs = require('fs'); const e = process.env; const [what, who] = process.argv.slice(2);
fs.mkdirSync(e.NEWBELONGINGS_DATA, { recursive: true }); const file = e.NEWBELONGINGS_DATA + '/starts';
if (what === 'link') { console.log(e.NEWBELONGINGS_BASE + '/sign-in/' + who); process.exit(0); }
if (what === 'broken') { console.error('no such setting'); process.exit(3); }
fs.appendFileSync(file, 'x');
setTimeout(() => require('http').createServer((q, r) => { if (q.url === '/health/ready') r.end('ready'); else r.end(fs.readFileSync(file)); })
  .listen(...e.NEWBELONGINGS_LISTEN.split(':').reverse()), 200);
console.error('Open ' + e.NEWBELONGINGS_BASE + '/set-up/abc123. It works once.'); console.log('Listening on ' + e.NEWBELONGINGS_BASE);`;

async function programs(checks) {
  const folder = mkdtempSync(join(tmpdir(), 'nb-stand-in-'));
  const program = join(folder, 'program');
  writeFileSync(program, STAND_IN, { mode: 0o755 });
  for (const database of installed()) {
    const served = await start({ database, program });
    const starts = async () => (await fetch(`${served.base}/`)).text();
    checks.equal(served.setup, `${served.base}/set-up/abc123`, `the set-up link is read (${database})`);
    checks.ok(served.env.NEWBELONGINGS_DATABASE.startsWith(database), `the address is of ${database}`, served.env.NEWBELONGINGS_DATABASE);
    checks.equal(served.cli('link', 'a@example.org').trim(), `${served.base}/sign-in/a@example.org`, `another subcommand, same settings (${database})`);
    await served.kill9();
    const gone = await fetch(served.base).then(() => false, () => true);
    await served.restart();
    checks.equal(`${gone} ${await starts()}`, 'true xx', `killed, gone, back on the same data (${database})`);
    await served.stop();
    checks.ok(!existsSync(served.folder), `its folders are removed (${database})`);
  }
  const refused = await start({ program, command: ['broken'] }).then(() => '', (error) => error.message);
  checks.has(refused, 'no such setting', 'a program that ends at once is told with its own words');
  rmSync(folder, { recursive: true });
}

function counting(checks) {
  const one = silent();
  one.ok(true, 'a');
  one.equal(1, 2, 'b');
  one.has('abc', 'd', 'c');
  one.lacks('abc', 'b', 'd');
  one.none([], 'e');
  checks.equal(`${one.passed}/${one.failed}`, '2/3', 'checks are counted');
}

function readingLevel(checks) {
  const known = { home: 1, homes: 1, little: 2, people: 2, council: 2, worker: 2, asked: 1, wanted: 2, places: 2, answers: 2, money: 2, idea: 3,
    someone: 2, anything: 3, phone: 1, survey: 2, questions: 2, careful: 2, safely: 2, being: 2, action: 2, social: 2, diary: 3, "don't": 1,
    opportunities: 5, accommodation: 5, participation: 5, university: 5, easy: 2, able: 2, created: 3, changes: 2, watches: 2, table: 2 };
  for (const [word, beats] of Object.entries(known)) {
    if (syllables(word) !== beats) checks.equal(syllables(word), beats, `syllables of ${word}`);
  }
  checks.equal(split('One two three four. Five six?\nSeven').length, 3, 'sentences and blocks are split');
  const easy = 'We want to know how life is for you. You can stop at any time. Nobody will know what you said. '
    + 'It takes ten minutes. Your answers help us change things. You can skip what you do not want to answer. '
    + 'We will tell you what we heard and what the council will do. If you need help now, call us. We will listen to you and help you.';
  const office = 'The local authority is committed to facilitating the meaningful participation of care-experienced individuals in strategic '
    + 'decision-making processes regarding accommodation, employability and statutory entitlements, and acknowledges organisational responsibilities '
    + 'throughout transitional arrangements. Multidisciplinary stakeholders collaboratively implement evidence-informed interventions to '
    + 'ameliorate disadvantageous circumstances experienced by this vulnerable population within the administrative jurisdiction.';
  checks.none(hard(easy), 'plain words pass');
  const found = hard(office).join('\n');
  for (const part of ['Flesch-Kincaid', 'readability index', 'words in:', '“local authority”', '“facilitating”', '“stakeholders”']) {
    checks.has(found, part, `office words fail: ${part}`);
  }
  checks.ok(hard('Your placement ended.').length === 1, 'one avoided word in a short text is enough to fail');
  checks.ok(hard('Read your pathway plan.').length === 1, 'an unexplained term fails');
  checks.ok(hard('Read your pathway plan (the plan for your next steps).').length === 0, 'an explained one passes');
  // The cat sat on the mat: 6 words, 6 syllables, 17 letters: 0.39*6 + 11.8 - 15.59 and 4.71*17/6 + 3 - 21.43.
  const cat = measure('The cat sat on the mat.');
  checks.equal(`${cat.grade} ${cat.ari}`, '-1.4 -5.1', 'both formulas agree with a sum done by hand');
}

function files(checks) {
  const today = new Date('2026-03-02T12:00:00Z');
  const made = careLeavers({ today });
  checks.equal(made.list9, careLeavers({ today }).list9, 'the same seed makes the same file');
  checks.ok(made.list9 !== careLeavers({ today, seed: 10 }).list9, 'another seed another');
  const lines = made.list9.trimEnd().split('\r\n');
  checks.equal(lines.length, 301, '300 rows under a heading');
  checks.equal(lines[0], COLUMNS.join(','), 'the heading');
  checks.equal(made.dirty.map((one) => one.kind).join(', '),
    'bad date, unknown code, second use of an id, missing name, formula cell, wrong column count', 'six dirty rows, each of its kind');
  checks.equal(new Set(made.dirty.map((one) => one.row)).size, 6, 'in six places');
  checks.has(lines[made.dirty[4].row - 1], '=HYPERLINK', 'where it says');
  checks.equal(made.contacts.trimEnd().split('\r\n').length, 301, 'contacts for everyone');
  checks.equal(new Set(made.people.map((one) => one.ChildUniqueID)).size, 300, 'ids are apart');
  checks.equal(careLeavers({ today, names: false, dirty: false }).list9.split('\r\n')[0], COLUMNS.slice(0, -2).join(','), 'and without names');
}

function silent() {
  const lines = [];
  const one = new Checks('', (line) => lines.push(line));
  one.lines = lines;
  return one;
}

const STYLE = 'body{font:19px sans-serif;color:#111;background:#fff;margin:8px}a,button,input{padding:6px;display:inline-block;margin:6px}'
  + ':focus{outline:3px solid #111;background:#fc0}.dull:focus{outline:none;background:none}.pale{color:#ddd}.wide{width:900px}.tight{width:40px}'
  + '.over{position:fixed;inset:auto 0 0 0;height:200px;background:#eee}.low{position:fixed;bottom:20px}.zero{font-size:0;padding:0;margin:0;width:0;height:0;overflow:hidden;position:absolute}';
const PAGES = {
  '/good': `<!doctype html><html lang="en"><head><title>Good</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>Good page</h1>
    <p id="script">did not run</p><p><a href="#a">A link</a> said <q>something quite unpronounceable</q></p><form><label for="x">Your name</label><input id="x" name="x">
    <fieldset><legend>Pick</legend><input type="radio" name="r" id="r1"><label for="r1">One</label><input type="radio" name="r" id="r2"><label for="r2">Two</label></fieldset>
    <button>Send</button></form><details><summary>More</summary><a href="#in">Inside</a></details></main><script src="/good.js" defer></script></body></html>`,
  '/bad': `<!doctype html><html><head><link rel="stylesheet" href="/style.css"></head><body><h1>Bad</h1><h1>Twice</h1><p style="margin:0" class="pale">Pale words</p>
    <img src="/dot.svg"><input name="bare"><p class="wide">wide</p><p class="tight">Incomprehensibilities</p><a href="#second" tabindex="2">second</a><a href="#third">third</a><a href="#first" tabindex="3">first</a>
    <a href="#dull" class="dull">dull</a><a href="#none" class="zero">none</a><a href="#under" class="low">under</a><div class="over">over</div><script>1</script></body></html>`,
  '/trap': `<!doctype html><html lang="en"><head><title>Trap</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>Trap</h1>
    <a href="#before">before</a><a href="#trap" id="trap">trap</a><a href="#after">after</a></main><script src="/trap.js" defer></script></body></html>`,
  '/page': `<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1><img src="/dot.svg" alt="a dot"><p>${'All work and no play. '.repeat(900)}</p></main></body></html>`,
  '/stranger': '<!doctype html><html lang="en"><head><title>S</title></head><body><script src="https://cdn.example.com/a.js"></script></body></html>',
  '/throws': '<!doctype html><html lang="en"><head><title>T</title></head><body><main><h1>T</h1></main><script>alert(1)</script><script src="/throws.js"></script></body></html>',
  '/style.css': STYLE,
  '/good.js': 'document.querySelector("#script").textContent = "ran";',
  '/trap.js': 'document.querySelector("#trap").addEventListener("keydown", (e) => { if (e.key === "Tab") e.preventDefault(); });',
  '/throws.js': 'throw new Error("on purpose");',
  '/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4" cx="4" cy="4"/></svg>',
};
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** A tiny site; sent() is the bytes put on its sockets since the last call. */
async function serve() {
  const sockets = new Set();
  let seen = 0;
  const server = http.createServer((request, response) => {
    if (request.url === '/moved') { response.writeHead(303, { location: '/page' }).end(); return; }
    const page = PAGES[request.url];
    if (!page) { response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Missing</title>'); return; }
    const type = TYPES[request.url.split('.')[1]] ?? 'text/html; charset=utf-8';
    response.writeHead(200, {
      'content-type': type, 'content-encoding': 'gzip',
      'cache-control': type === 'image/svg+xml' ? 'max-age=1000' : 'no-store',
      ...(request.url === '/throws' ? { 'content-security-policy': "default-src 'none'; script-src 'self'" } : {}),
    }).end(gzipSync(page));
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const all = () => [...sockets].reduce((total, socket) => total + socket.bytesWritten, 0);
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    sent: () => { const now = all() - seen; seen += now; return now; },
    close: () => { server.close(); server.closeAllConnections(); },
  };
}
