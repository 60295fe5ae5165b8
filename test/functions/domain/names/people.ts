/** A fictional person, with all forms of the name written out by hand. */
export interface Invented {
  readonly code: string;
  /** The name in the roster. */
  readonly name: string;
  readonly email: string;
  readonly surname: string;
  readonly first: string;
  readonly patronymic: string;
  /** The whole name in the genitive, dative, instrumental and prepositional case. */
  readonly cases: readonly [genitive: string, dative: string, instrumental: string, prepositional: string];
  /** First name and patronymic in the same four cases. */
  readonly called: readonly [genitive: string, dative: string, instrumental: string, prepositional: string];
  /** The surname for the whole family: «семья …». */
  readonly family: string;
  /** The name in Latin letters: passport (ICAO), GOST 7.79 system B, ISO 9, everyday spelling. */
  readonly passport: string;
  readonly gost: string;
  readonly iso: string;
  readonly everyday: string;
  /** The name that friends use. */
  readonly diminutive: string;
}

export const anna: Invented = {
  code: 'К-11',
  name: 'Тестова Анна Ивановна',
  email: 'anna.t@example.org',
  surname: 'Тестова',
  first: 'Анна',
  patronymic: 'Ивановна',
  cases: ['Тестовой Анны Ивановны', 'Тестовой Анне Ивановне', 'Тестовой Анной Ивановной', 'Тестовой Анне Ивановне'],
  called: ['Анны Ивановны', 'Анне Ивановне', 'Анной Ивановной', 'Анне Ивановне'],
  family: 'Тестовых',
  passport: 'Testova Anna Ivanovna',
  gost: 'Testova Anna Ivanovna',
  iso: 'Testova Anna Ivanovna',
  everyday: 'Tyestova Anna Ivanovna',
  diminutive: 'Анечка',
};

export const yuliya: Invented = {
  code: 'К-12',
  name: 'Щёголева-Образцова Юлия Юрьевна',
  email: 'yu.obr@example.org',
  surname: 'Щёголева-Образцова',
  first: 'Юлия',
  patronymic: 'Юрьевна',
  cases: [
    'Щёголевой-Образцовой Юлии Юрьевны',
    'Щёголевой-Образцовой Юлии Юрьевне',
    'Щёголевой-Образцовой Юлией Юрьевной',
    'Щёголевой-Образцовой Юлии Юрьевне',
  ],
  called: ['Юлии Юрьевны', 'Юлии Юрьевне', 'Юлией Юрьевной', 'Юлии Юрьевне'],
  family: 'Щёголевых-Образцовых',
  passport: 'Shchegoleva-Obraztsova Iuliia Iurevna',
  gost: 'Shhyogoleva-Obrazczova Yuliya Yur`evna',
  iso: 'Ŝëgoleva-Obrazcova Ûliâ Ûrʹevna',
  everyday: 'Schegoleva-Obrazcova Julia Yurevna',
  diminutive: 'Юленька',
};

export const fyodor: Invented = {
  code: 'К-13',
  name: 'Кравец Фёдор Ильич',
  email: 'fedor.k@example.org',
  surname: 'Кравец',
  first: 'Фёдор',
  patronymic: 'Ильич',
  cases: ['Кравца Фёдора Ильича', 'Кравцу Фёдору Ильичу', 'Кравцом Фёдором Ильичом', 'Кравце Фёдоре Ильиче'],
  called: ['Фёдора Ильича', 'Фёдору Ильичу', 'Фёдором Ильичом', 'Фёдоре Ильиче'],
  family: 'Кравцы',
  passport: 'Kravets Fedor Ilich',
  gost: 'Kravecz Fyodor Il`ich',
  iso: 'Kravec Fëdor Ilʹič',
  everyday: 'Kravetz Fiodor Ilyich',
  diminutive: 'Федя',
};

export const li: Invented = {
  code: 'К-14',
  name: 'Ли Ирина Олеговна',
  email: 'irina.l@example.org',
  surname: 'Ли',
  first: 'Ирина',
  patronymic: 'Олеговна',
  cases: ['Ли Ирины Олеговны', 'Ли Ирине Олеговне', 'Ли Ириной Олеговной', 'Ли Ирине Олеговне'],
  called: ['Ирины Олеговны', 'Ирине Олеговне', 'Ириной Олеговной', 'Ирине Олеговне'],
  family: 'Ли',
  passport: 'Li Irina Olegovna',
  gost: 'Li Irina Olegovna',
  iso: 'Li Irina Olegovna',
  everyday: 'Lee Irina Olegovna',
  diminutive: 'Ирочка',
};

export const igor: Invented = {
  code: 'К-15',
  name: 'О’Пробин Игорь Сергеевич',
  email: 'igor.op@example.org',
  surname: 'О’Пробин',
  first: 'Игорь',
  patronymic: 'Сергеевич',
  cases: [
    'О’Пробина Игоря Сергеевича',
    'О’Пробину Игорю Сергеевичу',
    'О’Пробиным Игорем Сергеевичем',
    'О’Пробине Игоре Сергеевиче',
  ],
  called: ['Игоря Сергеевича', 'Игорю Сергеевичу', 'Игорем Сергеевичем', 'Игоре Сергеевиче'],
  family: 'О’Пробиных',
  passport: 'OProbin Igor Sergeevich',
  gost: 'O’Probin Igor` Sergeevich',
  iso: 'O’Probin Igorʹ Sergeevič',
  everyday: "O'Probin Igor Sergeyevich",
  diminutive: 'Игорёк',
};

export const olga: Invented = {
  code: 'К-16',
  name: 'де Образ Ольга Петровна',
  email: 'olga.do@example.org',
  surname: 'де Образ',
  first: 'Ольга',
  patronymic: 'Петровна',
  cases: ['де Образ Ольги Петровны', 'де Образ Ольге Петровне', 'де Образ Ольгой Петровной', 'де Образ Ольге Петровне'],
  called: ['Ольги Петровны', 'Ольге Петровне', 'Ольгой Петровной', 'Ольге Петровне'],
  family: 'де Образ',
  passport: 'De Obraz Olga Petrovna',
  gost: 'de Obraz Ol`ga Petrovna',
  iso: 'de Obraz Olʹga Petrovna',
  everyday: 'de Obraz Olga Petrovna',
  diminutive: 'Оленька',
};

export const leila: Invented = {
  code: 'К-17',
  name: 'Образова Лейла Гасан кызы',
  email: 'leila.o@example.org',
  surname: 'Образова',
  first: 'Лейла',
  patronymic: 'Гасан кызы',
  cases: [
    'Образовой Лейлы Гасан кызы',
    'Образовой Лейле Гасан кызы',
    'Образовой Лейлой Гасан кызы',
    'Образовой Лейле Гасан кызы',
  ],
  called: ['Лейлы Гасан кызы', 'Лейле Гасан кызы', 'Лейлой Гасан кызы', 'Лейле Гасан кызы'],
  family: 'Образовых',
  passport: 'Obrazova Leila Gasan kyzy',
  gost: 'Obrazova Lejla Gasan kyzy',
  iso: 'Obrazova Lejla Gasan kyzy',
  everyday: 'Obrazova Leyla Gasan kizi',
  diminutive: 'Лейла',
};

export const vera: Invented = {
  code: 'К-18',
  name: 'Мороз Вера Павловна',
  email: 'vera.m@example.org',
  surname: 'Мороз',
  first: 'Вера',
  patronymic: 'Павловна',
  cases: ['Мороз Веры Павловны', 'Мороз Вере Павловне', 'Мороз Верой Павловной', 'Мороз Вере Павловне'],
  called: ['Веры Павловны', 'Вере Павловне', 'Верой Павловной', 'Вере Павловне'],
  family: 'Морозы',
  passport: 'Moroz Vera Pavlovna',
  gost: 'Moroz Vera Pavlovna',
  iso: 'Moroz Vera Pavlovna',
  everyday: 'Moroz Vyera Pavlovna',
  diminutive: 'Верочка',
};

export const zhanna: Invented = {
  code: 'К-19',
  name: 'Цю Жанна Яковлевна',
  email: 'zhanna.ts@example.org',
  surname: 'Цю',
  first: 'Жанна',
  patronymic: 'Яковлевна',
  cases: ['Цю Жанны Яковлевны', 'Цю Жанне Яковлевне', 'Цю Жанной Яковлевной', 'Цю Жанне Яковлевне'],
  called: ['Жанны Яковлевны', 'Жанне Яковлевне', 'Жанной Яковлевной', 'Жанне Яковлевне'],
  family: 'Цю',
  passport: 'Tsiu Zhanna Iakovlevna',
  gost: 'Cyu Zhanna Yakovlevna',
  iso: 'Cû Žanna Âkovlevna',
  everyday: 'Tsyu Janna Yakovlevna',
  diminutive: 'Жанночка',
};

export const lev: Invented = {
  code: 'К-20',
  name: 'Примерский Лев Михайлович',
  email: 'lev.pr@example.org',
  surname: 'Примерский',
  first: 'Лев',
  patronymic: 'Михайлович',
  cases: [
    'Примерского Льва Михайловича',
    'Примерскому Льву Михайловичу',
    'Примерским Львом Михайловичем',
    'Примерском Льве Михайловиче',
  ],
  called: ['Льва Михайловича', 'Льву Михайловичу', 'Львом Михайловичем', 'Льве Михайловиче'],
  family: 'Примерских',
  passport: 'Primerskii Lev Mikhailovich',
  gost: 'Primerskij Lev Mixajlovich',
  iso: 'Primerskij Lev Mihajlovič',
  everyday: 'Primersky Lev Mikhaylovich',
  diminutive: 'Лёва',
};

/** People with every kind of name that the search must find. */
export const invented: readonly Invented[] = [anna, yuliya, fyodor, li, igor, olga, leila, vera, zhanna, lev];
