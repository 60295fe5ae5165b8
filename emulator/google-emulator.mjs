#!/usr/bin/env node
// The emulator is written in TypeScript and runs as it is.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
