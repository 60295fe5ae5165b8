import type { Entered, Field } from '../../emulator/application-pages.ts';
import { addDays } from '../../functions/domain/calendar/day.ts';
import { dayAndMonth } from '../../functions/domain/calendar/day-text.ts';
import { ADMINISTRATION } from '../../functions/domain/intake/answer-author.ts';
import type { Question, QuestionType } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { KnownForm } from './known-forms.ts';
import { nameIn, type OwnPair, type Respondent, respondentOf } from './respondent.ts';
import type { SchoolView } from './school-view.ts';

/** A form as one person sees it. */
export interface PersonalForm {
  readonly respondent: Respondent;
  readonly entries: readonly Entered[];
  /** Ids of questions that are hidden from this person, because the program knows the answer or the question does not concern them. */
  readonly unseen: ReadonlySet<string>;
  /** The pair that the form is about, if the person has only one pair: «С Вами в паре: Тестов Борис». */
  readonly pair: string | undefined;
}

type ChoiceInput = Extract<Field['input'], { kind: 'choice' }>;

/** Frequent answers, by form and question. */
const SUGGESTED: Readonly<Record<string, (today: string) => Field['suggestions'] & object>> = {
  'meetingReport.heldOn': (today) => [
    { label: 'Сегодня', value: today },
    { label: 'Вчера', value: addDays(today, -1) },
  ],
  'meetingReport.minutes': () => ['30', '45', '60', '90'].map((value) => ({ label: value, value })),
  'meetingReport.nextOn': (today) =>
    [7, 14].map((days) => ({ label: dayAndMonth(addDays(today, days)), value: addDays(today, days) })),
};

const narrowed = (input: ChoiceInput, isOffered: (option: string) => boolean, labelOf: (option: string) => string) => {
  const options = input.options.filter(isOffered);
  return { ...input, options, labels: new Map(options.map((option) => [option, labelOf(option)])) };
};

const namesOf = (view: SchoolView, { members }: OwnPair): string =>
  members.map((code) => nameIn(view, code)).join(', ');

function pairText(view: SchoolView, { pairs: [pair], code }: Respondent): string | undefined {
  const others = pair?.members.filter((each) => each !== code);
  if (!pair || !others) return undefined;
  return `${others.length > 1 ? 'В Вашей группе' : 'С Вами в паре'}: ${namesOf(view, { ...pair, members: others })}`;
}

/** An option that names a person begins with their code. */
const codeIn = (option: string): string => /^К-\d+/.exec(option)?.[0] ?? option;

/** A question with only those choices that concern this person, by name. If the person has only one pair, this pair is preselected. */
function personal(
  entry: Entered,
  type: QuestionType,
  { respondent, view }: { readonly respondent: Respondent; readonly view: SchoolView },
): Entered {
  const { field, texts } = entry;
  const { input } = field;
  const { pairs } = respondent;
  const offers = (option: string): boolean => input.kind === 'choice' && input.options.includes(option);
  switch (type.kind) {
    case 'pair': {
      if (input.kind !== 'choice' || pairs.length === 0 || !pairs.every(({ code }) => offers(code))) return entry;
      if (texts.some((text) => !pairs.some(({ code }) => code === text))) return entry;
      const labels = new Map(pairs.map((pair) => [pair.code, `${pair.code}: ${namesOf(view, pair)}`]));
      return {
        ...entry,
        ...(pairs.length === 1 ? { texts: pairs.map(({ code }) => code) } : {}),
        field: {
          ...field,
          input: narrowed(
            input,
            (each) => labels.has(each),
            (each) => labels.get(each) ?? each,
          ),
        },
      };
    }
    case 'people': {
      if (input.kind !== 'choice') return entry;
      const labelOf = (option: string) => option.replace(/^К-\d+ (?=\S)/, '');
      const members = new Set(pairs.flatMap((pair) => pair.members));
      const concerns = (option: string) => type.from !== 'pairs' || members.size === 0 || members.has(codeIn(option));
      const isOther = (option: string) => codeIn(option) !== respondent.code || type.from === 'pairs';
      return {
        ...entry,
        field: { ...field, input: narrowed(input, (each) => concerns(each) && isOther(each), labelOf) },
      };
    }
    case 'code': {
      // Only the administration writes about other people. It chooses them by name.
      const named = view.people.filter(({ code, name }) => code !== undefined && name !== undefined);
      if (respondent.code !== ADMINISTRATION || named.length === 0) return entry;
      const labels = new Map(named.map(({ code = '', name = '' }) => [code, name] as const));
      const sorted = [...labels].sort(([, a], [, b]) => a.localeCompare(b, 'ru')).map(([code]) => code);
      const list = { kind: 'choice', type: 'DROP_DOWN', other: false, shuffle: false, details: [] } as const;
      return { ...entry, field: { ...field, input: { ...list, options: sorted, labels } } };
    }
    default:
      return entry;
  }
}

/** Ids of optional questions that list people by name. They are hidden from everybody who opens the form without a personal link. */
export function unseenByStrangers({ name, questionOf }: KnownForm, entries: readonly Entered[]): ReadonlySet<string> {
  const questions: Readonly<Record<string, Question>> = forms[name].questions;
  const named = entries.filter(
    ({ field }) => !field.required && questions[questionOf(field) ?? '']?.type.kind === 'people',
  );
  return new Set(named.map(({ field }) => field.questionId));
}

/** The form for the person whose personal link opened it; undefined if the link belongs to nobody. */
export function personalForm(
  known: KnownForm,
  entries: readonly Entered[],
  view: SchoolView,
): PersonalForm | undefined {
  const textOf = (question: string) => entries.find(({ field }) => known.questionOf(field) === question)?.texts[0];
  const respondent = respondentOf(view, known.name, textOf('code'), textOf('formKey'));
  if (!respondent) return undefined;
  const questions: Readonly<Record<string, Question>> = forms[known.name].questions;
  const isAboutOnePair = respondent.pairs.length === 1;
  const isGroup = respondent.pairs.some(({ members }) => members.length > 2);
  const unseen = new Set<string>();
  let pair: string | undefined;
  const shown = entries.map((entry) => {
    const name = known.questionOf(entry.field) ?? '';
    const question = questions[name];
    if (!question) return entry;
    const { type } = question;
    const suggestions = SUGGESTED[`${known.name}.${name}`]?.(view.today);
    const own = name === 'code' ? entry : personal(entry, type, { respondent, view });
    const isKnown = type.kind === 'pair' && isAboutOnePair && own !== entry;
    const isOfGroups = type.kind === 'people' && type.from === 'pairs' && respondent.pairs.length > 0 && !isGroup;
    if (name === 'code' || name === 'formKey' || isKnown || isOfGroups) unseen.add(entry.field.questionId);
    if (isKnown) pair = pairText(view, respondent);
    return suggestions ? { ...own, field: { ...own.field, suggestions } } : own;
  });
  return { respondent, entries: shown, unseen, pair };
}
