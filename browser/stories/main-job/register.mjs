// The lead: invites the team and imports the list, of which six rows are wrong.
import { press } from '../../lib/page.mjs';

/** A personal adviser, named as in the list, and a senior leader. */
export async function inviteTeam(job, { page }) {
  await press(page.getByRole('link', { name: 'Team', exact: true }));
  await job.heading(page, 'Team');
  await job.look(page, 'team-first');
  await page.getByLabel('Name').fill(job.adviser.name);
  await press(page.getByRole('button', { name: 'Invite' }));
  await job.refused(page, 'Choose what they do');
  job.checks.equal(await page.getByLabel('Name').inputValue(), job.adviser.name, 'the name is kept');
  await job.look(page, 'team-refused');
  for (const [who, role] of [[job.adviser, 'Personal adviser'], [job.leader, 'Senior leader']]) {
    await page.getByLabel('Name').fill(who.name);
    await page.getByLabel('Email address').fill(who.email);
    await page.getByLabel(role).check();
    await press(page.getByRole('button', { name: 'Invite' }));
    job.checks.has(await page.locator('main').textContent(), `${role} invited`, `${role} is invited`);
  }
  await job.look(page, 'team');
  await press(page.getByRole('link', { name: `End access of ${job.leader.name}, Senior leader` }));
  await job.heading(page, `End the access of ${job.leader.name}?`);
  await job.look(page, 'end-access');
  await press(page.getByRole('link', { name: 'Back', exact: true }));
}

/** Preview first: nobody is in before the lead confirms, and every row that can't be added says why. */
export async function importList(job, person) {
  const { page } = person;
  await press(page.getByRole('link', { name: 'Register' }));
  await job.heading(page, 'Care leavers');
  await job.look(page, 'register-empty');
  await press(page.getByRole('link', { name: 'Import care leavers' }));
  await job.look(page, 'import');
  await press(page.getByRole('button', { name: 'Check the files' }));
  await job.refused(page, 'Choose the care leavers file');
  await page.getByLabel('Care leavers file').setInputFiles(file('list.csv', 'Nothing,Known\r\n1,2\r\n'));
  await press(page.getByRole('button', { name: 'Check the files' }));
  job.checks.ok((await page.title()).startsWith('Error: '), 'a file of another kind is refused');
  await job.look(page, 'import-refused');
  await page.getByLabel('Care leavers file').setInputFiles(file('list9.csv', job.files.list9));
  await page.getByLabel('Contacts file (optional)').setInputFiles(file('contacts.csv', job.files.contacts));
  await press(page.getByRole('button', { name: 'Check the files' }));
  await preview(job, page);
  await confirm(job, person);
}

async function preview(job, page) {
  const { checks } = job;
  await job.heading(page, 'Check the import');
  const text = await page.locator('main').textContent();
  const died = job.files.clean.length - job.living.length;
  checks.has(text, `${job.living.length} people to add`, 'the preview counts who would be added');
  checks.has(text, `${died} rows left out`, 'who died is left out');
  checks.has(text, '6 rows can’t be added', 'and who can’t be');
  const table = page.getByRole('table', { name: 'Why rows can’t be added' });
  for (const { row, kind } of job.files.dirty) {
    const line = table.locator('tbody tr').filter({ has: page.locator(`:is(td, th):first-child:text-is("${row}")`) });
    const cells = await line.first().locator('td, th').allTextContents().catch(() => []);
    checks.ok(cells.length >= 3 && cells.every((cell, i) => i === 1 || cell.trim() !== ''), `row ${row} (${kind}) is told with its column and reason`, cells.join(' | '));
  }
  await job.look(page, 'import-preview');
  const here = page.url();
  await page.goto(job.at('/register'));
  checks.has(await page.locator('main').textContent(), 'Nobody is in the register yet', 'nobody is in before the lead confirms');
  await page.goto(here);
}

async function confirm(job, person) {
  const { page } = person;
  const { checks } = job;
  const count = job.living.length;
  await press(page.getByRole('button', { name: `Add ${count} people` }));
  await job.heading(page, 'Care leavers');
  const text = await page.locator('main').textContent();
  checks.has(text, `${count} people added`, 'the lead is told');
  checks.has(text, `Care leavers${count}`, `${count} are in the register`);
  checks.equal(await page.getByRole('table', { name: 'People in the register' }).locator('tbody tr').count(), count, 'all of them listed');
  await job.look(page, 'register');
  await job.cold(person, '/register', `register of ${count}`);
  await page.goto(job.at(''));
  await job.look(page, 'home-of-lead-list-in');
  await job.cold(person, '', 'home');
}

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
