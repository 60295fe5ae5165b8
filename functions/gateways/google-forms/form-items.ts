import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { NOBODY } from '../../../sheets-schema/answer.ts';
import { type Form, mustBeAnswered, type Question, type QuestionType } from '../../../sheets-schema/form.ts';
import { descriptionOf, type LiveChoices, peopleOf } from '../../domain/live-choices.ts';
import { entryOf } from './addresses.ts';

type GoogleQuestion = forms_v1.Schema$Question;

/** The only option of a choice question while nobody can be chosen. Google refuses a choice question without options. */
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
        : choice('DROP_DOWN', [...peopleOf(type, live), NOBODY]);
    case 'pair':
      return choice('DROP_DOWN', live.pairs);
  }
}

/** @param hasPages - whether the form has pages that some people skip. Without them everybody sees the question, also those whom it does not concern */
function formItem(asked: Question, live: LiveChoices, hasPages = false): forms_v1.Schema$Item {
  const { title, type, help } = asked;
  return {
    title,
    ...(help ? { description: help } : {}),
    questionItem: {
      question: { required: hasPages ? mustBeAnswered(asked) : asked.required, ...question(type, live) },
    },
  };
}

const describe = (description: string): forms_v1.Schema$Request => ({
  updateFormInfo: { info: { description }, updateMask: 'description' },
});

/** The requests that add all questions to an empty form, in order. */
export function formRequests(form: Form, live: LiveChoices): forms_v1.Schema$Request[] {
  return [
    describe(descriptionOf(form, live)),
    ...Object.values(form.questions).map((each, index) => ({
      createItem: { item: formItem(each, live), location: { index } },
    })),
  ];
}

/** Puts the current choices into an installed item. The item keeps its ids and everything else. */
function choicesInto(item: forms_v1.Schema$Item, index: number, fresh: forms_v1.Schema$Item): forms_v1.Schema$Request {
  const questionId = item.questionItem?.question?.questionId ?? null;
  return {
    updateItem: {
      item: {
        ...fresh,
        itemId: item.itemId ?? null,
        questionItem: { question: { ...fresh.questionItem?.question, questionId } },
      },
      location: { index },
      updateMask: 'questionItem.question.choiceQuestion',
    },
  };
}

/** Updates the wording of an installed item. The item keeps its ids and choices. */
function wordsInto(item: forms_v1.Schema$Item, index: number, fresh: forms_v1.Schema$Item): forms_v1.Schema$Request {
  const { title = null, description = '' } = fresh;
  const questionId = item.questionItem?.question?.questionId ?? null;
  const required = fresh.questionItem?.question?.required ?? false;
  return {
    updateItem: {
      item: { itemId: item.itemId ?? null, title, description, questionItem: { question: { questionId, required } } },
      location: { index },
      updateMask: 'title,description,questionItem.question.required',
    },
  };
}

const isPaged = ({ items = [] }: forms_v1.Schema$Form): boolean => items.some(({ pageBreakItem }) => pageBreakItem);

/** Makes an item optional, if it is required. Earlier versions required an answer that a form without pages must not ask of everybody. */
function optionalAgain(
  { itemId = null, questionItem }: forms_v1.Schema$Item,
  index: number,
): forms_v1.Schema$Request[] {
  const { questionId = null, required } = questionItem?.question ?? {};
  if (!required) return [];
  const item = { itemId, questionItem: { question: { questionId, required: false } } };
  return [{ updateItem: { item, location: { index }, updateMask: 'questionItem.question.required' } }];
}

/** We recognise a question by its entry number, because the school may have reworded it. */
const asks =
  (entry: number | undefined) =>
  (item: forms_v1.Schema$Item | undefined): boolean => {
    const questionId = item?.questionItem?.question?.questionId;
    return entry !== undefined && typeof questionId === 'string' && entryOf(questionId) === entry;
  };

/** The requests that update the changing lists and the text of an installed form. Items keep their ids. */
export function refreshRequests(
  form: Form,
  live: LiveChoices,
  installed: forms_v1.Schema$Form,
  entries: Readonly<Record<string, number>>,
): forms_v1.Schema$Request[] {
  const lists = Object.entries(form.questions).flatMap(([field, each]): forms_v1.Schema$Request[] => {
    if (!['areas', 'people', 'pair'].includes(each.type.kind)) return [];
    const index = (installed.items ?? []).findIndex(asks(entries[field]));
    const item = installed.items?.[index];
    if (!item) return [];
    return [choicesInto(item, index, formItem(each, live))];
  });
  const freed = Object.entries(form.questions).flatMap(([field, each]): forms_v1.Schema$Request[] => {
    const index = (installed.items ?? []).findIndex(asks(entries[field]));
    const item = installed.items?.[index];
    return item && each.requiredIfShown && !isPaged(installed) ? optionalAgain(item, index) : [];
  });
  const requests = [...lists, ...freed];
  const description = descriptionOf(form, live);
  return installed.info?.description === description ? requests : [describe(description), ...requests];
}

const optionsOf = ({ questionItem }: forms_v1.Schema$Item) =>
  (questionItem?.question?.choiceQuestion?.options ?? []).map(({ value }) => value);

/**
 * The requests that add missing questions to an installed form, each after its predecessor in the schema, and the fields of these questions in order.
 * The fixed lists are updated too. Questions that the school deleted stay deleted, and reworded questions keep the school's words.
 */
export function upgradeRequests(
  form: Form,
  live: LiveChoices,
  installed: forms_v1.Schema$Form,
  entries: Readonly<Record<string, number>>,
): { readonly created: readonly string[]; readonly requests: forms_v1.Schema$Request[] } {
  const items: (forms_v1.Schema$Item | undefined)[] = [...(installed.items ?? [])];
  const created: string[] = [];
  const creating: forms_v1.Schema$Request[] = [];
  const outdated: [forms_v1.Schema$Item, forms_v1.Schema$Item][] = [];
  const reworded: [forms_v1.Schema$Item, forms_v1.Schema$Item][] = [];
  let next = 0;
  for (const [field, each] of Object.entries(form.questions)) {
    const fresh = formItem(each, live, isPaged(installed));
    if (entries[field] === undefined) {
      created.push(field);
      creating.push({ createItem: { item: fresh, location: { index: next } } });
      items.splice(next, 0, undefined);
      next++;
      continue;
    }
    const item = items.find(asks(entries[field]));
    if (!item) continue;
    next = items.indexOf(item) + 1;
    if (each.formerTitle !== undefined && item.title === each.formerTitle) reworded.push([item, fresh]);
    const isClosedList = each.type.kind === 'one' || each.type.kind === 'many';
    if (isClosedList && optionsOf(item).join('\n') !== optionsOf(fresh).join('\n')) outdated.push([item, fresh]);
  }
  // These requests come after the new questions, when the other items have their final positions.
  const updating = [
    ...outdated.map(([item, fresh]) => choicesInto(item, items.indexOf(item), fresh)),
    ...reworded.map(([item, fresh]) => wordsInto(item, items.indexOf(item), fresh)),
  ];
  return { created, requests: [...creating, ...updating] };
}
