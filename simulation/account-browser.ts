import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { groupBy } from '../functions/domain/group-by.ts';
import { columnLetters } from '../functions/workbook/a1.ts';
import type { CellEdit, GridView, RefusedEdit } from '../workspace/curator/grid/grid-view.ts';

const ADDRESS = /^'(?<title>.+)'!(?<letters>[A-Z]+)(?<row>\d+)$/;

/** A browser in which a person is logged in to a school's own server. */
export class AccountBrowser {
  private readonly gids = new Map<string, number>();

  /** @param cookie - the session's cookie at present */
  constructor(
    private readonly root: string,
    private readonly cookie: () => string,
  ) {}

  /** Opens a page. @throws Error unless the server shows it */
  async get(path: string): Promise<Response> {
    return this.answered(path, { redirect: 'manual', headers: { cookie: this.cookie() } });
  }

  /** Sends a form of a page. @throws Error if the server refuses it */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { cookie: this.cookie(), origin: new URL(this.root).origin };
    return this.answered(path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
  }

  /** Types into cells of the workbook's page. @returns the cells that the page refused, which stay as they were, each with its reason */
  async typeCells(entries: readonly sheets_v4.Schema$ValueRange[]): Promise<readonly string[]> {
    const byTab = groupBy(entries, ({ range }) => ADDRESS.exec(range ?? '')?.groups?.title ?? '');
    const refused: string[] = [];
    for (const [title, typed] of byTab) refused.push(...(await this.typeInto(title, typed)));
    return refused;
  }

  private async typeInto(title: string, entries: readonly sheets_v4.Schema$ValueRange[]): Promise<readonly string[]> {
    const gid = await this.gidOf(title);
    const view = (await (await this.get(`/workbook/cells?gid=${gid}`)).json()) as GridView;
    const edits = entries.map(({ range, values }): CellEdit => {
      const { letters = '', row: number = '' } = ADDRESS.exec(range ?? '')?.groups ?? {};
      const at = view.columns.findIndex(({ index }) => columnLetters(index) === letters);
      const row = view.rows.find(({ index }) => index === Number(number) - 1);
      const cell = row?.cells[at];
      if (!row || !cell) throw new Error(`No cell ${range} on the page.`);
      const now = String(values?.[0]?.[0] ?? '');
      return { row: row.index, id: row.id, column: view.columns[at]?.index ?? -1, was: cell.typed ?? cell.text, now };
    });
    const answer = await this.post('/workbook/cells', { edits: JSON.stringify({ gid, edits }) });
    const { refused } = (await answer.json()) as { readonly refused: readonly RefusedEdit[] };
    return refused.map(({ now, why }) => `«${title}»: ${now}: ${why}`);
  }

  /** The tab's number in the page's menu. */
  private async gidOf(title: string): Promise<number> {
    if (this.gids.size === 0) {
      const page = await (await this.get('/workbook')).text();
      for (const [, gid, name] of page.matchAll(/href="\/workbook\?gid=(\d+)"[^>]*>([^<]+)</g)) {
        if (name !== undefined) this.gids.set(name.trim(), Number(gid));
      }
    }
    const gid = this.gids.get(title);
    if (gid === undefined) throw new Error(`No tab «${title}» in the menu.`);
    return gid;
  }

  private async answered(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(new URL(path, this.root), init);
    const isLogin = answer.headers.get('location')?.startsWith('/login') ?? false;
    if (answer.status >= 400 || isLogin)
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`.slice(0, 300));
    return answer;
  }
}
