// The letters that a phone has and a machine for tests may lack: Arabic and Ge'ez, in weights as a page needs them. They
// stand in for the system's own fonts; no page ever asks the site for one.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const PACKAGES = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/@fontsource');
const FONTS = ['arabic', 'ethiopic'].flatMap((script) => [400, 700].map((weight) => `noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff`));

/** Puts them into a folder of their own and returns the fontconfig file that names it, beside the system's fonts. */
export function fontconfig() {
  const folder = mkdtempSync(join(tmpdir(), 'nb-fonts-'));
  for (const font of FONTS) writeFileSync(join(folder, font.split('/').pop().replace('.woff', '.ttf')), unpacked(readFileSync(join(PACKAGES, font))));
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  return file;
}

/** A web font (WOFF 1.0, W3C 2012) as the font it was made of: its tables, each inflated, behind a directory of their places. */
function unpacked(woff) {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  const power = 2 ** Math.floor(Math.log2(count));
  [count, 16 * power, Math.log2(power), 16 * (count - power)].forEach((value, at) => head.writeUInt16BE(value, 4 + 2 * at));
  const parts = [head];
  let place = head.length;
  for (let table = 0; table < count; table += 1) {
    const entry = woff.subarray(44 + 20 * table, 64 + 20 * table);
    const [from, packed, size] = [4, 8, 12].map((at) => entry.readUInt32BE(at));
    const bytes = woff.subarray(from, from + packed);
    const whole = Buffer.alloc((size + 3) & ~3);
    (packed < size ? inflateSync(bytes) : bytes).copy(whole);
    entry.copy(head, 12 + 16 * table, 0, 4);
    entry.copy(head, 16 + 16 * table, 16, 20);
    head.writeUInt32BE(place, 20 + 16 * table);
    head.writeUInt32BE(size, 24 + 16 * table);
    parts.push(whole);
    place += whole.length;
  }
  return Buffer.concat(parts);
}
