import { ROLES } from '../../../sheets-schema/choices/role.ts';
import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { Role } from '../intake/intake.ts';
import { averagesInPapers } from '../monitoring/satisfaction-averages.ts';
import { isSplitHidden, isSuppressed, shownParts } from '../monitoring/suppression.ts';
import { satisfactionAnswer } from '../monitoring/survey-closing.ts';
import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { median } from './growth-and-expectations.ts';
import { cite, decimal, labelled, table, text } from './parts.ts';
import { PEOPLE } from './people.ts';

type Fields = Readonly<Record<string, unknown>>;

/** From this score on, an answer of the feedback counts as high. */
const HIGH = 7;

type RoleForm = 'feedback' | (typeof formsOfRole)[Role]['satisfaction'];

function answersOf(programmeState: ProgrammeState, form: RoleForm, role: Role): Fields[] {
  const { intake, tookPart } = programmeState;
  return tookPart.counted
    .filter((one) => one.role === role)
    .flatMap(({ code }) => {
      const answer =
        form === 'feedback' ? intake.answers.latest(form, code, role) : satisfactionAnswer(programmeState, code, role);
      return answer?.fields ?? [];
    });
}

/** «Хотели бы продолжить? да – 12, нет – 3.» The most frequent option comes first. We leave out fields that only the curator may see. */
function closedAnswers(form: RoleForm, answers: readonly Fields[]): Block[] {
  return Object.entries(forms[form].questions).flatMap(([field, { title, type, audience }]) => {
    if (audience === 'curator' || field === 'asRole' || (type.kind !== 'yesNo' && type.kind !== 'one')) return [];
    const choices: [unknown, string][] =
      type.kind === 'one'
        ? Object.entries<string>(type.choices)
        : [
            [true, 'да'],
            [false, 'нет'],
          ];
    const said = choices
      .map(([value, label]) => ({ label, k: answers.filter((fields) => fields[field] === value).length }))
      .filter(({ k }) => k > 0)
      .sort((a, b) => b.k - a.k);
    const parts = shownParts(said.map(({ k }) => k));
    const shown = said.flatMap(({ label }, i) => (parts[i] === undefined ? [] : [`${label} – ${parts[i]}`]));
    const rest = said.reduce((sum, { k }, i) => (parts[i] === undefined ? sum + k : sum), 0);
    const all = [
      ...shown,
      ...(rest > 0 ? [`${shown.length > 0 ? 'остальные ответы' : 'ответы'} – ${rest}, по вариантам не показаны`] : []),
    ];
    return !isSuppressed(answers.filter((fields) => fields[field] !== undefined).length)
      ? [labelled(title, `${all.join(', ')}.`)]
      : [];
  });
}

const few = (who: string, n: number) =>
  text(`${who}: ответов – ${n}. Их меньше пяти, поэтому сами ответы не показаны: по ним можно узнать человека.`);

/**
 * The interim feedback. We show the roles separately only if each has five answers: otherwise a reader could subtract one role from the total and see
 * the answers of the smaller role.
 */
function interim(programmeState: ProgrammeState): Block[] {
  const byRole = ROLES.map((role) => ({ who: PEOPLE[role], answers: answersOf(programmeState, 'feedback', role) }));
  const all = byRole.flatMap(({ answers }) => answers);
  const apart = byRole.every(({ answers }) => !isSuppressed(answers.length));
  const groups = apart
    ? byRole
    : [
        {
          who: byRole
            .map(({ who }) => who)
            .join(' и ')
            .replace('и Н', 'и н'),
          answers: all,
        },
      ];
  if (all.length === 0) return [text(`«${forms.feedback.title}»: ответов пока нет.`)];
  const scales = Object.entries(forms.feedback.questions).filter(([, { type }]) => type.kind === 'scale');
  return groups.flatMap(({ who, answers }) => {
    if (isSuppressed(answers.length)) return [few(who, answers.length)];
    return [
      labelled(`${who}:`, `«${forms.feedback.title}», последний ответ каждого.`),
      table(
        ['Вопрос (от 1 до 10)', 'Ответов', `${HIGH} и выше`, 'Медиана'],
        scales.map(([field, { title }]) => {
          const own = answers.flatMap(({ [field]: score }) => (typeof score === 'number' ? [score] : []));
          const middle = median(own);
          const high = own.filter((score) => score >= HIGH).length;
          if (middle === undefined) return [title, `${own.length}`, '–', '–'];
          // A median between 6 and 7 would say that exactly half of the people answered 7 or above.
          const isHidden = isSplitHidden(high, own.length);
          return [title, `${own.length}`, ...(isHidden ? ['–', '–'] : [`${high}`, decimal(middle)])];
        }),
        [52, 14, 14, 20],
      ),
      ...closedAnswers('feedback', answers),
    ];
  });
}

/** Final answers of the participants: averages and chosen options. We show a role only if it has at least five answers. */
function atTheEnd(programmeState: ProgrammeState): Block[] {
  const averages = averagesInPapers(programmeState);
  return ROLES.flatMap((role) => {
    const answers = answersOf(programmeState, formsOfRole[role].satisfaction, role);
    const { title } = forms[formsOfRole[role].satisfaction];
    if (isSuppressed(answers.length)) return [few(`«${title}»`, answers.length)];
    return [
      labelled(`${PEOPLE[role]}:`, `«${title}», последний ответ каждого.`),
      table(
        ['Вопрос (от 1 до 10)', 'Ответов', 'Среднее'],
        averages
          .filter((one) => one.role === role)
          .map((one) => [one.label, `${one.answers}`, one.average === undefined ? '–' : decimal(one.average, 1)]),
        [66, 14, 20],
      ),
      ...closedAnswers(formsOfRole[role].satisfaction, answers),
    ];
  });
}

/** Feedback of mentees and mentors, without results from fewer than five answers. Only the curator sees wishes, calls for help and free texts. */
export function feedbackSummary(programmeState: ProgrammeState): Block[] {
  return [
    ...interim(programmeState),
    ...cite(programmeState, 'answers.feedback'),
    ...atTheEnd(programmeState),
    ...cite(programmeState, 'answers.satisfactionMentee', 'answers.satisfactionMentor'),
    text(
      'Пожелания, просьбы о помощи и свободные ответы сюда не входят. Не показаны и числа, за которыми меньше пяти человек или по которым такое число можно вычислить.',
    ),
  ];
}
