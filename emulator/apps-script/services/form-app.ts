import type { Store } from '../../core/store.ts';
import type { TypedRule } from '../../forms/model.ts';
import { findForm, loadForm, saveForm } from '../../forms/repository.ts';
import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';
import { fileEditors } from './file-editors.ts';
import { formAnswers } from './form-answers.ts';
import {
  type FormAccess,
  formItem,
  type QuestionItemType,
  type RestItem,
  type RestQuestion,
  type SampleAnswer,
  typeOf,
} from './form-item.ts';

interface RestForm {
  readonly formId: string;
  readonly info: { readonly title?: string; readonly description?: string };
  readonly items?: readonly RestItem[];
  readonly responderUri: string;
}

/** An item before the API gives it ids. */
type NewItem = Omit<RestItem, 'itemId' | 'questionItem'> & {
  readonly questionItem?: { readonly question: Omit<RestQuestion, 'questionId'> };
};

/** The content of a new item of each kind. */
const BEGINNINGS: Readonly<Record<QuestionItemType, Omit<RestQuestion, 'questionId'>>> = {
  TEXT: { textQuestion: {} },
  PARAGRAPH_TEXT: { textQuestion: { paragraph: true } },
  MULTIPLE_CHOICE: { choiceQuestion: { type: 'RADIO', options: [{ value: 'Вариант 1' }] } },
  CHECKBOX: { choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Вариант 1' }] } },
  LIST: { choiceQuestion: { type: 'DROP_DOWN', options: [{ value: 'Вариант 1' }] } },
  SCALE: { scaleQuestion: { low: 1, high: 5 } },
  DATE: { dateQuestion: { includeYear: true } },
};

const ITEM_TYPES = Object.fromEntries([...Object.keys(BEGINNINGS), 'PAGE_BREAK'].map((type) => [type, type]));

export interface FormAppParts {
  readonly rest: Rest;
  readonly store: Store;
  readonly realm: Realm;
  /** Root URL of the emulator, with a trailing slash. */
  readonly url: string;
}

function formOf(formId: string, { rest, store, realm, url }: FormAppParts): object {
  const path = `/v1/forms/${encodeURIComponent(formId)}`;
  const show = () => rest.call('forms.get', { method: 'GET', path }) as RestForm;
  const update = (request: object) =>
    rest.call('forms.batchUpdate', { method: 'POST', path: `${path}:batchUpdate`, body: { requests: [request] } }) as {
      replies: readonly { createItem?: { itemId: string; questionId: string[] } }[];
    };
  const script = (change: (form: ReturnType<typeof loadForm>) => ReturnType<typeof loadForm>) => {
    saveForm({ store }, change(loadForm({ store }, formId)));
    return self;
  };
  // Only the script changes the form during a run, so we read the items once and update our copy.
  let known: RestItem[] | undefined;
  const items = (): RestItem[] => {
    known ??= [...(show().items ?? [])];
    return known;
  };
  const place = (itemId: string) => {
    const index = items().findIndex((item) => item.itemId === itemId);
    const item = items()[index];
    if (!item) throw realm.error('The item with the given ID does not exist.');
    return { item, index };
  };
  const form: FormAccess = {
    find: (itemId) => place(itemId).item,
    index: (itemId) => place(itemId).index,
    change(itemId, change, updateMask) {
      const { item, index } = place(itemId);
      const changed = change(item);
      update({ updateItem: { item: changed, location: { index }, updateMask } });
      items()[index] = changed;
    },
    setRule: (questionId, rule) =>
      script((form) => {
        const { [questionId]: _, ...rules } = form.scripted?.rules ?? {};
        return { ...form, scripted: { ...form.scripted, rules: rule ? { ...rules, [questionId]: rule } : rules } };
      }),
    setOnward: (breakId, targetId) =>
      script((form) => ({
        ...form,
        scripted: { ...form.scripted, onward: { ...form.scripted?.onward, [breakId]: targetId } },
      })),
    duplicate(originalId) {
      const { itemId: _, questionItem, ...item } = place(originalId).item;
      if (!questionItem) return addItem(item);
      // Google's reference does not say whether the copy has the rule for typed text; here it has none.
      const { questionId: _old, ...question } = questionItem.question;
      return addItem({ ...item, questionItem: { question } });
    },
  };
  const askingItem = (questionId: string) => {
    const asking = items().find((item) => item.questionItem?.question.questionId === questionId);
    if (!asking) throw realm.error('The item with the given ID does not exist.');
    return formItem(form, asking.itemId, realm);
  };
  const create = (item: object) => {
    const { replies } = update({ createItem: { item, location: { index: items().length } } });
    return replies[0]?.createItem ?? { itemId: '', questionId: [] };
  };
  const addItem = (item: NewItem) => {
    const { itemId, questionId: [questionId = ''] = [] } = create(item);
    const { questionItem, ...rest } = item;
    items().push({
      ...rest,
      itemId,
      ...(questionItem && { questionItem: { question: { questionId, ...questionItem.question } } }),
    });
    return formItem(form, itemId, realm);
  };
  const add = (type: QuestionItemType) => () => addItem({ title: '', questionItem: { question: BEGINNINGS[type] } });
  const publish = (state: { isPublished: boolean; isAcceptingResponses: boolean }) => {
    const body = { publishSettings: { publishState: state }, updateMask: 'publishState' };
    rest.call('forms.setPublishSettings', { method: 'POST', path: `${path}:setPublishSettings`, body });
    return self;
  };
  const isPublished = () => loadForm({ store }, formId).published;
  const members = {
    ...fileEditors(formId, () => self, { rest, realm }),
    getId: () => formId,
    getTitle: () => show().info.title ?? '',
    getDescription: () => show().info.description ?? '',
    getPublishedUrl: () => show().responderUri,
    getEditUrl: () => `${url}forms/d/${formId}/edit`,
    setTitle(title: string) {
      update({ updateFormInfo: { info: { title }, updateMask: 'title' } });
      return self;
    },
    setDescription(description: string) {
      update({ updateFormInfo: { info: { description }, updateMask: 'description' } });
      return self;
    },
    setConfirmationMessage: (confirmation: string) =>
      script((form) => ({ ...form, scripted: { ...form.scripted, confirmation } })),
    setCollectEmail(collect: boolean) {
      const emailCollectionType = collect ? 'RESPONDER_INPUT' : 'DO_NOT_COLLECT';
      update({ updateSettings: { settings: { emailCollectionType }, updateMask: 'emailCollectionType' } });
      return self;
    },
    setPublished: (isPublished: boolean) => publish({ isPublished, isAcceptingResponses: isPublished }),
    isPublished,
    setAcceptingResponses(isAcceptingResponses: boolean) {
      if (!isPublished()) throw realm.error('The form is not published.');
      return publish({ isPublished: true, isAcceptingResponses });
    },
    addTextItem: add('TEXT'),
    addParagraphTextItem: add('PARAGRAPH_TEXT'),
    addMultipleChoiceItem: add('MULTIPLE_CHOICE'),
    addCheckboxItem: add('CHECKBOX'),
    addListItem: add('LIST'),
    addScaleItem: add('SCALE'),
    addDateItem: add('DATE'),
    addPageBreakItem: () => addItem({ title: '', pageBreakItem: {} }),
    getItems: (type?: string) =>
      items()
        .filter((item) => typeOf(item) !== undefined && (type === undefined || typeOf(item) === type))
        .map(({ itemId }) => formItem(form, itemId, realm)),
    deleteItem(index: number) {
      if (!items()[index]) throw realm.error('The item index is out of range.');
      update({ deleteItem: { location: { index } } });
      known = items().toSpliced(index, 1);
    },
    moveItem(from: number, to: number) {
      const item = items()[from];
      if (!item || to < 0 || to >= items().length) throw realm.error('The item index is out of range.');
      update({ moveItem: { originalLocation: { index: from }, newLocation: { index: to } } });
      known = items().toSpliced(from, 1).toSpliced(to, 0, item);
      return formItem(form, item.itemId, realm);
    },
    getDestinationId() {
      const { destination } = loadForm({ store }, formId);
      if (!destination) throw realm.error('The form currently has no response destination.');
      return destination.spreadsheetId;
    },
    setDestination(_type: string, spreadsheetId: string) {
      const body = { spreadsheetId };
      rest.call('forms.setDestination', { method: 'POST', path: `/emulator/forms/${formId}:setDestination`, body });
      return self;
    },
    ...formAnswers(formId, askingItem, rest, realm),
    createResponse() {
      const samples: SampleAnswer[] = [];
      const response = {
        withItemResponse(sample: SampleAnswer) {
          samples.push(sample);
          return response;
        },
        toPrefilledUrl() {
          const fields = samples.flatMap(({ questionId, texts }) =>
            texts.map((text) => `entry.${Number.parseInt(questionId, 16)}=${encodeURIComponent(text)}`),
          );
          return `${show().responderUri}?usp=pp_url&${fields.join('&')}`;
        },
      };
      return refusing('FormApp.FormResponse', response, realm);
    },
  };
  const self: object = refusing('FormApp.Form', members, realm);
  return self;
}

function textValidation(realm: Realm): object {
  let rule: TypedRule = {};
  const builder = {
    setHelpText(help: string) {
      rule = { ...rule, help };
      return self;
    },
    requireTextMatchesPattern(pattern: string) {
      rule = { ...rule, pattern };
      return self;
    },
    requireNumberBetween(min: number, max: number) {
      rule = { ...rule, min, max };
      return self;
    },
    build: () => rule,
  };
  const self: object = refusing('FormApp.TextValidationBuilder', builder, realm);
  return self;
}

/** `FormApp`. It uses the REST API where possible. For features that only Apps Script has, it uses the form's stored document. */
export function formApp(parts: FormAppParts): object {
  const { rest, store, realm } = parts;
  const service = {
    DestinationType: { SPREADSHEET: 'SPREADSHEET' },
    ItemType: ITEM_TYPES,
    create(title: string) {
      // Google names only the file; the form's own heading stays empty until `setTitle`.
      const body = { info: { documentTitle: title } };
      const { formId } = rest.call('forms.create', { method: 'POST', path: '/v1/forms', body }) as RestForm;
      return formOf(formId, parts);
    },
    openById(formId: string) {
      if (!findForm({ store }, formId)) throw realm.error(`No item with the given ID could be found: ${formId}`);
      return formOf(formId, parts);
    },
    createTextValidation: () => textValidation(realm),
  };
  return refusing('FormApp', service, realm);
}
