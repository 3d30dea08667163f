// The programme manager: sets the instance up, opens a round, brings in an authority and its lead.
import { WIDE } from '../../lib/launch.mjs';

/** From the link that the program printed to an open round. */
export async function begin(job) {
  const { checks, ctx, served } = job;
  const { page, context } = await ctx.person({ js: false, size: WIDE });
  checks.has(served.setup ?? '', '/set-up/', 'an empty instance prints its set-up link');
  await page.goto(served.setup);
  await job.look(page, 'set-up');
  await page.getByLabel('Your name').fill('Morgan Overall');
  await page.getByLabel('Your email address').fill('morgan');
  await page.getByRole('button', { name: 'Set up' }).click();
  await job.refused(page, 'Enter an email address');
  checks.equal(await page.getByLabel('Your name').inputValue(), 'Morgan Overall', 'what was typed is kept');
  await job.look(page, 'set-up-refused');
  await page.getByLabel('Your email address').fill('morgan.overall@example.org');
  await page.getByRole('button', { name: 'Set up' }).click();
  await job.heading(page, 'Local authorities');
  await job.look(page, 'authorities-empty');
  const again = await page.request.get(served.setup);
  checks.equal(again.status(), 404, 'the set-up link works once');
  await round(job, page);
  return { page, context };
}

async function round(job, page) {
  await page.goto(`${job.served.base}/home`);
  await job.heading(page, 'The programme');
  await job.look(page, 'programme-first');
  await page.getByRole('link', { name: 'Open a round' }).click();
  await page.getByRole('button', { name: 'Open round' }).click();
  await job.refused(page, 'Enter a name for the round');
  await job.look(page, 'rounds-refused');
  await page.getByLabel('Name').fill('Spring 2027');
  await page.getByRole('button', { name: 'Open round' }).click();
  job.checks.has(await page.locator('main').textContent(), 'Spring 2027', 'the round is open');
  await job.look(page, 'rounds');
}

/** Adds the authority, invites its lead, and finds the invitation in the outbox without its link. */
export async function inviteLead(job, { page }) {
  const { checks, place } = job;
  await page.getByRole('link', { name: 'Local authorities' }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  await job.refused(page, 'Choose a local authority');
  await job.look(page, 'authorities-refused');
  const label = (await page.locator('option').allTextContents()).find((text) => text.startsWith(`${place.name} (`));
  await page.getByLabel('Local authority').selectOption({ label });
  await page.getByRole('button', { name: 'Add' }).click();
  await job.heading(page, `Invite the lead of ${place.name}`);
  await job.look(page, 'invite-lead');
  await page.getByLabel('Name').fill(job.lead.name);
  await page.getByLabel('Email address').fill(job.lead.email);
  await page.getByRole('button', { name: 'Invite' }).click();
  await job.heading(page, 'Local authorities');
  await job.look(page, 'authorities');
  await page.getByRole('link', { name: 'Outbox' }).click();
  await job.heading(page, 'Outbox');
  await noLiveLink(job, page, 'the programme’s outbox');
  checks.has(await page.content(), job.lead.email, 'the invitation is in the outbox');
  await page.locator('summary').first().click();
  await job.look(page, 'programme-outbox');
  await page.goto(`${job.served.base}/home`);
  await job.look(page, 'programme');
}

/** Nothing in the page could be opened by who reads it. */
export async function noLiveLink(job, page, where) {
  const html = await page.content();
  job.checks.ok(!/\/(s|sign-in|set-up)\/[0-9a-z]{6,}/i.test(html), `${where} holds no live link`,
    /.{40}\/(s|sign-in|set-up)\/[0-9a-z]{6,}/i.exec(html)?.[0]);
}
