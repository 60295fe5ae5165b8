const SHORTEST = 12;
const LONGEST = 200;
/** Fewer guesses than this find a password soon, even if the server's file is well protected. */
const FEWEST_GUESSES = 1e8;

/**
 * Why a password must not be used, in Russian; undefined if it may. There are no rules about digits or capitals: only the length counts, and that the
 * password is neither in the list of the most common nor made of one word, of a row of keys or of what is known about its owner.
 * @param known - words that everybody knows about this person and school
 */
export async function passwordProblem(password: string, known: readonly string[]): Promise<string | undefined> {
  if ([...password].length < SHORTEST) {
    return `Нужно не меньше ${SHORTEST} знаков. Удобнее всего несколько слов, не связанных между собой.`;
  }
  if (password.length > LONGEST) return `Пароль длиннее ${LONGEST} знаков. Возьмите короче.`;
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const meter = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known.flatMap((text) => [text, ...text.split(/[\s@.«»"-]+/)]).filter((word) => word.length > 2);
  const { guesses } = meter.check(password, words);
  return guesses < FEWEST_GUESSES
    ? 'Такой пароль угадают быстро: он из частых, из соседних клавиш, из повторов или из имени, почты или названия школы. Возьмите несколько слов, не связанных между собой.'
    : undefined;
}
