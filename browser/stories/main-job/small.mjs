// An authority with few people: three answer, so the box stays sealed and nothing is shown.
import { careLeavers } from '../../lib/csv.mjs';
import { quick } from './answer.mjs';
import { press } from '../../lib/page.mjs';

const PLACE = { name: 'Isles of Scilly', path: '/la/isles-of-scilly' };
const LEAD = { name: 'Jo Harbour', email: 'jo.harbour@example.org' };

export async function small(job, manager) {
  const { checks } = job;
  await invite(job, manager);
  const { page } = await job.signIn(LEAD, 'small-lead');
  await page.goto(job.at('/waves', PLACE));
  await job.look(page, 'surveys-without-list');
  await page.goto(job.at('/findings', PLACE));
  await job.look(page, 'findings-none');
  await page.goto(job.at('/plan', PLACE));
  await job.look(page, 'plan-none');
  const links = await ask(job, page);
  for (const [i, link] of links.slice(0, 3).entries()) checks.ok(await quick(job, link, i), `person ${i + 1} of few answered`);
  await page.locator('summary', { hasText: 'Close it now' }).click();
  await press(page.getByRole('button', { name: 'Close the survey now' }));
  for (let tries = 0; tries < 60 && !(await page.locator('main').textContent()).includes('Too few answers'); tries += 1) {
    await new Promise((go) => setTimeout(go, 500));
    await page.reload();
  }
  checks.has(await page.locator('main').textContent(), 'The box stays sealed', 'with so few, the box stays sealed');
  await job.look(page, 'survey-too-few');
  await page.goto(job.at('/findings', PLACE));
  checks.lacks(await page.locator('main').textContent(), '%', 'and the findings page shows no share');
  await job.look(page, 'findings-too-few');
  await page.goto(job.at('', PLACE));
  await job.look(page, 'home-of-small-lead-too-few');
  await late(job, links.at(-1));
}

async function invite(job, { page }) {
  await page.goto(`${job.served.base}/programme/authorities`);
  const label = (await page.locator('option').allTextContents()).find((text) => text.startsWith(`${PLACE.name} (`));
  await page.getByLabel('Local authority').selectOption({ label });
  await press(page.getByRole('button', { name: 'Add' }));
  await page.getByLabel('Name').fill(LEAD.name);
  await page.getByLabel('Email address').fill(LEAD.email);
  await press(page.getByRole('button', { name: 'Invite' }));
}

/** Twelve people are asked; their links, in the order of the list. */
async function ask(job, page) {
  const files = careLeavers({ rows: 12, seed: 3, dirty: false, prefix: 'FEW' });
  const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.goto(job.at('/register/import', PLACE));
  await page.getByLabel('Care leavers file').setInputFiles(file('few.csv', files.list9));
  await page.getByLabel('Contacts file (optional)').setInputFiles(file('contacts.csv', files.contacts));
  await press(page.getByRole('button', { name: 'Check the files' }));
  await press(page.getByRole('button', { name: /^Add \d+ people$/ }));
  await page.goto(job.at('/waves', PLACE));
  await press(page.getByRole('button', { name: 'Open survey' }));
  await press(page.getByRole('button', { name: /^Send to/ }));
  const living = new Set(files.people.filter((one) => !/Died/.test(one.LAInTouch)).map((one) => one.ChildUniqueID));
  return job.contacts(files).filter(({ id, phone, email }) => living.has(id) && (phone || email)).map((one) => job.linkTo(one));
}

/** Somebody comes after the end: here, and where the box is opened and links lead nowhere any more. */
async function late(job, link) {
  const { page } = await job.ctx.person({ js: false });
  await page.goto(link);
  await job.heading(page, 'This survey has ended');
  await job.young(page, 'survey-over');
  const answer = await page.goto(job.unused);
  job.checks.equal(answer.status(), 404, 'a link of an opened box leads nowhere');
  await job.heading(page, 'We don’t know this link');
}
