import { notImplemented } from '../core/errors.ts';
import {
  bool,
  flag,
  int32,
  list,
  message,
  optionalChoice,
  outputOnly,
  type Shape,
  text,
  unsupported,
} from '../sheets/shape.ts';

/** An enum value of Forms v1. `type` is the enum's name, e.g. `ChoiceQuestion.ChoiceType`. */
export const choice = <const T extends string>(type: string, values: readonly T[]): Shape<T | undefined> =>
  optionalChoice(type, values, { api: 'forms.v1' });

/** A flag that must be off, because the emulator does not support it. */
const off: Shape<undefined> = {
  read(value, at) {
    if (bool.read(value, at)) throw notImplemented(at);
    return undefined;
  },
};

const mediaProperties = message({
  alignment: choice('MediaProperties.Alignment', ['LEFT', 'RIGHT', 'CENTER']),
  width: int32,
});

const image = message({ sourceUri: text, contentUri: text, altText: text, properties: mediaProperties });

const choiceQuestion = message({
  type: choice('ChoiceQuestion.ChoiceType', ['RADIO', 'CHECKBOX', 'DROP_DOWN']),
  options: list(
    message({
      value: text,
      isOther: flag,
      image,
      goToAction: choice('Option.GoToAction', ['NEXT_SECTION', 'RESTART_FORM', 'SUBMIT_FORM']),
      goToSectionId: text,
    }),
  ),
  shuffle: flag,
});

const question = message({
  questionId: text,
  required: flag,
  grading: unsupported,
  choiceQuestion,
  textQuestion: message({ paragraph: flag }),
  scaleQuestion: message({ low: int32, high: int32, lowLabel: text, highLabel: text }),
  dateQuestion: message({ includeTime: flag, includeYear: flag }),
  rowQuestion: message({ title: text }),
  timeQuestion: message({ duration: flag }),
  ratingQuestion: message({
    ratingScaleLevel: int32,
    iconType: choice('RatingQuestion.RatingIconType', ['STAR', 'HEART', 'THUMB_UP']),
  }),
  fileUploadQuestion: unsupported,
});

/** An Item in a request. We check only the types of its fields here. */
export const itemMessage = message({
  itemId: text,
  title: text,
  description: text,
  questionItem: message({ question, image }),
  questionGroupItem: message({
    questions: list(question),
    grid: message({ columns: choiceQuestion, shuffleQuestions: flag }),
    image,
  }),
  textItem: message({}),
  pageBreakItem: message({}),
  imageItem: message({ image }),
  videoItem: message({ video: message({ youtubeUri: text, properties: mediaProperties }), caption: text }),
});

export type ItemMessage = ReturnType<typeof itemMessage.read>;
export type QuestionMessage = ReturnType<typeof question.read>;
export type ImageMessage = ReturnType<typeof image.read>;
export type ChoiceMessage = ReturnType<typeof choiceQuestion.read>;

export const infoMessage = message({ title: text, documentTitle: text, description: text });

export const settingsMessage = message({
  emailCollectionType: choice('FormSettings.EmailCollectionType', [
    'EMAIL_COLLECTION_TYPE_UNSPECIFIED',
    'DO_NOT_COLLECT',
    'VERIFIED',
    'RESPONDER_INPUT',
  ]),
  quizSettings: message({ isQuiz: off }),
});

export const locationMessage = message({ index: int32 });

export const publishSettingsMessage = message({
  publishState: message({ isPublished: bool, isAcceptingResponses: bool }),
});

/** The body of forms.create. If a field is not allowed at creation, the method itself refuses it with Google's explanation. */
export const formMessage = message({
  formId: outputOnly,
  info: infoMessage,
  settings: settingsMessage,
  items: list(itemMessage),
  revisionId: outputOnly,
  responderUri: outputOnly,
  linkedSheetId: outputOnly,
  publishSettings: publishSettingsMessage,
});
