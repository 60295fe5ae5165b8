#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { releaseVersion } from '../build/release-file.ts';
import { runCommandLine } from './program.ts';
import { schoolCommands } from './school-commands.ts';

// Node 22.1 and later keep the compiled code.
nodeModule.enableCompileCache?.();
await runCommandLine(schoolCommands, releaseVersion);
