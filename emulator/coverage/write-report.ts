import { writeFileSync } from 'node:fs';
import { probe } from './probe.ts';
import { readTests, report } from './report.ts';

/** `npm run generate:coverage`: writes emulator/COVERAGE.md anew. */
writeFileSync(new URL('../COVERAGE.md', import.meta.url), report(await probe(), readTests('test/emulator')));
