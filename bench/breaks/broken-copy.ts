import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Break } from './breaks.ts';

/** The files and folders that a campaign needs. */
const PARTS = [
  ...['apps-script', 'build', 'cli', 'emulator', 'functions', 'sheets-schema', 'simulation', 'workspace'],
  ...['docs', 'package.json', 'package-lock.json', 'tsconfig.json'],
];

/** The file with the change. @throws Error if the text does not occur exactly once, because somebody has changed the file */
export function broken({ name, file, text, instead }: Break, content: string): string {
  const [before, after, ...more] = content.split(text);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The text of the break «${name}» must occur once in ${file}: ${text}`);
  }
  return before + instead + after;
}

/** Copies the program, with a change or without one, into a temporary folder. */
export function copyProgram(change: Break | undefined): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  if (change) {
    const path = join(folder, change.file);
    writeFileSync(path, broken(change, readFileSync(path, 'utf8')));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
