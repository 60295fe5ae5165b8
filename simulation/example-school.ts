import type { SettingKey } from '../sheets-schema/settings.ts';
import type { YearToPlay } from './play-year.ts';
import { roster, type Teacher } from './roster.ts';

const SEED = 1;

/** The staff of the example school in the order of the alphabet: plain fictional names, and their addresses before the @. */
const STAFF: readonly (readonly [name: string, address: string])[] = [
  ['Белова Анна Сергеевна', 'belova'],
  ['Васильева Ольга Петровна', 'vasileva'],
  ['Громов Андрей Николаевич', 'gromov'],
  ['Егорова Мария Ивановна', 'egorova'],
  ['Жукова Татьяна Олеговна', 'zhukova'],
  ['Зимина Дарья Андреевна', 'zimina'],
  ['Ильина Светлана Викторовна', 'ilina'],
  ['Ковалёв Денис Игоревич', 'kovalev'],
  ['Лапина Вера Михайловна', 'lapina'],
  ['Морозова Елена Павловна', 'morozova'],
  ['Никитина Юлия Романовна', 'nikitina'],
  ['Орлов Павел Антонович', 'orlov'],
  ['Рябова Галина Фёдоровна', 'ryabova'],
  ['Соколова Ксения Денисовна', 'sokolova'],
  ['Тихонова Нина Львовна', 'tikhonova'],
  ['Фролова Людмила Борисовна', 'frolova'],
];

/** The staff of the example school that `npm start` shows. */
export const exampleStaff: readonly Teacher[] = roster(SEED, STAFF.length).map((teacher, index) => {
  const [name, address] = STAFF[index] ?? [teacher.name, teacher.email];
  return { ...teacher, name, email: `${address}@example.org` };
});

/** The settings in which the example school differs from the school of the tests. */
const facts: Partial<Record<SettingKey, string>> = {
  schoolFull: 'Муниципальное бюджетное общеобразовательное учреждение «Заречная основная общеобразовательная школа»',
  schoolShort: 'МБОУ «Заречная ООШ»',
  schoolAddress: '000000, посёлок Заречный, улица Школьная, 1',
  schoolPlace: 'посёлок Заречный',
  curatorName: 'Климова Ирина Алексеевна',
  organiserName: 'Сорокина Елена Викторовна',
  headName: 'Данилов Иван Константинович',
  deputyName: 'Крылова Нина Павловна',
};

/** The calm year of the example school up to a day. */
export const exampleYear = (year: number, until: string): Omit<YearToPlay, 'progress'> => ({
  seed: SEED,
  teachers: exampleStaff.length,
  staff: exampleStaff,
  facts,
  from: `${year}-04-01`,
  until,
  calm: true,
  papers: true,
});
