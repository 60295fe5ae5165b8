import type { TypedRule } from '../../forms/model.ts';
import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';

/** An item in the REST API, limited to what FormApp uses. */
export interface RestItem {
  readonly itemId: string;
  readonly title?: string;
  readonly description?: string;
  readonly questionItem?: { readonly question: RestQuestion };
  readonly pageBreakItem?: Readonly<Record<string, never>>;
}

interface RestOption {
  readonly value?: string;
  readonly goToSectionId?: string;
}

export interface RestQuestion {
  readonly questionId: string;
  readonly required?: boolean;
  readonly textQuestion?: { readonly paragraph?: boolean };
  readonly choiceQuestion?: {
    readonly type: 'RADIO' | 'CHECKBOX' | 'DROP_DOWN';
    readonly options: readonly RestOption[];
  };
  readonly scaleQuestion?: {
    readonly low?: number;
    readonly high: number;
    readonly lowLabel?: string;
    readonly highLabel?: string;
  };
  readonly dateQuestion?: { readonly includeYear?: boolean; readonly includeTime?: boolean };
}

/** The functions of a form that its items use. */
export interface FormAccess {
  /** The item as it is now. */
  find(itemId: string): RestItem;
  /** The item's position in the form, from 0. */
  index(itemId: string): number;
  change(itemId: string, change: (item: RestItem) => RestItem, mask: string): void;
  setRule(questionId: string, rule: TypedRule | undefined): void;
  /** Adds a copy of the item at the end of the form. */
  duplicate(itemId: string): object;
  /** Sets the section where the form continues after the page that ends at this page break. */
  setOnward(breakId: string, targetId: string): void;
}

export type QuestionItemType = 'TEXT' | 'PARAGRAPH_TEXT' | 'MULTIPLE_CHOICE' | 'CHECKBOX' | 'LIST' | 'SCALE' | 'DATE';
export type ItemType = QuestionItemType | 'PAGE_BREAK';

/** An answer that a script gives to a question for a pre-filled link. */
export interface SampleAnswer {
  readonly questionId: string;
  readonly texts: readonly string[];
}

export function typeOf({ questionItem, pageBreakItem }: RestItem): ItemType | undefined {
  if (pageBreakItem) return 'PAGE_BREAK';
  const question = questionItem?.question;
  if (question?.textQuestion) return question.textQuestion.paragraph ? 'PARAGRAPH_TEXT' : 'TEXT';
  if (question?.scaleQuestion) return 'SCALE';
  if (question?.dateQuestion) return 'DATE';
  switch (question?.choiceQuestion?.type) {
    case 'RADIO':
      return 'MULTIPLE_CHOICE';
    case 'CHECKBOX':
      return 'CHECKBOX';
    case 'DROP_DOWN':
      return 'LIST';
    default:
      return undefined;
  }
}

const isoDay = (date: Date): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** The texts of an answer. Throws if FormApp would refuse the answer. */
function textsOf(item: RestItem, response: unknown, realm: Realm): string[] {
  const choices = item.questionItem?.question.choiceQuestion?.options.map(({ value }) => value ?? '');
  const texts = Array.isArray(response)
    ? response.map(String)
    : [isDate(response) ? isoDay(response) : String(response)];
  const unknown = choices && texts.find((text) => !choices.includes(text));
  if (unknown !== undefined) throw realm.error(`Invalid response submitted to item: ${unknown}`);
  return texts;
}

// A Date of the script's realm fails `instanceof`, so we recognise it by its methods.
function isDate(value: unknown): value is Date {
  return typeof value === 'object' && value !== null && 'getFullYear' in value;
}

/** The form option that each choice object of a script represents. */
const optionsOfChoices = new WeakMap<object, RestOption>();

function choiceOf(option: RestOption, realm: Realm): object {
  const choice = refusing('FormApp.Choice', { getValue: () => option.value ?? '' }, realm);
  optionsOfChoices.set(choice, option);
  return choice;
}

/** FormApp's class for items of a type, such as `PageBreakItem` for `PAGE_BREAK`. */
const classOf = (type: ItemType): string =>
  `${type.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Item`;

const hexId = (item: { getId(): number }) => item.getId().toString(16).padStart(8, '0');

/** A form item with the members that FormApp has for its type. Every setter returns the item itself. */
export function formItem(form: FormAccess, itemId: string, realm: Realm): object {
  const current = () => form.find(itemId);
  const question = (): RestQuestion => {
    const found = current().questionItem?.question;
    if (!found) throw realm.error('The item asks no question.');
    return found;
  };
  const setQuestion = (change: Partial<RestQuestion>, mask: string) => {
    form.change(
      itemId,
      (item) => ({ ...item, questionItem: { question: { ...question(), ...change } } }),
      `questionItem.question.${mask}`,
    );
    return self;
  };
  const setOptions = (options: readonly RestOption[]) => {
    if (options.length === 0) throw realm.error('Array must contain at least one element.');
    if (new Set(options.map(({ goToSectionId }) => goToSectionId === undefined)).size > 1) {
      throw realm.error('Choices that navigate to a page cannot stand beside choices that do not.');
    }
    const type = question().choiceQuestion?.type ?? 'RADIO';
    return setQuestion({ choiceQuestion: { type, options } }, 'choiceQuestion');
  };
  const choices = {
    setChoiceValues: (values: readonly string[]) => setOptions([...values].map((value) => ({ value }))),
    getChoices: () => (question().choiceQuestion?.options ?? []).map((option) => choiceOf(option, realm)),
  };
  const leadingChoices = {
    ...choices,
    createChoice: (value: string, page?: { getId(): number }) =>
      choiceOf({ value: String(value), ...(page ? { goToSectionId: hexId(page) } : {}) }, realm),
    setChoices: (given: readonly object[]) =>
      setOptions(
        [...given].map((choice) => {
          const option = optionsOfChoices.get(choice);
          if (!option) throw realm.error('Invalid argument: choices');
          return option;
        }),
      ),
  };
  const common = {
    getId: () => Number.parseInt(itemId, 16),
    getIndex: () => form.index(itemId),
    getType: () => typeOf(current()),
    getTitle: () => current().title ?? '',
    setTitle: (title: string) => {
      form.change(itemId, (item) => ({ ...item, title: String(title) }), 'title');
      return self;
    },
    duplicate: () => form.duplicate(itemId),
    getHelpText: () => current().description ?? '',
    setHelpText: (text: string) => {
      form.change(itemId, (item) => ({ ...item, description: String(text) }), 'description');
      return self;
    },
  };
  const asking = {
    setRequired: (required: boolean) => setQuestion({ required }, 'required'),
    createResponse: (response: unknown): SampleAnswer => ({
      questionId: question().questionId,
      texts: textsOf(current(), response, realm),
    }),
  };
  const byType: Readonly<Record<ItemType, object>> = {
    TEXT: {
      ...asking,
      asTextItem: () => self,
      setValidation: (rule: TypedRule) => {
        form.setRule(question().questionId, rule);
        return self;
      },
    },
    PARAGRAPH_TEXT: { ...asking, asParagraphTextItem: () => self },
    MULTIPLE_CHOICE: { ...asking, ...leadingChoices, asMultipleChoiceItem: () => self },
    CHECKBOX: { ...asking, ...choices, asCheckboxItem: () => self },
    LIST: { ...asking, ...leadingChoices, asListItem: () => self },
    SCALE: {
      ...asking,
      asScaleItem: () => self,
      getLowerBound: () => question().scaleQuestion?.low ?? 1,
      setBounds: (low: number, high: number) =>
        setQuestion({ scaleQuestion: { ...question().scaleQuestion, low, high } }, 'scaleQuestion'),
      setLabels: (lowLabel: string, highLabel: string) =>
        setQuestion(
          { scaleQuestion: { low: 1, high: 5, ...question().scaleQuestion, lowLabel, highLabel } },
          'scaleQuestion',
        ),
    },
    DATE: { ...asking, asDateItem: () => self },
    PAGE_BREAK: {
      asPageBreakItem: () => self,
      setGoToPage: (page: { getId(): number }) => {
        form.setOnward(itemId, hexId(page));
        return self;
      },
    },
  };
  const type = typeOf(current());
  const self: object = refusing(
    `FormApp.${type ? classOf(type) : 'Item'}`,
    { ...common, ...(type ? byType[type] : {}) },
    realm,
  );
  return self;
}
