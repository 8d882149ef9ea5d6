// node characters-in-browser.mjs: reads a list of texts, prints [blank, typed] of each, as the browser sees it.
import { readFileSync } from 'node:fs';
import { blank, typed } from '../../../main/frontend/src/characters.js';

const texts = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => [String(blank(text)), typed(text)])));
