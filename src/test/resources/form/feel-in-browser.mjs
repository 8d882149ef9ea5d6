// Evaluates hide conditions as form-js does in the browser: as unary tests, with the evaluator that form-js itself loads.
// Reads [{ "hide": "=…", "values": {…} }, …] and writes the list of answers. Argument: the folder node_modules.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const formJs = createRequire(resolve(process.argv[2], '@bpmn-io/form-js-viewer/package.json'));
const { unaryTest } = await import(pathToFileURL(formJs.resolve('@bpmn-io/feelin')));

const questions = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(questions.map(({ hide, values }) => unaryTest(hide.slice(1), values).value)));
