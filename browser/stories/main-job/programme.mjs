// The programme manager: sets the instance up, opens a round, brings in an authority and its lead.
import { WIDE } from '../../lib/launch.mjs';
import { press } from '../../lib/page.mjs';

/** From the link that the program printed to an open round. */
export async function begin(job) {
  const { checks, ctx, served } = job;
  const { page, context } = await ctx.person({ js: false, size: WIDE });
  checks.has(served.setup ?? '', '/set-up/', 'an empty instance prints its set-up link');
  await page.goto(served.setup);
  await job.look(page, 'set-up');
  await page.getByLabel('Your name').fill('Morgan Overall');
  await page.getByLabel('Your email address').fill('morgan');
  await press(page.getByRole('button', { name: 'Set up' }));
  await job.refused(page, 'Enter an email address');
  checks.equal(await page.getByLabel('Your name').inputValue(), 'Morgan Overall', 'what was typed is kept');
  await job.look(page, 'set-up-refused');
  await page.getByLabel('Your email address').fill('morgan.overall@example.org');
  await press(page.getByRole('button', { name: 'Set up' }));
  await page.getByLabel('Code from your app').fill('12');
  await press(page.getByRole('button', { name: 'Continue' }));
  await job.refused(page, 'Enter the 6 digits that your app shows');
  await job.look(page, 'second-factor-refused');
  await press(page.getByRole('button', { name: 'Sign out' }));
  await page.goto(served.cli('link', 'morgan.overall@example.org').trim());
  await press(page.getByRole('button', { name: 'Sign in' }));
  await job.secondFactor(page, job.manager);
  await job.heading(page, 'The programme');
  await page.goto(`${served.base}/account`);
  await job.heading(page, 'Your account');
  await job.look(page, 'account');
  await page.goto(`${served.base}/account/second-factor`);
  await job.look(page, 'account-second-factor');
  await page.goto(`${served.base}/account/email`);
  await job.look(page, 'account-email');
  await page.goto(`${served.base}/programme/team`);
  await job.look(page, 'programme-team');
  await page.goto(`${served.base}/programme/authorities`);
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
  await press(page.getByRole('link', { name: 'Open a round' }));
  await press(page.getByRole('button', { name: 'Open round' }));
  await job.refused(page, 'Enter a name for the round');
  await job.look(page, 'rounds-refused');
  await page.getByLabel('Name').fill('Spring 2027');
  await press(page.getByRole('button', { name: 'Open round' }));
  job.checks.has(await page.locator('main').textContent(), 'Spring 2027', 'the round is open');
  await job.look(page, 'rounds');
}

/** Adds the authority, invites its lead, and finds the invitation in the outbox without its link. */
export async function inviteLead(job, { page }) {
  const { checks, place } = job;
  await page.goto(`${job.served.base}/programme/authorities`);
  await press(page.getByRole('button', { name: 'Add' }));
  await job.refused(page, 'Choose a local authority');
  await job.look(page, 'authorities-refused');
  const label = (await page.locator('option').allTextContents()).find((text) => text.startsWith(`${place.name} (`));
  await page.getByLabel('Local authority').selectOption({ label });
  await press(page.getByRole('button', { name: 'Add' }));
  await job.heading(page, `Invite the lead of ${place.name}`);
  await job.look(page, 'invite-lead');
  await page.getByLabel('Name').fill(job.lead.name);
  await page.getByLabel('Email address').fill(job.lead.email);
  await press(page.getByRole('button', { name: 'Invite' }));
  await job.heading(page, 'Local authorities');
  await job.look(page, 'authorities');
  await press(page.getByRole('link', { name: 'Outbox' }));
  await job.heading(page, 'Outbox');
  await noLiveLink(job, page, 'the programme’s outbox');
  checks.has(await page.content(), job.lead.email, 'the invitation is in the outbox');
  await page.locator('summary').first().click();
  await job.look(page, 'programme-outbox');
  await page.goto(`${job.served.base}/home`);
  await job.look(page, 'programme');
}

/** The way in for everyone after the first day: a link asked for, and links that are used up. */
export async function signInPages(job) {
  const { page } = await job.ctx.person({ js: false });
  await page.goto(`${job.served.base}/home`);
  await job.heading(page, 'Sign in');
  await job.look(page, 'sign-in');
  await page.getByLabel('Email address').fill('robin.steer');
  await press(page.getByRole('button', { name: 'Send me a link' }));
  await job.refused(page, 'Enter an email address');
  job.checks.equal(await page.getByLabel('Email address').inputValue(), 'robin.steer', 'the address typed is kept');
  await job.look(page, 'sign-in-refused');
  for (const email of [job.lead.email, 'nobody@example.org']) {
    await page.getByLabel('Email address').fill(email);
    await press(page.getByRole('button', { name: 'Send me a link' }));
    await job.heading(page, 'Check your email');
    if (email === job.lead.email) await codeBeside(job, page);
    await page.goto(`${job.served.base}/sign-in`);
  }
  const link = job.served.cli('link', job.lead.email).trim();
  for (const worn of [false, true]) {
    await page.goto(link);
    if (worn) break;
    await press(page.getByRole('button', { name: 'Sign in' }));
    await job.secondFactor(page, job.lead, true);
    await press(page.getByRole('button', { name: 'Sign out' }));
    await job.heading(page, 'Sign in');
  }
  await job.heading(page, 'This link no longer works');
  await job.look(page, 'sign-in-worn-out');
}

/** The code that a link shows in another browser: one that is made up is refused, and what was typed is kept. */
async function codeBeside(job, page) {
  await job.look(page, 'sign-in-sent');
  await page.getByLabel('Code').fill('abcd-efgh');
  await press(page.getByRole('button', { name: 'Sign in' }));
  await job.refused(page, 'That code does not fit a link that this browser asked for, or is over. Ask for a new link');
  job.checks.equal(await page.getByLabel('Code').inputValue(), 'abcd-efgh', 'the code typed is kept');
  await job.look(page, 'sign-in-code-refused');
}

/** Nothing in the page could be opened by who reads it. */
export async function noLiveLink(job, page, where) {
  const html = await page.content();
  job.checks.ok(!/\/(s|sign-in|set-up)\/[0-9a-z]{6,}/i.test(html), `${where} holds no live link`,
    /.{40}\/(s|sign-in|set-up)\/[0-9a-z]{6,}/i.exec(html)?.[0]);
}
