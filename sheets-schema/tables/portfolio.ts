import { code, linkedText, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const portfolio = defineTable({
  name: 'portfolio',
  title: 'Портфолио наставников',
  kind: 'view',
  key: [],
  about:
    'Страница о каждом наставнике из его анкеты, обучения и работы с парами: её можно распечатать или скопировать.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Наставник', text, 240),
    competences: system('Основные компетенции', longText, 280),
    achievements: system('Достижения', longText, 260),
    interests: system('Интересы', longText, 220),
    experience: system('Опыт наставничества и время', longText, 200),
    training: system('Обучение', longText, 260),
    pairs: system('Пары и группы', longText, 300),
    page: system('Портфолио и кейс', linkedText, 220, { note: 'Ссылка, которую внесли в «Базу наставников».' }),
  },
});
