// The lead's survey: opened, sent, watched, closed; and what the personal adviser sees meanwhile.
import { PHONE } from '../../lib/launch.mjs';
import { noLiveLink } from './programme.mjs';
import { press } from '../../lib/page.mjs';

/** Opens the survey and sends it; the outbox shows every message without its link. */
export async function openWave(job, { page }) {
  const { checks } = job;
  await press(page.getByRole('link', { name: 'Surveys' }));
  await job.heading(page, 'Surveys');
  await job.look(page, 'surveys-first');
  await page.getByLabel('Year').fill('1999');
  await press(page.getByRole('button', { name: 'Open survey' }));
  await job.refused(page, 'The last day can’t be in the past');
  checks.equal(await page.getByLabel('Year').inputValue(), '1999', 'the year typed is kept');
  await job.look(page, 'surveys-refused');
  await press(page.getByRole('link', { name: 'Surveys' }));
  await press(page.getByRole('button', { name: 'Open survey' }));
  await job.look(page, 'survey-ready');
  job.wave = new URL(page.url()).pathname;
  await press(page.getByRole('button', { name: `Send to ${job.living.length} care leavers` }));
  await job.look(page, 'survey-open');
  await sent(job, page);
}

async function sent(job, page) {
  const { checks } = job;
  await page.goto(job.at('/outbox'));
  await job.heading(page, 'Outbox');
  const summaries = await page.locator('summary').allTextContents();
  checks.ok(summaries.some((line) => /^\+4477009\d+ Text message/.test(line)), 'text messages are in the outbox', summaries.slice(0, 3).join('\n'));
  checks.ok(summaries.some((line) => line.includes('@example.org')), 'and emails', summaries.length);
  await noLiveLink(job, page, 'the authority’s outbox');
  await page.locator('summary').first().click();
  await job.look(page, 'outbox');
}

/** While it runs: the adviser sees who has not answered as of this morning, the lead sees the rate. */
export async function progress(job, lead) {
  const { checks } = job;
  const adviser = await job.signIn(job.adviser, 'adviser', PHONE);
  await press(adviser.page.getByRole('link', { name: 'My people' }));
  await job.heading(adviser.page, 'My people');
  const own = job.living.filter((one) => one.AllocatedPersonalAdvisor === job.adviser.name).length;
  const rows = adviser.page.getByRole('table').locator('tbody tr');
  checks.equal(await rows.count(), own, 'an adviser sees their own people and nobody else');
  checks.equal(await rows.filter({ hasText: 'Not yet' }).count(), own, 'all of them Not yet, as of this morning');
  await job.look(adviser.page, 'my-people');
  await adviser.page.getByRole('link', { name: 'Share link' }).first().click();
  await job.look(adviser.page, 'share-link');
  checks.has(await adviser.page.locator('main').textContent(), 'Do not answer for them', 'who shares a link is told not to answer');
  const other = await adviser.page.request.get(job.at('/register'));
  checks.equal(other.status(), 403, 'the register is not for an adviser');
  await lead.page.goto(`${job.served.base}${job.wave}`);
  const text = await lead.page.locator('main').textContent();
  for (const part of [`were asked${job.living.length}`, 'response rate0%', 'As of this morning']) checks.has(text, part, `the lead sees the rate: ${part}`);
  await job.look(lead.page, 'survey-rates');
  await letters(job, lead);
  await lead.page.goto(job.at(''));
  await job.look(lead.page, 'home-of-lead-survey-runs');
}

/** Letters for those whom no message reaches: one sheet of A4 each, and nothing else on paper. */
async function letters(job, { page }) {
  await page.goto(`${job.served.base}${job.wave}`);
  await page.getByRole('link', { name: 'Replace a link' }).click();
  await job.look(page, 'replace-link');
  await page.goto(`${job.served.base}${job.wave}/letters`);
  await job.look(page, 'letters');
  await press(page.getByRole('button', { name: 'Make letters' }));
  await job.look(page, 'letters-to-print');
  const sheets = await page.locator('.nb-letter').count();
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  job.checks.equal(pages, sheets, 'as many sheets of paper as letters');
}

/** Closes the survey; a job opens the box. */
export async function close(job, { page }) {
  const { checks } = job;
  await page.goto(`${job.served.base}${job.wave}`);
  job.unused = job.link(70);
  await page.locator('summary', { hasText: 'Close it now' }).click();
  await job.look(page, 'survey-close');
  await press(page.getByRole('button', { name: 'Close the survey now' }));
  const until = Date.now() + 120_000;
  let state = await page.locator('main').textContent();
  if (state.includes('Opening the box')) await job.look(page, 'survey-closed');
  while (!state.includes('Results are in') && Date.now() < until) {
    await new Promise((go) => setTimeout(go, 500));
    await page.reload();
    state = await page.locator('main').textContent();
  }
  checks.has(state, 'Results are in', 'the box is opened by the job');
  await job.look(page, 'survey-opened');
}
