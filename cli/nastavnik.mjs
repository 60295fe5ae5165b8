#!/usr/bin/env node
// The program is written in TypeScript and runs as it is.
import { register } from 'tsx/esm/api';

register();
await import('./nastavnik.ts');
