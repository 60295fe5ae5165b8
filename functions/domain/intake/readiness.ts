import type { Entry, Programme } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import type { Timetable } from '../timetable/timetable.ts';

export interface MentorSteps {
  readonly admitted: boolean;
  readonly refused: boolean;
  readonly trained: boolean;
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

function trainingText(row: Entry<'training'> | undefined): string {
  if (row?.waivedReason) return 'не требуется';
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
    const trained = noTraining && !training?.completed ? 'не требуется' : trainingText(training);
    return {
      admitted: passed || (noInterviews && !refused),
      refused,
      trained: ['не требуется', 'окончил'].includes(trained),
      interview: noInterviews && !tookPlace ? 'не требуется' : interviewText(interview, today),
      training: trained,
    };
  };
}
