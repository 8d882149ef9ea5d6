/*
 * Bundles the browser parts with esbuild: node build.mjs [--outdir=<folder>]
 *
 * Output: app.css, app.js, form.css, form.js, diagram.css, diagram.js, shared chunks, manifest.json (written last: its
 * date tells Maven that the build is complete) and NOTICE.txt with the licences of everything that was bundled.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, fallback) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;
const outdir = resolve(here, option('outdir', '../../../target/classes/static/ui'));

/* ---- form-js: every text that it can show must have its Chinese ---- */

const viewer = join(here, 'node_modules/@bpmn-io/form-js-viewer/dist/index.es.js');

/** What the viewer says in English or does by the browser's country, whatever it is told: its code, and ours instead. */
const REPAIRS = [
  // One way to write dates that nobody can misread in a case file: 2026-11-21.
  ["function getLocaleDateFormat(locale = 'default')", "function getLocaleDateFormat(locale = 'sv-SE')"],
  ["valueLabel || 'Select'", "valueLabel || translate('Select')"],
  ["placeholder: 'Search'", "placeholder: translate('Search')"],
  ['placeholder: getLocaleReadableDateFormat()', "placeholder: translate('yyyy-mm-dd')"],
  ["placeholder: use24h ? 'hh:mm' : 'hh:mm --'", "placeholder: translate('hh:mm')"],
  ["emptyListMessage = 'No results'", "emptyListMessage = translate('No results')"],
  ['`Remove list item ${itemIndex + 1}`', "translate('Remove list item {value}', { value: itemIndex + 1 })"],
];
// The viewer's own function of that name is a stub; the page puts the one with the dictionary here.
const TRANSLATE = 'function translate(template, replacements) {';

function checkTranslations() {
  const chinese = JSON.parse(readFileSync(join(here, 'i18n/form-zh.json'), 'utf8'));
  const code = readFileSync(viewer, 'utf8').replace(/^\s*\*.*$/gm, '');
  const asked = [...code.matchAll(/translate\((["'])(.+?)\1\s*[,)]/g)].map((match) => match[2]);
  asked.push(...REPAIRS.flatMap(([, ours]) => [...ours.matchAll(/translate\('(.+?)'/g)].map((match) => match[1])));
  const missing = [...new Set(asked)].filter((text) => !(text in chinese));
  if (missing.length) throw new Error(`i18n/form-zh.json lacks: ${missing.join(' | ')}`);
}

function once(code, text) {
  if (code.split(text).length !== 2) throw new Error(`form-js-viewer changed: ${text}`);
}

const repairedViewer = {
  name: 'repaired-viewer',
  setup(builder) {
    builder.onLoad({ filter: /form-js-viewer[\\/]dist[\\/]index\.es\.js$/ }, ({ path }) => {
      let code = readFileSync(path, 'utf8');
      once(code, TRANSLATE);
      code = code.replace(TRANSLATE, `${TRANSLATE} if (globalThis.huhangTranslate) return huhangTranslate(template, replacements);`);
      for (const [theirs, ours] of REPAIRS) {
        once(code, theirs);
        code = code.replace(theirs, () => ours);
      }
      return { contents: code, loader: 'js' };
    });
  },
};

/* ---- licences ---- */

function notice() {
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
  const parts = Object.entries(lock.packages)
    .filter(([path, entry]) => path && !entry.dev && !entry.optional)
    .map(([path, entry]) => {
      const folder = join(here, path);
      const file = existsSync(folder) && readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : 'No licence file in the package.';
      const name = path.replace(/^.*node_modules\//, '');
      return `${name} ${entry.version} (${entry.license ?? 'see below'})\n\n${text}`;
    });
  const head = 'The scripts and style sheets in this folder contain the following packages under their own licences.';
  return [head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/* ---- build ---- */

checkTranslations();
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: ['app.css', 'app.js', 'form.css', 'form.js', 'diagram.css', 'diagram.js'].map((name) => `src/${name}`),
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: ['chrome86', 'firefox91'],
  chunkNames: 'chunk-[hash]',
  legalComments: 'linked',
  loader: { '.svg': 'dataurl' },
  plugins: [repairedViewer],
  metafile: true,
  logLevel: 'warning',
});

writeFileSync(join(outdir, 'NOTICE.txt'), notice());
copyFileSync(join(here, 'src/icon.svg'), join(outdir, 'icon.svg'));

const manifest = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  if (!/\.(js|css)$/.test(path)) continue;
  const file = resolve(here, path);
  manifest[file.slice(outdir.length + 1)] = {
    bytes: output.bytes,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    imports: output.imports.filter((used) => used.kind === 'import-statement').map((used) => used.path.split('/').pop()),
  };
}
writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
