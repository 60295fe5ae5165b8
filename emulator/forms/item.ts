import { invalidArgument } from '../core/errors.ts';
import type { Ids } from '../core/ids.ts';
import type { ChoiceMessage, ItemMessage, QuestionMessage } from './messages.ts';
import type { ChoiceQuestion, FormDocument, Item, Question } from './model.ts';
import { questionsOf } from './model.ts';

/** Gives ids to what has none, and refuses those that are taken or do not look like Google's. */
export interface IdSource {
  take(given: string | undefined): string;
}

const ID = /^[0-9a-f]{1,8}$/;

/** Ids for new items and questions of a form. `kept` are those that the item being replaced may keep. */
export function idSource(form: FormDocument, ids: Ids, kept: ReadonlySet<string> = new Set()): IdSource {
  const taken = new Set(form.createdQuestions);
  for (const item of form.items) {
    taken.add(item.itemId);
    for (const { questionId } of questionsOf(item)) taken.add(questionId);
  }
  for (const id of kept) taken.delete(id);
  return {
    take(given) {
      if (given !== undefined && given !== '') {
        if (!ID.test(given))
          throw invalidArgument(`Invalid ID: ${given}. IDs are up to 8 lower-case hexadecimal digits.`);
        if (taken.has(given)) throw invalidArgument(`Duplicate ID: ${given}. The ID is already used in the form.`);
      }
      let id = given || ids.hex8();
      while (!given && taken.has(id)) id = ids.hex8();
      taken.add(id);
      return id;
    },
  };
}

const KINDS = ['questionItem', 'questionGroupItem', 'textItem', 'pageBreakItem'] as const;
const QUESTION_KINDS = ['choiceQuestion', 'textQuestion', 'scaleQuestion', 'dateQuestion', 'rowQuestion'] as const;

/** The item that a request describes, complete with ids. @throws 400 when it makes no sense */
export function readItem(given: ItemMessage, ids: IdSource): Item {
  const kinds = KINDS.filter((kind) => given[kind]);
  if (kinds.length > 1) throw invalidArgument(`oneof field 'kind' is already set. Cannot set '${kinds[1]}'`);
  if (kinds.length === 0) throw invalidArgument('Item kind must be set.');
  const itemId = ids.take(given.itemId);
  const title = singleLine(given.title);
  return {
    itemId,
    ...(title ? { title } : {}),
    ...(given.description ? { description: given.description } : {}),
    ...(given.questionItem ? { questionItem: { question: readSingle(given.questionItem.question, ids) } } : {}),
    ...(given.questionGroupItem ? { questionGroupItem: readGroup(given.questionGroupItem, ids) } : {}),
    ...(given.textItem ? { textItem: {} } : {}),
    ...(given.pageBreakItem ? { pageBreakItem: {} } : {}),
  };
}

function readSingle(given: QuestionMessage | undefined, ids: IdSource): Question {
  if (!given) throw invalidArgument('A question item must have a question.');
  if (given.rowQuestion) throw invalidArgument('A row question may only be part of a question group.');
  return readQuestion(given, ids);
}

function readGroup(given: NonNullable<ItemMessage['questionGroupItem']>, ids: IdSource) {
  const columns = given.grid?.columns;
  if (!columns) throw invalidArgument('A question group must have a grid with columns.');
  const grid = { columns: readChoice(columns) };
  if (grid.columns.type === 'DROP_DOWN') throw invalidArgument('Grid columns must be of type RADIO or CHECKBOX.');
  if (grid.columns.options.some((option) => option.isOther))
    throw invalidArgument('Grid columns cannot have an "Other" option.');
  const questions = (given.questions ?? []).map((each) => {
    if (!each.rowQuestion) throw invalidArgument('All questions of a grid must be row questions.');
    return readQuestion(each, ids);
  });
  if (questions.length === 0) throw invalidArgument('A grid must have at least one row.');
  return { questions, grid };
}

function readQuestion(given: QuestionMessage, ids: IdSource): Question {
  const kinds = QUESTION_KINDS.filter((kind) => given[kind]);
  if (kinds.length > 1) throw invalidArgument(`oneof field 'kind' is already set. Cannot set '${kinds[1]}'`);
  if (kinds.length === 0) throw invalidArgument('Question kind must be set.');
  const { required, choiceQuestion, textQuestion, scaleQuestion, dateQuestion, rowQuestion } = given;
  return {
    questionId: ids.take(given.questionId),
    ...(required ? { required } : {}),
    ...(choiceQuestion ? { choiceQuestion: readChoice(choiceQuestion) } : {}),
    ...(textQuestion ? { textQuestion } : {}),
    ...(scaleQuestion ? { scaleQuestion: readScale(scaleQuestion) } : {}),
    ...(dateQuestion ? { dateQuestion } : {}),
    ...(rowQuestion ? { rowQuestion: { title: singleLine(rowQuestion.title) ?? '' } } : {}),
  };
}

function readScale({ low = 0, high = 0, lowLabel, highLabel }: NonNullable<QuestionMessage['scaleQuestion']>) {
  if (low < 0 || low > 1) throw invalidArgument('The low value of a scale must be 0 or 1.');
  if (high < 2 || high > 10) throw invalidArgument('The high value of a scale must be between 2 and 10.');
  const labels = { ...(lowLabel ? { lowLabel } : {}), ...(highLabel ? { highLabel } : {}) };
  return { ...(low ? { low } : {}), high, ...labels };
}

function readChoice({ type, options = [] }: ChoiceMessage): ChoiceQuestion {
  if (!type) throw invalidArgument('The type of a choice question must be set.');
  if (options.length === 0) throw invalidArgument('A choice question must have at least one option.');
  const seen = new Set<string>();
  for (const { value, isOther } of options) {
    if (isOther ? value : !value) throw invalidArgument('An option must have either a value or is_other.');
    if (isOther && type === 'DROP_DOWN') throw invalidArgument('A drop-down question cannot have an "Other" option.');
    const key = singleLine(value) ?? '';
    if (seen.has(key)) throw invalidArgument(`Cannot have duplicate options: ${key}`);
    seen.add(key);
  }
  return { type, options };
}

/** @throws 400 for a text that Google shows in one line and that has several */
export function singleLine(text: string | undefined): string | undefined {
  if (text && /[\r\n]/.test(text)) throw invalidArgument('Displayed text cannot contain newlines');
  return text;
}
