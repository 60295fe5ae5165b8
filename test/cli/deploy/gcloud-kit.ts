import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployCommand } from '../../../cli/deploy.ts';

const ID = '1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1';

/** A deployment with all optional parts. */
export const municipality = (...more: readonly string[]) =>
  deployCommand([
    ...['--project', 'nastavnik-test', '--project-number', '123456789', '--registry', ID],
    ...['--smtp-host', 'smtp.example.org', '--smtp-user', 'robot'],
    ...more,
  ]);

export const oneSchool = deployCommand([
  ...['--project', 'nastavnik-test', '--project-number', '123456789', '--school', `${ID}=curator@example.org`],
  ...['--smtp-host', 'smtp.example.org'],
]);

/**
 * A fake gcloud that stores a project in files. An existing resource cannot be created again; a missing resource cannot
 * be described or updated. The script writes each call and its input to one line. It needs only a shell.
 */
const SCRIPT = `#!/bin/sh
[ "$1" = --quiet ] && shift
state=\${0%/*}/state
content() { while IFS= read -r line || [ -n "$line" ]; do printf %s "$line"; done; }
input=$(content)
printf '%s < %s\\n' "$*" "$input" >> "\${0%/*}/calls"
fail() { echo "ERROR: (gcloud) $1" >&2; exit 1; }
case "$*" in $FAIL) fail "PERMISSION_DENIED";; esac
verb() {
  kind=$1 verb=$2 name=\${3%%@*}
  thing="$state/$kind-$name"
  case $verb in
    describe) [ -e "$thing" ] || fail "NOT_FOUND";;
    create) [ -e "$thing" ] && fail "ALREADY_EXISTS"; printf %s "$input" > "$thing";;
    update) [ -e "$thing" ] || fail "NOT_FOUND";;
  esac
}
case "$1 $2 $3" in
  "secrets versions access") content < "$state/secret-\${5#--secret=}";;
  "secrets versions add") [ -e "$state/secret-$4" ] || fail NOT_FOUND; printf %s "$input" > "$state/secret-$4";;
  "scheduler jobs describe") verb job "$3" "$4";;
  "scheduler jobs "*) verb job "$3" "$5";;
  "iam service-accounts "*) verb account "$3" "$4";;
  "pubsub topics "*|"pubsub subscriptions "*) verb "$2" "$3" "$4";;
  "secrets "*) verb secret "$2" "$3";;
esac
`;

export interface FakeGcloud {
  readonly folder: string;
  /** The calls since the last `calls()`, with their input: `words < input`. */
  calls(): Promise<string[]>;
  close(): Promise<void>;
}

/** Puts the fake gcloud first on the PATH. */
export async function fakeGcloud(): Promise<FakeGcloud> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  await mkdir(join(folder, 'state'));
  await writeFile(join(folder, 'gcloud'), SCRIPT);
  await chmod(join(folder, 'gcloud'), 0o755);
  const path = process.env.PATH;
  process.env.PATH = `${folder}:${path}`;
  return {
    folder,
    async calls() {
      const text = await readFile(join(folder, 'calls'), 'utf8');
      await rm(join(folder, 'calls'));
      return text.split('\n').filter(Boolean);
    },
    async close() {
      process.env.PATH = path;
      delete process.env.FAIL;
      await rm(folder, { recursive: true });
    },
  };
}
