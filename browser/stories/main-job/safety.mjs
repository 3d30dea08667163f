// What somebody finds who has the database but not the keys, and what another site's form does.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from '../../lib/http.mjs';

/** No name, number, email, address, id or birthday of the list stands in the database. The authority's name does. */
export async function nothingInClear(job) {
  const { checks, served } = job;
  const text = served.database === 'postgres' ? dump(served) : files(served.folder);
  checks.has(text.slice(text.indexOf('rutland')), 'rutland', 'what is not secret can be read in a copy of the database');
  const people = job.files.people.flatMap((one) => [one.FirstName, one.LastName, one.ChildUniqueID, one.DateOfBirth]);
  const contacts = job.contacts().flatMap(({ phone, email, address }) => [phone, international(phone), email, address]);
  const staff = [job.adviser, job.leader, job.lead].flatMap(({ name, email }) => [name, email]);
  const days = job.files.people.map((one) => one.DateOfBirth.split('/').reverse().join('-')).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day));
  const secrets = [...new Set([...people, ...contacts, ...staff, ...days])].filter((secret) => secret && secret.length > 4);
  const found = secrets.filter((secret) => spellings(secret).some((one) => text.includes(one)));
  checks.none(found.slice(0, 20), `none of ${secrets.length} names, numbers and addresses is in a copy of the database`);
}

/** A secret as it could stand there: as it is, without spaces, or as the figures of its bytes. */
function spellings(secret) {
  const plain = secret.toLowerCase();
  return [plain, plain.replaceAll(' ', ''), Buffer.from(secret).toString('hex')];
}

const international = (phone) => phone && `+44${phone.slice(1).replaceAll(' ', '')}`;

/** The database and everything beside it but the keys. */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const mine = all.filter((entry) => !join(entry.parentPath ?? entry.path, '').startsWith(join(folder, 'keys')));
  return mine.map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name)).toString('latin1').toLowerCase()).join('\n');
}

function dump(served) {
  const url = served.env.NEWBELONGINGS_DATABASE;
  return execFileSync('pg_dump', ['--no-owner', url], { encoding: 'latin1', maxBuffer: 512 * 1024 * 1024 }).toLowerCase();
}

/** A form says where it stood by one header or another; from elsewhere it is refused. */
export async function forged(job) {
  const link = new URL(job.link(60)).pathname;
  const post = async (headers) => (await new Visitor(job.served.base).post(link, [], headers)).status;
  job.checks.equal(await post({ origin: job.served.base }), 303, 'an old browser that says only its origin is let in');
  job.checks.equal(await post({ origin: 'https://elsewhere.example' }), 403, 'a form from another origin is refused');
  job.checks.equal(await post({ 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }), 403, 'and so is one that says it is cross-site');
  job.checks.equal(await post({ 'sec-fetch-site': 'same-site', origin: 'http://neighbour.localhost' }), 403, 'a neighbour under the same name is refused');
}
