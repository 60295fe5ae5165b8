import { writeFileSync } from 'node:fs';
import { APIS, printDocument, readDocument } from './generate.ts';

/** `npm run generate:discovery`: rewrites the documents after an update of the `googleapis` package. */
for (const api of APIS) {
  const file = new URL(`documents/${api.name}-${api.version}.generated.ts`, import.meta.url);
  writeFileSync(file, printDocument(readDocument(api)));
}
