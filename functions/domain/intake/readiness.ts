import { dayText } from '../calendar/day-text.ts';
import type { Entry, Programme } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import type { Timetable } from '../timetable/timetable.ts';

export interface MentorSteps {
  readonly admitted: boolean;
  readonly refused: boolean;
  /** Whether the mentor has finished the training and the certificate is valid today, or training is not required. */
  readonly trained: boolean;
  /** The last day of an expired certificate; undefined if no certificate has expired. */
  readonly lapsedOn: string | undefined;
  readonly interview: string;
  readonly training: string;
}

function interviewText(row: Entry<'interviews'> | undefined, today: string): string {
  if (row?.date === undefined) return 'день не назначен';
  if (row.date > today) return 'назначено';
  switch (row.outcome) {
    case 'admitted':
      return 'допущен';
    case 'conditional':
      return 'допущен с условием';
    case 'declined':
      return 'не допущен';
    case undefined:
      return 'нет итога';
  }
}

type TrainingRow = Entry<'training'>;

/** The last day of a mentor's expired certificate; undefined if it is valid. A certificate without a last day never expires. */
export function lapsedOn(row: TrainingRow | undefined, today: string): string | undefined {
  if (!row?.completed || row.waivedReason || row.certificateUntil === undefined) return undefined;
  return row.certificateUntil < today ? row.certificateUntil : undefined;
}

function trainingText(row: TrainingRow | undefined, today: string): string {
  if (row?.waivedReason) return 'не требуется';
  const lapsed = lapsedOn(row, today);
  if (lapsed) return `свидетельство действовало по ${dayText(lapsed)}`;
  if (row?.completed) return row.certificate || row.certificateLink ? 'окончил' : 'окончил, нет свидетельства';
  return row?.programme ? 'учится' : 'не начато';
}

/** Evaluates a mentor's interview and training. If the school switched off interviews (3.5) or training (4.2), that step is not required. */
export function mentorSteps({ tables }: Programme, timetable: Timetable, today: string): (code: string) => MentorSteps {
  const [noInterviews, noTraining] = [timetable('3.5').off, timetable('4.2').off];
  const interviews = byKey(tables.interviews, ({ code }) => code);
  const trainings = byKey(tables.training, ({ code }) => code);
  return (code) => {
    const interview = interviews.get(code);
    const training = trainings.get(code);
    const tookPlace = interview?.date !== undefined && interview.date <= today;
    const refused = tookPlace && interview.outcome === 'declined';
    const passed = tookPlace && (interview.outcome === 'admitted' || interview.outcome === 'conditional');
    const ownTraining = trainingText(training, today);
    const isTrained = ['не требуется', 'окончил'].includes(ownTraining);
    return {
      admitted: passed || (noInterviews && !refused),
      refused,
      trained: noTraining || isTrained,
      lapsedOn: noTraining ? undefined : lapsedOn(training, today),
      interview: noInterviews && !tookPlace ? 'не требуется' : interviewText(interview, today),
      training: noTraining && !isTrained ? 'не требуется' : ownTraining,
    };
  };
}
