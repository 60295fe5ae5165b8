export function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** Papers, and things that show an event, without the endings of their cases. */
const PAPERS = [
  'акт',
  'анкет',
  'буклет',
  'ведомост',
  'видеозапис',
  'грамот',
  'диплом',
  'договор',
  'документ',
  'журнал',
  'запис',
  'конспект',
  'лист',
  'материал',
  'методичк',
  'отч[её]т',
  'памятк',
  'папк',
  'письм',
  'план',
  'повестк',
  'положени',
  'портфолио',
  'пособи',
  'презентаци',
  'приказ',
  'программ',
  'протокол',
  'распоряжени',
  'рекомендаци',
  'свидетельств',
  'сертификат',
  'справк',
  'статья',
  'сценари',
  'тетрад',
  'удостоверени',
  'фото(?:отч[её]т|графи)?',
];
const ENDINGS = '[аеийоуыьэюя]{0,2}(?:в|м|ми|х)?';
const NAMES_PAPER = new RegExp(`(?<!\\p{L})(?:${PAPERS.join('|')})${ENDINGS}(?!\\p{L})`, 'iu');
const NUMBER_OR_FILE = /№\s*\d|[\p{L}\d_-]\.(?:docx?|xlsx?|pptx?|pdf|odt|ods|rtf|txt|jpe?g|png|heic|mp4|mov|zip)$/iu;

/** Whether a text leads to a proof: a web address, a file, a number, or the name of a paper. «Было интересно» and a day alone do not. */
export function namesPaper(text: string): boolean {
  return isUrl(text) || NAMES_PAPER.test(text) || NUMBER_OR_FILE.test(text.trim());
}

/** Whether the link of a row leads to a proof. */
export function hasProof({ link }: { readonly link?: string | undefined }): boolean {
  return link !== undefined && namesPaper(link);
}
