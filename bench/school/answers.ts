import { formKey } from '../../functions/gateways/form-key.ts';
import { date, dateTime, type Raw } from '../../sheets-schema/cell.ts';
import type { MeetingKind } from '../../sheets-schema/choices/meeting-kind.ts';
import type { Role } from '../../sheets-schema/choices/role.ts';
import type { Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { answerSheet, type FormName, type Said } from '../../simulation/answer-sheet.ts';
import * as say from '../../simulation/answers.ts';
import { wantsMentor, wantsToMentor } from '../../simulation/roster.ts';
import { seeded } from '../../simulation/seeded.ts';
import { ASKED, CONSENTED, later, MET, momentOn, ORDERED, TODAY } from './calendar.ts';
import type { Colleague, Staff } from './staff.ts';

/** The secret that signs the links of the generated school. */
export const SECRET = 'bench'.padEnd(64, '0');

const REPORTS: readonly MeetingKind[] = ['first', 'trial', 'planning'];
/** Meetings of each pair until today. A pair meets every `DAYS_BETWEEN` days. */
const MEETINGS = 12;
const DAYS_BETWEEN = 5;

/** Cells of a response tab by field, as Google Forms writes them. */
export type AnswerCells = Readonly<Record<string, Raw>>;
export type AnswerTabs = Readonly<Partial<Record<FormName, readonly AnswerCells[]>>>;

function cellOf({ type }: Question, texts: readonly string[]): Raw {
  const [text = ''] = texts;
  if (type.kind === 'scale' || type.kind === 'int') return Number(text);
  return type.kind === 'date' ? date.write(text) : texts.join(', ');
}

const keyFor = formKey(SECRET);

function answered<F extends FormName>(form: F, { code }: Colleague, at: string, said: Said<F>): AnswerCells {
  const questions: Readonly<Record<string, Question>> = forms[form].questions;
  // For questions about people and pairs, we use the answers as the options.
  const options = () => Object.values(said).map(String);
  const sheet = answerSheet(form, { ...said, code, formKey: keyFor(form, code) }, options);
  const cells = Object.entries(sheet).flatMap(([field, texts]) => {
    const question = questions[field];
    return question ? [[field, cellOf(question, texts)] as const] : [];
  });
  return { submittedAt: dateTime.write(at), ...Object.fromEntries(cells) };
}

const speaker = ({ code, teacher, persona }: Colleague, about: string): say.Speaker => ({
  teacher,
  persona,
  chance: seeded(about, code),
});

/** The roles of a colleague: both, or only one. */
const rolesOf = ({ teacher }: Colleague) => [
  ...(wantsMentor(teacher) ? (['mentee'] as const) : []),
  ...(wantsToMentor(teacher) ? (['mentor'] as const) : []),
];

function meetingReports({ pairs }: Staff): AnswerCells[] {
  return pairs.flatMap(({ pairCode, mentor }, index) =>
    Array.from({ length: MEETINGS }, (_, number) => {
      const heldOn = later(ORDERED, 1 + number * DAYS_BETWEEN);
      const kind = REPORTS[number] ?? 'regular';
      const said = say.meetingReport(speaker(mentor, `${pairCode} ${number}`), { pairCode, kind, heldOn });
      return answered('meetingReport', mentor, momentOn(heldOn, index), said);
    }),
  );
}

/** Everybody's answers until {@link TODAY}, about ten each. */
export function answersOf(staff: Staff): AnswerTabs {
  const { taking, mentees, mentors } = staff;
  const inRoles = <F extends 'preference' | 'feedback'>(
    form: F,
    day: string,
    said: (one: say.Speaker, at: number, asRole: Role) => Said<F>,
  ) =>
    taking.flatMap((one, index) =>
      rolesOf(one).map((asRole) =>
        answered(form, one, momentOn(day, index), { ...said(speaker(one, `${form} ${day}`), index, asRole), asRole }),
      ),
    );
  const each = <F extends FormName>(
    form: F,
    people: readonly Colleague[],
    day: string,
    said: (one: say.Speaker) => Said<F>,
  ) => people.map((one, index) => answered(form, one, momentOn(day, index), said(speaker(one, form))));
  /** Nearby people in the list who have the other role. */
  const near = (index: number, asRole: Role) => {
    const other = new Set(asRole === 'mentee' ? mentors : mentees);
    return taking.flatMap((one, at) => (at !== index && Math.abs(at - index) <= 4 && other.has(one) ? one.code : []));
  };

  return {
    intake: each('intake', taking, later(CONSENTED, 3), say.intake),
    menteeRequest: each('menteeRequest', mentees, ASKED, say.menteeRequest),
    mentorOffer: each('mentorOffer', mentors, ASKED, say.mentorOffer),
    assessmentMenteeT0: each('assessmentMenteeT0', mentees, later(ASKED, 3), say.assessmentMenteeT0),
    assessmentMentorT0: each('assessmentMentorT0', mentors, later(ASKED, 3), say.assessmentMentorT0),
    preference: inRoles('preference', later(MET, 1), (one, at, asRole) =>
      say.preference(one, asRole, near(at, asRole)),
    ),
    meetingReport: meetingReports(staff),
    feedback: [
      ...inRoles('feedback', later(ORDERED, 26), say.feedback),
      ...inRoles('feedback', later(TODAY, -3), say.feedback),
    ],
  };
}
