import { readdirSync } from 'node:fs';
import type { Bench } from './bench.ts';

const FOLDER = new URL('../', import.meta.url);

/** The names of all benches, in order. Each file directly in `bench/` is a bench. */
export function benchNames(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .sort();
}

/** Loads one bench, when it is about to run, so that it does not slow down other benches. */
export async function loadBench(name: string): Promise<Bench> {
  const { bench }: { bench: Bench } = await import(new URL(`${name}.ts`, FOLDER).href);
  return bench;
}
