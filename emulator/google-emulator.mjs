#!/usr/bin/env node
// The emulator is TypeScript and runs without a build.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
