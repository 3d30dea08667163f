// Chromium as Debian ships it, told to talk to nobody but the page it is on.
import { chromium } from 'playwright-core';
import { fontconfig } from './fonts.mjs';

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--no-default-browser-check',
  '--no-proxy-server',
  // Anything that is not this machine resolves to nothing: a third-party request fails at once and is seen.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

export const PHONE = { width: 360, height: 740 };
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };

/** What every browser is started with, and what everybody at one has. */
export const OPTIONS = {
  browser: () => ({
    env: { ...process.env, FONTCONFIG_FILE: fontconfig() },
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0, // Chromium refuses its sandbox to root
    args: FLAGS,
  }),
  person: { viewport: PHONE, locale: 'en-GB', timezoneId: 'Europe/London' },
};

/** Starts one browser for a whole run. */
export const launch = () => chromium.launch(OPTIONS.browser());

/**
 * A person at a fresh browser: own cookies, empty cache.
 * js: false is the plain phone; size: PHONE, NARROW or WIDE; more: any other option of Playwright's newContext.
 */
export async function person(browser, { js = true, size = PHONE, ...more } = {}) {
  const context = await browser.newContext({
    ...OPTIONS.person, javaScriptEnabled: js, viewport: size, ...more,
  });
  context.setDefaultTimeout(30_000);
  context.setDefaultNavigationTimeout(20_000);
  const page = await context.newPage();
  page.scripts = js;
  watch(page);
  return { context, page, close: () => context.close() };
}

/** Collects what went wrong quietly: page errors, console errors (CSP refusals among them), requests to strangers. */
export function watch(page) {
  const faults = [];
  page.faults = faults;
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() !== 'error') return;
    // A refused form or a missing page is a thing stories ask for; its status is theirs to check.
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(line.text())) return;
    faults.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['127.0.0.1', 'localhost', ''].includes(url.hostname)) faults.push(`asked a stranger: ${request.url()}`);
  });
}
