// What a browser leaves on the disk of a phone: a profile of its own, and a search through every file of it.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { OPTIONS, watch } from './launch.mjs';

/** A phone that can be switched off and on: everything else of a browser is gone when it is closed. */
export class Phone {
  constructor(prepare) {
    this.folder = mkdtempSync(join(tmpdir(), 'nb-phone-'));
    this.prepare = prepare;
  }

  /** Switches it on, with one page open. */
  async on() {
    this.context = await chromium.launchPersistentContext(this.folder, { ...OPTIONS.browser(), ...OPTIONS.person });
    this.context.setDefaultTimeout(30_000);
    if (this.prepare) await this.context.addInitScript(this.prepare);
    this.page = this.context.pages()[0] ?? await this.context.newPage();
    watch(this.page);
    return this.page;
  }

  async off() {
    await this.context?.close();
    this.context = null;
  }

  /** Files in which these words stand, as they are, as a script holds them, or as a form sends them. Only when it is off. */
  finds(words) {
    const spelled = [Buffer.from(words), Buffer.from(words, 'utf16le'), ...base64(words)];
    const all = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = all.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    return paths.filter((path) => { const text = readFileSync(path); return spelled.some((one) => text.includes(one)); })
      .map((path) => path.slice(this.folder.length + 1));
  }

  async throwAway() {
    await this.off();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The middle of the words in base 64, wherever in a row of three bytes they begin. */
function base64(words) {
  return [0, 1, 2].map((at) => {
    const whole = Buffer.from('\0'.repeat(at) + words).toString('base64').replace(/=+$/, '');
    return Buffer.from(whole.slice(4, -4));
  });
}
