// Builds dist/ and src/generated.rs from sass/, scripts/ and images/. Both are committed, so that building the
// program needs cargo alone.  node build.mjs          writes
//                             node build.mjs --check  fails when what is committed isn't current

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { Features, transform } from "lightningcss";
import * as sass from "sass";
import { faults, logical } from "./logical.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const generated = join(here, "src/generated.rs");

/** Name in Rust, source, served as. The order is the order of the table. */
const SOURCES = [
  { name: "StaffCss", source: "sass/staff.scss", stem: "staff", ext: "css" },
  { name: "YoungCss", source: "sass/young.scss", stem: "young", ext: "css" },
  { name: "Favicon", source: "images/favicon.svg", stem: "favicon", ext: "svg" },
  // One for each language, with the few words that it says itself: a phone on a bad line can't ask for them later.
  ...["en", "ar", "fa", "ps", "ckb", "ti", "am", "vi", "sq"].map((language) => ({
    name: `Script("${language}")`,
    source: "scripts/young.js",
    stem: `young-${language}`,
    ext: "js",
    language,
  })),
];
const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml" };

function style(source) {
  const { css } = sass.compile(join(here, source), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
  });
  const { code } = transform({
    filename: source,
    code: Buffer.from(logical(css)),
    minify: true,
    errorRecovery: true, // govuk-frontend aims a media query at one old browser, which isn't valid CSS
    targets: { chrome: 90 << 16, firefox: 90 << 16, safari: (15 << 16) | (4 << 8) },
    exclude: Features.LogicalProperties | Features.DirSelector, // kept: one sheet serves both directions
  });
  return code;
}

/** Comments and indents left out, and the words put in front: those of all young people's pages that begin with `script-`. */
function script(source, language) {
  const words = readFileSync(join(here, `../kit/src/words/${language}.ftl`), "utf8").matchAll(/^script-(\w+) = (.+)$/gm);
  const said = Object.fromEntries([...words].map(([, key, text]) => [key, text]));
  const lines = readFileSync(join(here, source), "utf8").replace(/\/\*[^]*?\*\//g, "").replace(/(^|\s)\/\/ .*$/gm, "");
  const code = lines.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  return Buffer.from(`const WORDS=${JSON.stringify(said)};\n${code}\n`);
}

function content({ source, ext, language }) {
  if (ext === "js") return script(source, language);
  if (ext !== "css") return Buffer.from(readFileSync(join(here, source), "utf8").replace(/>\s+</g, "><").trim());
  const code = Buffer.from(style(source));
  const wrong = faults(code.toString());
  if (wrong.length) throw new Error(`${source}:\n  ${wrong.join("\n  ")}`);
  return code;
}

function brotli(raw) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = zlib.constants;
  return zlib.brotliCompressSync(raw, {
    params: {
      [BROTLI_PARAM_QUALITY]: 11,
      [BROTLI_PARAM_SIZE_HINT]: raw.length,
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    },
  });
}

/** File name -> how to make it, and how to get the raw bytes back out of it. */
function build() {
  const files = new Map();
  const rows = SOURCES.map((each) => {
    const raw = content(each);
    const hash = createHash("sha256").update(raw).digest("hex").slice(0, 10);
    const file = `${each.stem}-${hash}.${each.ext}`;
    files.set(file, { bytes: raw, open: (b) => b, raw });
    files.set(`${file}.br`, { bytes: brotli(raw), open: zlib.brotliDecompressSync, raw });
    files.set(`${file}.gz`, { bytes: zlib.gzipSync(raw, { level: 9 }), open: zlib.gunzipSync, raw });
    return { ...each, file };
  });
  return { files, rust: rust(rows) };
}

function rust(rows) {
  const entry = ({ name, file, ext }) => `    Asset {
        name: Name::${name},
        path: "/assets/${file}",
        content_type: "${TYPES[ext]}",
        raw: include_bytes!("../dist/${file}"),
        br: include_bytes!("../dist/${file}.br"),
        gz: include_bytes!("../dist/${file}.gz"),
    },`;
  return `//! Written by \`node build.mjs\`: change the sources and build again.

use crate::{Asset, Name};

/// Every file we serve, in the order of [\`Name\`].
pub(crate) static ASSETS: [Asset; ${rows.length}] = [
${rows.map(entry).join("\n")}
];
`;
}

/** New files first, old ones last: a build of the program that runs meanwhile finds what it looks for. */
function write({ files, rust }) {
  mkdirSync(dist, { recursive: true });
  for (const [file, { bytes }] of files) {
    writeFileSync(join(dist, file), bytes);
    console.log(`${String(bytes.length).padStart(7)}  ${file}`);
  }
  writeFileSync(generated, rust);
  for (const file of readdirSync(dist)) if (!files.has(file)) rmSync(join(dist, file));
}

/** Compressed files are compared by what is in them: another zlib may pack the same bytes differently. */
function check({ files, rust }) {
  const there = existsSync(dist) ? readdirSync(dist) : [];
  const stale = there.filter((file) => !files.has(file)).map((file) => `${file} is not made any more`);
  for (const [file, { open, raw }] of files) {
    if (!there.includes(file)) stale.push(`${file} is missing`);
    else if (!same(join(dist, file), open, raw)) stale.push(`${file} is out of date`);
  }
  if (!existsSync(generated) || readFileSync(generated, "utf8") !== rust) stale.push("src/generated.rs is out of date");
  if (stale.length === 0) return console.log("dist/ is current");
  console.error(`${stale.join("\n")}\nRun: node build.mjs`);
  process.exitCode = 1;
}

function same(path, open, raw) {
  try {
    return Buffer.compare(open(readFileSync(path)), raw) === 0;
  } catch {
    return false;
  }
}

const made = build();
if (process.argv.includes("--check")) check(made);
else write(made);
