import type { Invented } from './people.ts';

/** How the search treats a disguise: it replaces the disguise, shows it to the curator, or misses it. */
export type Outcome = 'certain' | 'doubtful' | 'missed';

export interface Disguise {
  readonly name: string;
  readonly outcome: Outcome;
  /** The disguised words; undefined if the name has no such disguise. */
  readonly of: (person: Invented) => string | undefined;
}

const between = (text: string, sign: string) => [...text].join(sign);
const initial = (word: string) => word.charAt(0);

const map = (from: string, to: string) => (text: string) =>
  [...text].map((sign) => [...to][[...from].indexOf(sign)] ?? sign).join('');
const asLatin = map('АВЕКМНОРСТХаеорсхуё', 'ABEKMHOPCTXaeopcxyë');
const asGreek = map('АВЕКМНОРТХаоркτ', 'ΑΒΕΚΜΝΟΡΤΧαορκτ');
const asUkrainian = map('еиЕИ', 'єіЄІ');
const onEnglishKeyboard = map(
  'йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ',
  'qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM',
);
const asFigures = map('оОзЗеЕ', '003333');
const asFormula = (text: string) =>
  [...text]
    .map((letter) => {
      const at = letter.charCodeAt(0) - 97;
      return at >= 0 && at < 26 ? String.fromCodePoint(0x1d41a + at) : letter;
    })
    .join('');
const asWide = (text: string) =>
  [...text]
    .map((letter) => (/[A-Za-z]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter))
    .join('');

const words = (text: string) => text.split(' ');
const last = (latin: string) => words(latin)[0] ?? '';
const given = (latin: string) => words(latin)[1] ?? '';
const simple = (latin: string) => latin.replace(/[^A-Za-z]/g, '').toLowerCase();
/** The name in Latin letters, as in e-mail addresses. Of «De Obraz», we keep only the declined word. */
const local = (person: Invented) => {
  const parts = words(person.passport).filter((word) => word.toLowerCase() !== 'de');
  return { surname: simple(parts[0] ?? ''), first: simple(parts[1] ?? ''), patronymic: simple(parts[2] ?? '') };
};
const dotted = ({ first, patronymic }: Invented, joint = '') => `${initial(first)}.${joint}${initial(patronymic)}.`;
const isLong = (person: Invented) => local(person).surname.length > 3;
const ifLong = (of: (person: Invented) => string) => (person: Invented) => (isLong(person) ? of(person) : undefined);
/** The declined word of the surname. */
const core = ({ surname }: Invented) => /[^\s’-]+$/u.exec(surname)?.[0] ?? surname;
const single = (of: (person: Invented) => string | undefined) => (person: Invented) =>
  /^[А-ЯЁа-яё]{4,}$/u.test(person.surname) ? of(person) : undefined;

const certain = (name: string, of: Disguise['of']): Disguise => ({ name, outcome: 'certain', of });
const doubtful = (name: string, of: Disguise['of']): Disguise => ({ name, outcome: 'doubtful', of });
const missed = (name: string, of: Disguise['of']): Disguise => ({ name, outcome: 'missed', of });

const full = ({ name }: Invented) => name;
const firstLast = ({ first, surname }: Invented) => `${first} ${surname}`;

/** Ways to mention a person, and what the search should make of each: certain, doubtful or missed. */
export const disguises: readonly Disguise[] = [
  certain('as the roster has it', full),
  certain('small letters', ({ name }) => name.toLowerCase()),
  certain('capitals', ({ name }) => name.toUpperCase()),
  certain('capitals by turns', ({ name }) =>
    [...name].map((s, i) => (i % 2 ? s.toUpperCase() : s.toLowerCase())).join(''),
  ),
  certain('without the patronymic', ({ surname, first }) => `${surname} ${first}`),
  certain('first name before the surname', firstLast),
  certain('first name before the surname, small', (person) =>
    person.surname === 'Ли' ? undefined : firstLast(person).toLowerCase(),
  ),
  certain('surname last', ({ first, patronymic, surname }) => `${first} ${patronymic} ${surname}`),
  certain('first name and patronymic', ({ first, patronymic }) => `${first} ${patronymic}`),
  certain('first name and patronymic, small', ({ first, patronymic }) => `${first} ${patronymic}`.toLowerCase()),
  certain('first name and patronymic, capitals', ({ first, patronymic }) => `${first} ${patronymic}`.toUpperCase()),
  ...(['genitive', 'dative', 'instrumental', 'prepositional'] as const).flatMap((grammar, i) => [
    certain(`whole name, ${grammar}`, ({ cases }) => cases[i]),
    certain(`first name and patronymic, ${grammar}`, ({ called }) => called[i]),
    certain(`whole name, ${grammar}, small`, ({ cases }) => cases[i]?.toLowerCase()),
  ]),
  certain('surname and initials', (person) => `${person.surname} ${dotted(person, ' ')}`),
  certain('surname and initials, tight', (person) => `${person.surname} ${dotted(person)}`),
  certain('surname and initials, small', (person) =>
    person.surname === 'Ли' ? undefined : `${person.surname} ${dotted(person)}`.toLowerCase(),
  ),
  certain('initials before', (person) => `${dotted(person)} ${person.surname}`),
  certain('initials before, no space', (person) => `${dotted(person)}${person.surname}`),
  certain('one initial before', ({ first, surname }) => `${initial(first)}. ${surname}`),
  certain('one initial behind', ({ first, surname }) => `${surname} ${initial(first)}.`),
  certain(
    'initials without points',
    ({ first, patronymic, surname }) => `${surname} ${initial(first)}${initial(patronymic)}`,
  ),
  certain('dative with initials', (person) => {
    const surname = person.cases[1].split(/ (?=\S+ \S+(?: кызы)?$)/u)[0] ?? '';
    return `${surname} ${dotted(person)}`;
  }),
  certain('е for ё', ({ name }) => (/ё/i.test(name) ? name.replace(/ё/g, 'е').replace(/Ё/g, 'Е') : undefined)),
  certain('decomposed letters', ({ name }) => name.normalize('NFD')),
  certain('stress marks', ({ name }) => name.replace(/([аоуиеы])/gu, '$1\u0301')),
  certain('struck through', ({ name }) => [...name].map((sign) => (sign === ' ' ? sign : `${sign}\u0336`)).join('')),
  certain('soft hyphens', ({ name }) => between(name, '\u00AD')),
  certain('zero width spaces', ({ name }) => between(name, '\u200B')),
  certain('word joiners', ({ name }) => between(name, '\u2060')),
  certain('marks of direction', ({ name }) => between(name, '\u200E')),
  certain('an embedding of direction', ({ name }) => `\u202A${between(name, '\u202C')}\u2069`),
  certain('byte order marks', ({ name }) => between(name, '\uFEFF')),
  certain('variation selectors', ({ name }) => between(name, '\uFE0F')),
  certain('spaces that hold together', ({ name }) => name.replace(/ /g, '\u00A0')),
  certain('narrow spaces', ({ name }) => name.replace(/ /g, '\u2009')),
  certain('tabs', ({ name }) => name.replace(/ /g, '\t')),
  certain('many spaces', ({ name }) => name.replace(/ /g, '    ')),
  certain('Latin look-alikes', ({ name }) => asLatin(name)),
  certain('Greek look-alikes', ({ name }) => asGreek(name)),
  certain('small capitals among Cyrillic letters', ({ name }) => map('аесру', 'ᴀᴇᴄᴘʏ')(name)),
  certain('Coptic look-alikes', ({ name }) => map('авгеклморстАВЕКМО', 'ⲁⲃⲅⲉⲕⲗⲙⲟⲣⲥⲧⲀⲂⲈⲔⲘⲞ')(name)),
  certain('Cherokee look-alikes', ({ name }) => map('АВЕМРСТ', 'ᎪᏴᎬᎷᏢᏟᎢ')(name)),
  certain('Lisu look-alikes', ({ name }) => map('АВЕКМОРСТ', 'ꓮꓐꓰꓗꓟꓳꓑꓚꓔ')(name)),
  certain('Ukrainian letters', ({ name }) => asUkrainian(name)),
  certain('a line for each word', ({ name }) => name.replace(/ /g, '\n')),
  certain(
    'hyphened at the end of a line',
    single(({ surname, first }) => `${surname.slice(0, 3)}-\n${surname.slice(3)} ${first}`),
  ),
  certain(
    'split over lines',
    single(({ surname, first }) => `${surname.slice(0, 3)}\n${surname.slice(3)} ${first}`),
  ),
  certain(
    'hyphened in the middle',
    single(({ surname, first }) => `${surname.slice(0, 3)}-${surname.slice(3)} ${first}`),
  ),
  certain(
    'letters apart',
    single(({ surname, first }) => `${between(surname, ' ')}  ${between(first, ' ')}`),
  ),
  certain(
    'letters apart, one space everywhere',
    single(({ surname, first }) => `${between(surname, ' ')} ${between(first, ' ')}`),
  ),
  certain(
    'points between letters',
    single(({ surname, first }) => `${between(surname, '.')} ${between(first, '.')}`),
  ),
  certain(
    'underscores between letters',
    single(({ surname, first }) => `${between(surname, '_')} ${between(first, '_')}`),
  ),
  certain(
    'emoji between letters',
    single(({ surname, first }) => `${between(surname, '🙂')} ${between(first, '🙂')}`),
  ),
  certain('quotation marks', ({ surname, first }) => `«${surname}» ${first}`),
  certain('brackets', ({ surname, first }) => `${first} (${surname})`),
  certain('square brackets', ({ surname, first }) => `[${surname}] [${first}]`),
  certain('a comma behind the surname', ({ surname, first, patronymic }) => `${surname}, ${first} ${patronymic}`),
  certain('a slash', ({ surname, first }) => `${surname}/${first}`),
  certain('bold', ({ surname, first }) => `**${surname}** **${first}**`),
  certain('the name of a file', ({ surname, first, patronymic }) =>
    `${surname}_${first}_${patronymic}`.replace(/[ ’]/g, '_'),
  ),
  certain('a percent-encoded address', ({ surname, first }) => encodeURIComponent(`${surname} ${first}`)),
  certain('entities of HTML', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `&#${sign.codePointAt(0)};`)).join(''),
  ),
  certain('hexadecimal entities', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `&#x${sign.codePointAt(0)?.toString(16)};`)).join(''),
  ),
  certain('escapes of JSON', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)).join(''),
  ),
  certain('escapes of new JavaScript', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`)).join(''),
  ),
  certain('escapes of old JavaScript', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? '%20' : `%u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)).join(''),
  ),
  certain('entities without a semicolon', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `&#0${sign.codePointAt(0)}`)).join(''),
  ),
  certain('points of Unicode', ({ name }) =>
    [...name].map((sign) => (sign === ' ' ? sign : `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)).join(''),
  ),
  certain('a mail’s escapes', ({ surname, first }) => encodeURIComponent(`${surname} ${first}`).replace(/%/g, '=')),
  certain('bytes of a program', ({ surname, first }) => encodeURIComponent(`${surname} ${first}`).replace(/%/g, '\\x')),
  certain('a percent-encoded address, twice', ({ surname, first }) =>
    encodeURIComponent(encodeURIComponent(`${surname} ${first}`)),
  ),
  certain('a percent-encoded address of an old program', ({ surname, first }) =>
    /^[А-Яа-я]+$/u.test(surname + first)
      ? [...`${surname} ${first}`]
          .map((sign) => (sign === ' ' ? '%20' : `%${(sign.charCodeAt(0) - 0x350).toString(16)}`))
          .join('')
      : undefined,
  ),
  certain('comments of HTML', ({ name }) => name.replace(/(\p{L}{2})(?=\p{L})/gu, '$1<!-- x -->')),
  certain('passport letters', ({ passport }) => passport),
  certain('with the Azeri letter', ({ passport, surname, first }) =>
    first.length > 3 && /^[А-Яа-яЁё]{7,}$/u.test(surname) ? passport.replace(/[ae]/g, 'ə') : undefined,
  ),
  certain('with other vowels in the passport', ({ passport, surname, first }) =>
    first.length > 3 && /^[А-Яа-яЁё]{7,}$/u.test(surname) ? passport.replace(/[ae]/g, 'a') : undefined,
  ),
  certain('passport letters, capitals', ({ passport }) => passport.toUpperCase()),
  certain('passport letters, small', ({ passport }) => passport.toLowerCase()),
  certain('GOST 7.79', ({ gost }) => gost),
  certain('ISO 9', ({ iso }) => iso),
  certain('as people write it in Latin', ({ everyday }) => everyday),
  certain('a worn patronymic', ({ first, patronymic }) => {
    const worn = patronymic
      .replace(/(?:иев|ьев)на$/u, 'ьна')
      .replace(/(?<=ге)евич$/u, 'ич')
      .replace(/(?<!ль)ович$/u, 'ыч')
      .replace(/(?<=\p{L})овна$/u, 'на');
    return worn === patronymic ? undefined : `${first} ${worn}`;
  }),
  certain('first name and patronymic in Latin', (person) =>
    words(person.passport.replace(/^De /, '')).slice(1).join(' '),
  ),
  certain('Latin with Cyrillic look-alikes', ({ passport }) => map('aeopcxAEOPC', 'аеорсхАЕОРС')(passport)),
  certain('Latin of full width', ({ passport }) => asWide(passport)),
  certain('Latin in bold of formulas', ({ passport }) => asFormula(passport.toLowerCase())),
  certain(
    'Latin with an initial',
    ifLong(
      (person) =>
        `${given(person.passport.replace(/^De /, '')).charAt(0)}. ${last(person.passport.replace(/^De /, ''))}`,
    ),
  ),
  certain(
    'a slug',
    ifLong((person) => `${local(person).surname}-${local(person).first}`),
  ),
  certain(
    'an address: surname and name',
    ifLong((person) => `${local(person).surname}.${local(person).first}@mail.example.org`),
  ),
  certain(
    'an address: name and surname',
    ifLong((person) => `${local(person).first}_${local(person).surname}@mail.example.org`),
  ),
  certain(
    'an address: initial and surname',
    ifLong((person) => `${local(person).first.charAt(0)}.${local(person).surname}@mail.example.org`),
  ),
  certain(
    'an address: surname and initials',
    ifLong((person) => `${local(person).surname}_${local(person).first.charAt(0)}@mail.example.org`),
  ),
  certain(
    'an address: in one word, with a year',
    ifLong((person) => `${local(person).first}${local(person).surname}1985@mail.example.org`),
  ),
  certain(
    'a name in a network',
    ifLong((person) => `@${local(person).first}_${local(person).surname}`),
  ),
  certain('the address of the roster', ({ email }) => email),
  certain('the address, capitals', ({ email }) => email.toUpperCase()),
  certain('the address with (at)', ({ email }) => email.replace('@', ' (at) ')),
  certain('the address in words', ({ email }) => email.replace('@', ' собака ').replace('.org', ' точка org')),
  certain('the address with «собачка»', ({ email }) => email.replace('@', ' (собачка) ')),
  certain('the address, percent-encoded', ({ email }) => email.replace('@', '%40')),
  certain('the address, percent-encoded twice', ({ email }) => email.replace('@', '%2540')),
  certain('the address with spaces', ({ email }) => email.replace(/[@.]/g, ' $& ')),
  certain('the address with Cyrillic look-alikes', ({ email }) => map('aeopcyx', 'аеорсух')(email)),
  certain('the address with another joint', ({ email }) => email.replace('.', '_')),
  certain('the address without its joint', ({ email }) => email.replace('.', '')),
  certain('the address with a suffix', ({ email }) => email.replace('@', '+school@')),
  certain('the address cut short', ({ email }) => email.replace(/\.org$/, '')),
  certain(
    'one word',
    single(({ surname, first }) => `${surname}${first}`),
  ),
  certain(
    'one word, small',
    single(({ surname, first }) => `${first}${surname}`.toLowerCase()),
  ),
  certain(
    'initials in one word with the surname',
    single(({ surname, first, patronymic }) => `${surname}${initial(first)}${initial(patronymic)}`),
  ),
  certain(
    'a hashtag',
    single(({ surname, first, patronymic }) => `#${surname}${first}${words(patronymic)[0]}`),
  ),
  certain(
    'one word with another before it',
    single(({ surname }) => (surname === 'Мороз' ? undefined : `#учитель${surname}`)),
  ),
  certain(
    'one word with another behind it',
    single(({ surname }) => (surname === 'Мороз' ? undefined : `#${surname}Учитель`)),
  ),
  certain(
    'one word between others',
    single(({ surname }) => (surname === 'Мороз' ? undefined : `учитель${surname}Школа`)),
  ),
  certain('the wrong keyboard', ({ surname, first }) =>
    /^[^бюжэхъёБЮЖЭХЪЁ’\s-]+$/u.test(surname + first) ? onEnglishKeyboard(`${surname} ${first}`) : undefined,
  ),
  certain('the family', (person) => (['Ли', 'Морозы'].includes(person.family) ? undefined : `семья ${person.family}`)),
  certain('the surname alone', (person) =>
    ['Ли', 'Мороз'].includes(person.surname) ? undefined : `учитель ${person.surname}`,
  ),
  certain('one half of a double surname', ({ surname }) =>
    surname.includes('-') ? `учитель ${surname.split('-')[1]}` : undefined,
  ),
  certain('a double surname with a dash', ({ surname, first }) =>
    surname.includes('-') ? `${surname.replace('-', ' – ')} ${first}` : undefined,
  ),
  certain('a double surname with another hyphen', ({ surname, first }) =>
    surname.includes('-') ? `${surname.replace('-', '‑')} ${first}` : undefined,
  ),
  certain('a double surname with a space', ({ surname, first }) =>
    surname.includes('-') ? `${surname.replace('-', ' ')} ${first}` : undefined,
  ),
  ...["'", '`', 'ʼ', '´', '′', ' ', '-', ''].map((sign) =>
    certain(`for the apostrophe «${sign}»`, ({ surname, first }) =>
      surname.includes('’') ? `${surname.replace('’', sign)} ${first}` : undefined,
    ),
  ),
  certain('a particle with a capital', ({ surname, first }) =>
    surname.startsWith('де ') ? `Де ${core({ surname } as Invented)} ${first}` : undefined,
  ),
  certain('a particle left out', (person) =>
    person.surname.startsWith('де ') ? `${core(person)} ${person.first}` : undefined,
  ),
  certain('a particle in one word', (person) =>
    person.surname.startsWith('де ') ? `Де${core(person).toLowerCase()} ${person.first}` : undefined,
  ),
  certain('the code before the name', ({ code, name }) => `${code} ${name}`),
  certain('a friend’s word and the surname', ({ diminutive, surname }) => `${diminutive} ${surname}`),

  doubtful('the surname alone, small', (person) =>
    /^(?:Ли|Мороз|Кравец|Примерский)$/u.test(person.surname)
      ? `спасибо ${person.surname.toLowerCase()} за урок`
      : undefined,
  ),
  doubtful('a surname that is a word', (person) =>
    ['Ли', 'Мороз'].includes(person.surname) ? `Брюс ${person.surname}` : undefined,
  ),
  doubtful('the first name alone', ({ first }) => `зовут ${first}`),
  doubtful('a friend’s word alone', ({ diminutive }) => `зовут ${diminutive}`),
  doubtful('what belongs to somebody', ({ first }) =>
    /[ая]$/u.test(first) ? `${first.slice(0, -1)}ина тетрадь` : undefined,
  ),
  doubtful('the patronymic alone', ({ patronymic }) =>
    patronymic.includes(' ') ? undefined : `зовём просто ${patronymic}`,
  ),
  doubtful('the first name and the initial of the surname', ({ first, surname }) =>
    /^[А-ЯЁ][а-яё]+$/u.test(surname) ? `${first} ${initial(surname)}.` : undefined,
  ),
  doubtful(
    'figures for letters',
    single(({ surname }) => asFigures(surname)),
  ),
  doubtful(
    'backwards',
    single(({ surname }) => [...surname].reverse().join('')),
  ),
  doubtful(
    'letters doubled',
    single(({ surname }) => surname.replace(/(.)(?=.{2}$)/u, '$1$1')),
  ),
  doubtful(
    'split by a space',
    single(({ surname }) => (surname.length > 5 ? `${surname.slice(0, 4)} ${surname.slice(4)}` : undefined)),
  ),
  doubtful('the name of the address, in a network', ({ email }) => `@${email.split('@')[0]}`),
  doubtful('the name of the address', ({ email }) => `ник ${email.split('@')[0]}`),
  doubtful('the name of the address at another host', ({ email }) => `${email.split('@')[0]}@mail.example.com`),
  doubtful('the surname in the host of an address', (person) =>
    local(person).surname.length > 5 ? `info@${local(person).surname}.example.com` : undefined,
  ),
  doubtful(
    'a hashtag with the surname in it',
    single(({ cases: [genitive] }) =>
      words(genitive)[0]?.startsWith('Тест') ? `#урок${words(genitive)[0]?.toLowerCase()}вшколе` : undefined,
    ),
  ),
  doubtful(
    'figures between letters',
    single(({ surname }) => [...surname].map((letter, i) => `${letter}${i % 10}`).join('')),
  ),
  doubtful(
    'in syllables with spaces',
    single(({ surname }) => (surname.length > 5 ? surname.replace(/(.{3})(?=.)/gu, '$1 ') : undefined)),
  ),
  doubtful(
    'in syllables with spaced dashes',
    single(({ surname }) => (surname.length > 5 ? surname.replace(/(.{3})(?=.)/gu, '$1 – ') : undefined)),
  ),
  doubtful(
    'letters drawn with others',
    single(({ surname }) => {
      const drawn = surname.replace(/ы/g, 'bI').replace(/ш/gi, 'W').replace(/и/g, 'u').replace(/п/g, 'n');
      return drawn === surname ? undefined : drawn;
    }),
  ),
  doubtful(
    'йо for ё',
    single(({ surname }) => (surname === 'Тестова' ? 'Тйостова' : undefined)),
  ),
  doubtful('an address: the first name alone', (person) => `${local(person).first}@mail.example.org`),
  doubtful(
    'an address: the name and a bit of the surname',
    single((person) => `${local(person).first}${local(person).surname.slice(0, 4)}@mail.example.org`),
  ),

  missed('initials alone', (person) => dotted(person)),
  missed(
    'a slip of the pen',
    single(({ surname }) => (/[еа]/u.test(surname) ? surname.replace(/[еа]/u, 'и') : undefined)),
  ),
  missed(
    'letters starred',
    single(({ surname }) => `${initial(surname)}****${surname.slice(-2)}`),
  ),
  missed(
    'the surname cut short',
    single(({ surname }) => `${surname.slice(0, 4)}.`),
  ),
  missed(
    'what is called after somebody',
    single(({ surname }) => (surname === 'Тестова' ? 'Тестовский метод' : undefined)),
  ),
  missed(
    'a word cut by a link',
    single(({ surname }) =>
      surname.length > 5 ? `[${surname.slice(0, 4)}](https://example.org)${surname.slice(4)}` : undefined,
    ),
  ),
  missed(
    'letters of another alphabet than Latin and Greek',
    single(({ surname }) => (surname === 'Тестова' ? 'ტესტოვა' : undefined)),
  ),
  missed('a description', () => 'та самая учительница географии'),
];
