#!/usr/bin/env node
// Makes tests/names/assets.txt anew: names of files as real bundlers make them, and names that people give. Only names, no code.
// Usage: scripts/asset-names.mjs WORKDIR (some 3 GB there, some minutes; npm, and python3 with venv). What cannot be run here follows its
// documentation and says so in the name of its producer. The words and the content are the same each time; so are most names.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const work = process.argv[2] ?? (() => { throw new Error('usage: scripts/asset-names.mjs WORKDIR'); })();
const fixture = join(dirname(fileURLToPath(import.meta.url)), '../tests/names/assets.txt');

const WORDS = `account address admin alert almanac anchor archive article audio avatar backup badge banner basket billing board book border
  branch bread browser budget button cabin cache calendar camera canvas card carousel cart catalog category chapter chart chat checkout city
  client clock cloud coffee color comment company contact content context cookie counter country coupon cursor customer dashboard database
  date default delivery detail device dialog digest document domain download draft drawer editor email empty engine entry error event
  export facade family favorite feature feed field figure filter finance footer form forum frame gallery garden gateway glossary graph grid
  group guide header health helper hero history home icon image import index inbox input invoice journal kernel keyboard label language
  layout ledger legacy library license limit link list loader locale login logo mailbox main manager map market media member memory menu
  message metric mobile modal module money monitor movie music native navbar network news notice number object offer office onboarding
  option order outline overlay owner package page panel parser partner password payment people phone photo picker picture pixel plan player
  plugin pocket podcast policy popup portal poster preview price printer privacy product profile project promo prompt public purchase query
  quote radio range rating reader receipt recipe record refund region release report request reset result return review router row rule
  sales sample schedule schema screen script search season section security select seller series server service session setting shelf
  shipping shop sidebar signal signup slider social source sprite stage static status stock store story stream student style summary support
  survey switch symbol system table tag task teacher team template tenant terms theme thread ticket timeline toast token tooltip tour track
  trade travel tree upload user utils vendor version video view visitor voucher wallet warning weather webhook widget window wizard worker`
  .trim().split(/\s+/);

/** The same numbers each time (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` names as people give them: kebab, camel, Pascal, snake, with numbers. */
function stems(count, seed) {
  const next = numbers(seed);
  const word = () => WORDS[Math.floor(next() * WORDS.length)];
  const big = (w) => w[0].toUpperCase() + w.slice(1);
  const forms = [() => word(), () => `${word()}-${word()}`, () => word() + big(word()), () => big(word()) + big(word()), () => `${word()}_${word()}`,
    () => word() + Math.floor(next() * 20), () => `${word()}-${word()}-${word()}`];
  const all = new Map();
  while (all.size < count) {
    const stem = forms[Math.floor(next() * forms.length)]();
    all.set(stem.toLowerCase(), stem);
  }
  return [...all.values()];
}

const picture = (text) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${text}</title></svg>`;

/** A folder of scripts, each with a style and a picture of its own; returns the scripts. */
function sources(dir, count, seed, style = true) {
  mkdirSync(join(dir, 'src'), { recursive: true });
  return stems(count, seed).map((stem, n) => {
    const at = (ending) => join(dir, 'src', `${stem}.${ending}`);
    const label = `${seed} ${n} ${stem}`;
    writeFileSync(at('svg'), picture(label));
    writeFileSync(at('css'), `.a${n}{content:"${label}";background:url(./${stem}.svg)}`);
    writeFileSync(at('js'), `${style ? `import './${stem}.css';\n` : ''}document.title = ${JSON.stringify(label)};\n`);
    return at('js');
  });
}

const run = (dir, command, args, env = {}) =>
  execFileSync(command, args, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CI: '1', ...env } });

function project(name, packages, type = 'module') {
  const dir = join(work, name);
  mkdirSync(dir, { recursive: true });
  if (!existsSync(join(dir, 'node_modules'))) {
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ private: true, type }));
    run(dir, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages]);
  }
  return dir;
}

function files(dir, base = dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(dir, entry.name), base) : [relative(base, join(dir, entry.name))]);
}

const found = []; // [label, producer, paths]
const note = (label, producer, paths) => {
  found.push([label, producer, [...new Set(paths)].sort()]);
  console.error(`${producer}: ${paths.length} ${label}`);
};
const ASSET = /\.(?:m?js|css|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|wasm)$/;
const built = (dir, at = '/', is = () => true) => files(dir).filter((f) => ASSET.test(f) && is(f)).map((f) => at + f);

const bundlers = project('a', ['vite', 'webpack', 'webpack-cli', 'css-loader', 'mini-css-extract-plugin', 'esbuild', 'parcel', 'rollup', '@rspack/core', 'bun']);
const fresh = (name) => {
  const dir = join(bundlers, name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
};
const load = (name) => import(join(bundlers, 'node_modules', name));
const named = (entries) => Object.fromEntries(entries.map((file) => [file.split('/').pop().replace(/\.js$/, ''), file]));

const MAKERS = {
  async vite() {
    const { build } = await load('vite/dist/node/index.js');
    const dir = fresh('vite');
    const input = named(sources(dir, 110, 11));
    await build({ root: dir, logLevel: 'error', build: { assetsInlineLimit: 0, rollupOptions: { input } } });
    note('hashed', 'vite', built(join(dir, 'dist')));
  },
  async rollup() {
    const { rollup } = await load('rollup/dist/es/rollup.js');
    const dir = fresh('rollup');
    const bundle = await rollup({ input: named(sources(dir, 120, 12, false)) });
    await bundle.write({ dir: join(dir, 'a'), entryFileNames: '[name]-[hash].js' });
    await bundle.write({ dir: join(dir, 'b'), entryFileNames: '[name].[hash:10].entry.js' });
    await bundle.write({ dir: join(dir, 'c'), entryFileNames: '[name].[hash].js', hashCharacters: 'hex' });
    await bundle.write({ dir: join(dir, 'd'), entryFileNames: 'assets/[name]-[hash].mjs', hashCharacters: 'base36' });
    note('hashed', 'rollup', built(join(dir, 'a'), '/assets/'));
    note('hashed', 'rollup, entry', built(join(dir, 'b'), '/js/'));
    note('hashed', 'rollup, hex', built(join(dir, 'c'), '/js/'));
    note('hashed', 'rollup, base36', built(join(dir, 'd')));
  },
  async webpack() {
    const { default: webpack } = await load('webpack/lib/index.js');
    const { default: Css } = await load('mini-css-extract-plugin/dist/index.js');
    const forms = [['webpack', '[contenthash]', {}], ['webpack, 8', '[contenthash:8]', {}], ['webpack, base64url', '[contenthash]', { hashDigest: 'base64url', hashDigestLength: 10 }],
      ['webpack, base62', '[contenthash]', { hashDigest: 'base62', hashDigestLength: 12 }]];
    for (const [n, [producer, hash, output]] of forms.entries()) {
      const dir = fresh(`webpack${n}`);
      const entry = named(sources(dir, 60, 20 + n));
      const config = {
        mode: 'production', context: dir, entry, optimization: { minimize: false },
        output: { path: join(dir, 'dist'), filename: n % 2 ? `js/[name].${hash}.chunk.js` : `[name].${hash}.js`, assetModuleFilename: `media/[name].${hash}[ext]`, ...output },
        module: { rules: [{ test: /\.css$/, use: [Css.loader, join(bundlers, 'node_modules/css-loader')] }, { test: /\.svg$/, type: 'asset/resource' }] },
        plugins: [new Css({ filename: `css/[name]-${hash}.css` })],
      };
      await new Promise((done, fail) => webpack(config, (error, stats) => (error || stats.hasErrors() ? fail(error ?? new Error(stats.toString('errors-only'))) : done())));
      note('hashed', producer, built(join(dir, 'dist'), '/static/'));
    }
  },
  async rspack() {
    const { rspack } = await load('@rspack/core/dist/index.js');
    for (const [n, hash] of ['[contenthash]', '[contenthash:8]'].entries()) {
      const dir = fresh(`rspack${n}`);
      const entry = named(sources(dir, 60, 30 + n));
      const config = {
        mode: 'production', context: dir, entry, output: { path: join(dir, 'dist'), filename: `static/js/[name].${hash}.js`, cssFilename: `static/css/[name].${hash}.css`, assetModuleFilename: `static/svg/[name].${hash}[ext]` },
        experiments: { css: true }, module: { rules: [{ test: /\.css$/, type: 'css/auto' }, { test: /\.svg$/, type: 'asset/resource' }] },
      };
      await new Promise((done, fail) => rspack(config, (error, stats) => (error || stats.hasErrors() ? fail(error ?? new Error(stats.toString('errors-only'))) : done())));
      note('hashed', n ? 'rspack, 8' : 'rspack', built(join(dir, 'dist')));
    }
  },
  async esbuild() {
    const { default: esbuild } = await load('esbuild/lib/main.js');
    const dir = fresh('esbuild');
    const entryPoints = sources(dir, 120, 40);
    const options = { entryPoints, bundle: true, minify: true, loader: { '.svg': 'file' }, assetNames: 'media/[name]-[hash]' };
    await esbuild.build({ ...options, entryNames: '[name]-[hash]', outdir: join(dir, 'dist') });
    note('hashed', 'esbuild', built(join(dir, 'dist'), '/build/'));
    const chunks = fresh('esbuild-chunks');
    const shared = sources(chunks, 60, 41, false);
    const pairs = shared.flatMap((file, n) => [0, 1].map((k) => {
      const entry = join(chunks, `entry${n}-${k}.js`);
      writeFileSync(entry, `import '${file}';\n`);
      return entry;
    }));
    await esbuild.build({ entryPoints: pairs, bundle: true, splitting: true, format: 'esm', outdir: join(chunks, 'dist') });
    note('hashed', 'esbuild, Angular: chunks', built(join(chunks, 'dist'), '/', (f) => f.startsWith('chunk-')));
  },
  async bun() {
    const dir = fresh('bun');
    const entries = sources(dir, 110, 50);
    run(dir, join(bundlers, 'node_modules/.bin/bun'), ['build', ...entries, '--outdir', 'dist', '--entry-naming', '[name]-[hash].[ext]', '--asset-naming', '[name]-[hash].[ext]', '--loader', '.svg:file']);
    note('hashed', 'bun', built(join(dir, 'dist'), '/dist/', (f) => /-[0-9a-z]{8}\./.test(f)));
  },
  async parcel() {
    const dir = fresh('parcel');
    const entries = sources(dir, 90, 60);
    const tags = entries.map((file) => `<script type=module src="${relative(dir, file)}"></script>`).join('\n');
    writeFileSync(join(dir, 'index.html'), `<!doctype html>${tags}`);
    run(dir, join(bundlers, 'node_modules/.bin/parcel'), ['build', 'index.html', '--no-cache', '--no-source-maps', '--log-level', 'error', '--dist-dir', 'dist']);
    note('hashed', 'parcel', built(join(dir, 'dist')));
  },
  async next() {
    const dir = project('next', ['next', 'react', 'react-dom'], 'commonjs');
    const app = (path, text) => { mkdirSync(dirname(join(dir, path)), { recursive: true }); writeFileSync(join(dir, path), text); };
    app('app/layout.js', 'export default ({ children }) => <html><body>{children}</body></html>;');
    stems(25, 70).forEach((stem) => app(`app/${stem}/page.js`, `"use client"; import {useState} from 'react'; import './a.css'; export default function P() { const [n] = useState(0); return <p>${stem} {n}</p>; }`));
    stems(25, 70).forEach((stem) => app(`app/${stem}/a.css`, `.${stem}{color:red}`));
    for (const flag of ['--webpack', '--turbopack']) {
      rmSync(join(dir, '.next'), { recursive: true, force: true });
      run(dir, 'npx', ['next', 'build', flag], { NEXT_TELEMETRY_DISABLED: '1' });
      note('hashed', `next ${flag}`, built(join(dir, '.next/static'), '/_next/static/'));
    }
  },
  async nuxt() {
    const dir = project('nuxt', ['nuxt']);
    mkdirSync(join(dir, 'app/pages'), { recursive: true });
    writeFileSync(join(dir, 'app/app.vue'), '<template><NuxtPage /></template>');
    stems(40, 80).forEach((stem) => writeFileSync(join(dir, `app/pages/${stem}.vue`), `<template><p class="a">${stem}</p></template><style scoped>.a{content:"${stem}"}</style>`));
    run(dir, 'npx', ['nuxt', 'build'], { NUXT_TELEMETRY_DISABLED: '1' });
    note('hashed', 'nuxt', built(join(dir, '.output/public/_nuxt'), '/_nuxt/'));
  },
  async astro() {
    const dir = project('astro5', ['astro@5']);
    mkdirSync(join(dir, 'src/pages'), { recursive: true });
    stems(60, 90).forEach((stem) => writeFileSync(join(dir, `src/pages/${stem}.astro`), `<p>${stem}</p><style>p{content:"${stem}";${`color:red;`.repeat(400)}}</style><script>document.title="${stem}";${'console.log(1);'.repeat(400)}</script>`));
    run(dir, 'npx', ['astro', 'build'], { ASTRO_TELEMETRY_DISABLED: '1' });
    note('hashed', 'astro', built(join(dir, 'dist/_astro'), '/_astro/'));
  },
  async sveltekit() {
    const dir = project('kit', ['@sveltejs/kit', 'svelte', 'vite', '@sveltejs/vite-plugin-svelte', '@sveltejs/adapter-static']);
    const app = (path, text) => { mkdirSync(dirname(join(dir, path)), { recursive: true }); writeFileSync(join(dir, path), text); };
    app('svelte.config.js', "import adapter from '@sveltejs/adapter-static'; export default { kit: { adapter: adapter({ fallback: '200.html' }) } };");
    app('vite.config.js', "import { sveltekit } from '@sveltejs/kit/vite'; export default { plugins: [sveltekit()] };");
    app('src/app.html', '<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>');
    app('src/routes/+page.svelte', '<p>start</p>');
    stems(40, 100).forEach((stem) => app(`src/routes/${stem}/+page.svelte`, `<p>${stem}</p><style>p{content:"${stem}"}</style>`));
    run(dir, 'npx', ['vite', 'build']);
    note('hashed', 'sveltekit', built(join(dir, 'build/_app/immutable'), '/_app/immutable/'));
  },
  async whitenoise() {
    const dir = join(work, 'py');
    const own = join(dir, 'own/src');
    rmSync(join(dir, 'own'), { recursive: true, force: true });
    sources(join(dir, 'own'), 60, 110);
    if (!existsSync(join(dir, 'v'))) {
      run(work, 'python3', ['-m', 'venv', join(dir, 'v')]);
      run(dir, join(dir, 'v/bin/pip'), ['install', '--quiet', 'django', 'whitenoise']);
    }
    const settings = `dict(SECRET_KEY='x', INSTALLED_APPS=['django.contrib.admin','django.contrib.auth','django.contrib.contenttypes','django.contrib.sessions','django.contrib.messages','django.contrib.staticfiles'],
      STATIC_URL='/static/', STATIC_ROOT='${dir}/out', STATICFILES_DIRS=['${own}'], STORAGES={'default':{'BACKEND':'django.core.files.storage.FileSystemStorage'},'staticfiles':{'BACKEND':'whitenoise.storage.CompressedManifestStaticFilesStorage'}})`;
    rmSync(join(dir, 'out'), { recursive: true, force: true });
    run(dir, join(dir, 'v/bin/python'), ['-c', `from django.conf import settings; settings.configure(**${settings}); import django; django.setup()\nfrom django.core.management import call_command; call_command('collectstatic', interactive=False, verbosity=0)`]);
    note('hashed', 'whitenoise', built(join(dir, 'out'), '/static/', (f) => /\.[0-9a-f]{12}\.\w+$/.test(f)));
    note('plain', 'django admin', built(join(dir, 'out'), '/static/', (f) => !/\.[0-9a-f]{12}\.\w+$/.test(f)));
  },
  /** What has no bundler here: its digest of made up content, in the form that its documentation shows. */
  documented() {
    const digest = (n, text, algorithm = 'sha256') => createHash(algorithm).update(`${n} ${text}`).digest();
    const letters = (bytes, alphabet, length) => {
      let [left, text] = [BigInt(`0x${bytes.toString('hex')}`), ''];
      for (; text.length < length; left /= BigInt(alphabet.length)) text += alphabet[Number(left % BigInt(alphabet.length))];
      return text;
    };
    const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
    const hex = (d, length) => d.toString('hex').slice(0, length);
    const forms = [
      ['Symfony AssetMapper', (s, d, e) => `/assets/${s}-${d.toString('base64url').slice(0, 7)}.${e}`],
      ['ASP.NET 9', (s, d, e) => `/${e}/${s}.${letters(d, DIGITS, 10)}.${e}`],
      ['Sprockets', (s, d, e) => `/assets/${s}-${hex(d, 64)}.${e}`],
      ['Propshaft', (s, d, e) => `/assets/${s}-${hex(d, 8)}.${e}`],
      ['Phoenix', (s, d, e) => `/assets/${s}-${hex(d, 32)}.${e}`],
      ['gulp-rev', (s, d, e) => `/dist/${s}-${hex(d, 10)}.${e}`],
      ['Drupal', (s, d, e) => `/sites/default/files/${e}/${e}_${d.toString('base64url')}.${e}`],
      ['Hugo', (s, d, e) => `/${e}/${s}.min.${hex(d, 64)}.${e}`],
      ['Play', (s, d, e) => `/assets/${hex(d, 32)}-${s}.${e}`],
      ['Gatsby', (s, d) => `/component---src-pages-${s.toLowerCase()}-js-${hex(d, 20)}.js`],
      ['Storybook', (s, d) => `/${s}.${hex(d, 8)}.iframe.bundle.js`],
      ['Umi', (s, d) => `/p__${s}.${hex(d, 8)}.async.js`],
      ['VitePress', (s, d) => `/assets/${s}.md.${d.toString('base64url').slice(0, 8)}.lean.js`],
      ['Trunk', (s, d) => `/${s}-${hex(d, 16)}_bg.wasm`],
      ['chunk.hash.mjs', (s, d) => `/js/${s}.chunk.${hex(d, 8)}.mjs`],
      ['Qwik', (s, d) => `/build/q-${d.toString('base64url').slice(0, 8)}.js`],
      ['git sha folder', (s, d, e) => `/static/${hex(d, 40)}/${s}.${e}`],
      ['hash folder', (s, d, e) => `/assets/${hex(d, 8)}/${s}.${e}`],
    ];
    const versions = [
      ['Laravel Mix ?id=', (s, d, e) => `/${e}/${s}.${e}?id=${hex(d, n32(d))}`],
      ['Drupal ?', (s, d, e) => `/core/${s}.${e}?${letters(d, DIGITS, 6)}`],
      ['WordPress ?ver=', (s, d, e) => `/wp-includes/${s}.${e}?ver=${d[0] % 7}.${d[1] % 10}.${d[2] % 4}`],
      ['Next ?dpl=', (s, d, e) => `/${s}.${e}?dpl=dpl_${d.toString('base64url').replace(/[-_]/g, '').slice(0, 28)}`],
      ['?v=', (s, d, e) => `/${s}.${e}?v=${hex(d, 8)}`],
      ['?rev=', (s, d, e) => `/${s}.${e}?rev=${d[0]}`],
      ['?build=', (s, d, e) => `/${s}.${e}?build=${d[0]}`],
      ['?cb=', (s, d, e) => `/${s}.${e}?cb=${hex(d, 32)}`],
      ['keyless ?hash', (s, d, e) => `/${s}.${e}?${hex(d, 32)}`],
      ['Rails ?time', (s, d, e) => `/${e}/${s}.${e}?${1700000000 + d[0] * 9999}`],
      ['Magento', (s, d, e) => `/static/version${1700000000 + d[0] * 9999}/frontend/${s}.${e}`],
      ['version folder', (s, d, e) => `/version${d[0]}/${s}.${e}`],
      ['unpkg', (s, d, e) => `/npm/${s.toLowerCase()}@${d[0] % 9}.${d[1] % 30}.${d[2] % 9}/dist/${s}.min.${e}`],
      ['version in the name', (s, d, e) => `/lib/${s}-${d[0] % 9}.${d[1] % 30}.${d[2] % 9}.min.${e}`],
    ];
    const n32 = (d) => (d[0] % 2 ? 20 : 32);
    const make = (label, all, count, seed) => all.forEach(([producer, form], k) =>
      note(label, `${producer} (documented)`, stems(count, seed + k).map((s, n) => form(s, digest(n, s + producer), n % 2 ? 'css' : 'js'))));
    make('hashed', forms, 60, 200);
    make('versioned', versions, 30, 300);
  },
  /** Files of packages as their authors name them. */
  async people() {
    const packages = `bootstrap jquery jquery-ui-dist leaflet admin-lte@3 swagger-ui-dist pdfjs-dist@4 flag-icons @fortawesome/fontawesome-free codemirror@5 ace-builds moment date-fns
      highlight.js video.js slick-carousel cropperjs tinymce ckeditor4 emoji-datasource-twitter mathjax@3 three cesium openlayers lightbox2 datatables.net-bs5 select2 summernote
      material-design-icons-iconfont ionicons@5 weather-icons`.trim().split(/\s+/);
    const dir = project('people', ['--ignore-scripts', ...packages]);
    const modules = join(dir, 'node_modules');
    const byPackage = new Map();
    for (const file of files(modules)) {
      const owner = file.split('/').slice(0, file.startsWith('@') ? 2 : 1).join('/');
      byPackage.set(owner, [...(byPackage.get(owner) ?? []), file]);
    }
    const next = numbers(7);
    for (const [name, all] of byPackage) {
      const shown = all.filter((file) => ASSET.test(file) && !file.includes('/node_modules/'));
      const shuffled = shown.map((file) => [next(), file]).sort(([a], [b]) => a - b).map(([, file]) => `/lib/${file.split('/').slice(-2).join('/')}`);
      const some = shuffled.length >= 40 ? shuffled.slice(0, 80) : [];
      // Two of these packages hold what Stencil and esbuild made.
      const isMade = (path) => /\/(?:p-[0-9a-f]{8}\.|chunk-[A-Z2-7]{8}\.js$)/.test(path);
      for (const [label, paths] of [['hashed', some.filter(isMade)], ['plain', some.filter((path) => !isMade(path))]]) {
        if (paths.length > 0) note(label, `npm ${name}`, paths);
      }
    }
  },
  /** As bundlers' sources were named, with nothing put into them; and as cameras, shops, scanners and offices name. */
  invented() {
    const next = numbers(8);
    const int = (most) => Math.floor(next() * most);
    const two = (n) => String(n).padStart(2, '0');
    const day = () => `${2012 + int(14)}${two(1 + int(12))}${two(1 + int(28))}`;
    const clock = () => `${two(int(24))}${two(int(60))}${two(int(60))}`;
    const pick = (text) => { const all = text.split(' '); return all[int(all.length)]; };
    const uuid = () => createHash('md5').update(String(next())).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5').slice(0, 36);
    const word = () => WORDS[int(WORDS.length)];
    const forms = {
      'words': () => `/js/${stems(1, int(1e9))[0]}.${pick('js css svg mjs')}`,
      'camera': () => `/img/${pick('DSC0 DSC_ IMG_ P10 DSCF DSCN GOPR0 PXL_ MVI_ _MG_')}${1000 + int(8999)}.${pick('jpg JPG jpeg')}`,
      'phone': () => `/img/${pick('IMG_ VID_ PXL_ Screenshot_')}${day()}_${clock()}.jpg`,
      'date': () => `/img/${word()}-${day()}${pick('a b c d -1 -2 _x')}.jpg`,
      'standard': () => `/img/${pick('badge seal logo cert')}-${pick('ISO27001 ISO9001 ISO14001 RFC9110 SOC2 TLSv13 IP67 H264 MP3 EN62368 IEEE80211 PCIDSS FIPS140 CE2797 RAL7016 UTF8')}.svg`,
      'product': () => `/img/${pick('pic sku item art')}-${pick('AB XL MX KTM BX GTX SR')}${100 + int(99899)}${pick('A B XL -01 -02')}.jpg`,
      'size': () => `/img/${word()}-${pick('640 1280 1920 300')}x${pick('480 720 1080 250')}${pick('- @2x -1')}.png`.replace('-.', '.'),
      'uuid': () => `/uploads/${uuid()}.jpg`,
      'locale': () => `/locales/${word()}-${pick('de-DE en-US pt-BR zh-Hant zh-CN sr-Latn es-419 fr-CA')}.js`,
      'component': () => `/js/${word()}-${pick('ReactDOM VueUse WebGL2 OAuth2 JSONView HTMLArea IPv6Form MyModule QRCode3 DataGrid UIKitBox PDFView2 GraphQL i18nNext WebRTC MacOSBar iOSPanel d3Charts k8sNodes')}.js`,
      'number': () => `/img/${word()}${int(100)}.${pick('jpg png webp')}`,
      'hex word': () => `/img/${pick('facade decade faced cafe added bedded deface efface accede beef dead feed face')}${pick('1 2 3 07 2024')}.jpg`,
    };
    for (const [producer, form] of Object.entries(forms)) note('plain', `${producer} (invented)`, Array.from({ length: 60 }, form));
    note('plain', 'from issues', ['/badge-ISO27001.svg', '/pic-DSC01234.jpg', '/react-ReactDOM.js', '/facade2.jpg', '/photo-20231105b.jpg', '/icon-512x512.png', '/android-chrome-192x192.png',
      '/apple-touch-icon.png', '/apple-touch-icon-precomposed.png', '/mstile-150x150.png', '/favicon-32x32.png', '/safari-pinned-tab.svg', '/service-worker.js', '/runtime-config.js', '/facade.js',
      '/hero-1920x1080.jpg', '/photo-20241122.jpg', '/web3auth.js', '/html5shiv.js', '/js/app.js', '/lib-web3auth.js', '/docs-DOCUMENT.pdf', '/fonts/Inter-SemiBold.woff2', '/fonts/roboto-v20-latin-regular.woff2']);
  },
};

mkdirSync(work, { recursive: true });
for (const name of process.argv[3]?.split(',') ?? Object.keys(MAKERS)) {
  try {
    await MAKERS[name]();
  } catch (error) {
    console.error(`${name}: not made: ${error.message.slice(0, 2000)}`);
  }
}
mkdirSync(dirname(fixture), { recursive: true });
const text = found.map(([label, producer, paths]) => `# ${label}: ${producer}\n${paths.join('\n')}\n`).join('\n');
writeFileSync(process.argv[3] ? join(work, 'some.txt') : fixture, text);
