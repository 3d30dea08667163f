// The addresses the program answers, as its own test of rights lists them: one a line, with their places in braces.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './server.mjs';

const LIST = join(ROOT, 'app/tests/matrix.txt');

/** Every address that is read, in the list's order. */
export const ROUTES = [...readFileSync(LIST, 'utf8').matchAll(/^GET +(\/\S*)/gm)].map(([, path]) => path);

/** A form that is sent back is a page too, at the address that it was sent to. */
const SENT = [...readFileSync(LIST, 'utf8').matchAll(/^POST +(\/\S*)/gm)].map(([, path]) => path);

// A place takes one part of an address; an address without a place is meant before one with it.
const known = [...new Set([...ROUTES, ...SENT])].map((path) => ({ path, places: path.split('{').length, fits: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((a, b) => a.places - b.places);

/** The route that answers an address, or undefined. */
export const routeOf = (path) => known.find(({ fits }) => fits.test(path))?.path;
