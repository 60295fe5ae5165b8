#!/usr/bin/env node
// The program is written in TypeScript. We run JavaScript that was prepared from exactly this source, or else the TypeScript itself.
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { preparedProgram } from './prepared.mjs';

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
