// Goes wherever a person's links lead, and looks at each kind of page once: the same route with the same parts on it
// is the same kind, whoever opens it and whatever it says.
import { reading } from './reading.mjs';
import { BUDGETS, meter, within } from './budget.mjs';
import { kind as kindOf } from './page.mjs';
import { routeOf } from './routes.mjs';

/** How many addresses of one route one person opens: a list of nine hundred people has nine hundred pages of one kind. */
const EXAMPLES = 2;
/** Leaves the site, or is a file. */
const NOT_A_PAGE = /^\/(exit|health|assets|api|robots\.txt)|\.(csv|pdf|xlsx|docx|sav|json|ics|atom)$/;

export class Crawl {
  constructor(ctx, base) {
    Object.assign(this, { ctx, checks: ctx.checks, base });
    /** Kinds that were looked at, route by route. */
    this.kinds = new Map();
    /** Links that lead nowhere. */
    this.dead = [];
    /** How many pages were opened, and how many of them looked at. */
    this.opened = 0;
    this.looked = 0;
  }

  /** The routes that somebody saw. */
  get routes() {
    return new Set(this.kinds.keys());
  }

  /** Follows every link from where the person is, breadth first. */
  async walk(page, who) {
    const count = await meter(page, { cold: true });
    const examples = new Map();
    const queue = [page.url()];
    const known = new Set(queue);
    while (queue.length > 0) {
      const url = queue.shift();
      const answer = await page.goto(url);
      const path = new URL(page.url()).pathname;
      if (answer.status() !== 200) {
        this.dead.push(`${who}: ${path} answers ${answer.status()}`);
        continue;
      }
      await this.look(page, who, await count.take());
      for (const link of await this.links(page)) {
        const route = routeOf(new URL(link).pathname);
        if (!route) this.dead.push(`${who}: ${link} on ${path} is no page of ours`);
        const seen = examples.get(route) ?? 0;
        if (!route || known.has(link) || seen >= EXAMPLES) continue;
        known.add(link);
        examples.set(route, seen + 1);
        queue.push(link);
      }
    }
    await count.stop();
  }

  async links(page) {
    const all = await page.$$eval('a[href]', (links) => links.map((link) => link.href));
    const here = all.map((link) => link.split('#')[0]).filter((link) => link.startsWith(`${this.base}/`));
    return [...new Set(here)].filter((link) => !NOT_A_PAGE.test(new URL(link).pathname));
  }

  /** Looks at the page as it stands, unless one of its kind was looked at before. `taken` is what it cost. */
  async look(page, who, taken) {
    this.opened += 1;
    const route = routeOf(new URL(page.url()).pathname);
    if (taken) this.size(route, who, taken);
    const kinds = this.kinds.get(route) ?? new Set();
    this.kinds.set(route, kinds);
    const kind = await kindOf(page);
    if (kinds.has(kind)) return;
    kinds.add(kind);
    this.looked += 1;
    const name = `demo-${route.replace(/[{}]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'start'}-${kinds.size}`;
    await this.ctx.inspect(page, name);
    if (await page.locator('link[rel=stylesheet][href*="/young-"]').count() > 0) await reading(page, this.checks, name);
  }

  /** A page that is too large is told once for each route. */
  size(route, who, taken) {
    if (taken.bytes <= BUDGETS.staff.bytes && this.kinds.has(route)) return;
    within(this.checks, taken, BUDGETS.staff, `${who}: ${route}, cold`);
  }
}
