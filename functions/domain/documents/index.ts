import type { DocumentKind } from '../../../sheets-schema/tables/documents.ts';
import type { Standing } from '../standing.ts';
import { consentedOnly } from './consented-only.ts';
import { BLANK, type Document } from './content.ts';
import { kinds } from './kinds/index.ts';
import { isRegistered, rowOf } from './registration.ts';

/**
 * The documents that the programme calls for today, at most one of a kind; those of pairs and people have a page for each.
 * Nobody is named in them whose consent to processing is not in force.
 */
export function documentsOf(standing: Standing): readonly Document[] {
  const { intake, context } = standing;
  const mayName = (code: string) => intake.consents.valid(code, 'processing', context.today);
  const clean = consentedOnly(standing, mayName);
  return (Object.keys(kinds) as DocumentKind[]).flatMap((kind): Document[] => {
    const row = rowOf(standing, kind);
    const registered = isRegistered(row, context.today);
    const missing = new Set<string>();
    const written = kinds[kind]?.(standing, {
      number: registered ? row?.number : undefined,
      date: registered ? row?.date : undefined,
      mayName,
      need: (value, what) => {
        if (value) return value;
        missing.add(what);
        return BLANK;
      },
    });
    if (!written) return [];
    return [
      {
        kind,
        title: written.title,
        blocks: written.blocks.map(clean),
        draft: !registered,
        missing: [...missing],
        sources: written.sources,
        ...(row ? { at: row.at } : {}),
      },
    ];
  });
}
