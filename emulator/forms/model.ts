/** Forms as stored, and as Google's Forms API v1 shows them (https://developers.google.com/workspace/forms/api/reference/rest/v1/forms). */

export type ChoiceType = 'RADIO' | 'CHECKBOX' | 'DROP_DOWN';

export interface MediaProperties {
  readonly alignment?: string;
  readonly width?: number;
}

/** A picture by its source URL. The emulator does not fetch pictures, so pages link to the source. */
export interface Image {
  readonly sourceUri?: string;
  readonly contentUri?: string;
  readonly altText?: string;
  readonly properties?: MediaProperties;
}

export interface Video {
  readonly youtubeUri: string;
  readonly properties?: MediaProperties;
}

/** The next step after a respondent chose an option. */
export type GoToAction = 'NEXT_SECTION' | 'RESTART_FORM' | 'SUBMIT_FORM';

export interface Option {
  readonly value?: string;
  readonly isOther?: boolean;
  readonly image?: Image;
  readonly goToAction?: GoToAction;
  /** itemId of the section's page break. */
  readonly goToSectionId?: string;
}

export interface ChoiceQuestion {
  readonly type: ChoiceType;
  readonly options: readonly Option[];
  readonly shuffle?: boolean;
}

export interface Question {
  readonly questionId: string;
  readonly required?: boolean;
  readonly choiceQuestion?: ChoiceQuestion;
  readonly textQuestion?: { readonly paragraph?: boolean };
  readonly scaleQuestion?: {
    readonly low?: number;
    readonly high: number;
    readonly lowLabel?: string;
    readonly highLabel?: string;
  };
  readonly dateQuestion?: { readonly includeTime?: boolean; readonly includeYear?: boolean };
  readonly timeQuestion?: { readonly duration?: boolean };
  readonly ratingQuestion?: { readonly ratingScaleLevel: number; readonly iconType: RatingIcon };
  readonly rowQuestion?: { readonly title: string };
}

export type RatingIcon = 'STAR' | 'HEART' | 'THUMB_UP';

export interface Item {
  readonly itemId: string;
  readonly title?: string;
  readonly description?: string;
  readonly questionItem?: { readonly question: Question; readonly image?: Image };
  readonly questionGroupItem?: {
    readonly questions: readonly Question[];
    readonly image?: Image;
    readonly grid?: { readonly columns: ChoiceQuestion; readonly shuffleQuestions?: boolean };
  };
  readonly textItem?: Readonly<Record<string, never>>;
  readonly pageBreakItem?: Readonly<Record<string, never>>;
  readonly imageItem?: { readonly image: Image };
  readonly videoItem?: { readonly video: Video; readonly caption?: string };
}

/** A form's titles. `documentTitle` is missing here, because it is the file's name in Drive. */
export interface FormInfo {
  readonly title: string;
  readonly description?: string;
}

export interface FormSettings {
  readonly emailCollectionType?: string;
  readonly quizSettings?: { readonly isQuiz?: boolean };
}

/** A rule for typed answers that only FormApp can set: the text matches `pattern`, or is a number from `min` to `max`. */
export interface TypedRule {
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  /** Shown to respondents whose answer breaks the rule. */
  readonly help?: string;
}

/** Rules by questionId. */
export type TypedRules = Readonly<Record<string, TypedRule>>;

/** Settings that only FormApp can change. */
export interface ScriptedSettings {
  readonly confirmation?: string;
  readonly rules?: TypedRules;
  /** For a page break, the section that follows the page before the break, instead of the next section. Keys and values are itemIds. */
  readonly onward?: Readonly<Record<string, string>>;
}

/** The response tab of a form. It keeps its columns: a renamed question gets a new header, and a deleted question keeps its column. */
export interface Destination {
  readonly spreadsheetId: string;
  readonly sheetId: number;
  readonly columns: readonly { readonly questionId: string; readonly header: string }[];
}

export interface FormDocument {
  readonly id: string;
  /** A part of the public address. It differs from the formId, so that respondents cannot open the form for editing. */
  readonly publishedId: string;
  /** How often the content has changed; shown as `revisionId`. */
  readonly revision: number;
  readonly info: FormInfo;
  readonly settings: FormSettings;
  readonly items: readonly Item[];
  readonly published: boolean;
  readonly acceptingResponses: boolean;
  readonly allowResponseEdits: boolean;
  /**
   * Whether the permissions in Drive with `view: published` decide who may answer. Without this mark, everybody may answer, as in earlier versions.
   */
  readonly sharedInDrive?: true;
  /** The ids of all questions that ever existed, in order of creation. The columns of the response tab have this order. */
  readonly createdQuestions: readonly string[];
  readonly destination?: Destination;
  readonly scripted?: ScriptedSettings;
}

/** The answers of a respondent. */
export interface Submitted {
  /** Texts by questionId. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** The respondent's address, if the form collects it. */
  readonly respondentEmail?: string;
}

/** A response as stored, by responseId. */
export interface ResponseDocument extends Submitted {
  readonly responseId: string;
  readonly formId: string;
  /** RFC 3339 with milliseconds. */
  readonly createTime: string;
  /** RFC 3339 with microseconds, as Google returns it. */
  readonly lastSubmittedTime: string;
  /** The key of the response's row in the response tab. With this key, an edited answer finds its row even after the row moved. */
  readonly row?: number;
}

/** The questions of an item, in order: one question, or the rows of a grid. */
export function questionsOf(item: Item): readonly Question[] {
  if (item.questionItem) return [item.questionItem.question];
  return item.questionGroupItem?.questions ?? [];
}
