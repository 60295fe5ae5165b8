import type { StageResultKey } from '../../../sheets-schema/roadmap.ts';
import { earliestDay } from '../calendar/day.ts';
import type { Facts } from '../facts-of.ts';
import { planOf } from '../meetings/development-plans.ts';
import { hasStarted } from '../pairs/pair.ts';
import { isUrl } from '../paper/names-paper.ts';
import type { FormName } from '../programme.ts';
import { documentPiece } from './documents.ts';
import type { Evidence } from './evidence.ts';
import { all, any, piece } from './evidence.ts';
import type { Row } from './rule.ts';
import { materials } from './rules/stage-1.ts';
import { training } from './rules/stage-4.ts';
import { reports } from './rules/stage-7.ts';

type ResultRule = (facts: Facts) => Evidence;

/** Results do not depend on marks or months, but their rules expect these parameters. */
const UNMARKED: Row = { months: [1, 12], mark: undefined };

const registered =
  (kind: 'orderPilot' | 'regulation' | 'awardList'): ResultRule =>
  (facts) =>
    all('documents', [documentPiece(facts, kind)]);

/** The rule that a form has at least one answer. */
const answersTo =
  (form: FormName, missing: string): ResultRule =>
  ({ intake }) =>
    any(
      `answers.${form}`,
      intake.answers.all(form).map(({ submittedAt, at }) => piece(true, '', submittedAt.slice(0, 10), { at })),
      missing,
    );

function formed(facts: Facts) {
  return facts.pairs.filter(hasStarted).filter(({ status }) => status !== 'dissolved');
}

const NO_PAIRS = 'Хотя бы одна пара с приказом';

const certificates: ResultRule = ({ intake, programme }) => {
  const mentors = new Set(intake.mentors.map(({ code }) => code));
  const trained = programme.tables.training.filter(({ code, completed }) => completed && code && mentors.has(code));
  return all(
    'training',
    trained.map(({ code, certificate, certificateLink, certificateDate, at }) => {
      const present = Boolean(certificate || certificateLink);
      return piece(present, `${code}: номер или ссылка на свидетельство`, certificateDate, { at });
    }),
    { first: 'Хотя бы один обученный наставник со свидетельством' },
  );
};

/** The memo is part of the letter about the pair, so the letter proves it. */
const memos: ResultRule = (facts) =>
  all(
    'outbox',
    formed(facts).flatMap(({ pairCode, mentees }) =>
      mentees.map((code) => {
        const [letter] = facts.lettersTo(code, ['pairFormed'], pairCode);
        return piece(letter !== undefined, `${code}: памятка (уходит с письмом о паре)`, letter?.on, {
          at: letter?.at,
        });
      }),
    ),
    { first: NO_PAIRS },
  );

const publicReport: ResultRule = ({ programme }) => {
  const { publications, documents } = programme.tables;
  const pages = publications
    .filter(({ kind }) => kind === 'results')
    .map(({ url = '', date, at }) => piece(isUrl(url), 'адрес страницы', date, { at, link: url }));
  const reports = documents
    .filter(({ kind }) => kind === 'publicReport')
    .map(({ link = '', date, at }) => ({ ...piece(isUrl(link), 'адрес на сайте школы', date, { at, link }) }));
  const missing = 'Адрес публичного отчёта на сайте школы';
  const page = any('publications', pages, missing);
  return page.holds ? page : { ...any('documents', reports, missing), missing: [missing] };
};

/** The rule for each result of a stage. «Каждый» always means everybody, and at least one person. */
export const stageResults: Readonly<Record<StageResultKey, ResultRule>> = {
  orderPilot: registered('orderPilot'),
  regulation: registered('regulation'),
  motivation: ({ programme }) =>
    all('settings', [piece(Boolean(programme.settings.motivation), 'Меры поощрения или пункт Положения в настройках')]),
  methodMaterials: (facts) => materials(facts, UNMARKED),
  menteeList: ({ intake }) =>
    all(
      'mentees',
      intake.mentees.map(({ joinedOn }) => piece(true, '', joinedOn)),
      { first: 'Хотя бы один наставляемый в базе' },
    ),
  needForms: answersTo('menteeRequest', 'Хотя бы одна анкета с запросом'),
  mentorBase: ({ intake }) =>
    all(
      'mentors',
      intake.mentors.map(({ joinedOn }) => piece(true, '', joinedOn)),
      { first: 'Хотя бы один наставник в базе' },
    ),
  portfolios: ({ intake, bases }) =>
    all(
      'portfolio',
      intake.mentors.map(({ code }) => {
        const link = bases.rows.mentor.get(code)?.portfolioUrl;
        return piece(Boolean(link), `${code}: ссылка на портфолио в базе наставников`);
      }),
      { first: 'Хотя бы один наставник в базе' },
    ),
  offerForms: answersTo('mentorOffer', 'Хотя бы одна анкета наставника'),
  mentorNeedForms: ({ intake }) =>
    any(
      'answers.mentorOffer',
      intake.answers
        .all('mentorOffer')
        .filter(({ fields }) => (fields.ownNeeds ?? []).length > 0)
        .map(({ submittedAt, at }) => piece(true, '', submittedAt.slice(0, 10), { at })),
      'Хотя бы один ответ на вопрос «Чему Вы сами хотели бы научиться?»',
    ),
  competence: (facts) => training(facts, UNMARKED),
  certificates,
  pairs: (facts) =>
    all(
      'pairs',
      formed(facts).map(({ pairCode, row, order, activeFrom }) =>
        piece(order !== undefined, `${pairCode}: номер приказа`, activeFrom, { at: row.at }),
      ),
      { first: NO_PAIRS },
    ),
  plans: (facts) =>
    all(
      'plans',
      formed(facts).flatMap(({ pairCode, mentees, status, activeFrom }) =>
        mentees.map((code) => {
          // The run on an active pair's first day writes a draft of the plan, so an active pair always has a plan.
          const present = status === 'active' || planOf(facts, pairCode, code) !== undefined;
          return piece(present, `${code}: план развития`, activeFrom);
        }),
      ),
      { first: NO_PAIRS },
    ),
  menteeMemos: memos,
  mentoring: ({ meetings, due, context, pairs }) => {
    const late = new Set(due.filter(({ dueOn }) => dueOn < context.today).map(({ pairCode }) => pairCode));
    const working = pairs.filter(hasStarted).filter(({ status }) => status !== 'dissolved');
    const onSchedule = working.filter(({ pairCode }) => !late.has(pairCode)).length;
    return {
      ...any(
        'meetings',
        meetings.length > 0 ? [piece(true, '', earliestDay(meetings.map((one) => one.heldOn)))] : [],
        'Хотя бы одна проведённая встреча',
      ),
      k: meetings.length > 0 ? onSchedule : 0,
      n: working.length,
    };
  },
  midFeedback: answersTo('feedback', 'Хотя бы одна анкета обратной связи'),
  satisfactionForms: ({ intake }) =>
    all('answers.satisfactionMentee', [
      piece(intake.answers.all('satisfactionMentee').length > 0, 'Хотя бы одна анкета наставляемого'),
      piece(intake.answers.all('satisfactionMentor').length > 0, 'Хотя бы одна анкета наставника'),
    ]),
  finalReport: (facts) => reports(facts, UNMARKED),
  awards: registered('awardList'),
  publicReport,
};
