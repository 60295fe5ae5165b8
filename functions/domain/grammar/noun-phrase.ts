/** The cases that papers need. All other words of a paper stay in the nominative. */
export type GrammaticalCase = 'genitive' | 'dative';

/** The endings of adjectives: in the nominative, where they show the gender, and in the cases that papers need. */
const ADJECTIVES: readonly (readonly [nominative: RegExp, Readonly<Record<GrammaticalCase, string>>])[] = [
  [/ое$/u, { genitive: 'ого', dative: 'ому' }],
  [/ее$/u, { genitive: 'его', dative: 'ему' }],
  [/ая$/u, { genitive: 'ой', dative: 'ой' }],
  [/яя$/u, { genitive: 'ей', dative: 'ей' }],
  [/(?:ый|ой)$/u, { genitive: 'ого', dative: 'ому' }],
  [/(?<=[гкх])ий$/u, { genitive: 'ого', dative: 'ому' }],
  [/ий$/u, { genitive: 'его', dative: 'ему' }],
];

const noun = (genitive: string, dative: string): Readonly<Record<GrammaticalCase, string>> => ({ genitive, dative });

/** Nouns with which names of schools and titles of legal acts begin. */
const NOUNS: Readonly<Record<string, Readonly<Record<GrammaticalCase, string>>>> = {
  учреждение: noun('учреждения', 'учреждению'),
  школа: noun('школы', 'школе'),
  'школа-интернат': noun('школы-интерната', 'школе-интернату'),
  'школа-сад': noun('школы-сада', 'школе-саду'),
  сад: noun('сада', 'саду'),
  детсад: noun('детсада', 'детсаду'),
  отделение: noun('отделения', 'отделению'),
  филиал: noun('филиала', 'филиалу'),
  интернат: noun('интерната', 'интернату'),
  гимназия: noun('гимназии', 'гимназии'),
  прогимназия: noun('прогимназии', 'прогимназии'),
  лицей: noun('лицея', 'лицею'),
  'лицей-интернат': noun('лицея-интерната', 'лицею-интернату'),
  организация: noun('организации', 'организации'),
  центр: noun('центра', 'центру'),
  комплекс: noun('комплекса', 'комплексу'),
  колледж: noun('колледжа', 'колледжу'),
  техникум: noun('техникума', 'техникуму'),
  корпус: noun('корпуса', 'корпусу'),
  распоряжение: noun('распоряжения', 'распоряжению'),
  приказ: noun('приказа', 'приказу'),
  письмо: noun('письма', 'письму'),
  постановление: noun('постановления', 'постановлению'),
  положение: noun('положения', 'положению'),
  указ: noun('указа', 'указу'),
  закон: noun('закона', 'закону'),
  кодекс: noun('кодекса', 'кодексу'),
  концепция: noun('концепции', 'концепции'),
  методология: noun('методологии', 'методологии'),
  программа: noun('программы', 'программе'),
  решение: noun('решения', 'решению'),
  устав: noun('устава', 'уставу'),
};

/** The word with the capital letters of `like`: «УЧРЕЖДЕНИЕ», «Школа». */
function inCaseOf(like: string, word: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase();
  return like.charAt(0) === like.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function declined(word: string, to: GrammaticalCase): string | undefined {
  const lower = word.toLowerCase();
  const ending = ADJECTIVES.find(([nominative]) => nominative.test(lower));
  return ending && inCaseOf(word, lower.replace(ending[0], ending[1][to]));
}

/**
 * A phrase in another case. Only its first words change: the adjectives, the noun after them, and a second such group in apposition. All other words
 * stay («города», «имени», «№ 5», a name in quotes).
 * @returns undefined if the phrase does not begin with adjectives and a noun that we know, because a wrong guess would be printed in a signed paper
 */
export function phraseIn(phrase: string, to: GrammaticalCase): string | undefined {
  const words = phrase.trim().split(/\s+/);
  const changed: string[] = [];
  for (const word of words) {
    const [, open = '', bare = '', close = ''] = /^(\(?)([\p{L}-]+)([),]?)$/u.exec(word) ?? [];
    const forms = NOUNS[bare.toLowerCase()];
    if (forms) {
      changed.push(open + inCaseOf(bare, forms[to]) + close);
      const rest = words.slice(changed.length);
      const [dash, ...after] = rest;
      const joint = dash !== undefined && /^[-–—]$/u.test(dash) ? [dash] : [];
      const following = (joint.length > 0 ? after : rest).join(' ');
      const second = following ? phraseIn(following, to) : '';
      // A noun after a dash has the same case: «школа – детский сад». Without a dash, other words stay unchanged: «школа села Заречье».
      if (second === undefined && joint.length > 0 && /^\p{L}/u.test(following)) return undefined;
      return [...changed, ...joint, ...(second || following ? [second ?? following] : [])].join(' ');
    }
    const adjective = bare && declined(bare, to);
    if (!adjective) return undefined;
    changed.push(open + adjective + close);
  }
  return undefined;
}
