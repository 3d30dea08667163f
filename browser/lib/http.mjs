// A visitor without a browser: sends forms as a browser does and keeps its cookies. For the many who do the same.

/** base: where the site is; the visitor keeps the cookies it gets until it is forgotten. */
export class Visitor {
  constructor(base) {
    this.base = base;
    this.cookies = new Map();
  }

  get(path) {
    return this.send(path, {});
  }

  /** fields: pairs of name and value; headers take the place of what a browser would say of where the form stood. */
  post(path, fields = [], headers = { 'sec-fetch-site': 'same-origin', origin: this.base }) {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** { status, location, body }; redirects are not followed. */
  async send(path, options) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...options.headers, ...(cookie ? { cookie } : {}) };
    const answer = await fetch(new URL(path, this.base), { ...options, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
  }

  /** The page at a path, redirects followed. */
  async open(path) {
    let to = path;
    for (let hop = 0; hop < 5; hop += 1) {
      const seen = await this.get(to);
      if (!seen.location) return { ...seen, path: to };
      to = seen.location;
    }
    throw new Error(`${path} leads round and round`);
  }
}

/** The fields of the forms in a page, as { name, values } in their order: what there is to choose, or one empty value to type. */
export function fields(html) {
  const found = new Map();
  for (const [tag, kind] of html.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (!name || kind === 'button') continue;
    if (!found.has(name)) found.set(name, { name, kind: kind === 'input' ? attribute(tag, 'type') : kind, values: [] });
    found.get(name).values.push(attribute(tag, 'value') ?? '');
  }
  return [...found.values()];
}

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
