import { invalidArgument } from '../core/errors.ts';
import { alreadySet } from './already-set.ts';
import type { IdSource } from './id-source.ts';
import { readImage } from './media.ts';
import type { ChoiceMessage, ItemMessage, QuestionMessage } from './messages.ts';
import type { ChoiceQuestion, Item, Option, Question } from './model.ts';
import { singleLine } from './single-line.ts';

export const QUESTION_KINDS = [
  'choiceQuestion',
  'textQuestion',
  'scaleQuestion',
  'dateQuestion',
  'timeQuestion',
  'ratingQuestion',
  'rowQuestion',
] as const;

type Single = NonNullable<Item['questionItem']>;
type Group = NonNullable<Item['questionGroupItem']>;

/** @throws 400 if the question is invalid */
export function readSingle({ question, image }: NonNullable<ItemMessage['questionItem']>, ids: IdSource): Single {
  if (!question) throw invalidArgument('A question item must have a question.');
  if (question.rowQuestion) throw invalidArgument('A row question may only be part of a question group.');
  return { question: readQuestion(question, ids), ...(image ? { image: readImage(image) } : {}) };
}

/** A grid, whose rows are its questions. @throws 400 if the grid is invalid */
export function readGroup(given: NonNullable<ItemMessage['questionGroupItem']>, ids: IdSource): Group {
  const columns = given.grid?.columns;
  if (!columns) throw invalidArgument('A question group must have a grid with columns.');
  const read = readChoice(columns);
  if (read.type === 'DROP_DOWN') throw invalidArgument('Grid columns must be of type RADIO or CHECKBOX.');
  if (read.options.some((option) => option.isOther))
    throw invalidArgument('Grid columns cannot have an "Other" option.');
  if (read.options.some((option) => option.image || option.goToAction || option.goToSectionId))
    throw invalidArgument('Grid columns cannot have images or navigation.');
  const questions = (given.questions ?? []).map((each) => {
    if (!each.rowQuestion) throw invalidArgument('All questions of a grid must be row questions.');
    return readQuestion(each, ids);
  });
  if (questions.length === 0) throw invalidArgument('A grid must have at least one row.');
  const titles = questions.map((each) => each.rowQuestion?.title);
  if (new Set(titles).size < titles.length) throw invalidArgument('Cannot have duplicate row titles in a grid.');
  const grid = { columns: read, ...(given.grid?.shuffleQuestions ? { shuffleQuestions: true } : {}) };
  return { questions, grid, ...(given.image ? { image: readImage(given.image) } : {}) };
}

function readQuestion(given: QuestionMessage, ids: IdSource): Question {
  const [kind, second] = QUESTION_KINDS.filter((each) => given[each]);
  if (second) throw alreadySet('question', second);
  if (!kind) throw invalidArgument('Question kind must be set.');
  const { required, choiceQuestion, textQuestion, scaleQuestion, dateQuestion, timeQuestion, rowQuestion } = given;
  return {
    questionId: ids.take(given.questionId),
    ...(required ? { required } : {}),
    ...(choiceQuestion ? { choiceQuestion: readChoice(choiceQuestion) } : {}),
    ...(textQuestion ? { textQuestion } : {}),
    ...(scaleQuestion ? { scaleQuestion: readScale(scaleQuestion) } : {}),
    ...(dateQuestion ? { dateQuestion } : {}),
    ...(timeQuestion ? { timeQuestion } : {}),
    ...(given.ratingQuestion ? { ratingQuestion: readRating(given.ratingQuestion) } : {}),
    ...(rowQuestion ? { rowQuestion: { title: singleLine(rowQuestion.title) ?? '' } } : {}),
  };
}

function readScale({ low = 0, high = 0, lowLabel, highLabel }: NonNullable<QuestionMessage['scaleQuestion']>) {
  if (low < 0 || low > 1) throw invalidArgument('The low value of a scale must be 0 or 1.');
  if (high < 2 || high > 10) throw invalidArgument('The high value of a scale must be between 2 and 10.');
  const labels = { ...(lowLabel ? { lowLabel } : {}), ...(highLabel ? { highLabel } : {}) };
  return { ...(low ? { low } : {}), high, ...labels };
}

function readRating({ ratingScaleLevel = 0, iconType }: NonNullable<QuestionMessage['ratingQuestion']>) {
  if (!iconType) throw invalidArgument('The icon type of a rating question must be set.');
  if (ratingScaleLevel < 3 || ratingScaleLevel > 10) {
    throw invalidArgument('The rating scale level must be between 3 and 10.');
  }
  return { ratingScaleLevel, iconType };
}

function readChoice({ type, options = [], shuffle }: ChoiceMessage): ChoiceQuestion {
  if (!type) throw invalidArgument('The type of a choice question must be set.');
  if (options.length === 0) throw invalidArgument('A choice question must have at least one option.');
  const seen = new Set<string>();
  const read = options.map((option): Option => {
    const { value, isOther, image, goToAction, goToSectionId } = option;
    if (isOther ? value : !value) throw invalidArgument('An option must have either a value or is_other.');
    if (isOther && type === 'DROP_DOWN') throw invalidArgument('A drop-down question cannot have an "Other" option.');
    if (goToAction && goToSectionId)
      throw invalidArgument('An option may have either go_to_action or go_to_section_id.');
    if ((goToAction || goToSectionId) && type === 'CHECKBOX')
      throw invalidArgument('Section navigation is only allowed in RADIO and DROP_DOWN questions.');
    if (image && type === 'DROP_DOWN') throw invalidArgument('A drop-down question cannot have images.');
    const key = singleLine(value) ?? '';
    if (seen.has(key)) throw invalidArgument(`Cannot have duplicate options: ${key}`);
    seen.add(key);
    const { image: _image, ...rest } = option;
    return image ? { ...rest, image: readImage(image) } : rest;
  });
  return { type, options: read, ...(shuffle ? { shuffle } : {}) };
}
