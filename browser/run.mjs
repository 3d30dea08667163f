// Runs the stories in stories/ in a real browser, each on every database, side by side. `node run.mjs NAME` runs one.
// What a page looks like doesn't depend on the database: where both come to one of the same kind under the same name, whoever
// is there first looks at it closely, the other only at what goes wrong quietly.
// Closes on "N passed, N failed"; ends with 1 if anything failed.
import { readdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, person } from './lib/launch.mjs';
import { Checks } from './lib/checks.mjs';
import { databases, start } from './lib/server.mjs';
import { glance, inspect, kind } from './lib/page.mjs';

const LIMIT = 15 * 60_000;
const folder = join(dirname(fileURLToPath(import.meta.url)), 'stories');
const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter((file) => file.endsWith('.mjs') && (wanted.length === 0 || wanted.includes(file.slice(0, -4)))).sort();
const total = new Checks();
if (files.length === 0) total.ok(false, `no story called ${wanted.join(', ')}`);

const browser = await launch();
console.log(`Chromium ${browser.version()}; databases: ${databases().join(', ')}`);
for (const file of files) {
  const story = await import(pathToFileURL(join(folder, file)));
  const on = story.databases ?? databases();
  const looked = new Set();
  await Promise.all(on.map((database) => tell(story, database, { alone: on.length === 1, looked })));
}
await browser.close();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function tell(story, database, { alone, looked }) {
  const title = database ? `${story.name} on ${database}` : story.name;
  const lines = [];
  const print = alone ? console.log : (line) => lines.push(line);
  print(`\n${title}`);
  const began = Date.now();
  const checks = new Checks('', print);
  const open = [];
  const ctx = {
    browser, database, checks,
    person: async (options) => { const one = await person(browser, options); open.push(() => one.close()); return one; },
    start: async (options) => { const one = await start({ database: database ?? 'sqlite', ...options }); open.push(() => one.stop()); return one; },
    async inspect(page, name, options) {
      const one = `${name} ${await kind(page)}`;
      if (looked.has(one)) return glance(page, name, checks);
      looked.add(one);
      return inspect(page, name, checks, options);
    },
  };
  let timer;
  try {
    const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`not done after ${LIMIT / 60_000} minutes`)), LIMIT); });
    await Promise.race([story.run(ctx), late]);
    checks.ok(checks.passed + checks.failed > 0, 'the story checked something');
  } catch (error) {
    checks.ok(false, 'the story ran to its end', error.stack);
  }
  clearTimeout(timer);
  for (const close of open.reverse()) await close().catch((error) => checks.ok(false, 'everything was closed', error.message));
  total.passed += checks.passed;
  total.failed += checks.failed;
  print(`  ${checks.passed} held, ${checks.failed} did not, in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (!alone) console.log(lines.join('\n'));
}
