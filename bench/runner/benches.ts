import { readdirSync } from 'node:fs';
import type { Bench } from './bench.ts';

const FOLDER = new URL('../', import.meta.url);

/** The names of all benches, in order: each file directly in `bench/` is one. */
export function benchNames(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .sort();
}

/** The bench of that name. A bench is loaded only when it runs, so that none weighs on another. */
export async function loadBench(name: string): Promise<Bench> {
  const { bench }: { bench: Bench } = await import(new URL(`${name}.ts`, FOLDER).href);
  return bench;
}
