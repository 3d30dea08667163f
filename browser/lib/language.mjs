// What a page in another language must bear beside what every page must: it says which it is, runs the right way, and every
// letter of it has a shape.

/** The languages of young people's pages: code, direction, and whether its letters need tall lines. */
export const LANGUAGES = [
  { code: 'en', dir: 'ltr' }, { code: 'ar', dir: 'rtl', tall: true }, { code: 'fa', dir: 'rtl', tall: true },
  { code: 'ps', dir: 'rtl', tall: true }, { code: 'ckb', dir: 'rtl', tall: true }, { code: 'ti', dir: 'ltr', tall: true },
  { code: 'am', dir: 'ltr', tall: true }, { code: 'vi', dir: 'ltr' }, { code: 'sq', dir: 'ltr' },
];

/** `lang`, `dir`, no key in place of its words, lines that are high enough, nothing slanted, spaced or in capitals. */
export function spoken(page, language) {
  return page.evaluate(({ code, dir, tall }) => {
    const wrong = [];
    const html = document.documentElement;
    if (html.lang !== code || html.dir !== dir) wrong.push(`lang ${html.lang}, dir ${html.dir}`);
    const key = /\[[a-z]+(-[a-z]+)+\]/.exec(document.body.textContent);
    if (key) wrong.push(`a key without words: ${key[0]}`);
    if (!tall) return wrong;
    for (const el of document.querySelectorAll('main *, header *, footer *')) {
      if (![...el.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()) || el.closest('svg')) continue;
      const style = getComputedStyle(el);
      const lines = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
      if (lines < 1.59) wrong.push(`lines of ${lines.toFixed(2)}: ${el.outerHTML.slice(0, 80)}`);
      if (style.fontStyle !== 'normal' || style.letterSpacing !== 'normal' || style.textTransform !== 'none') wrong.push(`slanted, spaced or in capitals: ${el.outerHTML.slice(0, 80)}`);
    }
    return wrong.slice(0, 4);
  }, language);
}

/** Parts of a page that stand on the other side where it is read from right to left, to the pixel. */
export function mirrored(page) {
  return page.evaluate(() => {
    const parts = '.y-name, .y-back, .y-exit, .y-langs summary, .y-progress, .y-progress i, .y-bubble, .y-answer, .y-button, .y-note, .y-points li, .y-errors, .y-steps li, .y-help li';
    const all = [...document.querySelectorAll(parts)];
    const boxes = () => all.map((el) => el.getBoundingClientRect());
    const html = document.documentElement;
    const there = boxes();
    html.dir = 'ltr';
    const here = boxes();
    html.dir = 'rtl';
    const width = html.clientWidth;
    const off = (at) => Math.max(Math.abs(there[at].left - (width - here[at].right)), Math.abs(there[at].right - (width - here[at].left)));
    return all.flatMap((el, at) => (off(at) > 1 ? [`${off(at).toFixed(1)} px off: ${el.outerHTML.slice(0, 90)}`] : [])).slice(0, 4);
  });
}

/** The letters that a page shows. */
export function letters(page) {
  return page.evaluate(() => [...new Set(document.body.innerText)].filter((letter) => letter.trim()).join(''));
}

/** Those of `letters` that are drawn as the box of a letter that no font has. */
export function boxes(page, shown) {
  return page.evaluate((all) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 48, height: 48 });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    const drawn = (letter) => {
      pen.clearRect(0, 0, 48, 48);
      pen.fillText(letter, 6, 36);
      return pen.getImageData(0, 0, 48, 48).data.join();
    };
    // Nobody has these: a private place, and two that are no letters of anybody.
    const none = ['\u{10FFFD}', '\u{0378}', '\u{12C1}'].map(drawn);
    return [...all].filter((letter) => none.includes(drawn(letter)));
  }, shown);
}
