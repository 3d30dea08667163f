// What can be asked: a form is taken in, and one is written on pages. Scripts are off: nothing may depend on them.
import { Job } from '../lib/job.mjs';
import { press } from '../lib/page.mjs';
import { begin } from './main-job/programme.mjs';

export const name = 'the instruments';

export async function run(ctx) {
  const job = new Job(ctx, await ctx.start());
  const { page } = await begin(job);
  await takeIn(job, page);
  await write(job, page);
}

const press_ = (page, role, name) => press(page.getByRole(role, { name, exact: true }));

/** A form that an office took along comes back as the next version; what is no form is refused. */
async function takeIn(job, page) {
  const { checks, served } = job;
  await page.goto(`${served.base}/programme/instruments`);
  await job.look(page, 'instruments');
  await page.getByLabel('Form').setInputFiles({ name: 'a.xlsx', mimeType: 'text/plain', buffer: Buffer.from('type,name') });
  await press_(page, 'button', 'Check the form');
  await job.refused(page, 'not an Excel workbook');
  await job.look(page, 'instruments-refused');
  const form = await page.request.get(`${served.base}/programme/instruments/starter/form.xlsx`);
  await page.getByLabel('Form').setInputFiles({ name: 'starter.xlsx', mimeType: 'application/octet-stream', buffer: await form.body() });
  await press_(page, 'button', 'Check the form');
  checks.has(await page.locator('main').textContent(), 'Not kept yet', 'nothing is kept before somebody says so');
  await job.look(page, 'instrument-read');
  await press_(page, 'button', 'Keep it as a draft');
  await job.look(page, 'instrument-draft');
}

/** One of every kind, written from nothing, and walked through as a respondent sees it. */
async function write(job, page) {
  const { checks, served } = job;
  await page.goto(`${served.base}/programme/instruments`);
  await page.getByLabel('Title').fill('Moving on');
  await press_(page, 'button', 'Begin');
  await job.look(page, 'instrument-empty');
  await press_(page, 'link', 'Add a question to this part');
  await page.getByLabel('What is asked').fill('What matters most to you?');
  await press_(page, 'button', 'Save question');
  await job.refused(page, 'Choose how it is answered');
  checks.equal(await page.getByLabel('What is asked').inputValue(), 'What matters most to you?', 'what was typed is kept');
  await job.look(page, 'question-refused');
  await question(page, { kind: 'Things in order of what matters', answers: 'Somebody to talk to\nA home that lasts\nMoney that is enough' });
  await question(page, { text: 'How many nights did you sleep well?', kind: 'Another whole number', low: '0', high: '7', hint: 'Think about the last week.' });
  await question(page, { text: 'it comes fast', lead: 'When I ask for help,', kind: 'One of several answers', answers: 'yes | Yes\nno | No' });
  await question(page, { text: 'The last page is about you.\nTake your time.', kind: 'Nothing: words between questions' });
  await question(page, { text: 'What would make things better?', kind: 'Their own words', most: '2000' });
  await job.look(page, 'instrument-outline');
  await press(page.getByRole('link', { name: 'Change title and picture' }));
  await job.look(page, 'instrument-part');
  await page.goBack();
  await press_(page, 'link', 'See it as a respondent does');
  for (const [shown, words] of [['rank', 'What matters most'], ['number', 'A whole number from 0 to 7'], ['grid', 'When I ask for help,'], ['note', 'Take your time'], ['long', 'What would make']]) {
    checks.has(await page.locator('main').textContent(), words, `the preview shows ${shown}`);
    await job.look(page, `preview-${shown}`);
    if (shown !== 'long') await press_(page, 'link', 'Next');
  }
  await press_(page, 'link', 'End of the preview');
  await press_(page, 'button', 'Offer it to leads');
  checks.has(await page.locator('main').textContent(), 'Leads can choose it', 'it is offered');
}

async function question(page, { text, kind, answers, low, high, hint, lead, most }) {
  if (text) {
    await press_(page, 'link', 'Add a question to this part');
    await page.getByLabel('What is asked').fill(text);
  }
  await page.getByRole('radio', { name: kind }).check();
  for (const [label, value] of [['Answers, one a line', answers], ['Lowest number', low], ['Highest number', high], ['A second line (optional)', hint], ['Lead-in (optional)', lead], ['Most characters', most]]) {
    if (value !== undefined) await page.getByLabel(label).fill(value);
  }
  await press_(page, 'button', 'Save question');
}
