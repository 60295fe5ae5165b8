import { inclineFirstname, inclineLastname } from 'lvovich';
import { describe, expect, it } from 'vitest';
import { firstNameInCases, surnameInCases } from '../../../../functions/domain/names/declension.ts';
import { plainWord } from '../../../../functions/domain/names/plain-text.ts';

const CASES = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;

const words = (text: string) => text.split(' ');

describe('every case that an independent library gives', () => {
  it.each([
    [
      'a man',
      'male',
      'Иванов Сергеев Ильин Дарвин Невский Толстой Цой Шевченко Чёрных Гюго Кравец Заяц Конёк Журавель Соловей Гай Воробей Ткач Марк Бондарь Сковорода Галушка Мицкевич Шмидт Ким Ли Бабич Кузьмич Лось Коваль Медведь Гончар Левша Глинка Окуджава Чавчавадзе Данелия Гоголь Врубель Грач Дюма Швец Стрелец Орёл Козёл Муравей Белый Горький Живаго Дурново Долгих Воробьёв Птицын',
    ],
    [
      'a woman',
      'female',
      'Иванова Сергеева Ильина Невская Толстая Цой Шевченко Чёрных Кравец Журавель Соловей Бондарь Сковорода Галушка Мицкевич Ким Ли Коваль Глинка Окуджава Данелия Гоголь Горькая Белая Птицына Сорока',
    ],
  ] as const)('of the surname of %s is known', (_, gender, surnames) => {
    for (const surname of words(surnames)) {
      const forms = CASES.map((name) => plainWord(inclineLastname(surname, name, gender)));
      expect(surnameInCases(plainWord(surname)), surname).toEqual(expect.arrayContaining(forms));
    }
  });

  it.each([
    ['a man', 'male', 'Пётр Павел Лев Игорь Андрей Илья Никита Фома Данила Марк Олег Сергей Юрий Николай Кузьма Савва'],
    ['a woman', 'female', 'Анна Мария Любовь Нинель Юлия Софья Ольга Наталья Елизавета Ия Рахиль Эсфирь Жанна'],
  ] as const)('of the given name of %s is known', (_, gender, names) => {
    for (const given of words(names)) {
      const forms = CASES.map((name) => plainWord(inclineFirstname(given, name, gender)));
      expect(firstNameInCases(plainWord(given)), given).toEqual(expect.arrayContaining(forms));
    }
  });
});
