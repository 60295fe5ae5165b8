import type { DocumentKind } from '../../../sheets-schema/choices/document-kind.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Facts } from '../facts-of.ts';
import type { WordsToCheck } from '../paper/words-to-check.ts';
import type { Entry } from '../programme.ts';
import { proofLacks, registrationLacks } from '../roadmap/registration.ts';

function stateOf(row: Entry<'documents'>, kind: DocumentKind, today: string, doubts: number): string {
  const isBegun = row.number || row.date || row.link;
  if (!isBegun) return row.draft ? 'проект подготовлен' : 'ещё не подготовлен';
  if (doubts > 0) return `черновик: проверьте слова (${doubts})`;
  const [lacks, all] = [registrationLacks(row, kind, today), proofLacks(row, kind, today)];
  if (all.length === 0) return 'оформлен';
  return `${lacks.length > 0 ? 'проект' : 'оформлен'}, не указано: ${all.join(', ')}`;
}

/**
 * Whether each paper on «Документы» is prepared and registered, and which details its registration lacks.
 * @param toCheck - papers with words that somebody must check
 */
export function documentStates(
  { programme, context }: Pick<Facts, 'programme' | 'context'>,
  toCheck: WordsToCheck = new Map(),
): DesiredTable {
  return desired(
    'documents',
    programme.tables.documents.map((row) => ({
      at: row.at,
      values: { state: row.kind && stateOf(row, row.kind, context.today, toCheck.get(row.at)?.doubts.length ?? 0) },
    })),
  );
}
