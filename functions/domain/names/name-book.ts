import { firstNameInCases, patronymicInCases, possessives, surnameInCases } from './declension.ts';
import { ALSO_WORDS, DIMINUTIVES } from './diminutives.ts';
import { keyOfCyrillic, latinKeys, looseKey } from './latin-key.ts';
import { handleKey, isOwnHandle } from './mail-handle.ts';
import { beforeEnding, isParticleWord, type NameParts, nameParts } from './name-parts.ts';
import type { Named } from './named.ts';
import { isOrdinaryWord, isUnmistakable } from './ordinary-words.ts';

export type Part = 'surname' | 'first' | 'patronymic';

/** The parts of a person's name that a word may be. */
export interface Trace {
  /** Index in the list of people. */
  readonly who: number;
  readonly parts: readonly Part[];
  /** A surname form that is not also an ordinary word. */
  readonly unmistakable?: boolean;
  /** `familiar`: a diminutive or a possessive; `guess`: letters that may be a disguised name or a coincidence. */
  readonly doubt?: 'familiar' | 'guess';
  /** In lower case the name is an ordinary word: «света», «тема». */
  readonly isWord?: boolean;
}

export interface Known extends NameParts {
  readonly code: string;
  readonly email: string | undefined;
  /** The part of the address before the @. */
  readonly handle: string | undefined;
  /** The surname is an ordinary word. */
  readonly isOrdinary: boolean;
}

/** An index of people by every word that may name them. */
export interface NameBook {
  readonly people: readonly Known[];
  /** People by the part of their address before the @, as `handleKey` gives it; without offices. */
  readonly byHandle: ReadonlyMap<string, readonly number[]>;
  /** @param word Cyrillic, plain, lower case */
  readonly cyrillic: (word: string) => readonly Trace[];
  /** @param word Latin or Greek, plain, lower case */
  readonly latin: (word: string) => readonly Trace[];
  /** Finds names of other languages in another spelling: `Mammadova`. @param word Latin, plain, lower case */
  readonly foreign: (word: string) => readonly Trace[];
  /** Whether a name begins with these three Cyrillic letters. */
  readonly begins: (word: string) => boolean;
  /** Whether a name begins with this sound. */
  readonly beginsInLatin: (word: string) => boolean;
}

const NOBODY: readonly Trace[] = [];
/** Latin words shorter than this are English. */
const SHORTEST_LATIN = 3;
const BEGINNING = 3;
/** The shortest keys that may differ from a name in a vowel: as a guess from these lengths on, as a certainty from `SURE_LOOSE` on. */
const SHORTEST_LOOSE: Readonly<Record<Part, number>> = { surname: 5, first: 4, patronymic: 4 };
const SURE_LOOSE = 7;

type Cases = Readonly<Record<Part | 'possessive', InCases>>;

type Form = readonly [word: string, trace: Trace];

const formsOf = (words: readonly string[], inCases: (word: string) => readonly string[], trace: Trace): Form[] =>
  words.flatMap((word) => inCases(word).map((form): Form => [form, trace]));

function surnameForms({ surname, particles }: NameParts, who: number, inCases: InCases): Form[] {
  const whole: Form[] = surname.length > 1 ? [[surname.join(''), { who, parts: ['surname'], unmistakable: true }]] : [];
  // «Тестов» is the beginning of «Тестов-Оглы»; «Ахмед» of «Ахмед-заде» is also a first name.
  const begun = surname
    .flatMap((word) => beforeEnding(word) ?? [])
    .flatMap((word) =>
      inCases(word).map((form): Form => {
        const sure = isUnmistakable(form);
        return [form, { who, parts: ['surname'], ...(sure ? { unmistakable: true } : { doubt: 'guess' }) }];
      }),
    );
  const each = surname.flatMap((word) =>
    inCases(word).flatMap((form): Form[] => {
      const trace = { who, parts: ['surname'] as const, unmistakable: isUnmistakable(form) };
      // «Огенри», «деместр» are not ordinary words.
      return [[form, trace], ...particles.map((particle): Form => [particle + form, { ...trace, unmistakable: true }])];
    }),
  );
  return [...each, ...whole, ...begun];
}

/** Adds the words written as one: «Енсук» for «Ен-Сук», «Караооловна» for «Кара-ооловна», «Арифкызы» for «Ариф кызы». */
const withWhole = (words: readonly string[], ending = '') => [...words, words.join('') + ending].filter(isWord);

/** Short forms that friends may use of a name without known diminutives: «Рустик», «Патя». They count only with a capital. */
function shortened(first: string): readonly string[] {
  const [, stem] = /^(\p{L}*?[аеиоуыэюя][^аеиоуыэюяь]{1,2})\p{L}{2}/u.exec(first) ?? [];
  return stem === undefined ? [] : ['ик', 'я', 'а'].map((end) => stem + end).filter((word) => word !== first);
}

const FIRST = ['first'] as const satisfies readonly Part[];

/** Every word that may name a person; diminutives only for the people sought. */
function allForms(person: Known, who: number, sought: boolean, cases: Cases): Form[] {
  const { first, patronymic } = person;
  const called = sought ? first.flatMap((word) => DIMINUTIVES.get(word) ?? []) : [];
  const familiar = { who, parts: FIRST, doubt: 'familiar' } as const;
  const guesses = sought ? first.flatMap((word) => (DIMINUTIVES.has(word) ? [] : shortened(word))) : [];
  return [
    ...surnameForms(person, who, cases.surname),
    ...formsOf(withWhole(first), cases.first, { who, parts: ['first'] }),
    ...formsOf(withWhole(patronymic, person.endings.join('')), cases.patronymic, { who, parts: ['patronymic'] }),
    ...called.flatMap((word) => formsOf([word], cases.first, { ...familiar, isWord: ALSO_WORDS.has(word) })),
    ...guesses.flatMap((word) => formsOf([word], cases.first, { ...familiar, isWord: true })),
    ...(sought ? formsOf([...first, ...called], cases.possessive, familiar) : []),
  ];
}

const isWord = (word: string) => word.length > 1;

type InCases = (word: string) => readonly string[];

/** Caches case forms, since many people share a name. */
function once(inCases: InCases): InCases {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const forms = known.get(word) ?? inCases(word);
    known.set(word, forms);
    return forms;
  };
}

function knownOf({ code, name, email }: Named): Known {
  const parts = nameParts(name ?? '');
  return {
    ...parts,
    code,
    email: email === undefined || email === '' ? undefined : email.toLowerCase(),
    handle: email?.includes('@') ? email.slice(0, email.indexOf('@')) : undefined,
    isOrdinary: parts.surname.some((word) => word.length === 1 || isOrdinaryWord(word) || isParticleWord(word)),
  };
}

function add(index: Map<string, Trace[]>, word: string, trace: Trace): void {
  const before = index.get(word);
  if (!before) index.set(word, [trace]);
  else if (!before.some(({ who, parts }) => who === trace.who && parts[0] === trace.parts[0])) before.push(trace);
}

function handlesOf(people: readonly Known[]): ReadonlyMap<string, readonly number[]> {
  const handles = new Map<string, number[]>();
  people.forEach(({ handle }, who) => {
    const key = handleKey(handle ?? '');
    if (isOwnHandle(key)) handles.set(key, [...(handles.get(key) ?? []), who]);
  });
  return handles;
}

/**
 * Indexes people by name. Builds the Latin part only when a text has Latin letters.
 * @param sought the people to search for; the others are included so that their names are not mistaken for the names sought
 */
export function nameBook(named: readonly Named[], sought: (code: string) => boolean): NameBook {
  const people = named.map(knownOf);
  const index = new Map<string, Trace[]>();
  const beginnings = new Set<string>();
  const cases: Cases = {
    surname: once(surnameInCases),
    first: once(firstNameInCases),
    patronymic: once(patronymicInCases),
    possessive: once(possessives),
  };
  people.forEach((person, who) => {
    for (const [form, trace] of allForms(person, who, sought(person.code), cases)) add(index, form, trace);
  });
  for (const word of index.keys()) beginnings.add(word.slice(0, BEGINNING));
  const soundBeginnings = new Set<string>();
  const loosely = new Map<string, Trace[]>();
  let sounds: Map<string, Trace[]> | undefined;
  const bySound = () => {
    if (sounds) return sounds;
    sounds = new Map();
    for (const [word, traces] of index) {
      const key = keyOfCyrillic(word);
      const isSurname = traces.some(({ parts }) => parts[0] === 'surname');
      if (key.length >= (isSurname ? 2 : SHORTEST_LATIN)) {
        // Declined diminutives are skipped because they are English words: «many», «any».
        for (const trace of traces) if (!trace.doubt) add(sounds, key, trace);
        soundBeginnings.add(key.slice(0, BEGINNING));
      }
      const loose = looseKey(key);
      for (const trace of traces) {
        if (trace.doubt || trace.parts[0] === undefined || loose.length < SHORTEST_LOOSE[trace.parts[0]]) continue;
        add(loosely, loose, trace.parts[0] === 'surname' ? trace : { ...trace, doubt: 'familiar' });
      }
    }
    return sounds;
  };
  return {
    people,
    byHandle: handlesOf(people),
    cyrillic: (word) => index.get(word) ?? NOBODY,
    latin: (word) => latinKeys(word).flatMap((key) => bySound().get(key) ?? NOBODY),
    foreign: (word) => {
      bySound();
      const found = latinKeys(word).flatMap((key) => {
        const loose = looseKey(key);
        const traces = loosely.get(loose) ?? NOBODY;
        if (loose.length >= SURE_LOOSE) return traces;
        return traces.map((trace): Trace => (trace.doubt ? trace : { ...trace, doubt: 'guess' }));
      });
      return found;
    },
    begins: (word) => beginnings.has(word.slice(0, BEGINNING)),
    beginsInLatin: (word) => {
      bySound();
      return latinKeys(word).some((key) => soundBeginnings.has(key.slice(0, BEGINNING)));
    },
  };
}
