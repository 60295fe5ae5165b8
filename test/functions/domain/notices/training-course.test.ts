import { expect, it } from 'vitest';
import { trainingAssigned } from '../../../../functions/domain/notices/kinds/training-assigned.ts';
import { MENTOR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { trainings } = wholeSchool.tables;
const another = { ...trainings[0], trainingId: 'О-2', programme: 'Школа «Наставник»' };
const DAY = '2026-08-24';

function subjects(programme?: string) {
  const training = [{ code: MENTOR, ...(programme ? { programme } : {}) }];
  const state = standingOf(school({ tables: { trainings: [...trainings, another], training } }), DAY);
  const view = { day: DAY, awaited: [], postponed: 0, elsewhere: [] };
  return trainingAssigned
    .occasions(state)
    .map((occasion) => occasion.compose({ period: '1', nth: 1, dueOn: DAY }, view).subject);
}

it('a letter names the course by its title, however the mentor’s row names it', () => {
  expect(subjects('о-2')).toEqual(['Обучение наставников – «Школа „Наставник“»']);
  expect(subjects('наставничество')).toEqual(['Обучение наставников – «Наставничество»']);
});

it('no letter says which of two courses is for a mentor before the curator has said it', () => {
  expect(subjects()).toEqual([]);
});
