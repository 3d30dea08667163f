// Care leavers: one looks at every page of the survey, one goes straight through and is counted byte by byte,
// the rest answer without a browser.
import { BUDGETS, meter, within } from '../../lib/budget.mjs';
import { Visitor, fields } from '../../lib/http.mjs';
import { press } from '../../lib/page.mjs';

/** Someone on a phone: leaves, comes back, goes back, is refused once, sends, and opens the link again. */
export async function answer(job) {
  const { checks, ctx } = job;
  const { page: first, context } = await ctx.person({ js: false });
  const link = job.link(0);
  await first.goto(link);
  await job.young(first, 'welcome');
  await press(first.getByRole('button', { name: 'Start' }));
  await job.heading(first, 'Do you feel safe where you live?');
  await job.young(first, 'question');
  await next(first);
  await troubled(job, first, 'Pick an answer');
  await job.young(first, 'question-refused');
  await first.getByLabel('Never').check();
  await next(first);
  await job.heading(first, 'What makes it feel less safe?');
  await job.young(first, 'question-branch');
  await first.getByLabel('The building, like locks or lights').check();
  await first.getByLabel('Something else').check();
  await next(first);
  await job.heading(first, 'Is the place you live in right for you?');
  await first.close();

  const page = await context.newPage();
  Object.assign(page, { scripts: false, faults: [] });
  await page.goto(link);
  await job.young(page, 'welcome-again');
  await press(page.getByRole('button', { name: 'Carry on' }));
  await job.heading(page, 'Is the place you live in right for you?');
  await press(page.getByRole('link', { name: 'Back' }));
  await job.heading(page, 'What makes it feel less safe?');
  checks.ok(await page.getByLabel('Something else').isChecked(), 'going back shows what was given');
  checks.ok(!await page.getByLabel('The area around my home').isChecked(), 'and nothing else');
  await next(page);
  await rest(job, page);
  await send(job, page);
  await again(job, page, link);
}

async function rest(job, page) {
  const { checks } = job;
  const steps = [['No', 'question-home'], ['Sometimes', 'question-worker'], ['I find it very hard', 'question-money'],
    ['Often or always', 'question-lonely'], ['Nobody', 'question-support']];
  for (const [label, name] of steps) {
    if (name) await job.young(page, name);
    await page.getByLabel(label, { exact: true }).check();
    await next(page);
  }
  await feelings(job, page);
  await job.heading(page, 'What one thing would make life better for you?');
  await job.young(page, 'question-words');
  const long = 'Fix the front door. '.repeat(30);
  await page.getByRole('textbox').fill(long);
  await page.getByLabel('You may share these words with other people. We take out names first.').check();
  await next(page);
  await troubled(job, page, 'letters long');
  checks.equal(await page.getByRole('textbox').inputValue(), long, 'all that was typed is kept');
  checks.ok(await page.getByRole('checkbox').isChecked(), 'and the tick');
  await job.young(page, 'question-words-refused');
  await page.getByRole('textbox').fill('Fix the front door.');
  await next(page);
}

/** Four questions on one page: two forgotten, then one, then none; what was ticked stays. */
async function feelings(job, page) {
  const { checks } = job;
  await job.heading(page, 'How you feel');
  await job.young(page, 'questions');
  const of = (question) => page.getByRole('group', { name: question });
  const [satisfied, worthwhile, happy, anxious] = ['how satisfied', 'worthwhile', 'how happy', 'how anxious'].map(of);
  await satisfied.getByLabel('3', { exact: true }).check();
  await anxious.getByLabel('9', { exact: true }).check();
  await next(page);
  await troubled(job, page, 'how happy did you feel yesterday?', 'Some things first');
  checks.equal(await page.getByRole('alert').getByRole('link').count(), 2, 'the list at the top names the two that are missing');
  checks.equal(await page.getByText('Pick an answer, or pick').count(), 2, 'and each says so itself');
  checks.ok(await anxious.getByLabel('9', { exact: true }).isChecked(), 'what was ticked on the page is kept');
  await job.young(page, 'questions-refused');
  await page.getByRole('alert').getByRole('link').first().click();
  checks.ok(await worthwhile.locator('input').first().evaluate((input) => input === document.activeElement), 'a link of the list leads to its question');
  await worthwhile.getByLabel('4', { exact: true }).check();
  await next(page);
  await troubled(job, page, 'how happy did you feel yesterday?');
  await happy.getByLabel('I don’t want to say').check();
  await next(page);
  await press(page.getByRole('link', { name: 'Back' }));
  checks.ok(await worthwhile.getByLabel('4', { exact: true }).isChecked(), 'going back shows all that was given on the page');
  checks.ok(await happy.getByLabel('I don’t want to say').isChecked(), 'one by one');
  await next(page);
}

async function send(job, page) {
  await job.heading(page, 'That is all');
  await job.young(page, 'ready');
  await press(page.getByRole('link', { name: 'Go back to the last question' }));
  job.checks.equal(await page.getByRole('textbox').inputValue(), 'Fix the front door.', 'the last answer can be looked at');
  await next(page);
  await press(page.getByRole('button', { name: 'Send my answers' }));
  await job.heading(page, 'We have your answers');
  const text = await page.locator('main').textContent();
  job.checks.has(text, 'Some things you told us sound hard', 'after hard answers there is a word about them');
  job.checks.has(text, 'Samaritans', 'and who can help');
  await job.young(page, 'thanks');
}

async function again(job, page, link) {
  const ballots = job.ballots();
  await page.goto(`${job.served.base}/survey`);
  await job.heading(page, 'We have your answers');
  await page.goto(link);
  await job.heading(page, 'We have your answers');
  await job.young(page, 'link-used');
  const { page: other } = await job.ctx.person({ js: false });
  await other.goto(link);
  await job.heading(other, 'How is life for you?');
  job.checks.has(await other.locator('main').textContent(), 'Sent your answers today?', 'another browser is not told before the next morning');
  job.checks.equal(job.ballots(), ballots, 'the same link makes no second ballot');
}

/** Another person at another browser, counted: the first page, each next one, and all together. */
export async function secondPerson(job) {
  const { page } = await job.ctx.person({ js: false });
  const { checks } = job;
  const count = await meter(page);
  const taken = [];
  const take = async () => { taken.push(await count.take()); return taken.at(-1); };
  await page.goto(job.link(1));
  within(checks, await take(), BUDGETS.first, 'first survey page');
  await press(page.getByRole('button', { name: 'Start' }));
  let heaviest = await take();
  for (let at = 0; at < 14 && !page.url().endsWith('/survey/ready'); at += 1) {
    for (const question of await page.getByRole('group').all()) await question.locator('input').first().check();
    await next(page);
    const one = await take();
    if (one.bytes > heaviest.bytes) heaviest = one;
  }
  within(checks, heaviest, BUDGETS.next, 'the heaviest next page, with what sent it there');
  await press(page.getByRole('button', { name: 'Send my answers' }));
  await job.heading(page, 'We have your answers');
  await take();
  const bytes = taken.reduce((sum, one) => sum + one.bytes, 0);
  checks.ok(bytes <= BUDGETS.survey.bytes, `the whole survey: ${bytes} B of ${BUDGETS.survey.bytes} B on ${taken.length} pages`);
}

/** Links that lead nowhere, the survey without its link, help and the privacy page. */
export async function strayLinks(job) {
  const { page } = await job.ctx.person({ js: false });
  for (const [path, status, heading, name] of [
    ['/s/bcdfghjkmnpq', 404, 'We don’t know this link', 'link-unknown'],
    ['/s', 200, 'What is your code?', 'code'],
    ['/survey', 200, 'Open your link again', 'survey-lost'],
    ['/survey/help', 200, 'If you want to talk now', 'help'],
    ['/privacy', 200, null, 'privacy'],
    ['/plans', 200, null, 'plans-none'],
    [`/plans/${job.place.path.split('/').pop()}`, 200, null, 'plan-soon'],
    ['/plans/nowhere', 404, null, 'plan-unknown'],
    ['/', 200, null, 'front'],
    ['/accessibility', 200, null, 'accessibility'],
    ['/nowhere', 404, null, 'missing-page'],
  ]) {
    const answer = await page.goto(`${job.served.base}${path}`);
    job.checks.equal(answer.status(), status, `${path} answers ${status}`);
    if (heading) await job.heading(page, heading);
    if (['front', 'accessibility', 'missing-page'].includes(name)) await job.look(page, name);
    else await job.young(page, name);
  }
}

/** A code from a letter: refused once, then typed as people do; and the quick way out. */
export async function typedCode(job) {
  const { page } = await job.ctx.person({ js: false });
  const link = job.link(2);
  await page.goto(`${job.served.base}/s`);
  await page.getByRole('textbox').fill('abcd efgh');
  await press(page.getByRole('button', { name: 'Go on' }));
  await troubled(job, page, 'You typed 8');
  job.checks.equal(await page.getByRole('textbox').inputValue(), 'abcd efgh', 'the code typed is kept');
  await job.young(page, 'code-refused');
  await page.getByRole('textbox').fill(link.split('/s/')[1].toUpperCase().replace(/(.{4})/g, '$1 '));
  await press(page.getByRole('button', { name: 'Go on' }));
  await job.heading(page, 'How is life for you?');
  await press(page.getByRole('button', { name: 'Start' }));
  await page.getByLabel('Never').check();
  await next(page);
  const left = await page.request.get(`${job.served.base}/exit`, { maxRedirects: 0 });
  job.checks.equal(left.status(), 303, 'one request leaves');
  await page.reload();
  await job.heading(page, 'Open your link again');
  await page.goto(`${job.served.base}/survey/privacy`);
  job.checks.ok(page.url().endsWith('/privacy'), 'without a survey the privacy page is everyone’s');
}

/** Enough people for percentages: everyone else answers as forms do, without a browser; `before` people had answered. */
export async function manyAnswer(job, people, before = 2) {
  let done = 0;
  for (let i = 0; i < people; i += 1) if (await quick(job, job.link(i + 2), i)) done += 1;
  job.checks.equal(done, people, `${people} more people answered`);
  const ballots = job.ballots();
  if (ballots !== null) job.checks.equal(ballots, people + before, 'and their ballots are in the box');
}

/** One person's whole survey; whether it ended with thanks. */
export async function quick(job, link, i) {
  const visitor = new Visitor(job.served.base);
  const started = await visitor.post(link);
  if (started.status !== 303) return false;
  let page = await visitor.open('/survey');
  for (let at = 0; at < 14 && !page.path.endsWith('/ready'); at += 1) {
    const given = fields(page.body).flatMap((field) => chosen(field, i).map((value) => [field.name, value]));
    const sent = await visitor.post(page.path, given);
    if (!sent.location) return false;
    page = await visitor.open(sent.location);
  }
  return (await visitor.post('/survey/ready')).body.includes('We have your answers');
}

/** What person number i gives: always something that is offered, seldom the same as the one before. */
function chosen({ name, kind, values }, i) {
  if (kind === 'textarea') return [i % 3 === 0 ? '' : `A quiet home, and ${i} small things.`];
  if (name === 'may-quote') return i % 2 === 0 ? values : [];
  if (name === 'home-safe') return [i % 5 < 2 ? 'never' : 'always'];
  const real = values.slice(0, -1); // the last is not wanting to say
  if (kind === 'checkbox') return real.filter((_, at) => (i + at) % 3 === 0);
  const leaning = Math.floor(((i * 7) % 10) / 10 * (((i * 7) % 10) / 10) * real.length);
  return [i % 17 === 16 ? values.at(-1) : real[leaning]];
}

async function next(page) {
  await press(page.getByRole('button', { name: 'Next' }));
}

async function troubled(job, page, message, begins = 'One thing first') {
  job.checks.ok((await page.title()).startsWith(begins), `the title says that something is missing: ${message}`, await page.title());
  job.checks.has(await page.getByRole('alert').textContent(), message, `it says what to do: ${message}`);
}
