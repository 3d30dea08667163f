// How hard our own words are to read. Formulas: Flesch-Kincaid grade (Kincaid and others, 1975) and the automated
// readability index (Smith and Senter, 1967). Both count school years of the United States.

/** What young people's pages keep to. */
export const LIMITS = { grade: 5, sentence: 20 };

/** Words of offices and forms, each with what to say in its place. */
export const AVOID = {
  'accommodation': 'home, where you live', 'additionally': 'also', 'assessment': 'say what is looked at', 'baseline': 'first survey',
  'caseload': 'say how many people', 'cohort': 'group', 'commence': 'start', 'complete the survey': 'do the survey',
  'corporate parent': 'the council that looks after you', 'co-produced': 'made together', 'co-production': 'making it together',
  'demographic': 'about you', 'disadvantaged': 'say what happened', 'engagement': 'taking part', 'facilitate': 'help',
  'hard to reach': 'we have not heard from', 'implement': 'do', 'in order to': 'to', 'indicator': 'say what it shows', 'lac': 'in care',
  'local authority': 'council', 'multi-agency': 'say who', 'neet': 'not in work or learning', 'outcome': 'what happened',
  'participate': 'take part', 'participation': 'taking part', 'pathway plan': 'explain it: your pathway plan (…)',
  'placement': 'home', 'prior to': 'before', 'questionnaire': 'survey', 'regarding': 'about', 'respondent': 'person who answers',
  'service user': 'person', 'signpost': 'point to', 'stakeholder': 'say who', 'statutory': 'by law', 'transition': 'move, change',
  'utilise': 'use', 'vulnerable': 'say what is hard',
};
// These pass where the page says what they mean right behind them.
const EXPLAINABLE = ['pathway plan', 'assessment'];

/**
 * Our own text in `main`, one line per block. Left out: what people said or are called (blockquote, q, cite and anything
 * marked data-said), what nobody sees, and text typed into a form. A name inside a sentence counts as one short word.
 */
export function readText(page) {
  return page.evaluate(() => {
    const inline = new Set('A ABBR B BDI CODE DATA DEL DFN EM I INS KBD LABEL MARK S SMALL SPAN STRONG SUB SUP TIME U VAR'.split(' '));
    const out = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) { out.push(node.data.replace(/\s+/g, ' ')); return; }
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const flows = inline.has(node.tagName) && !getComputedStyle(node).display.startsWith('block');
      if (node.matches('blockquote, q, cite, [data-said]')) { out.push(flows || node.tagName === 'Q' ? ' Sam ' : '\n'); return; }
      if (node.matches('script, style, svg, template, textarea, select, noscript, [hidden]')) return;
      if (!flows) out.push('\n');
      node.childNodes.forEach(walk);
      if (!flows) out.push('\n');
    };
    walk(document.querySelector('main') ?? document.body);
    return out.join('').split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
  });
}

/** Measures text: { grade, ari, words, sentences, longest, enough }. enough is false where the grades mean little (under 40 words). */
export function measure(text) {
  const sentences = split(text);
  // Labels and buttons of a word or three are no sentences; counted as such they would flatter the page.
  const whole = sentences.map(words).filter((list) => list.length >= 4);
  const all = whole.flat();
  const perSentence = all.length / Math.max(1, whole.length);
  const per = (count) => count / Math.max(1, all.length);
  const letters = per(all.reduce((total, word) => total + word.replace(/[^\p{L}\p{N}]/gu, '').length, 0));
  const beats = per(all.reduce((total, word) => total + syllables(word), 0));
  return {
    grade: round(0.39 * perSentence + 11.8 * beats - 15.59),
    ari: round(4.71 * letters + 0.5 * perSentence - 21.43),
    words: all.length,
    sentences: whole.length,
    longest: sentences.reduce((longest, one) => (words(one).length > words(longest).length ? one : longest), ''),
    enough: all.length >= 40,
  };
}

/** What is wrong with a young people's page's text, one line each. */
export function hard(text, limits = LIMITS) {
  const wrong = [];
  const found = measure(text);
  if (found.enough && found.grade > limits.grade) wrong.push(`Flesch-Kincaid ${found.grade}, at most ${limits.grade}`);
  if (found.enough && found.ari > limits.grade) wrong.push(`readability index ${found.ari}, at most ${limits.grade}`);
  for (const one of split(text)) {
    if (words(one).length > limits.sentence) wrong.push(`${words(one).length} words in: ${one}`);
  }
  for (const [word, better] of Object.entries(AVOID)) {
    const place = new RegExp(`\\b(?<found>${word.replace(/e$/, '(?:e|es|ed|ing)')}(?:s|ed|ing)?)\\b(?<after>.{0,4})`, 'iu').exec(text);
    if (!place) continue;
    if (EXPLAINABLE.includes(word) && /^ (\(|is |mea)/.test(place.groups.after)) continue;
    wrong.push(`avoid “${place.groups.found}”: ${better}`);
  }
  return wrong;
}

/** Checks a young people's page as it stands. */
export async function reading(page, checks, name) {
  // The formulas count English syllables and letters: another language is for its speakers to judge.
  if (!(await page.evaluate(() => document.documentElement.lang)).startsWith('en')) return;
  const text = await readText(page);
  const found = measure(text);
  checks.none(hard(text), `${name}: easy to read (grade ${found.grade}, index ${found.ari}, ${found.words} words)`);
}

export function split(text) {
  return text.split('\n').flatMap((line) => line
    .replace(/https?:\S+|\S+@\S+|\b0[\d ]{8,}\d\b/g, 'it')
    .split(/(?<=[.!?…][”’"')]*)\s+(?=[\p{Lu}\p{N}“‘"'(])/u))
    .map((one) => one.trim()).filter((one) => words(one).length > 0);
}

export function words(sentence) {
  return sentence.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}

const ODD = { area: 3, being: 2, business: 2, create: 2, created: 3, creates: 2, creating: 3, every: 2, everyone: 3, everything: 3, evening: 2, idea: 3, people: 2, quiet: 2,
  really: 2, science: 2, something: 2, sometimes: 2, someone: 2, somewhere: 2, doing: 2, going: 2, seeing: 2, saying: 2,
  trying: 2, moved: 1, lives: 1, home: 1, homes: 1, safe: 1, once: 1, money: 2, different: 2, difference: 2, favourite: 3, interest: 2,
  usually: 4, actually: 4, council: 2, real: 1, hours: 1, hour: 1, our: 1, ours: 1, fire: 1, areas: 3, lifelong: 2 };

/** Syllables of an English word: groups of vowels, less the silent ones. Right for the words such pages are made of, near enough for others. */
export function syllables(word) {
  const w = word.toLowerCase().replace(/[’']s?$|[’']/g, '');
  if (/\d/.test(w)) return Math.max(1, w.replace(/\D/g, '').length);
  if (w.includes('-')) return w.split('-').reduce((total, part) => total + syllables(part), 0);
  if (w in ODD) return ODD[w];
  let count = (w.match(/[aeiouy]+/g) ?? []).length;
  if (/[^aeiouy]e$/.test(w) && !/[^aeiouylr]le$/.test(w)) count -= 1;                  // home, not little
  if (/[^aeiouytd]ed$/.test(w) && w.length > 4) count -= 1;                            // asked, not wanted
  if (/[^aeiouy]es$/.test(w) && !/(?:[sxzcg]|sh|ch|[^aeiouylr]l)es$/.test(w)) count -= 1; // homes, not places
  if (/[^aeiouy](?:eless|eful|ement|ely|ething|ewhere)/.test(w)) count -= 1;           // careful, safely
  count += (w.match(/i[aou](?!u)|[^aeiouqg]ua|eo(?!p)|yi|oi?ing$|[aeo]ing$/g) ?? []).length; // diary, actual, being
  count -= (w.match(/(?:[tcs]|g)i[aou]/g) ?? []).length;                               // action, social
  return Math.max(1, count);
}

const round = (number) => Math.round(number * 10) / 10;
