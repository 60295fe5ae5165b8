#!/usr/bin/env node
// The program is written in TypeScript. We run JavaScript that was prepared from exactly this source, or else the TypeScript itself.
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { preparedProgram } from './prepared.mjs';

/** Commands that simulate months of a school. */
const PLAYS = ['start', 'year', 'campaign'];
// Node 20 optimises a function after a few calls. In these commands most functions run a few hundred times, so that costs more time than it saves.
if (PLAYS.includes(process.argv[2] ?? '') && Number.parseInt(process.versions.node, 10) < 22) {
  setFlagsFromString('--interrupt-budget=1000000');
}

const program = await preparedProgram(fileURLToPath(new URL('..', import.meta.url)));
if (program) {
  // Node 22.1 and later keep the compiled code.
  nodeModule.enableCompileCache?.(join(dirname(program), 'compiled'));
  await import(pathToFileURL(program).href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./nastavnik.ts');
}
