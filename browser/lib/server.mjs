// The real program, started as an operator starts it: own folders, own database, own port.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import net from 'node:net';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where cargo builds; pictures and logs of a run go there too. */
export const TARGET = process.env.CARGO_TARGET_DIR || join(ROOT, 'target');

/** The binary under test: NB_BINARY, or what cargo built last in debug. */
export function binary() {
  return process.env.NB_BINARY || join(TARGET, 'debug/newbelongings');
}

/** The databases this run can use; each story runs on every one of them. */
export function databases() {
  return process.env.NB_TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite'];
}

/**
 * Starts `newbelongings <command>` (default serve) and waits until /health/ready answers.
 *
 * Returns { base, setup, links, env, folder, log(), cli(args), stop(), kill9(), restart() }:
 *   setup   the first address with a path that the program printed (the set-up link), or null
 *   links   every such address printed so far, in order
 *   cli     runs another subcommand with the same settings: cli('link', 'a@example.org') -> its standard output
 *   kill9   kill -9 and wait; restart() starts it again on the same folders, database and port
 *   stop    ends it and removes its folders and database (keep them with NB_KEEP=1)
 */
export async function start({ database = 'sqlite', command = ['serve'], program = binary(), env: extra = {}, wait = 60_000 } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is not there: build it first (cargo build --workspace)`);
  const folder = mkdtempSync(join(tmpdir(), 'nb-browser-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const name = `nb_browser_${randomBytes(6).toString('hex')}`;
  const url = database === 'postgres' ? createDatabase(name) : `sqlite:${join(folder, 'newbelongings.sqlite')}`;
  const env = {
    ...process.env,
    NEWBELONGINGS_DATABASE: url,
    NEWBELONGINGS_DATA: join(folder, 'data'),
    NEWBELONGINGS_KEYS: join(folder, 'keys'),
    NEWBELONGINGS_LISTEN: `127.0.0.1:${port}`,
    NEWBELONGINGS_BASE: base,
    ...extra,
  };

  let child;
  let text = '';
  const run = async () => {
    child = spawn(program, command, { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const here = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { text += data; });
    here.gone = new Promise((done) => {
      here.once('exit', (code, signal) => { here.ended = signal ?? code; done(); });
      here.once('error', (error) => { here.ended = error.message; done(); });
    });
    await ready(base, here, () => text, wait);
  };
  const end = async (signal) => {
    if (child.ended === undefined) child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await child.gone;
    clearTimeout(late);
  };
  const clean = () => {
    if (process.env.NB_KEEP) return;
    if (database === 'postgres') dropDatabase(name);
    rmSync(folder, { recursive: true, force: true });
  };
  const links = () => [...text.matchAll(/https?:\/\/[^\s"'<>)\]\u001b]+/g)].map((found) => found[0].replace(/[.,;]+$/, ''))
    .filter((link) => link.startsWith(`${base}/`) && link.length > base.length + 1);

  try {
    await run();
  } catch (error) {
    await end('SIGKILL');
    clean();
    throw error;
  }
  return {
    base, database, folder, env,
    get setup() { return links().find((link) => !link.includes('/health')) ?? null; },
    get links() { return links(); },
    get pid() { return child.pid; },
    log: () => text,
    cli: (...args) => execFileSync(program, args.flat(), { env, cwd: folder, encoding: 'utf8', timeout: 60_000 }),
    async stop() {
      await end('SIGTERM');
      writeFileSync(join(TARGET, `browser-${database}.log`), text); // the last run's, to read after a failure
      clean();
    },
    kill9: () => end('SIGKILL'),
    restart: run,
  };
}

/** A port nobody listens on now. */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = net.createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function ready(base, child, text, wait) {
  const until = Date.now() + wait;
  while (Date.now() < until) {
    if (child.ended !== undefined) throw new Error(`the program ended (${child.ended}) before it was ready:\n${text()}`);
    try {
      const answer = await fetch(`${base}/health/ready`);
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch { /* not listening yet */ }
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`/health/ready did not answer within ${wait / 1000} s:\n${text()}`);
}

function psql(sql) {
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', process.env.NB_TEST_POSTGRES, '-c', sql], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function createDatabase(name) {
  psql(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.NB_TEST_POSTGRES);
  url.pathname = `/${name}`;
  return url.href;
}

function dropDatabase(name) {
  psql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
