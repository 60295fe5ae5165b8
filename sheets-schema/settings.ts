import {
  type CellType,
  date,
  dayOfYear,
  digits,
  email,
  int,
  longText,
  oneOf,
  personName,
  type Raw,
  text,
  yesNo,
} from './cell.ts';
import { formerFigures } from './former-figures.ts';
import { month } from './months.ts';

export const settingGroups = {
  programme: 'Программа',
  school: 'Школа',
  people: 'Люди',
  goals: 'Цель и показатели',
  dates: 'Сроки',
  pairing: 'Подбор пар',
  mail: 'Письма',
  marks: 'Отметки',
} as const;

const privacyModes = { names: 'имена', codes: 'коды' } as const;
const dataPlaces = { school: 'компьютер школы', google: 'Google' } as const;
const pairingModes = { optimum: 'лучший итог', stable: 'устойчивые пары' } as const;
const priorities = {
  none: 'никому: как лучше для всех вместе',
  earlier: 'кто раньше попросил',
  young: 'молодые специалисты',
  waited: 'кто в прошлом году остался без наставника',
} as const;
const formerPairings = { any: 'всё равно', wished: 'лучше тот же', avoided: 'только другой' } as const;
const eachMentorWishes = { any: 'всё равно', wished: 'желательно', demanded: 'обязательно' } as const;
const fairness = { total: 'общий итог', worst: 'сначала те, кому подходит хуже всех' } as const;
const consentChannels = { paper: 'на бумаге', electronic: 'электронная форма' } as const;

/** A setting: how to read its value, the texts for the school, and its value at installation. */
interface Setting<T = unknown, D extends T | undefined = T | undefined> {
  readonly group: keyof typeof settingGroups;
  readonly label: string;
  readonly type: CellType<T>;
  /** The value if the cell is empty. */
  readonly default: D;
  /** The safe value that we use if the cell is unreadable. */
  readonly unreadable: D;
  readonly initial: string | undefined;
  readonly hint: string;
}

const inGroup = (group: keyof typeof settingGroups) => ({
  maybe: <T>(label: string, type: CellType<T>, hint = ''): Setting<T, undefined> => ({
    group,
    label,
    type,
    default: undefined,
    unreadable: undefined,
    initial: undefined,
    hint,
  }),
  given: <T>(
    label: string,
    type: CellType<T>,
    value: NoInfer<T>,
    hint = '',
    unreadable: NoInfer<T> = value,
  ): Setting<T, T> => ({
    group,
    label,
    type,
    default: value,
    unreadable,
    initial: String(type.write(value)),
    hint,
  }),
  /** The cell is empty at installation, so that nobody takes the value for the school's decision. */
  proposed: <T>(label: string, type: CellType<T>, value: NoInfer<T>, hint: string): Setting<T, T> => ({
    group,
    label,
    type,
    default: value,
    unreadable: value,
    initial: undefined,
    hint: `${hint} Пусто – ${String(type.write(value))}.`,
  }),
});

const weight = int(0, 10);

/** A part of several hints: papers and letters take signature and greeting from the full name. */
const FULL_NAME =
  'Фамилия, имя и отчество полностью, без должности: из имени составляются обращение в письмах и подпись в документах.';

const NOT_FOR_STABLE = 'На «устойчивые пары» не влияет.';

const SCHOOL_DECIDES = 'Решает школа: мероприятие 1.3 ждёт её числа.';

const programme = inGroup('programme');
const school = inGroup('school');
const people = inGroup('people');
const goals = inGroup('goals');
const dates = inGroup('dates');
const pairing = inGroup('pairing');
const mail = inGroup('mail');
const marks = inGroup('marks');

/** All settings by key, in the order of the tab «Настройки». */
export const settings = {
  programYear: programme.maybe('Год программы', int(2020, 2100), 'Год, в котором программа начинается.'),
  startMonth: programme.given(
    'Месяц начала программы',
    month,
    4,
    'Дорожная карта начинается с этого месяца и длится девять месяцев: «апрель» – по декабрь, «сентябрь» – по май. Свои месяцы мероприятий – на листе «Дорожная карта»; вместе с ними программа длится не больше четырнадцати.',
  ),
  timeZone: programme.given('Часовой пояс', text, 'Europe/Moscow', 'Например: Europe/Moscow, Asia/Yekaterinburg.'),
  privacyMode: programme.given(
    'Режим данных',
    oneOf(privacyModes),
    'names',
    '«имена» – ФИО и почта на листе «Участники»; «коды» – только коды, имена хранятся в файле на компьютере школы. Если сменить, коды и всё накопленное останутся, а что сделать с именами, скажет лист «Проверка данных».',
    'codes',
  ),
  dataPlace: programme.given(
    'Где лежит эта таблица',
    oneOf(dataPlaces),
    'school',
    'Установка ставит это сама; так написано и в бланках согласий.',
  ),
  consentChannel: programme.given(
    'Как собираем согласия',
    oneOf(consentChannels),
    'paper',
    '«электронная форма» – решения об обработке и распространении принимаются и через форму по личной ссылке. Согласие на работу наставником – только на бумаге.',
  ),
  consentTextVersion: programme.given('Редакция текста согласий', text, '1', 'Меняйте, когда меняется текст бланков.'),

  consentUntil: programme.maybe(
    'Согласия действуют по',
    date,
    'Срок в бланках и электронных формах. Пусто – 31 декабря: не раньше чем через полгода после конца программы.',
  ),

  schoolFull: school.maybe('Полное название школы', text, 'Как в Уставе: «Муниципальное бюджетное …».'),
  schoolShort: school.maybe('Краткое название школы', text, 'Подписывает письма и стоит в базах.'),
  schoolGenitive: school.maybe(
    'Название в родительном падеже',
    text,
    'Например: «Муниципального бюджетного …» – для приказов и Положения.',
  ),
  schoolDative: school.maybe(
    'Название в дательном падеже',
    text,
    'Например: «Муниципальному бюджетному …» – для согласий.',
  ),
  schoolAddress: school.maybe('Адрес школы', text, 'Нужен для бланков согласий и актов.'),
  schoolInn: school.maybe('ИНН школы', digits(10), 'Десять цифр; нужен для согласий.'),
  schoolOgrn: school.maybe('ОГРН школы', digits(13), 'Тринадцать цифр; нужен для согласий.'),
  schoolPlace: school.maybe('Населённый пункт', text, 'Ставится в приказах рядом с датой.'),
  schoolDomain: school.given(
    'Домен для писем',
    text,
    'school.example',
    'Стоит в служебном номере письма (Message-ID).',
  ),
  schoolSites: school.maybe(
    'Адреса сайтов школы',
    longText,
    'Каждый с новой строки; перечисляются в согласии на распространение.',
  ),

  regulationAdopted: school.maybe(
    'Положение принято: кем, протокол',
    text,
    'Например: «Педагогическим советом, протокол от 29.08.2026 № 1». Пусто – отметки «ПРИНЯТО» в Положении нет.',
  ),
  unionAgrees: school.given(
    'Положение согласуется с профсоюзом',
    yesNo,
    false,
    '«да» – в Положении есть место для отметки «СОГЛАСОВАНО».',
  ),

  documentsFolder: school.maybe(
    'Папка для документов',
    text,
    'Нужна, если работают облачные функции: ссылка на папку общего диска, открытую для учётной записи «Наставника» с правом изменять.',
  ),

  curatorName: people.maybe('Куратор: имя и отчество', personName, FULL_NAME),
  curatorEmail: people.maybe('Куратор: почта', email),
  curatorContact: people.maybe('Куратор: как связаться', text, 'Стоит в конце каждого письма: телефон, кабинет.'),
  organiserName: people.maybe('Педагог-организатор: имя и отчество', personName, FULL_NAME),
  organiserEmail: people.maybe('Педагог-организатор: почта', email),
  headName: people.maybe('Директор: имя и отчество', personName, FULL_NAME),
  headEmail: people.maybe('Директор: почта', email),
  deputyName: people.maybe('Заместитель директора: имя и отчество', personName, FULL_NAME),
  deputyEmail: people.maybe('Заместитель директора: почта', email),

  goal: goals.maybe('Цель программы', longText),
  tasks: goals.maybe('Задачи', longText, 'Каждая с новой строки.'),
  formKinds: goals.maybe('Формы наставничества', longText, 'Например: «учитель – учитель».'),
  expectedResults: goals.maybe('Ожидаемые результаты', longText, 'Каждый с новой строки.'),
  motivation: goals.maybe('Мотивация наставников и куратора', longText, 'Меры поощрения или пункт Положения.'),
  youngSpecialistsTotal: goals.maybe(
    'Молодых специалистов в школе всего',
    int(0, 1000),
    'Число, которое знает директор: включая тех, кто не участвует.',
  ),
  targetYoungCoverage: goals.proposed('Цель: охват молодых специалистов, %', int(0, 100), 70, SCHOOL_DECIDES),
  targetMenteeSatisfaction: goals.proposed('Цель: удовлетворённость наставляемых, %', int(0, 100), 85, SCHOOL_DECIDES),
  targetMentorSatisfaction: goals.proposed('Цель: удовлетворённость наставников, %', int(0, 100), 85, SCHOOL_DECIDES),
  satisfiedCut: goals.given('Удовлетворён – балл не ниже', int(1, 10), 7),

  feedbackRound1: dates.maybe(
    'Первая волна обратной связи',
    date,
    'Пусто – за семь недель до конца мероприятия 6.5; в программе с апреля по декабрь это 10 октября.',
  ),
  feedbackRound2: dates.maybe(
    'Вторая волна обратной связи',
    date,
    'Пусто – за две недели до конца мероприятия 6.5; в программе с апреля по декабрь это 16 ноября.',
  ),
  windowStart: dates.maybe(
    'Начало двухнедельных периодов встреч',
    date,
    'Пусто – первый день мероприятия 6.4; в программе с апреля по декабрь это 1 октября.',
  ),
  decree: dates.maybe(
    'Переносы выходных по постановлению',
    longText,
    'Вставьте текст постановления Правительства о переносе выходных: «… в 2027 году … с субботы 2 января на …». Несколько лет – одно под другим.',
  ),
  quietFrom: dates.given('Тихое время: с', dayOfYear, '07-01', 'ДД.ММ. В отпуск напоминания не отправляются.'),
  quietTo: dates.given('Тихое время: по', dayOfYear, '08-14', 'ДД.ММ, включительно.'),
  satisfactionClosedOn: dates.maybe(
    'Сбор анкет удовлетворённости закрыт',
    date,
    'Ставит куратор, когда ответили все или после трёх напоминаний. Итоги анкет появляются на листе «Сводка», когда ответили все, или на следующий день после этой даты (без неё – после конца программы); ответы, которые пришли после неё, в итоги не входят.',
  ),

  maxLoad: pairing.given(
    'Наставляемых у одного наставника, не больше',
    int(1, 10),
    3,
    'Больше трёх – если школа допускает такие группы; сколько ведёт каждый, решает куратор: столбец «Вести, не больше» листа «Предложения наставников».',
  ),
  leastGroup: pairing.given(
    'Наставляемых в группе, не меньше',
    int(2, 10),
    2,
    `При 3 наставник ведёт либо одного, либо не меньше трёх. Кто из-за этого остался без пары, показано на листе «Подбор». ${NOT_FOR_STABLE}`,
  ),
  groupWish: pairing.given(
    'Выполнять просьбу «в группе»',
    yesNo,
    false,
    `«да» – кто просит работать в группе, не будет у наставника единственным, даже если из-за этого останется без пары; «нет» – просьба на подбор не влияет. ${NOT_FOR_STABLE}`,
  ),
  allowNoOverlap: pairing.given('Допускать пару без общего направления', yesNo, false),
  allowBothDirections: pairing.given('Допускать пару в обе стороны', yesNo, false, 'А наставляет Б, а Б – А.'),
  needCommonTime: pairing.given(
    'Пара только с общим удобным временем',
    yesNo,
    false,
    'Здесь и ниже: если у кого-то из двоих ответа нет, пара не исключается.',
  ),
  needSameBuilding: pairing.given('Пара только в одном здании', yesNo, false, 'Столбец «Здание» листа «Участники».'),
  needSameSubject: pairing.given('Пара только с одним предметом', yesNo, false, 'Предметная область у обоих одна.'),
  avoidManager: pairing.given(
    'Не соединять с непосредственным руководителем',
    yesNo,
    false,
    'Столбец «Руководитель (код)» листа «Участники»; в обе стороны.',
  ),
  avoidDepartment: pairing.given(
    'Не соединять людей одного подразделения',
    yesNo,
    false,
    'Столбец «Подразделение» листа «Участники».',
  ),
  leastProfile: pairing.given(
    'Наименьшее соответствие пары',
    int(0, 100),
    0,
    'Ниже этого числа (столбец «Профиль» листа «Подбор») никого не соединяем. Сколько людей это оставит без наставника, показано там же.',
  ),
  pairingMode: pairing.given(
    'Как подбирать пары',
    oneOf(pairingModes),
    'optimum',
    '«лучший итог» – лучше всего для всех вместе; «устойчивые пары» – никакие двое не предпочли бы друг друга тому, что получили.',
  ),
  priority: pairing.given(
    'Кому первому, если мест не хватает',
    oneOf(priorities),
    'none',
    `Важнее, чем соответствие запросам, но число людей с наставником не уменьшает. Молодые специалисты и «без наставника» – столбцы листа «Участники». ${NOT_FOR_STABLE}`,
  ),
  eachMentor: pairing.given(
    'Каждому наставнику хотя бы один наставляемый',
    oneOf(eachMentorWishes),
    'any',
    `«желательно» – важнее, чем соответствие запросам, но число людей с наставником не уменьшает; «обязательно» – прежде всего. Кто из наставников остался без наставляемых и почему, показано на листе «Подбор». ${NOT_FOR_STABLE}`,
  ),
  fairness: pairing.given(
    'Что важнее после числа людей с наставником',
    oneOf(fairness),
    'total',
    `«сначала те, кому подходит хуже всех» – наименьшее соответствие делается как можно больше, затем следующее, и только потом – общая сумма. ${NOT_FOR_STABLE}`,
  ),
  formerMentor: pairing.given(
    'Прошлогодний наставник',
    oneOf(formerPairings),
    'any',
    'Столбец «Наставник прошлого года (код)» листа «Участники». «лучше тот же» – если от этого никто не останется без наставника; на «устойчивые пары» этот выбор не влияет.',
  ),
  countFirstNeed: pairing.given('Учитывать главный запрос отдельно', yesNo, true, NOT_FOR_STABLE),
  countMutual: pairing.given('Учитывать взаимный выбор отдельно', yesNo, true, NOT_FOR_STABLE),
  countEvenLoad: pairing.given('Распределять нагрузку ровно', yesNo, true, NOT_FOR_STABLE),
  keepProposals: pairing.given(
    'Сохранять уже предложенные пары',
    yesNo,
    true,
    `Из равноценных вариантов берётся тот, в котором меньше перемен. ${NOT_FOR_STABLE}`,
  ),
  weightAreas: pairing.given('Вес: направления помощи', weight, 1, 'Веса – целые числа от 0 до 10.'),
  weightTime: pairing.given('Вес: удобное время', weight, 1),
  weightSubject: pairing.given('Вес: предмет', weight, 1),
  weightFormat: pairing.given('Вес: формат встреч', weight, 1),
  weightMenteeChoice: pairing.given('Вес: выбор наставляемого', weight, 1, NOT_FOR_STABLE),
  weightMentorChoice: pairing.given('Вес: выбор наставника', weight, 1, NOT_FOR_STABLE),
  preferenceDays: pairing.given('Дней ждать ответов после групповой встречи', int(0, 30), 5),

  mailBudget: mail.given(
    'Писем в день, не больше',
    int(0, 2000),
    90,
    'Остальные уйдут на следующий день, срочные первыми.',
  ),
  headToldAfterDays: mail.given(
    'Сообщить директору о паре без встречи через столько рабочих дней',
    int(0, 60),
    15,
    'После напоминаний наставнику и разговора куратора. 0 – не сообщать.',
  ),
  mailPaused: mail.given('Письма приостановлены', yesNo, false, '«да» – ни одно письмо не отправляется.', true),
  senderEmail: mail.maybe(
    'Адрес отправителя',
    email,
    'Пусто – ящик, под именем которого программа входит на почтовый сервер.',
  ),

  lastYearFigures: marks.maybe(
    'Итоги прошлого года',
    formerFigures,
    'Записывает перенос в новый год: вопрос, его редакция, число, сколько ответов. Итоговый отчёт ставит их рядом с этим годом. Очистите – сравнения не будет.',
  ),
  changesSeen: marks.maybe(
    'Изменения просмотрены',
    text,
    'Прочитали лист «Что изменилось» – впишите сегодняшнюю дату (или любую новую отметку): список начнётся заново.',
  ),
  noAdminRequests: marks.given(
    'Запросов администрации нет',
    yesNo,
    false,
    'Ставится, если директору некого предложить.',
  ),
  notNames: marks.maybe(
    'Проверено: это не имена',
    longText,
    'Слова, которые программа приняла за имена тех, кого называть нельзя, а это не имена: каждое с новой строки, лучше с соседними словами, например «Дед Мороз».',
  ),
  noRegionalActs: marks.given('Региональных актов нет', yesNo, false),
  noMunicipalActs: marks.given('Муниципальных актов нет', yesNo, false),
} as const;

type Registry = typeof settings;

export type SettingKey = keyof Registry;

/** The settings in the domain, with defaults. Settings that may be empty may be absent here. */
export type Settings = {
  readonly [K in SettingKey as Registry[K]['default'] extends undefined ? never : K]: ValueOf<Registry[K]>;
} & {
  readonly [K in SettingKey as Registry[K]['default'] extends undefined ? K : never]?: ValueOf<Registry[K]>;
};

type ValueOf<S> = S extends { readonly type: CellType<infer T> } ? T : never;

interface SettingIssue {
  readonly key: SettingKey;
  readonly label: string;
  readonly whatWasRead: Raw;
  readonly reason: string;
  /** The value, as people type it, that applies until somebody corrects the cell. Absent if this value is the default. */
  readonly meanwhile?: string;
}

/** Reads the settings from the column «Значение», by key. An empty cell gives the default, and an unreadable cell gives a safe value. */
export function readSettings(cells: Readonly<Record<string, Raw | undefined>>): {
  readonly settings: Settings;
  readonly issues: readonly SettingIssue[];
} {
  const values: Partial<Record<SettingKey, unknown>> = {};
  const issues: SettingIssue[] = [];
  for (const key of Object.keys(settings) as SettingKey[]) {
    const setting: Setting = settings[key];
    const cell = cells[key];
    const reading = cell === undefined || String(cell).trim() === '' ? undefined : setting.type.read(cell);
    const failed = reading !== undefined && 'problem' in reading;
    const value = reading && 'value' in reading ? reading.value : failed ? setting.unreadable : setting.default;
    if (value !== undefined) values[key] = value;
    if (cell !== undefined && reading && 'problem' in reading) {
      const { label, unreadable } = setting;
      const meanwhile = unreadable === setting.default ? {} : { meanwhile: String(setting.type.write(unreadable)) };
      issues.push({ key, label, whatWasRead: cell, reason: reading.problem, ...meanwhile });
    }
  }
  // Each value is the default or was read with the type of its setting, so it has the declared type.
  return { settings: values as Settings, issues };
}
