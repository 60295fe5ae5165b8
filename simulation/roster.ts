import type { ExperienceBand } from '../sheets-schema/choices/experience-band.ts';
import { type SubjectGroup, subjectGroups } from '../sheets-schema/choices/subject-group.ts';
import { type Chance, seeded } from './seeded.ts';

/** A teacher's response to the invitation. `refuses` says no on paper; `silent` never responds. */
export type Wish = 'mentee' | 'mentor' | 'both' | 'none' | 'undecided' | 'refuses' | 'silent';

/** A fictional teacher from the school's staff list. */
export interface Teacher {
  readonly no: number;
  readonly name: string;
  readonly email: string;
  readonly position: string;
  readonly subjectGroup: SubjectGroup;
  readonly experienceBand: ExperienceBand;
  readonly isYoungSpecialist: boolean;
  readonly wish: Wish;
}

/** Surnames that no real person is likely to have. Their endings are feminine or masculine. */
const SURNAMES = [
  'Тестов',
  'Примеров',
  'Образцов',
  'Пробнов',
  'Шаблонов',
  'Макетов',
  'Черновиков',
  'Эскизов',
  'Вымышлев',
  'Условнов',
  'Придуманов',
  'Заготовкин',
];
const WOMEN = ['Анна', 'Вера', 'Галина', 'Дарья', 'Елена', 'Жанна', 'Зоя', 'Ирина', 'Лидия', 'Мария', 'Нина', 'Ольга'];
const MEN = ['Андрей', 'Борис', 'Виктор', 'Глеб', 'Денис', 'Егор', 'Иван', 'Олег'];
const FATHERS = ['Иван', 'Петров', 'Павлов', 'Сергеев', 'Олегов', 'Борисов', 'Антонов', 'Максимов'];

function fatherName(father: string, woman: boolean): string {
  const stem = father.endsWith('ов') || father.endsWith('ев') ? father : `${father}ов`;
  return woman ? `${stem}на` : `${stem}ич`;
}

function nameOf(no: number, chance: Chance): string {
  const woman = chance.happens(0.8);
  const surname = SURNAMES[no % SURNAMES.length] ?? 'Тестов';
  const given = chance.pick(woman ? WOMEN : MEN);
  return `${surname}${woman ? 'а' : ''} ${given} ${fatherName(chance.pick(FATHERS), woman)}`;
}

/** The wishes in a staff of sixteen. The first two teachers are a mentor and a mentee, so a staff of two or more has both roles. */
const WISHES: readonly Wish[] = [
  ...(['mentor', 'mentee', 'mentor', 'mentee', 'mentor', 'mentee', 'both', 'mentee'] as const),
  ...(['refuses', 'mentor', 'mentee', 'none', 'mentor', 'mentee', 'undecided', 'mentor'] as const),
];

const POSITIONS: Readonly<Record<SubjectGroup, string>> = {
  primary: 'учитель начальных классов',
  russian: 'учитель русского языка и литературы',
  maths: 'учитель математики',
  science: 'учитель биологии и химии',
  social: 'учитель истории и обществознания',
  languages: 'учитель английского языка',
  arts: 'учитель технологии',
  sport: 'учитель физической культуры',
  other: 'социальный педагог',
};

function experience(wish: Wish, chance: Chance): ExperienceBand {
  if (wish === 'mentee') return chance.pick(['upTo3', 'upTo3', 'from4to10', 'from11to20']);
  return chance.pick(['from4to10', 'from11to20', 'from11to20', 'from21']);
}

/** The staff list of the fictional school: `count` different people, the same for the same seed. */
export function roster(seed: number, count: number): Teacher[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index): Teacher => {
    const chance = seeded(seed, 'roster', index);
    let name = nameOf(index, chance);
    while (taken.has(name)) name = nameOf(index, chance);
    taken.add(name);
    const wish = WISHES[index % WISHES.length] ?? 'mentee';
    const subjectGroup = chance.pick(Object.keys(subjectGroups) as SubjectGroup[]);
    const experienceBand = experience(wish, chance);
    return {
      no: index + 1,
      name,
      email: `teacher-${String(index + 1).padStart(2, '0')}@example.org`,
      position: POSITIONS[subjectGroup],
      subjectGroup,
      experienceBand,
      isYoungSpecialist: experienceBand === 'upTo3',
      wish,
    };
  });
}

export const wantsMentor = ({ wish }: Teacher) => wish === 'mentee' || wish === 'both';
export const wantsToMentor = ({ wish }: Teacher) => wish === 'mentor' || wish === 'both';
