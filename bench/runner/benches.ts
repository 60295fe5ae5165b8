import { readdirSync } from 'node:fs';
import type { Bench } from './bench.ts';

const FOLDER = new URL('../', import.meta.url);

/** The names of all benches, in order: one per file directly in `bench/`. */
export function benchNames(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .sort();
}

/** Loads the bench of that name. A bench loads only when it runs, so that it does not slow the others. */
export async function loadBench(name: string): Promise<Bench> {
  const { bench }: { bench: Bench } = await import(new URL(`${name}.ts`, FOLDER).href);
  return bench;
}
