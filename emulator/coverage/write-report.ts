import { writeFileSync } from 'node:fs';
import { probe } from './probe.ts';
import { readTests, report } from './report.ts';

/** `npm run generate:coverage`: rewrites emulator/COVERAGE.md. */
writeFileSync(new URL('../COVERAGE.md', import.meta.url), report(await probe(), readTests('test/emulator')));
