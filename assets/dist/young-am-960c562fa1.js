const WORDS={"listen":"ይህን ገጽ ድምፅ አውጥተው ያንብቡ","quiet":"ማንበብ ያቁሙ","title":"አሁን ኢንተርኔት የለም","lead":"ይህን ገጽ መላክ አልቻልንም። እንደገና መጻፍ አያስፈልግዎትም።","kept":"በዚህ ስልክ ላይ ተቆልፎ ተቀምጧል። እዚህ እንደገና ኢንተርኔት ሲኖርዎት ይላካል። ከነገ በኋላ መላክ አይቻልም።","open":"ይህን ገጽ ክፍት ይተዉት። ኢንተርኔት ሲመለስ እንደገና እንሞክራለን።","again":"እንደገና ይሞክሩ","drop":"ይጣሉት","still":"አሁንም ኢንተርኔት የለም። የጻፉት አሁንም እዚህ አለ።"};
(() => {
const KEPT = 'nb-kept';
const DAY = 864e5;
const SHOWN = 18e5;
const LATE = 30e3;
const WAIT = 20e3;
const root = document.documentElement;
const main = document.getElementById('main');
const wrap = main.querySelector('.y-wrap.y-stack');
const holder = main.querySelector('[data-keep]');
const form = main.querySelector('form[data-keep]');
const today = () => Math.floor(Date.now() / DAY);
const forget = () => { try { localStorage.removeItem(KEPT); } catch {  } };
let busy = false;
let gone = false;
const make = (tag, props, ...inside) => {
const el = Object.assign(document.createElement(tag), props);
el.append(...inside);
return el;
};
const key = holder && window.crypto && crypto.subtle
? crypto.subtle.importKey('raw', Uint8Array.from(holder.dataset.keep.match(/../g), (two) => parseInt(two, 16)), 'AES-GCM', false, ['encrypt', 'decrypt'])
: null;
async function seal(page) {
const plain = new TextEncoder().encode(JSON.stringify(page));
const padded = new Uint8Array(Math.ceil(plain.length / 4096) * 4096).fill(32);
padded.set(plain);
const iv = crypto.getRandomValues(new Uint8Array(12));
const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, padded);
return btoa([...iv, ...new Uint8Array(sealed)].map((byte) => String.fromCharCode(byte)).join(''));
}
async function open(sealed) {
const bytes = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, 12) }, await key, bytes.slice(12));
return JSON.parse(new TextDecoder().decode(plain));
}
async function post({ to, typed }) {
const stop = new AbortController();
const late = setTimeout(() => stop.abort(), LATE);
try {
const answer = await fetch(to, { method: 'POST', body: new URLSearchParams(typed), headers: { accept: 'text/uri-list' }, redirect: 'manual', signal: stop.signal });
if (answer.status >= 500) throw new Error();
const onward = answer.ok && (answer.headers.get('content-type') || '').startsWith('text/uri-list');
return onward ? await answer.text() : '';
} finally {
clearTimeout(late);
}
}
function plainly({ to, typed }) {
const inputs = [...new URLSearchParams(typed)].map(([name, value]) => make('input', { type: 'hidden', name, value }));
const again = make('form', { method: 'post', action: to }, ...inputs);
document.body.append(again);
again.submit();
}
async function send(page) {
if (busy || gone) return;
busy = true;
try {
const onward = await post(page);
if (gone) return;
forget();
if (onward) location.assign(onward);
else plainly(page);
} catch {
await keep(page);
busy = false;
}
}
async function keep(page) {
let kept = false;
try {
const sealed = await seal(page);
if (gone) return;
localStorage.setItem(KEPT, `${today() + 1}.${sealed}`);
kept = true;
} catch {  }
tell(page, kept);
}
let told;
function tell(page, kept) {
if (told) {
if (!told.status.textContent) told.status.append(WORDS.still);
return;
}
const parts = [...wrap.childNodes];
const hidden = parts.slice(0, parts.indexOf(form) + 1);
const title = document.title;
const heading = make('h1', { tabIndex: -1 }, WORDS.title);
const status = make('p', {});
status.setAttribute('role', 'status');
const again = make('button', { type: 'button', className: 'y-button' }, WORDS.again);
const drop = make('button', { type: 'button', className: 'y-button y-button--second' }, WORDS.drop);
const panel = make('div', { className: 'y-stack y-kept' }, heading, make('p', {}, WORDS.lead), make('p', {}, kept ? WORDS.kept : WORDS.open), status, again, drop);
again.addEventListener('click', () => { status.replaceChildren(); send(page); });
drop.addEventListener('click', () => {
forget();
clearInterval(told.timer);
told = null;
if (form) form.reset();
panel.replaceWith(...hidden);
document.title = title;
main.focus();
});
hidden.forEach((part) => part.remove());
wrap.prepend(panel);
document.title = title.replace(/^.* · /, `${WORDS.title} · `);
told = { page, status, timer: setInterval(() => { if (!document.hidden) send(page); }, WAIT) };
heading.focus();
}
addEventListener('online', () => { if (told) send(told.page); });
async function later() {
const [until, sealed] = (localStorage.getItem(KEPT) || '').split('.');
if (!sealed) return;
busy = true;
const page = until >= today() ? await open(sealed).catch(() => null) : null;
if (!page) forget();
else {
try {
const onward = await post(page);
forget();
if (onward) return location.replace(onward);
if (Date.now() - page.at < SHOWN) return plainly(page);
} catch {
tell(page, true);
}
}
busy = false;
}
if (key && form) {
form.autocomplete = 'off';
form.addEventListener('submit', (event) => {
event.preventDefault();
send({ to: location.pathname, typed: String(new URLSearchParams(new FormData(form))), at: Date.now() });
});
addEventListener('pageshow', (event) => { if (event.persisted) busy = false; });
}
try {
if ('over' in document.currentScript.dataset || parseInt(localStorage.getItem(KEPT)) < today()) forget();
if (key) later().catch(() => {});
} catch {  }
const speech = window.speechSynthesis;
let listen;
const hush = () => {
if (!listen) return;
speech.cancel();
listen.textContent = WORDS.listen;
};
function said() {
const not = new Set([...main.querySelectorAll('option, .y-listen')].map((el) => el.textContent.trim()));
return main.innerText.split('\n').map((line) => line.trim()).filter((line) => line && !not.has(line));
}
function offer() {
const mine = speech.getVoices().filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === root.lang);
const voice = mine.find((one) => /gb$/i.test(one.lang)) || mine[0];
if (listen || !voice) return;
listen = make('button', { type: 'button', className: 'y-listen' }, WORDS.listen);
listen.addEventListener('click', () => {
const speaks = speech.speaking || speech.pending;
hush();
if (speaks) return;
const lines = said().map((line) => Object.assign(new SpeechSynthesisUtterance(line), { voice, lang: voice.lang }));
lines[lines.length - 1].onend = hush;
lines.forEach((line) => speech.speak(line));
listen.textContent = WORDS.quiet;
});
wrap.prepend(listen);
}
if (speech && speech.getVoices) {
offer();
if (speech.addEventListener) speech.addEventListener('voiceschanged', offer);
addEventListener('pagehide', hush);
document.addEventListener('visibilitychange', () => { if (document.hidden) hush(); });
}
document.addEventListener('click', (event) => {
if (!event.target.closest('a[href="/exit"]')) return;
gone = true;
forget();
hush();
root.classList.add('y-gone');
}, true);
})();
