const SHORTEST = 12;
const LONGEST = 200;
/** The least number of guesses that a password must withstand. An attacker who has the data file soon finds a weaker password. */
const FEWEST_GUESSES = 1e8;

/**
 * Why a password is too weak, in Russian; undefined if it is strong enough. A password must be long, must not be common, and must not consist of one
 * word, a row of keys or data about its owner. It need not contain digits or capitals.
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
