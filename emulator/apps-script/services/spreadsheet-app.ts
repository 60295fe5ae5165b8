import type { Store } from '../../core/store.ts';
import type { FormDocument } from '../../forms/model.ts';
import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';
import { fileEditors } from './file-editors.ts';
import type { Unflushed } from './unflushed.ts';

/** Everything that the script shows on the screen. */
export interface Screen {
  readonly menus: { title: string; items: { caption: string; handler: string }[] }[];
  sidebar?: { title: string; html: string };
  dialog?: { title: string; html: string };
  readonly toasts: string[];
  /** Title of the tab that the script activated. */
  activeTab?: string;
}

export interface SpreadsheetAppParts {
  readonly rest: Rest;
  readonly store: Store;
  readonly realm: Realm;
  readonly url: string;
  readonly spreadsheetId: string;
  readonly owner: string;
  readonly screen: Screen;
  readonly unflushed: Unflushed;
}

interface RestSpreadsheet {
  readonly properties: { readonly title: string; readonly locale: string };
  readonly sheets: readonly { readonly properties: { readonly sheetId: number; readonly title: string } }[];
}

interface Html {
  getContent(): string;
  getTitle(): string;
}

function ui({ realm, screen }: SpreadsheetAppParts): object {
  const createMenu = (title: string) => {
    const items: { caption: string; handler: string }[] = [];
    const menu = {
      addItem(caption: string, handler: string) {
        items.push({ caption, handler });
        return self;
      },
      addSeparator: () => self,
      addToUi() {
        screen.menus.push({ title, items });
      },
    };
    const self: object = refusing('Menu', menu, realm);
    return self;
  };
  const members = {
    createMenu,
    showSidebar(html: Html) {
      screen.sidebar = { title: html.getTitle(), html: html.getContent() };
    },
    showModalDialog(html: Html, title: string) {
      screen.dialog = { title, html: html.getContent() };
    },
  };
  return refusing('Ui', members, realm);
}

function spreadsheet(spreadsheetId: string, parts: SpreadsheetAppParts): object {
  const { rest, store, realm, url, owner, screen, unflushed } = parts;
  const path = `/v4/spreadsheets/${encodeURIComponent(spreadsheetId)}`;
  const show = () => {
    unflushed.flush();
    return rest.call('sheets.spreadsheets.get', {
      method: 'GET',
      path,
      query: { fields: 'properties(title,locale),sheets(properties(sheetId,title))' },
    }) as RestSpreadsheet;
  };
  const update = (request: object) =>
    unflushed.add(() =>
      rest.call('sheets.spreadsheets.batchUpdate', {
        method: 'POST',
        path: `${path}:batchUpdate`,
        body: { requests: [request] },
      }),
    );

  const sheet = (sheetId: number, title: string): object => {
    const members = {
      getSheetId: () => sheetId,
      getName: () => title,
      setName(name: string) {
        update({ updateSheetProperties: { properties: { sheetId, title: name }, fields: 'title' } });
        return sheet(sheetId, name);
      },
      getFormUrl() {
        const linked = [...store.list<FormDocument>('form').values()].find(
          ({ destination }) => destination?.spreadsheetId === spreadsheetId && destination.sheetId === sheetId,
        );
        return linked ? `${url}forms/d/${linked.id}/viewform` : null;
      },
    };
    return refusing('Sheet', members, realm);
  };

  const members = {
    ...fileEditors(spreadsheetId, () => self, parts),
    getId: () => spreadsheetId,
    getName: () => show().properties.title,
    getUrl: () => `${url}spreadsheets/d/${spreadsheetId}/edit`,
    getSpreadsheetLocale: () => show().properties.locale,
    setSpreadsheetLocale: (locale: string) =>
      update({ updateSpreadsheetProperties: { properties: { locale }, fields: 'locale' } }),
    getOwner: () => refusing('User', { getEmail: () => owner }, realm),
    getSheets: () => show().sheets.map(({ properties }) => sheet(properties.sheetId, properties.title)),
    getSheetByName(name: string) {
      const found = show().sheets.find(({ properties }) => properties.title === name);
      return found ? sheet(found.properties.sheetId, name) : null;
    },
    setActiveSheet(active: { getName(): string }) {
      screen.activeTab = active.getName();
      return active;
    },
    toast(message: string) {
      screen.toasts.push(message);
    },
  };
  const self: object = refusing('Spreadsheet', members, realm);
  return self;
}

/** `SpreadsheetApp` for a script bound to one spreadsheet. */
export function spreadsheetApp(parts: SpreadsheetAppParts): object {
  const members = {
    getActiveSpreadsheet: () => spreadsheet(parts.spreadsheetId, parts),
    openById: (id: string) => spreadsheet(id, parts),
    getUi: () => ui(parts),
    flush: () => parts.unflushed.flush(),
  };
  return refusing('SpreadsheetApp', members, parts.realm);
}
