import type { Answer } from '../../emulator/application-pages.ts';
import { type FramedPage, framedPage, type MenuEntry } from '../framed-page.tsx';

/** The menu of the curator's pages. */
export const CURATOR_MENU: readonly MenuEntry[] = [
  ['/', 'Сегодня'],
  ['/programme', 'Программа'],
  ['/people', 'Люди'],
  ['/lists', 'Отметки'],
  ['/pairs', 'Пары'],
  ['/papers', 'Документы'],
  ['/inbox', 'Письма'],
  ['/workbook', 'Таблица'],
];

/** The menu of the head, who signs papers and reads the programme. */
export const HEAD_MENU: readonly MenuEntry[] = [
  ['/signatures', 'На подпись'],
  ['/programme', 'Программа'],
];

/** A page of the curator, with the menu of all such pages. */
export const staffPage = (page: Omit<FramedPage, 'menu' | 'account'>): Answer =>
  framedPage({ ...page, menu: CURATOR_MENU });

/** Redirects the browser after a POST, so that a reload repeats nothing. */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});
