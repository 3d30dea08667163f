// An authenticator app: six digits from a secret and the time (RFC 6238), as a phone shows them.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const STEP = 30;

/** The bytes of a secret in base 32. */
function bytes(secret) {
  let bits = '';
  for (const letter of secret.replace(/[\s=]/g, '').toUpperCase()) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** What an app shows at a moment, in seconds since 1970. */
export function code(secret, at = Date.now() / 1000) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const hash = createHmac('sha1', bytes(secret)).update(counter).digest();
  const from = hash[hash.length - 1] & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits until the app shows a code that was not used: a code counts once. `last` is the step of the one that was. */
export async function fresh(secret, last = 0) {
  for (;;) {
    const at = Date.now() / 1000;
    const step = Math.floor(at / STEP);
    if (step > last) return { code: code(secret, at), step };
    await new Promise((go) => setTimeout(go, 500));
  }
}
