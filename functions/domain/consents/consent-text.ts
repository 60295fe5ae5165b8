import type { publicationScopes } from '../../../sheets-schema/choices/consent.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { lastDayOfMonth } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { Context } from '../context.ts';
import { schoolNameIn } from '../grammar/school-name.ts';
import { BLANK, type Block } from '../paper/content.ts';
import type { Programme } from '../programme.ts';
import { roadmapOf } from '../timetable/activity.ts';
import { ofYearText } from '../timetable/programme-years.ts';
import { lastProgrammeDay } from '../timetable/timetable.ts';

export interface ConsentText {
  readonly title: string;
  /** The paragraphs in order. The document prints a label before the text of its part. */
  readonly parts: readonly ConsentPart[];
  readonly version: string;
  /** What the person writes about themselves: only what the law asks for in this consent. */
  readonly identifiedBy: readonly string[];
}

export type ConsentPart =
  | Extract<Block, { kind: 'text' }>
  /** The person allows or forbids each item of `permissions` separately (152-ФЗ, ст. 10.1). */
  | { readonly kind: 'list' | 'permissions'; readonly label: string; readonly items: readonly string[] };

const text = (words: string): ConsentPart => ({ kind: 'text', text: words });
const labelled = (label: string, words: string): ConsentPart => ({ kind: 'text', label, text: words });

export const PERSONAL_DATA = [
  'фамилия, имя, отчество;',
  'должность, преподаваемый предмет, педагогический стаж;',
  'адрес рабочей электронной почты;',
  'ответы на анкеты программы наставничества;',
  'сведения о встречах в паре (группе), обучении и результатах участия.',
];

/**
 * The operator with the requisites that 152-ФЗ (art. 9) and order № 18 of Roskomnadzor ask for: «оператору – Муниципальному бюджетному …». If the
 * dative is not certain, the name stands in brackets in the nominative.
 */
function operator(
  office: string,
  { schoolAddress = BLANK, schoolInn = BLANK, schoolOgrn = BLANK, ...settings }: Settings,
) {
  const dative = schoolNameIn(settings, 'dative');
  const name = dative ?? `наименование: ${settings.schoolFull ?? settings.schoolShort ?? BLANK}`;
  const requisites = `адрес: ${schoolAddress}; ИНН ${schoolInn}; ОГРН ${schoolOgrn}`;
  return dative === undefined ? `${office} (${name}; ${requisites})` : `${office} – ${name} (${requisites})`;
}

type Known = Pick<Programme, 'settings' | 'tables'>;

/** The reports need the data for at least this many months after the programme. */
const MONTHS_FOR_REPORTS = 6;

const lastDayOf = (programme: Known, today: string) =>
  lastProgrammeDay(roadmapOf(programme), programme.settings, today);

/** The last day of a consent, from the settings. By default this is the end of the year in which the reports are certainly finished. */
export function lastConsentDay(programme: Known, today: string): string {
  const last = lastDayOf(programme, today);
  const finished = lastDayOfMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7)) + MONTHS_FOR_REPORTS);
  return programme.settings.consentUntil ?? `${finished.slice(0, 4)}-12-31`;
}

const withdrawal = labelled(
  'Как отозвать:',
  'согласие можно отозвать в любое время, подав школе письменное заявление. После отзыва обработка прекращается, а данные уничтожаются в срок не более 30 дней (часть 5 статьи 21 того же закона), если их хранения не требует закон.',
);

const freedom = text(
  'Мне разъяснено, что участие в программе добровольное и отказ от согласия не влечёт никаких последствий.',
);

interface Place {
  readonly kept: string;
  /** Who else gets the data. */
  readonly passedOn: string;
}

const GOOGLE =
  'Google LLC (США) – оператору сервисов Google – только для хранения; это трансграничная передача. Никаким другим третьим лицам данные не передаются';

/** Where the data are stored and who gets them. Both sentences come from one place, so that a consent cannot contradict itself. */
function placeOf({ privacyMode, dataPlace }: Settings): Place {
  if (privacyMode === 'codes') {
    return {
      kept: 'Ответы на анкеты под кодом участника, без фамилии, хранятся в сервисах Google; их серверы находятся за пределами Российской Федерации. Список «код – фамилия, имя, отчество, должность, адрес почты» хранится на компьютере школы.',
      passedOn: `сведения под кодом участника – ${GOOGLE}; список имён не передаётся никому.`,
    };
  }
  return dataPlace === 'google'
    ? {
        kept: 'Данные, в том числе фамилия, имя, отчество и адрес почты, хранятся в сервисах Google; их серверы находятся за пределами Российской Федерации.',
        passedOn: `${GOOGLE}.`,
      }
    : {
        kept: 'Сервисы Google не используются: данные хранятся на компьютере школы.',
        passedOn: 'не разрешается никому.',
      };
}

function processing(programme: Known, today: string): readonly ConsentPart[] {
  const { settings } = programme;
  const { kept, passedOn } = placeOf(settings);
  return [
    text(
      `в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» свободно, своей волей и в своём интересе даю согласие ${operator('оператору', settings)} на обработку моих персональных данных.`,
    ),
    labelled(
      'Цель обработки:',
      `участие в программе наставничества «учитель – учитель» ${ofYearText(roadmapOf(programme), settings, today)}.`,
    ),
    { kind: 'list', label: 'Перечень персональных данных:', items: PERSONAL_DATA },
    labelled(
      'Перечень действий:',
      'сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, использование, обезличивание, блокирование, удаление, уничтожение; с использованием средств автоматизации и без них. Распространение данных этим согласием не разрешается.',
    ),
    labelled('Где хранятся данные:', kept),
    labelled('Передача третьим лицам:', passedOn),
    labelled('Срок действия:', `со дня подписания по ${dayText(lastConsentDay(programme, today))}.`),
    withdrawal,
    freedom,
  ];
}

const CATEGORIES: Readonly<Record<keyof typeof publicationScopes, string>> = {
  name: 'фамилия, имя, отчество',
  position: 'должность',
  photo: 'фотография',
  quote: 'отзыв о программе',
  achievements: 'достижения',
  case: 'описание практики (кейс)',
};

function publication(programme: Known, today: string): readonly ConsentPart[] {
  const { settings } = programme;
  return [
    text(
      `в соответствии со статьёй 10.1 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» даю согласие ${operator('оператору', settings)} на обработку моих персональных данных, разрешённых для распространения.`,
    ),
    labelled(
      'Цель:',
      `рассказ об итогах программы наставничества «учитель – учитель» ${ofYearText(roadmapOf(programme), settings, today)}.`,
    ),
    labelled(
      'Информационные ресурсы, где распространяются данные:',
      `${settings.schoolSites?.split('\n').join(', ') ?? BLANK}.`,
    ),
    {
      kind: 'permissions',
      label: 'Категории данных (без отметки – не разрешено):',
      items: Object.values(CATEGORIES),
    },
    labelled(
      'Передача данных, полученных с этих ресурсов:',
      'неограниченному кругу лиц, если в строке «Условия и запреты» не вписано другое.',
    ),
    labelled('Срок действия:', `со дня подписания по ${dayText(lastConsentDay(programme, today))}.`),
    labelled(
      'Как отозвать:',
      'достаточно письменного требования в любое время: распространение прекращается в течение трёх рабочих дней. Молчание согласием не считается.',
    ),
    freedom,
  ];
}

/** The school's name. It stands in brackets after «по поручению работодателя», so the nominative is correct. */
const employer = ({ schoolFull, schoolShort }: Settings) => schoolFull ?? schoolShort ?? BLANK;

interface MentorWork {
  readonly mentees: readonly string[];
  readonly inGroup: boolean;
}

function mentoringWork(programme: Known, today: string, work?: MentorWork): readonly ConsentPart[] {
  const lastDay = lastDayOf(programme, today);
  return [
    text(
      `в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации даю согласие на выполнение по поручению работодателя (${employer(programme.settings)}) работы по наставничеству в отношении: ${work ? work.mentees.join(', ') : BLANK}.`,
    ),
    { kind: 'text', label: 'Срок:', text: `с даты приказа о закреплении по ${dayText(lastDay)}.` },
    {
      kind: 'text',
      label: 'Содержание:',
      text: 'встречи с наставляемым по плану развития; краткий отчёт о каждой встрече и отчёт по итогам.',
    },
    labelled(
      'Форма:',
      `${work ? (work.inGroup ? 'работа с группой' : 'работа в паре') : 'работа в паре (группе)'}, не реже одной встречи в две недели.`,
    ),
    labelled('Размер и условия выплаты:', 'по дополнительному соглашению к трудовому договору.'),
    labelled(
      'Досрочный отказ:',
      'порядок мне разъяснён: и я, и работодатель можем прекратить работу досрочно, предупредив письменно не менее чем за три рабочих дня.',
    ),
  ];
}

/** The text of a consent. Each consent is a separate document (152-ФЗ, ст. 9 ч. 1 and 10.1; ТК РФ, ст. 351.8). */
export function consentText(
  type: 'processing' | 'publication' | 'mentoringWork',
  programme: Known,
  { today }: Pick<Context, 'today'>,
  work?: MentorWork,
): ConsentText {
  const version = programme.settings.consentTextVersion;
  switch (type) {
    case 'processing':
      return {
        title: 'Согласие на обработку персональных данных',
        // 152-ФЗ, ст. 9 ч. 4 asks for these details.
        identifiedBy: ['адрес', 'основной документ, удостоверяющий личность (номер, кем и когда выдан)'],
        parts: processing(programme, today),
        version,
      };
    case 'publication':
      return {
        title: 'Согласие на обработку персональных данных, разрешённых для распространения',
        // Приказ Роскомнадзора от 24.02.2021 № 18, п. 1: this consent needs no passport data.
        identifiedBy: ['контакт (телефон, адрес электронной почты или почтовый адрес)'],
        parts: publication(programme, today),
        version,
      };
    case 'mentoringWork':
      return {
        title: 'Согласие на выполнение работы по наставничеству',
        identifiedBy: ['должность'],
        parts: mentoringWork(programme, today, work),
        version,
      };
  }
}

/** The text above the questions of an electronic consent. Codes replace names, because only the school knows the names. */
export function formDescription({ parts, version }: ConsentText): string {
  // The form has separate questions for permissions, so the text leaves them out.
  const lines = parts
    .filter((part) => part.kind !== 'permissions')
    .map((part) =>
      part.kind === 'text'
        ? [part.label, part.text].filter(Boolean).join(' ')
        : [part.label, ...part.items.map((item) => `– ${item}`)].join('\n'),
    );
  return [`Я, участник с указанным ниже кодом, ${lines.join('\n\n')}`, `Редакция текста: ${version}`].join('\n\n');
}
