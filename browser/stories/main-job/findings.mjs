// What was said: the lead reads it with its bars and sentences, the senior leader can, the adviser can't.
import { press } from '../../lib/page.mjs';

export async function findings(job, lead) {
  const { checks } = job;
  const { page } = lead;
  await press(page.getByRole('link', { name: 'Findings', exact: true }));
  await job.heading(page, 'Findings');
  const main = await page.locator('main').innerText();
  checks.has(main, 'about 45', 'it says how many answered, rounded');
  checks.ok(await page.locator('main svg').count() >= 5, 'there are bars', await page.locator('main svg').count());
  checks.ok(/\d+%/.test(main), 'and percentages');
  checks.has(main, 'feel safe where', 'and sentences');
  checks.ok(!/quiet home|front door/i.test(await page.content()), 'nobody’s own words stand there by themselves');
  await job.look(page, 'findings');
  const all = page.locator('summary');
  for (let i = 0; i < await all.count(); i += 1) await all.nth(i).click();
  await job.look(page, 'findings-figures');
  await press(page.getByRole('link', { name: 'How we work these figures out' }).first());
  await job.look(page, 'findings-method');
  await job.cold(lead, '/findings', 'findings');
  await page.goto(job.at(''));
  await job.look(page, 'home-of-lead-findings');
}
