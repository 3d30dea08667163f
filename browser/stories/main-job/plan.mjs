// From findings to a plan: themes, actions, the senior leader's yes, and the page that everybody can read.
import { WIDE } from '../../lib/launch.mjs';
import { reading } from '../../lib/reading.mjs';
import { press } from '../../lib/page.mjs';

/** The lead starts the plan, agrees two themes and writes an action for each. */
export async function writePlan(job, { page }) {
  await page.goto(job.at('/plan'));
  await job.look(page, 'plan-begin');
  await press(page.getByRole('button', { name: 'Start the plan' }));
  await themes(job, page);
  await press(page.getByRole('link', { name: 'Write an action', exact: true }).first());
  await action(job, page, HOME, true);
  await press(page.locator('section').filter({ hasText: 'Your worker' }).getByRole('link', { name: 'Write an action about' }).first());
  await job.look(page, 'plan-action-from-finding');
  await action(job, page, WORKER, false);
  await job.look(page, 'plan-complete');
  await press(page.getByRole('link', { name: 'Read it in young people’s words' }));
  await job.look(page, 'plan-preview');
  await page.goto(job.at('/plan'));
  await press(page.getByRole('button', { name: 'Send to the senior leader' }));
  await job.look(page, 'plan-sent');
}

async function themes(job, page) {
  await job.heading(page, 'Choose themes');
  await press(page.getByRole('button', { name: 'Save the themes' }));
  await job.refused(page, 'Tick at least one finding');
  await job.look(page, 'plan-themes-refused');
  for (const [section, young, why] of [
    ['Your home', 'A home that feels safe', 'Locks and lights came up in every talk.'],
    ['Your worker', 'A worker who stays', 'Young people want one person who knows them.'],
  ]) {
    const box = page.getByRole('group', { name: `Findings about “${section}”` });
    for (const tick of await box.getByRole('checkbox').all()) await tick.check();
    const key = section.toLowerCase().replace(' ', '-');
    await page.locator(`[name=title-${key}]`).fill(young);
    await page.locator(`[name=reason-${key}]`).fill(why);
  }
  await page.getByLabel('The plan’s title').fill('Your key, your say');
  await page.getByLabel('The sentence under it').fill('What we heard and what we will do.');
  await job.look(page, 'plan-themes');
  await press(page.getByRole('button', { name: 'Save the themes' }));
  await job.heading(page, 'Plan');
  await job.look(page, 'plan-themes-agreed');
}

const HOME = {
  'We will': 'Give a video doorbell to everyone with a front door of their own', 'Who makes sure it happens?': 'Leaving care team',
  'What difference will it make?': 'More young people always feel safe at home', 'We are doing': 'We give you a doorbell with a camera.',
  'What you will see': 'You can see who is at your door on your phone.',
};
const WORKER = {
  'We will': 'Keep the same worker for each young person until 21', 'Who makes sure it happens?': 'Head of leaving care',
  'What difference will it make?': 'More young people trust their worker', 'We are doing': 'You keep your worker until you are 21.',
  'What you will see': 'If your worker has to go, you meet the new one first.',
};

async function action(job, page, text, first) {
  if (first) {
    await page.getByLabel('We will').fill(text['We will']);
    await press(page.getByRole('button', { name: 'Save the action' }));
    await job.refused(page, 'Choose what this goes back to');
    job.checks.equal(await page.getByLabel('We will').inputValue(), text['We will'], 'what was written is kept');
    await job.look(page, 'plan-action-refused');
    await page.getByRole('group', { name: 'Why do this?' }).getByRole('radio').first().check();
    await page.getByLabel('You said', { exact: true }).fill('Some of us do not feel safe at home.');
  }
  for (const [label, words] of Object.entries(text)) await page.getByLabel(label).fill(words);
  await page.getByRole('checkbox', { name: /^Deciding/ }).check();
  for (const [part, value] of [['day', '31'], ['month', '3'], ['year', String(new Date().getFullYear() + 1)]]) await page.locator(`[name=due-${part}]`).fill(value);
  await press(page.getByRole('button', { name: 'Save the action' }));
  await job.heading(page, 'Plan');
}

/** The senior leader reads the findings and the plan, and signs it. */
export async function sign(job) {
  const { checks } = job;
  const leader = await job.signIn(job.leader, 'leader', WIDE);
  const { page } = leader;
  await press(page.getByRole('link', { name: 'Findings', exact: true }));
  await job.heading(page, 'Findings');
  await job.look(page, 'findings-of-leader');
  await press(page.getByRole('link', { name: 'Plan', exact: true }));
  checks.has(await page.locator('main').textContent(), 'sent you this plan', 'the plan waits for the leader');
  await press(page.getByRole('button', { name: 'Send it back' }));
  await job.refused(page, 'Say what should change');
  await job.look(page, 'plan-of-leader-refused');
  await press(page.getByRole('link', { name: 'Plan', exact: true }));
  await job.look(page, 'plan-of-leader');
  await page.getByLabel('Your words to the lead (optional)').fill('Yes. I will ask each month how it stands.');
  await press(page.getByRole('button', { name: 'Sign off the plan' }));
  await job.look(page, 'plan-of-leader-signed');
  return leader;
}

/** The lead publishes it, and says how an action stands. */
export async function publish(job, lead) {
  const { page } = lead;
  await page.goto(job.at('/plan'));
  await job.look(page, 'plan-signed');
  await press(page.getByRole('button', { name: 'Publish the plan' }));
  await job.look(page, 'plan-published');
  await onPaper(job);
  await page.goto(job.at('/plan'));
  await press(page.getByRole('link', { name: /^Update/ }).first());
  await job.look(page, 'plan-progress');
  await page.goto(job.at(''));
  await job.look(page, 'home-of-lead-published');
  await job.cold(lead, '/plan', 'plan');
}

/** The lead agrees to the usual days of the quarterly round, after a slip. */
export async function rounds(job, { page }) {
  await page.goto(job.at('/plan'));
  await press(page.getByRole('link', { name: /^This quarter/ }));
  await job.look(page, 'quarter-none');
  await press(page.getByRole('link', { name: 'Say when it is held' }));
  await job.look(page, 'quarter-dates');
  await page.getByLabel('Then young people have this long to read and comment').fill('1');
  await press(page.getByRole('button', { name: 'Save' }));
  await job.refused(page, 'Enter a number of days from 7 to 42');
  await job.look(page, 'quarter-dates-refused');
  await page.getByLabel('Then young people have this long to read and comment').fill('14');
  await press(page.getByRole('button', { name: 'Save' }));
  await page.goto(job.at('/plan/round'));
  job.checks.has(await page.locator('main').textContent(), 'The first round begins on', 'its first day is named');
  await job.look(page, 'quarter-planned');
}

/** Anyone prints the public plan: a cover, a sheet for each theme, and no promise on two. */
async function onPaper(job) {
  const { page } = await job.ctx.person({ js: false });
  await page.goto(`${job.served.base}/plans/${job.place.path.split('/').pop()}`);
  const themes = await page.locator('.y-theme').count();
  const sheets = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  job.checks.equal(sheets, themes + 1, 'a cover and a sheet of paper for each theme');
  await page.emulateMedia({ media: 'print' });
  const cut = await page.locator('.y-knot').evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length);
  job.checks.equal(cut, 0, 'no action is cut in two by the end of a sheet');
}

/** The lead gives a partner a link; the partner says how their action stands, without an account. */
export async function partner(job, { page }) {
  const { checks } = job;
  await page.goto(job.at('/plan'));
  await press(page.getByRole('link', { name: 'Send them a link of their own' }));
  await job.look(page, 'plan-owners-none');
  await press(page.getByRole('button', { name: 'Send the link' }));
  await job.refused(page, 'Choose at least one action');
  await job.look(page, 'plan-owners-refused');
  await page.getByRole('checkbox').first().check();
  await page.getByLabel('Their name').fill(job.partner.name);
  await page.getByLabel('Their email address').fill(job.partner.email);
  await press(page.getByRole('button', { name: 'Send the link' }));
  await job.look(page, 'plan-owners');
  const link = job.served.cli('link', job.partner.email).trim();
  const { page: theirs } = await job.ctx.person({ js: false });
  await theirs.goto(link);
  await job.heading(theirs, 'Your actions');
  await job.look(theirs, 'owner');
  await press(theirs.getByRole('link', { name: 'Say how it stands' }).first());
  await job.look(theirs, 'owner-progress');
  await theirs.getByLabel('On track').check();
  await theirs.getByLabel('The news, in a few words').fill('41 doorbells fitted');
  await press(theirs.getByRole('button', { name: 'Put it on the public plan' }));
  checks.has(await theirs.locator('main').textContent(), '41 doorbells fitted', 'the partner sees the news');
  await job.look(theirs, 'owner-done');
  await page.goto(job.at('/plan/owners'));
  await press(page.getByRole('button', { name: `Withdraw ${job.partner.name}’s link` }));
  checks.equal((await theirs.goto(link)).status(), 404, 'a withdrawn link is dead');
  await job.look(theirs, 'owner-withdrawn');
}

/** The lead starts the next version; the one before can still be read. */
export async function nextVersion(job, { page }) {
  await page.goto(job.at('/plan'));
  await press(page.getByRole('button', { name: 'Start the next version' }));
  await job.refused(page, 'Say what has to change');
  await page.getByLabel('What has to change, and why?').fill('Locks come first.');
  await press(page.getByRole('button', { name: 'Start the next version' }));
  await job.look(page, 'plan-changing');
  await press(page.getByRole('link', { name: 'Version 1', exact: true }));
  await job.look(page, 'plan-version');
  await leavesOut(job, page);
}

/** An action that is not in the new plan is not forgotten: the lead says why, and it can be carried on after all. */
async function leavesOut(job, page) {
  await page.goto(job.at('/plan'));
  await page.locator('main a[href*="/plan/actions/"]').first().click();
  await press(page.getByRole('button', { name: 'Delete this action' }));
  await press(page.getByRole('link', { name: 'Carry them on, or say why not' }));
  await job.look(page, 'plan-before');
  await page.getByLabel('Or why is it left out?').first().fill('Young people chose locks first.');
  await press(page.getByRole('button', { name: 'Save the reasons' }));
  job.checks.has(await page.locator('main').textContent(), 'You said of every action that is not done why it is left out.', 'the reason is kept');
  await press(page.getByRole('link', { name: 'Carry them on, or say why not' }));
  await press(page.getByRole('link', { name: /^Carry it on in/ }).first());
  await job.look(page, 'plan-carried');
  await press(page.getByRole('button', { name: 'Save the action' }));
  await job.heading(page, 'Plan');
  job.checks.equal(await page.getByRole('link', { name: 'Carry them on, or say why not' }).count(), 0, 'what is carried on is left out no more');
}

/** Anyone reads it. */
export async function publicPlan(job) {
  const { page } = await job.ctx.person({ js: false });
  await page.goto(`${job.served.base}/plans`);
  await job.young(page, 'plans');
  await press(page.getByRole('link', { name: job.place.name }));
  await job.heading(page, 'Your key, your say');
  const text = await page.locator('main').textContent();
  for (const part of ['A home that feels safe', 'We give you a doorbell with a camera.', 'A worker who stays']) job.checks.has(text, part, `the public plan says: ${part}`);
  await job.look(page, 'plan-public');
  await reading(page, job.checks, 'public plan');
}
