import type { SettingKey } from '../sheets-schema/settings.ts';

export const CURATOR_EMAIL = 'curator@example.org';
export const HEAD_EMAIL = 'head@example.org';

export const schoolFacts: Partial<Record<SettingKey, string>> = {
  schoolFull: 'Муниципальное бюджетное общеобразовательное учреждение «Тестовая основная общеобразовательная школа»',
  schoolShort: 'МБОУ «Тестовая ООШ»',
  schoolAddress: '000000, посёлок Примерный, улица Школьная, 1',
  schoolInn: '0000000000',
  schoolOgrn: '0000000000000',
  schoolPlace: 'посёлок Примерный',
  schoolDomain: 'example.org',
  schoolSites: 'https://school.example.org',
  curatorName: 'Кураторова Ольга Петровна',
  curatorEmail: CURATOR_EMAIL,
  curatorContact: 'кабинет 12, телефон учительской',
  organiserName: 'Организаторова Елена Викторовна',
  organiserEmail: 'organiser@example.org',
  headName: 'Директоров Иван Иванович',
  headEmail: HEAD_EMAIL,
  deputyName: 'Заместителева Нина Павловна',
  deputyEmail: 'deputy@example.org',
  goal: 'Помочь педагогам школы решать профессиональные задачи вместе, с опорой на опыт коллег.',
  tasks: 'Выявить запросы педагогов.\nПодготовить наставников.\nОрганизовать работу пар и групп.\nОценить результат.',
  formKinds: '«учитель – учитель»',
  expectedResults: 'Молодые педагоги остаются в школе.\nПедагоги увереннее решают задачи, с которыми пришли.',
  targetYoungCoverage: '70',
  targetMenteeSatisfaction: '85',
  targetMentorSatisfaction: '85',
  motivation: 'Стимулирующая выплата наставнику, благодарность школы; пункт 6 Положения.',
  senderEmail: 'nastavnik@example.org',
};

const { curatorName, organiserName, headName, deputyName, ...withoutNames } = schoolFacts;

/** The settings of a school whose key contains the officials' names. */
export const codedSchoolFacts: Partial<Record<SettingKey, string>> = { ...withoutNames, privacyMode: 'коды' };

/** The officials' names for that key. */
export const officialNames = { curatorName, organiserName, headName, deputyName };
