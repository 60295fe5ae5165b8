import { nameOf, type View } from './context.ts';

/** «Тестова А. И.» for «Тестова Анна Ивановна». */
const shortName = (name: string) => {
  const [surname = name, ...given] = name.split(' ');
  return [surname, ...given.map((word) => `${word.charAt(0)}.`)].join(' ');
};

function behind(view: View, code: string): string | undefined {
  const pair = view.programme.tables.pairs.find(({ pairCode }) => pairCode === code);
  const codes = pair ? [pair.mentorCode, ...(pair.menteeCodes ?? [])] : [code];
  const names = codes.flatMap((each) => (each && nameOf(view, each) !== each ? [shortName(nameOf(view, each))] : []));
  return names.length > 0 ? names.join(' – ') : undefined;
}

/**
 * Adds names in parentheses after the codes of people and pairs, so that the grammar stays right: «первый выбор К-08 (Тестова А. И.)». In the mode
 * «коды» the workbook has no names, and the text stays unchanged.
 */
export function withNames(view: View, text: string): string {
  return text.replace(/[КП]-\d{2,4}/gu, (code) => {
    const names = behind(view, code);
    return names === undefined ? code : `${code} (${names})`;
  });
}
