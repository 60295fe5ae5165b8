/** The subjects of an interview with a future mentor, each with its question. The ids are columns of «Собеседования». */
export const interviewCriteria = {
  motive: {
    label: 'Зачем мне это',
    question: 'Почему хочется быть наставником? Что Вы получите от этой работы сами?',
  },
  listening: {
    label: 'Слушать и спрашивать',
    question: 'Вспомните случай, когда Вы не стали давать готовый ответ и это помогло коллеге.',
  },
  hardTalk: { label: 'Говорить о трудном', question: 'Как Вы скажете коллеге, что урок не получился?' },
  trust: {
    label: 'Хранить доверенное',
    question: 'Что из сказанного в паре Вы никому не перескажете? А куратору?',
  },
  hours: {
    label: 'Время для встреч',
    question: 'Когда в Вашей неделе есть час для встречи? Что придётся передвинуть?',
  },
  experience: { label: 'Опыт', question: 'Чем Вы уже помогали коллегам? Что стоит показать на уроке?' },
} as const;

export type InterviewCriterion = keyof typeof interviewCriteria;

export const criterionIds = Object.keys(interviewCriteria) as InterviewCriterion[];

/** What the interviewer marks for each subject. A mark is about readiness for this work, not a grade for the person. */
export const interviewMarks = { ready: 'готовность есть', partly: 'отчасти', notYet: 'пока нет' } as const;

export type InterviewMark = keyof typeof interviewMarks;
