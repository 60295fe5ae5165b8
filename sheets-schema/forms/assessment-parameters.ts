import { reworded, scale } from '../question.ts';

/** How often respondents expect events, or how often events took place. */
export const eventFrequencies = {
  veryOften: 'очень часто',
  often: 'часто',
  seldom: 'редко',
  once: '1–2 раза',
  never: 'никогда',
} as const;

const STEM = 'Насколько уверенно Вы сегодня справляетесь?';

/** The stem for statements about oneself. The stem «copes with» does not fit them. */
const TRUE_TODAY = 'Насколько это верно для Вас сегодня?';

/** The qualities for which mentees assess themselves, with the same questions before and after. */
export const menteeParameters = {
  lessonPlanning: scale('Планирую урок: цели, этапы, время', STEM),
  methodsChoice: scale('Подбираю методы и приёмы под задачу', STEM),
  classOrder: scale('Удерживаю рабочую обстановку в классе', STEM),
  differentiating: scale('Работаю с детьми разного уровня', STEM),
  assessing: scale('Оцениваю и даю обратную связь ученикам', STEM),
  digitalTools: scale('Использую цифровые инструменты и электронный журнал', STEM),
  parentTalk: scale('Разговариваю с родителями в трудных ситуациях', STEM),
  paperwork: scale('Веду рабочие программы и документы', STEM),
  confidence: scale('Чувствую себя уверенно в профессии', TRUE_TODAY),
  belonging: scale('Чувствую себя частью коллектива', TRUE_TODAY),
};

/** The qualities for which mentors assess themselves, with the same questions before and after. */
export const mentorParameters = {
  explainingPractice: scale('Объясняю, почему я делаю так, а не иначе', STEM),
  listening: scale('Слушаю и задаю вопросы, не давая готовых ответов', STEM),
  givingFeedback: scale('Даю обратную связь, после которой хочется работать', STEM),
  goalSetting: scale('Помогаю коллеге поставить достижимую цель', STEM),
  lessonObservation: scale('Наблюдаю урок и выделяю главное', STEM),
  reflection: scale('Пересматриваю собственную практику', STEM),
  professionalSatisfaction: reworded(
    'Удовлетворён своей профессиональной деятельностью',
    scale('Работа приносит мне удовлетворение', TRUE_TODAY),
  ),
  belonging: scale('Чувствую себя частью коллектива', TRUE_TODAY),
};
