// What stories of staff share: who is who, and how a page is looked at.
import { execFileSync } from 'node:child_process';
import { careLeavers } from './csv.mjs';
import { reading } from './reading.mjs';
import { BUDGETS, meter, within } from './budget.mjs';
import { WIDE } from './launch.mjs';
import { press } from './page.mjs';
import { fresh } from './totp.mjs';

/** What the parts of the story share: who is who, and how a page is looked at. */
export class Job {
  constructor(ctx, served) {
    Object.assign(this, { ctx, served, checks: ctx.checks });
    this.files = careLeavers();
    /** Whom the list brings in: rows without a fault, of people who are alive. */
    this.living = this.files.clean.filter((one) => !/Died/.test(one.LAInTouch));
    this.place = { name: 'Rutland', path: '/la/rutland' };
    this.manager = { name: 'Morgan Overall', email: 'morgan.overall@example.org' };
    this.lead = { name: 'Robin Steer', email: 'robin.steer@example.org' };
    this.adviser = { name: 'Pat Advisely', email: 'pat.advisely@example.org' };
    this.leader = { name: 'Alex Champion', email: 'alex.champion@example.org' };
    this.partner = { name: 'Kit Keyholder', email: 'kit.keyholder@homes.example.org' };
    this.looked = new Set();
  }

  /** An address of the authority's own part. */
  at(path, place = this.place) {
    return `${this.served.base}${place.path}${path}`;
  }

  /** The rows of a contacts file, in its order. */
  contacts(files = this.files) {
    const rows = files.contacts.trimEnd().split('\r\n').slice(1).map((line) => line.match(/"[^"]*"|[^,]+|(?<=,)(?=,|$)/g));
    return rows.map(([id, phone, email, address]) => ({ id, phone, email, address: address?.replaceAll('"', '') }));
  }

  /** The survey link that was sent to one of those who can be reached, counted from 0. */
  link(index) {
    this.reachable ??= this.contacts().filter(({ id, phone, email }) => (phone || email) && this.living.some((one) => one.ChildUniqueID === id));
    return this.linkTo(this.reachable[index]);
  }

  linkTo({ phone, email }) {
    return this.served.cli('link', phone ? `+44${phone.slice(1).replace(' ', '')}` : email).trim();
  }

  /** How many ballots are in the box, where the database can be asked from outside; null otherwise. */
  ballots() {
    if (this.served.database !== 'postgres') return null;
    const url = this.served.env.NEWBELONGINGS_DATABASE;
    return Number(execFileSync('psql', ['-X', '-A', '-t', '-d', url, '-c', 'SELECT count(*) FROM box_ballot'], { encoding: 'utf8' }));
  }

  /** Everything a page must bear; `screens` are named after the story. */
  async look(page, name) {
    if (this.looked.has(name)) throw new Error(`${name} was looked at before`);
    this.looked.add(name);
    await this.ctx.inspect(page, `job-${name}`);
  }

  /** The same, and words that young people read with ease. */
  async young(page, name) {
    await this.look(page, name);
    await reading(page, this.checks, name);
  }

  /** Somebody of the staff comes in by a link from the terminal, at a browser of their own. */
  async signIn(who, role, size = WIDE) {
    const { page, context } = await this.ctx.person({ js: false, size });
    const link = this.served.cli('link', who.email).trim();
    this.checks.has(link, '/sign-in/', `the terminal gives ${role} a link`);
    await page.goto(link);
    if (role === 'lead') await this.look(page, 'sign-in-link');
    await press(page.getByRole('button', { name: 'Sign in' }));
    await this.secondFactor(page, who, role === 'lead');
    await this.heading(page, `Hello ${who.name.split(' ')[0]}`);
    await this.look(page, `home-of-${role}-first`);
    return { page, context, who, role };
  }

  /** Shows a code where the role asks for one; the first time, sets it up. `look` looks at the pages on the way. */
  async secondFactor(page, who, look = false) {
    const title = await page.title();
    if (title.startsWith('Set up your second factor')) {
      const told = await page.locator('a[href^="otpauth:"]').getAttribute('href');
      who.secret = new URL(told).searchParams.get('secret');
      if (look) await this.look(page, 'second-factor-set-up');
      await this.code(page, who);
      await this.heading(page, 'Keep these recovery codes');
      if (look) await this.look(page, 'recovery-codes');
      await press(page.getByRole('link', { name: 'I have kept them' }));
    } else if (title.startsWith('Enter a code')) {
      if (look) await this.look(page, 'second-factor');
      await this.code(page, who);
    }
  }

  async code(page, who) {
    const { code, step } = await fresh(who.secret, who.step);
    who.step = step;
    await page.getByLabel('Code from your app').fill(code);
    await press(page.getByRole('button', { name: 'Continue' }));
  }

  /** What a page of staff costs with nothing in the cache. */
  async cold(person, path, name) {
    const { page, close: leave } = await freshAs(this.ctx, person);
    const count = await meter(page);
    await page.goto(this.at(path));
    within(this.checks, await count.take(), BUDGETS.staff, `${name}, cold`);
    await leave();
  }

  async heading(page, text) {
    const found = (await page.locator('h1').allTextContents()).join(' | ').replace(/\s+/g, ' ').trim();
    // A tag may stand behind the heading's own words.
    this.checks.ok(found === text || found.startsWith(`${text} `), `page: ${text}`, found);
  }

  /** A form came back: it says so in the title and in a list at the top that leads to the field. */
  async refused(page, message) {
    this.checks.ok((await page.title()).startsWith('Error: '), `the title tells of the error: ${message}`, await page.title());
    const link = page.locator('.govuk-error-summary a', { hasText: message }).first();
    const to = await link.getAttribute('href').catch(() => null);
    this.checks.ok(to && await page.locator(to).count() === 1, `the list at the top leads to the field: ${message}`, to ?? 'no such line');
  }
}

async function freshAs(ctx, person) {
  const storageState = await person.context.storageState();
  const fresh = await ctx.person({ js: false, size: WIDE, storageState });
  return { page: fresh.page, close: () => fresh.context.close() };
}
