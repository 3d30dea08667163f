// Counts what was checked. A story goes on after a failed check, so that one run shows everything that is wrong.

export class Checks {
  constructor(prefix = '', print = console.log) {
    this.prefix = prefix;
    this.print = print;
    this.passed = 0;
    this.failed = 0;
  }

  /** One check; detail is printed only where it failed. Returns whether it held. */
  ok(held, what, detail = '') {
    const name = this.prefix ? `${this.prefix}: ${what}` : what;
    if (held) {
      this.passed += 1;
      this.print(`  ok      ${name}`);
    } else {
      this.failed += 1;
      this.print(`  FAILED  ${name}${detail === '' ? '' : `\n          ${String(detail).replaceAll('\n', '\n          ')}`}`);
    }
    return Boolean(held);
  }

  equal(got, wanted, what) {
    return this.ok(Object.is(got, wanted), what, `wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  }

  has(text, part, what) {
    return this.ok(String(text).includes(part), what, `${JSON.stringify(part)} is not in ${JSON.stringify(String(text).slice(0, 400))}`);
  }

  lacks(text, part, what) {
    return this.ok(!String(text).includes(part), what, `${JSON.stringify(part)} is there`);
  }

  /** An empty list of problems is a pass; each problem is shown otherwise. */
  none(problems, what) {
    return this.ok(problems.length === 0, what, problems.join('\n'));
  }
}
