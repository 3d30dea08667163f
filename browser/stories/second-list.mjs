// A second list, and what a personal adviser knows better than a list. Scripts are off: nothing may depend on them.
import { careLeavers } from '../lib/csv.mjs';
import { Job } from '../lib/job.mjs';
import { PHONE } from '../lib/launch.mjs';
import { press } from '../lib/page.mjs';
import { begin, inviteLead } from './main-job/programme.mjs';
import { inviteTeam } from './main-job/register.mjs';

export const name = 'the second list';

export async function run(ctx) {
  const job = new Job(ctx, await ctx.start());
  job.files = careLeavers({ rows: 40, dirty: false });
  job.living = job.files.clean.filter((one) => !/Died/.test(one.LAInTouch));
  const manager = await begin(job);
  await inviteLead(job, manager);
  const lead = await job.signIn(job.lead, 'lead');
  await inviteTeam(job, lead);
  await upload(job, lead, job.files.list9, job.files.contacts);
  await press(lead.page.getByRole('button', { name: `Add ${job.living.length} people` }));
  const person = await correct(job);
  await secondList(job, lead, person);
  await otherHeader(job, lead);
}

async function upload(job, { page }, list, contacts) {
  await page.goto(job.at('/register/import'));
  await page.getByLabel('Care leavers file').setInputFiles(file('list9.csv', list));
  if (contacts) await page.getByLabel('Contacts file (optional)').setInputFiles(file('contacts.csv', contacts));
  await press(page.getByRole('button', { name: 'Check the files' }));
}

/** The adviser, on a phone: corrects one of their own, is refused once, marks a number as wrong. Returns whom. */
async function correct(job) {
  const { checks } = job;
  const { page } = await job.signIn(job.adviser, 'adviser', PHONE);
  await page.goto(job.at('/my-people'));
  const who = page.getByRole('table').locator('tbody tr').filter({ hasText: '+44' }).first().getByRole('link').first();
  const person = (await who.textContent()).trim();
  await press(who);
  await job.heading(page, person);
  await job.look(page, 'own-person');
  await press(page.getByRole('link', { name: 'Correct this' }));
  await page.getByLabel('Phone').fill('0770');
  await page.getByLabel('Language they read').fill('Arabic');
  await press(page.getByRole('button', { name: 'Save' }));
  checks.equal(await page.getByLabel('Phone').inputValue(), '0770', 'what was typed is kept');
  checks.equal(await page.getByLabel('Language they read').inputValue(), 'Arabic', 'and so is the rest');
  await job.look(page, 'correct-refused');
  await page.getByLabel('Phone').fill('07700 900999');
  await press(page.getByRole('button', { name: 'Save' }));
  await job.heading(page, person);
  checks.has(await page.locator('main').textContent(), '→ +447700900999', 'the change is noted');
  await page.locator('summary', { hasText: 'A message came back' }).click();
  await page.getByLabel('The phone number is wrong').check();
  await press(page.getByRole('button', { name: 'Save' }));
  checks.has(await page.locator('main').textContent(), 'Marked as wrong', 'the number is marked');
  await job.look(page, 'own-person-wrong');
  await page.goto(job.at('/register/check'));
  checks.has(await page.locator('main').textContent(), person, 'they are to be checked');
  await job.look(page, 'contacts-to-check');
  return person;
}

/** Of forty, two are not in it, one has moved, one is new, and one was corrected. */
async function secondList(job, lead, person) {
  const { page } = lead;
  const [head, ...rows] = job.files.list9.trimEnd().split('\r\n');
  const named = (row) => row.includes(person.split(' ').at(-1)) && row.includes(person.split(' ')[0]);
  const gone = rows.filter((row) => !/Died/.test(row) && !named(row)).slice(-2);
  const stay = rows.filter((row) => !gone.includes(row));
  const moved = stay.map((row) => (row.includes('U: Independent living') ? row.replace('U: Independent living', 'X: In custody') : row));
  const fresh = gone[0].replace(/^TST\d+/, 'TST999999');
  await upload(job, lead, `${[head, ...moved, fresh].join('\r\n')}\r\n`, job.files.contacts);
  await job.heading(page, 'Check the import');
  const text = await page.locator('main').textContent();
  for (const shown of ['1 person to add', 'Independent living → In custody', '2 people not in the list', `${person}: phone`]) {
    job.checks.has(text, shown, `the preview shows ${shown}`);
  }
  await job.look(page, 'import-second');
  await page.getByRole('group', { name: 'Who has left?' }).getByRole('checkbox').first().uncheck();
  await press(page.getByRole('button', { name: 'Update the register' }));
  job.checks.has(await page.textContent('body'), '1 person left.', 'one has left, as one was unticked');
  await page.getByRole('link', { name: person }).click();
  await job.look(page, 'person-of-lead');
}

/** A list whose header nobody knows: the lead says which column is which. */
async function otherHeader(job, lead) {
  const list = 'Client ref,Given,Family,Sex,Born on,Duty,Contact made,Home type\r\nA1,Orlean,Fablewick,b) Female,14/02/2006,b) Former relevant child,a) Yes,U\r\n';
  await upload(job, lead, list);
  await job.look(lead.page, 'columns');
  for (const [heading, column] of [['Client ref', 'ChildUniqueID'], ['Given', 'FirstName'], ['Family', 'LastName'], ['Born on', 'DateOfBirth'],
    ['Duty', 'EligibilityCategory'], ['Contact made', 'LAInTouch'], ['Home type', 'TypeOfAccommodation']]) {
    await lead.page.getByLabel(`“${heading}”`).selectOption(column);
  }
  await press(lead.page.getByRole('button', { name: 'Save what the columns are' }));
  job.checks.has(await lead.page.textContent('body'), 'Choose the files again', 'it is saved');
  await upload(job, lead, list);
  job.checks.has(await lead.page.locator('main').textContent(), '1 person to add', 'and used');
}

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
