import type { PairCode, PairingProblem, Role, Weights } from './problem.ts';

/** Invalid input to the pairing. The message is Russian and names the person and the field. */
export class PairingInputError extends Error {
  override readonly name = 'PairingInputError';
}

function refuse(message: string): never {
  throw new PairingInputError(message);
}

const roleNames: Record<Role, string> = { mentee: 'наставляемых', mentor: 'наставников' };

function checkCodes(people: readonly { readonly code: string }[], role: Role): Set<string> {
  const seen = new Set<string>();
  for (const { code } of people) {
    if (code.trim() === '') refuse(`В списке ${roleNames[role]} есть строка без кода участника. Укажите код.`);
    if (seen.has(code)) refuse(`Код ${code} стоит в списке ${roleNames[role]} дважды. Оставьте одну строку.`);
    seen.add(code);
  }
  return seen;
}

function checkCount(value: number, what: string): void {
  if (!Number.isInteger(value) || value < 0 || value > 1000) {
    refuse(`${what}: получено «${value}», а нужно целое число от 0 до 1000.`);
  }
}

/** Says which weight of a score is wrong, in the words of «Настройки». */
const weightNames: Record<keyof Weights, string> = {
  areas: 'направления помощи',
  time: 'удобное время',
  subject: 'предмет',
  format: 'формат встреч',
  menteeChoice: 'выбор наставляемого',
  mentorChoice: 'выбор наставника',
};

function checkWeights(weights: Weights): void {
  for (const part of Object.keys(weightNames) as (keyof Weights)[]) {
    const value = weights[part];
    if (!Number.isInteger(value) || value < 0 || value > 10) {
      refuse(`Вес «${weightNames[part]}»: получено «${value}», а нужно целое число от 0 до 10.`);
    }
  }
}

function checkAreas(areas: readonly string[], what: string): void {
  if (new Set(areas).size !== areas.length) refuse(`${what}: одно направление указано дважды. Оставьте его один раз.`);
  if (areas.some((area) => area === '')) refuse(`${what}: есть пустое направление. Уберите его.`);
}

function checkPairs(pairs: readonly PairCode[], what: string, known: ReadonlySet<string>): void {
  for (const { mentee, mentor } of pairs) {
    for (const code of [mentor, mentee]) {
      if (!known.has(code)) refuse(`${what} ${mentor} – ${mentee}: участника с кодом «${code}» нет. Исправьте код.`);
    }
  }
}

/**
 * Validates a problem before solving.
 * @throws PairingInputError for the first invalid item, such as a duplicate or unknown code or a number of needs other than one to three
 */
export function checkProblem({ mentees, mentors, rules, excluded }: PairingProblem): void {
  const known = new Set([...checkCodes(mentees, 'mentee'), ...checkCodes(mentors, 'mentor')]);
  checkCount(rules.maxLoad, 'Наибольшее число наставляемых у одного наставника');
  checkCount(rules.leastGroup, 'Наименьшее число наставляемых в группе');
  checkCount(rules.leastProfile, 'Наименьшее соответствие');
  checkWeights(rules.weights);
  for (const mentor of mentors) {
    checkCount(mentor.capacity, `Наставник ${mentor.code}, число наставляемых`);
    checkAreas(mentor.offers, `Наставник ${mentor.code}, направления помощи`);
  }
  for (const mentee of mentees) {
    if (mentee.needs.length < 1 || mentee.needs.length > 3) {
      refuse(`Наставляемый ${mentee.code}: указано направлений – ${mentee.needs.length}, а нужно от одного до трёх.`);
    }
    checkAreas(mentee.needs, `Наставляемый ${mentee.code}, запросы`);
  }
  for (const { code, choices } of [...mentees, ...mentors]) {
    if (choices.length > 3)
      refuse(`Участник ${code}: указано выборов – ${choices.length}, а может быть не больше трёх.`);
  }
  for (const { code, role } of excluded) {
    if ((role === 'mentee' ? mentees : mentors).some((person) => person.code === code)) {
      refuse(`Участник ${code} стоит и в списке ${roleNames[role]}, и среди тех, кого подбирать нельзя.`);
    }
    known.add(code);
  }
  checkPairs(rules.pins, 'Закрепление', known);
  checkPairs(rules.bans, 'Запрет пары', known);
  checkPairs(rules.fixed, 'Подтверждённая пара', known);
  const mentorOf = new Map<string, string>();
  const mayHaveTwo = new Set(mentees.filter(({ wantsSecond }) => wantsSecond).map(({ code }) => code));
  for (const { mentee, mentor } of rules.fixed) {
    const other = mentorOf.get(mentee);
    if (other !== undefined && (other === mentor || !mayHaveTwo.has(mentee))) {
      refuse(`Наставляемый ${mentee} записан в двух подтверждённых парах: с ${other} и с ${mentor}. Оставьте одну.`);
    }
    if (mentee === mentor)
      refuse(`Подтверждённая пара ${mentor} – ${mentee}: человек не может быть наставником самому себе.`);
    mentorOf.set(mentee, mentor);
  }
}
