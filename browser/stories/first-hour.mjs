// docs/first-hour.md, word for word: each step is what the home page asks for first, and is done from there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Job } from '../lib/job.mjs';
import { WIDE } from '../lib/launch.mjs';
import { press } from '../lib/page.mjs';
import { ROOT } from '../lib/server.mjs';
import { manyAnswer } from './main-job/answer.mjs';

export const name = 'the first hour';

export async function run(ctx) {
  const told = [...readFileSync(join(ROOT, 'docs/first-hour.md'), 'utf8').matchAll(/^### \d+\. (.+)$/gm)].map(([, step]) => step);
  ctx.checks.equal(told.join(' | '), Object.keys(STEPS).join(' | '), 'the page tells every step, in this order');
  const job = new Job(ctx, await ctx.start());
  const began = Date.now();
  for (const step of told) {
    const [who, act] = STEPS[step];
    const person = job[`as_${who}`] ??= await COMES[who](job);
    await next(job, person, step);
    await act(job, person.page);
  }
  const { page } = job.as_lead;
  await page.goto(`${job.served.base}/plans/rutland`);
  ctx.checks.has(await page.locator('main').textContent(), 'We give you a doorbell.', 'the plan is public');
  console.log(`  -       from the set-up link to the public plan in ${((Date.now() - began) / 1000).toFixed(0)} s of a browser's time`);
}

/** The home page asks for this before all else, and leads there. */
async function next(job, { page }, step) {
  await page.goto(`${job.served.base}/home`);
  const first = page.locator('.nb-needs a').first();
  job.checks.equal(await first.textContent(), step, `next: ${step}`);
  await press(first);
}

const COMES = {
  async manager(job) {
    const person = await job.ctx.person({ js: false, size: WIDE });
    await person.page.goto(job.served.setup);
    await person.page.getByLabel('Your name').fill(job.manager.name);
    await person.page.getByLabel('Your email address').fill(job.manager.email);
    await press(person.page.getByRole('button', { name: 'Set up' }));
    await job.secondFactor(person.page, job.manager);
    return person;
  },
  lead: (job) => comes(job, job.lead),
  leader: (job) => comes(job, job.leader),
};

async function comes(job, who) {
  const person = await job.ctx.person({ js: false, size: WIDE });
  await person.page.goto(job.served.cli('link', who.email).trim());
  await press(person.page.getByRole('button', { name: 'Sign in' }));
  await job.secondFactor(person.page, who);
  return person;
}

const save = (page, label) => press(page.getByRole('button', { name: label }));

const STEPS = {
  'Open a round': ['manager', async (job, page) => {
    await page.getByLabel('Name').fill('Spring');
    await save(page, 'Open round');
  }],
  'Add a local authority': ['manager', async (job, page) => {
    const label = (await page.locator('option').allTextContents()).find((text) => text.startsWith(`${job.place.name} (`));
    await page.getByLabel('Local authority').selectOption({ label });
    await save(page, 'Add');
    await invite(job, page);
  }],
  'Import your list of care leavers': ['lead', async (job, page) => {
    await page.getByLabel('Care leavers file').setInputFiles(file('list.csv', job.files.list9));
    await page.getByLabel('Contacts file (optional)').setInputFiles(file('contacts.csv', job.files.contacts));
    await save(page, 'Check the files');
    await save(page, `Add ${job.living.length} people`);
  }],
  'Open a survey': ['lead', (job, page) => save(page, 'Open survey')],
  'Send the invitations': ['lead', async (job, page) => {
    job.wave = new URL(page.url()).pathname;
    await save(page, `Send to ${job.living.length} care leavers`);
    await manyAnswer(job, 44, 0);
  }],
  'See who has answered': ['lead', async (job, page) => {
    await page.locator('summary', { hasText: 'Close it now' }).click();
    await save(page, 'Close the survey now');
    const until = Date.now() + 120_000;
    while (!(await page.locator('main').textContent()).includes('Results are in') && Date.now() < until) {
      await new Promise((go) => setTimeout(go, 500));
      await page.reload();
    }
  }],
  'Read the findings, then start the plan': ['lead', async (job, page) => {
    await press(page.getByRole('link', { name: 'Write the plan' }));
    await save(page, 'Start the plan');
  }],
  'Agree what matters most': ['lead', async (job, page) => {
    await press(page.getByRole('link', { name: 'Choose themes' }));
    const box = page.getByRole('group', { name: 'Findings about “Your home”' });
    for (const tick of await box.getByRole('checkbox').all()) await tick.check();
    await page.locator('[name=reason-your-home]').fill('It came up in every talk.');
    await page.getByLabel('Why more than five themes').fill('Young people asked for one thing, done well.');
    await save(page, 'Save the themes');
  }],
  'Write the plan’s actions': ['lead', async (job, page) => {
    await press(page.getByRole('link', { name: 'Write an action about' }).first());
    for (const [label, words] of Object.entries(ACTION)) await page.getByLabel(label).fill(words);
    for (const [part, value] of [['day', '31'], ['month', '3'], ['year', String(new Date().getFullYear() + 1)]]) await page.locator(`[name=due-${part}]`).fill(value);
    await page.getByRole('checkbox', { name: /^Deciding/ }).check();
    await save(page, 'Save the action');
    await team(job, page);
  }],
  'Send the plan to your senior leader': ['lead', (job, page) => save(page, 'Send to the senior leader')],
  'Sign off the plan': ['leader', (job, page) => save(page, 'Sign off the plan')],
  'Publish the plan': ['lead', (job, page) => save(page, 'Publish the plan')],
};

const ACTION = {
  'We will': 'Give a video doorbell to everyone with a front door of their own', 'Who makes sure it happens?': 'Leaving care team',
  'What difference will it make?': 'More young people always feel safe at home', 'We are doing': 'We give you a doorbell.',
  'What you will see': 'You can see who is at your door on your phone.',
};

/** Beside the next step, the home page asks for a senior leader. */
async function team(job, page) {
  await page.goto(job.at(''));
  await press(page.getByRole('link', { name: 'Invite a senior leader' }));
  await page.getByLabel('Name').fill(job.leader.name);
  await page.getByLabel('Email address').fill(job.leader.email);
  await page.getByLabel('Senior leader').check();
  await save(page, 'Invite');
}

async function invite(job, page) {
  await page.getByLabel('Name').fill(job.lead.name);
  await page.getByLabel('Email address').fill(job.lead.email);
  await save(page, 'Invite');
}

const file = (title, text) => ({ name: title, mimeType: 'text/csv', buffer: Buffer.from(text) });
