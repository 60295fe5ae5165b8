import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { NO_PREFERENCE } from '../../../sheets-schema/answer.ts';
import type { Form, Question, QuestionType } from '../../../sheets-schema/form.ts';
import { descriptionOf, type LiveChoices, peopleOf } from '../../domain/live-choices.ts';

type GoogleQuestion = forms_v1.Schema$Question;

/** Google refuses a choice question without options. */
const NOBODY_YET = 'Список появится позже';

function choice(type: 'RADIO' | 'CHECKBOX' | 'DROP_DOWN', labels: readonly string[]): GoogleQuestion {
  const shown = labels.length > 0 ? labels : [NOBODY_YET];
  return { choiceQuestion: { type, options: shown.map((value) => ({ value })) } };
}

function question(type: QuestionType, live: LiveChoices): GoogleQuestion {
  switch (type.kind) {
    case 'short':
    case 'code':
    case 'int':
      return { textQuestion: { paragraph: false } };
    case 'long':
      return { textQuestion: { paragraph: true } };
    case 'one':
      return choice('RADIO', Object.values(type.choices));
    case 'many':
      return choice('CHECKBOX', Object.values(type.choices));
    case 'yesNo':
      return choice('RADIO', ['да', 'нет']);
    case 'scale':
      return { scaleQuestion: { low: type.low, high: type.high, lowLabel: type.lowLabel, highLabel: type.highLabel } };
    case 'date':
      return { dateQuestion: { includeYear: true, includeTime: false } };
    case 'areas':
      return type.many ? choice('CHECKBOX', live.areas) : choice('DROP_DOWN', live.areas);
    case 'people':
      return type.many
        ? choice('CHECKBOX', peopleOf(type, live))
        : choice('DROP_DOWN', [...peopleOf(type, live), NO_PREFERENCE]);
    case 'pair':
      return choice('DROP_DOWN', live.pairs);
  }
}

/** A question as an item of a Google form. */
export function formItem({ title, type, required, help }: Question, live: LiveChoices): forms_v1.Schema$Item {
  return {
    title,
    ...(help ? { description: help } : {}),
    questionItem: { question: { required, ...question(type, live) } },
  };
}

const describe = (description: string): forms_v1.Schema$Request => ({
  updateFormInfo: { info: { description }, updateMask: 'description' },
});

/** The requests that fill an empty form with its questions, in order. */
export function formRequests(form: Form, live: LiveChoices): forms_v1.Schema$Request[] {
  return [
    describe(descriptionOf(form, live)),
    ...Object.values(form.questions).map((each, index) => ({
      createItem: { item: formItem(each, live), location: { index } },
    })),
  ];
}

/** The requests that bring the changing lists and the text of an installed form up to date; items keep their ids. */
export function refreshRequests(
  form: Form,
  live: LiveChoices,
  installed: forms_v1.Schema$Form,
): forms_v1.Schema$Request[] {
  const lists = Object.values(form.questions).flatMap((each): forms_v1.Schema$Request[] => {
    if (!['areas', 'people', 'pair'].includes(each.type.kind)) return [];
    const index = (installed.items ?? []).findIndex(({ title }) => title === each.title);
    const item = installed.items?.[index];
    if (!item) return [];
    const fresh = formItem(each, live);
    const questionId = item.questionItem?.question?.questionId;
    return [
      {
        updateItem: {
          item: {
            ...fresh,
            itemId: item.itemId ?? null,
            questionItem: { question: { ...fresh.questionItem?.question, questionId: questionId ?? null } },
          },
          location: { index },
          updateMask: 'questionItem.question.choiceQuestion',
        },
      },
    ];
  });
  const description = descriptionOf(form, live);
  return installed.info?.description === description ? lists : [describe(description), ...lists];
}
