import { type DocumentKind, documentKinds } from '../../../sheets-schema/choices/document-kind.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Doubt } from '../names/doubt.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';

export const CHECK_WORDS = `Здесь могут быть названы люди, которых называть нельзя. Если это имя, замените его кодом там, где оно написано. Если это не имя, впишите слово вместе с соседними в «${tables.settings.title}», строка «${settings.notNames.label}», и подготовьте документ ещё раз.`;

/** A doubt as a line of text: «Дед Мороз пришёл»: «Мороз» – может быть, К-07. */
export const doubtText = ({ word, around, codes }: Doubt): string =>
  `${around === word ? `«${word}»` : `«${around}»: «${word}»`} – может быть, ${codes.join(' или ')}`;

/** Registered papers for outsiders that contain words to check, by grid row on «Документы». */
export type WordsToCheck = ReadonlyMap<number, { readonly kind: DocumentKind; readonly doubts: readonly Doubt[] }>;

const SHOWN = 10;

/** Lines of «Проверка данных» for papers whose words somebody must check. */
export function wordProblems(toCheck: WordsToCheck): Problem[] {
  return [...toCheck].map(([at, { kind, doubts }]) => {
    const shown = doubts.slice(0, SHOWN).map(doubtText).join('; ');
    const more = doubts.length - SHOWN;
    return {
      ...place(tables.documents.title, { at }),
      reason: `«${documentKinds[kind]}» остаётся черновиком: проверьте слова. ${shown}${more > 0 ? ` и ещё ${more}` : ''}.`,
      whatToDo: CHECK_WORDS,
    };
  });
}
