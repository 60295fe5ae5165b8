import type { BrowsedForms } from './browsed-forms.ts';
import type { Life } from './life.ts';
import { dayIn } from './programme-run.ts';
import type { TeacherLife } from './teacher-life.ts';

/** A day of the model roadmap in the played programme, or the next working day of the school. */
export function workingDay(life: Life, seedDay: string): string {
  return life.days.onOrAfter(dayIn(life, seedDay));
}

/** With fewer pairs, nobody leaves the programme. */
const ENOUGH_PAIRS = 3;

/** In October a mentee withdraws their consent; in November a mentor asks to be released. */
export function peopleLeaving(today: string, life: Life, lives: readonly TeacherLife[]): void {
  const paired = [...life.pairs.values()];
  if (paired.length < ENOUGH_PAIRS) return;
  if (today === workingDay(life, '10-15')) {
    const leaving = lives.find(({ code }) => code !== undefined && code === paired.at(-1)?.mentees.at(-1));
    if (leaving) {
      life.unrecordedPapers.push({
        name: leaving.teacher.name,
        type: 'processing',
        decision: 'withdrawn',
        signedOn: today,
      });
      leaving.leave();
    }
  }
  const first = paired[0];
  if (first && today === workingDay(life, '11-09')) life.departures.push({ mentor: first.mentor, noticeOn: today });
}

const MADE_UP = { code: 'К-99', formKey: '0123456789abcdef0123' };

/** Someone sends the questionnaire twice: with an unknown code, and with a colleague's code and an invented key. */
export async function forgedAnswers(today: string, life: Life, forms: BrowsedForms, tick: () => void): Promise<void> {
  if (today !== workingDay(life, '06-08')) return;
  const colleague = [...life.codes.values()].sort()[0] ?? MADE_UP.code;
  for (const code of [MADE_UP.code, colleague]) {
    tick();
    const taken = await forms.send('intake', {
      code: [code],
      formKey: [MADE_UP.formKey],
      wantsRole: ['наставник'],
      experienceBand: ['21 и более'],
      isYoungSpecialist: ['нет'],
      subjectGroup: ['начальные классы'],
      preferredContact: ['лично'],
    });
    life.chronicle.answers.push({ form: 'intake', code, on: today, taken, forged: true });
  }
}
