// A quarter of the published plan: owners say what happened, young people say what they think before anybody else, and leaders
// answer in public.
import { press } from '../../lib/page.mjs';
import { roundBegins, roundPasses } from '../../lib/time.mjs';

const SAID = 'I have the doorbell now. The light on the stairs is still broken.';
const NAMED = '<script>alert(1)</script> Ask Pat Advisely, she is on 07700 900123.';
const ANSWER = 'You are right about the light. It is mended by Friday.';

export async function quarter(job, lead, leader) {
  const { page: young } = await job.ctx.person({ js: false });
  await owners(job, lead, young);
  roundPasses(job.served, 14);
  await comments(job, young);
  await moderation(job, lead, young);
  roundPasses(job.served, 14);
  await answers(job, leader, young);
}

const plan = (job) => `${job.served.base}/plans/${job.place.path.split('/').pop()}`;
const main = (page) => page.locator('main').textContent();

/** Young people's turn has not come; the lead says what happened. */
async function owners(job, { page }, young) {
  roundBegins(job.served);
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto(job.at('/plan/round'));
    if ((await main(page)).includes('The last day to answer is')) break;
    await page.waitForTimeout(500);
  }
  job.checks.has(await main(page), 'The last day to answer is', 'the round has begun by itself on its day');
  await job.look(page, 'quarter-owners');
  await young.goto(`${plan(job)}/say`);
  await job.heading(young, 'Not just now');
  await job.young(young, 'say-closed');
  await press(page.getByRole('link', { name: /^Say how it stands/ }).first());
  await page.getByLabel('On track').check();
  await page.getByLabel('The news, in a few words').fill('Nobody has lost their worker');
  await page.getByLabel('What shows it?').fill('The list of who works with whom.');
  await press(page.getByRole('button', { name: 'Put it on the public plan' }));
  await page.goto(job.at('/plan/round'));
  job.checks.has(await main(page), 'Nobody has lost their worker', 'the news stands in the round');
}

/** Somebody whom nobody knows says two things, one of which must not be read by others. */
async function comments(job, page) {
  await page.goto(plan(job));
  await press(page.getByRole('link', { name: 'Say what you think', exact: true }));
  await job.young(page, 'say');
  await press(page.getByRole('button', { name: 'Send it' }));
  job.checks.has(await page.title(), 'One thing first', 'the title tells of the error');
  await job.young(page, 'say-refused');
  for (const words of [SAID, NAMED]) {
    await page.goto(`${plan(job)}/say`);
    await page.getByLabel('What do you want to say?').fill(words);
    await press(page.getByRole('button', { name: 'Send it' }));
    await job.heading(page, 'Thank you');
  }
  await job.young(page, 'say-sent');
  await page.goto(plan(job));
  job.checks.ok(!(await main(page)).includes('light on the stairs'), 'nobody else reads it before it was read once');
}

/** The lead reads first: one goes out word for word, one is kept back as it names somebody. */
async function moderation(job, { page }, young) {
  await page.goto(job.at('/plan/comments'));
  await job.look(page, 'comments');
  const one = (words) => page.locator('.nb-comment').filter({ hasText: words });
  const decide = async (words, choice) => {
    await one(words).getByLabel(choice).check();
    await press(one(words).getByRole('button', { name: 'Decide' }));
  };
  await decide('light on the stairs', 'Yes, word for word as it stands');
  job.checks.has(await one('Pat Advisely').textContent(), 'Look twice', 'a number and a program are pointed at');
  await decide('Pat Advisely', 'Yes, word for word as it stands');
  await job.refused(page, 'Look at it twice, then tick that nobody can be found or hurt by it');
  await job.look(page, 'comments-refused');
  await decide('Pat Advisely', /^No\. It names somebody/);
  job.checks.has(await main(page), 'No comment waits to be read.', 'all are read');
  await job.look(page, 'comments-none');
  await young.goto(plan(job));
  const text = await main(young);
  job.checks.ok(text.includes(SAID) && !text.includes('Pat Advisely'), 'one stands on the plan word for word, the other nowhere', text);
  await job.look(young, 'plan-public-said');
}

/** Leaders have the paper after young people have had the plan, and answer on it. */
async function answers(job, { page }, young) {
  await page.goto(job.at('/plan/round'));
  const paper = await main(page);
  for (const part of ['Nobody has lost their worker', SAID, 'Answer what young people said']) job.checks.has(paper, part, `the leaders’ paper says: ${part}`);
  await job.look(page, 'quarter-paper');
  const form = page.locator('form').filter({ has: page.getByLabel('Your answer') });
  await press(form.getByRole('button', { name: 'Put it on the public plan' }));
  await job.refused(page, 'Write an answer. Young people read it');
  await job.look(page, 'quarter-paper-refused');
  await page.getByLabel('Your answer').fill(ANSWER);
  await press(form.getByRole('button', { name: 'Put it on the public plan' }));
  job.checks.has(await main(page), ANSWER, 'the answer is kept');
  await job.look(page, 'quarter-answered');
  await young.goto(plan(job));
  const text = await main(young);
  job.checks.ok(text.includes(ANSWER) && text.includes('They answered on'), 'young people read the answer beside their words', text);
}
