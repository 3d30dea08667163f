// What survey pages do beside their links and forms where scripts run: keep what could not be sent on a bad line, and read
// out loud.
import { Phone } from '../../lib/disk.mjs';
import { press } from '../../lib/page.mjs';

/** Typed without a line; and what the search of the disk must find. */
const TYPED = 'Quokkabridge locks, please';
const PLAIN = 'Wombatferry timetable';
const KEPT = 'nb-kept';

/** Somebody whose line comes and goes, and whose phone others look at. */
export async function badLine(job) {
  const phone = new Phone();
  try {
    await phone.on();
    const link = job.link(61);
    await toOwnWords(job, phone.page, link);
    await withoutLine(job, phone);
    await afterwards(job, phone, link);
    await lineComesBack(job, phone);
    await wayOut(job, phone, link);
  } finally {
    await phone.throwAway();
  }
}

/** To the page for own words, each page sent by the script; a button pressed twice sends once. */
async function toOwnWords(job, page, link) {
  await page.goto(link);
  await press(page.getByRole('button', { name: 'Start' }));
  const posts = [];
  page.on('request', (one) => { if (one.method() === 'POST') posts.push(one.headers().accept ?? ''); });
  for (let at = 0; at < 14 && await page.getByRole('textbox').count() === 0; at += 1) {
    for (const question of await page.getByRole('group').all()) await question.locator('input').first().check();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Next' }).dblclick();
    await loaded;
  }
  await job.heading(page, 'What one thing would make life better for you?');
  job.checks.ok(posts.length > 5 && posts.every((accept) => accept === 'text/uri-list'), `${posts.length} pages were sent by the script, each once`, posts.join());
}

/** Sends the page and waits until it is told that it is kept. */
async function offline(job, { context, page }) {
  await context.setOffline(true);
  await page.getByRole('textbox').fill(TYPED);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'No internet just now' }).waitFor();
}

const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

async function withoutLine(job, phone) {
  const { checks } = job;
  const { page } = phone;
  await offline(job, phone);
  page.faults.splice(0); // it says that it found no line
  const text = await page.locator('main').textContent();
  checks.has(text, 'It is kept on this phone, locked.', 'without a line it says that the page is kept');
  checks.lacks(await page.content(), TYPED, 'and does not show what was typed');
  checks.ok(await page.evaluate(() => document.activeElement.tagName === 'H1'), 'whoever can’t see is told');
  checks.has(await stored(page), KEPT, 'it is in the phone’s storage');
  await job.young(page, 'kept-without-line');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Still no internet.').waitFor();
  page.faults.splice(0);
  await page.getByRole('button', { name: 'Throw it away' }).click();
  checks.equal(await page.getByRole('textbox').inputValue(), '', 'thrown away, the field is empty');
  checks.equal(await stored(page), '{}', 'and so is the storage');
  await offline(job, phone);
  page.faults.splice(0);
  await page.evaluate((plain) => localStorage.setItem('control', plain), PLAIN);
  await new Promise((go) => setTimeout(go, 1000));
  // A browser that ends takes the emulation with it first: the page would find a line, and send what it kept.
  await page.evaluate(() => { window.fetch = () => new Promise(() => {}); });
  await page.goto('about:blank');
  await phone.off();
  checks.ok(phone.finds(PLAIN).length > 0, 'the search of the disk finds what stands there in plain text');
  checks.none(phone.finds(TYPED.split(' ')[0]), 'what was typed stands in no file of the phone');
}

/** The phone again, with a line: what was kept goes by itself. */
async function afterwards(job, phone, link) {
  const { checks } = job;
  const page = await phone.on();
  await page.goto(link);
  checks.has(await stored(page), KEPT, 'the phone was switched off and still keeps it');
  await page.evaluate(() => localStorage.removeItem('control'));
  await page.getByRole('button', { name: 'Carry on' }).click();
  await page.waitForFunction(() => location.pathname === '/survey/ready' && localStorage.length === 0);
  checks.equal(await stored(page), '{}', 'sent, and nothing of it is left');
  await press(page.getByRole('link', { name: 'Go back to the last question' }));
  checks.equal(await page.getByRole('textbox').inputValue(), TYPED, 'it arrived as it was typed');
}

async function lineComesBack(job, phone) {
  const { page, context } = phone;
  await offline(job, phone);
  await context.setOffline(false);
  await page.waitForFunction(() => location.pathname === '/survey/ready' && localStorage.length === 0);
  job.checks.equal(await stored(page), '{}', 'when the line is back it goes at once, and nothing is left');
  await press(page.getByRole('link', { name: 'Go back to the last question' }));
}

/** The way out, where it can't be reached: nothing is left, and the page is not seen meanwhile. */
async function wayOut(job, phone, link) {
  const { checks } = job;
  const { page, context } = phone;
  await offline(job, phone);
  await page.evaluate(() => { document.querySelector('.y-exit').addEventListener('click', (event) => event.preventDefault()); });
  await page.locator('.y-exit').click();
  checks.equal(await page.evaluate(() => getComputedStyle(document.body).visibility), 'hidden', 'whoever leaves sees the page go, whatever the line does');
  checks.equal(await stored(page), '{}', 'and what was kept is gone');
  await context.setOffline(false);
  await new Promise((go) => setTimeout(go, 500));
  checks.equal(await stored(page), '{}', 'also when the line is back');
  checks.ok(page.url().includes('/survey/q/'), 'and nothing is sent then');
  await context.request.get(`${job.served.base}/exit`, { maxRedirects: 0 });
  await page.goto(link);
  await phone.off();
  checks.none(phone.finds(TYPED.split(' ')[0]), 'and what was typed stands in no file of the phone');
}

/* Chromium has no voices here: it is told of some, and what it would say is written down. */

const speaks = (voices) => `(() => {
  const said = [];
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => ${JSON.stringify(voices)}, pending: false, speaking: false,
    speak: (one) => { said.push(one.text); speech.speaking = true; }, cancel: () => { said.push('hush'); speech.speaking = false; },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.said = said;
})()`;

/** Read out loud, by voices of the phone alone, in the language of the page. */
export async function aloud(job) {
  const { checks, ctx } = job;
  const away = { name: 'far', lang: 'en-GB', localService: false };
  const here = { name: 'near', lang: 'en_US', localService: true };
  const open = async (voices, address) => {
    const { page, context } = await ctx.person();
    await context.addInitScript(speaks(voices));
    await page.goto(address);
    return page;
  };
  const link = job.link(62);
  const without = await open([away, { ...here, lang: 'de-DE' }], link);
  checks.equal(await without.locator('.y-listen').count(), 0, 'no button where the voice is made elsewhere, or of another language');
  const page = await open([away, here], link);
  checks.equal(await page.locator('.y-listen').textContent(), 'Read this page out loud', 'a button where the phone has a voice');
  await press(page.getByRole('button', { name: 'Start' }));
  await job.young(page, 'read-out-loud');
  await page.getByRole('button', { name: 'Read this page out loud' }).click();
  const said = await page.evaluate(() => window.said.filter((one) => one !== 'hush'));
  for (const words of ['Do you feel safe where you live?', 'Never', 'I don’t want to say']) checks.ok(said.includes(words), `it reads: ${words}`, said.join('\n'));
  await page.getByRole('button', { name: 'Stop reading' }).click();
  checks.equal(await page.evaluate(() => window.said.at(-1)), 'hush', 'pressed again it stops');
  const arabic = await open([here, { ...here, lang: 'ar-SA' }], `${link}?l=ar`);
  checks.equal(await arabic.locator('.y-listen').textContent(), 'اقرأ هذه الصفحة بصوت عالٍ', 'in Arabic by an Arabic voice');
  checks.none([...without.faults, ...page.faults, ...arabic.faults], 'nothing quiet went wrong with any of them');
}
