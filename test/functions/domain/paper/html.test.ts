import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import type { Block, Document } from '../../../../functions/domain/paper/content.ts';
import { documentDigest, documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { school, standingOf } from '../roadmap/whole-school.ts';

const NASTY = `Тестова <b>"Анна"</b> & 'Co'`;
const nobody = (code: string) => code;

function paper(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  return { kind: 'other', title: 'Проба', blocks, draft: false, missing: [], ...more };
}

describe('the HTML of a document', () => {
  it('shows people’s input and never treats it as markup, anywhere', () => {
    const everywhere: Block[] = [
      { kind: 'heading', level: 1, text: NASTY },
      { kind: 'heading', level: 2, text: NASTY },
      { kind: 'text', label: NASTY, text: NASTY, align: 'center' },
      { kind: 'list', items: [NASTY] },
      { kind: 'table', header: [NASTY], rows: [[NASTY]] },
      { kind: 'columns', cells: [NASTY, NASTY] },
      { kind: 'signatures', lines: [{ who: NASTY, name: NASTY }] },
    ];
    const html = documentHtml(paper(everywhere, { title: NASTY, draft: true, missing: [NASTY] }), nobody);
    const shown = "Тестова &lt;b>&quot;Анна&quot;&lt;/b> &amp; 'Co'";
    expect(html.split(shown).length - 1).toBe(13); // eleven places in blocks, the title, the list of missing details
    expect(html).not.toContain('<b>"');
  });

  it('replaces codes by names, escaped and only once', () => {
    const html = documentHtml(paper([{ kind: 'text', text: '{{К-07}} и {{К-08}}' }]), (code) =>
      code === 'К-07' ? 'А <и> {{К-08}}' : 'Б',
    );
    expect(html).toContain('<p>А &lt;и> {{К-08}} и Б</p>');
  });

  it('is a clean copy to sign: state, missing details and sources are on a sheet of their own before it', () => {
    const blocks: Block[] = [{ kind: 'text', text: 'Раз' }, { kind: 'pageBreak' }, { kind: 'text', text: 'Два' }];
    const [sheet = '', ...pages] = documentHtml(
      paper(blocks, { draft: true, missing: ['дата'], origin: 'Составлено по листам: Пары.' }),
      nobody,
    ).split('<hr');
    expect(sheet).toMatch(/Лист проверки.*Проект: не зарегистрирован.*Не хватает:<\/b> дата\..*Составлено по листам/);
    expect(pages.join()).toMatch(/Раз[\s\S]*Два/);
    expect(pages.join()).not.toMatch(/проект|не хватает|составлено/i);
    const registered = documentHtml(paper(blocks, { missing: ['дата'] }), nobody);
    expect(registered).not.toMatch(/Лист проверки|Не хватает/);
  });

  it('separates adjacent tables, and puts page breaks around a landscape page', () => {
    const blocks: Block[] = [
      { kind: 'columns', cells: ['Место', 'Дата'] },
      { kind: 'table', header: ['А'], rows: [['Б']] },
      { kind: 'pageBreak', wide: true },
      { kind: 'text', text: 'Карта' },
      { kind: 'pageBreak' },
      { kind: 'text', text: 'Лист' },
    ];
    const html = documentHtml(paper(blocks), nobody);
    expect(html).toMatch(/<\/table><p class="gap">\u00a0<\/p><table/);
    expect(html).toMatch(/<hr class="wide" [^>]*><div class="wide"><p>Карта<\/p><\/div><hr style="[^"]*"\/?><p>Лист/);
  });

  it('has a digest that depends only on the words and the names', () => {
    const one = paper([{ kind: 'text', text: '{{К-07}}' }]);
    const digest = documentDigest(one, nobody);
    expect(documentDigest({ ...one, origin: 'Составлено по листам: Пары и группы, строка 4.', at: 9 }, nobody)).toBe(
      digest,
    );
    expect(documentDigest(one, () => 'Тестова Анна')).not.toBe(digest);
    expect(documentDigest({ ...one, draft: true }, nobody)).not.toBe(digest);
  });
});

describe('the order on the curator', () => {
  const order = (parts = school()) =>
    documentsOf(standingOf(parts, '2026-05-01')).find((d) => d.kind === 'orderCurator');

  it('is a draft until it has number and date, and lists unknown values', () => {
    const draft = order(school({ tables: { documents: [{ kind: 'orderCurator', number: '12' }] } }));
    expect(draft).toMatchObject({ draft: true, at: 1 });
    expect(draft?.missing).toContain('должность куратора');
    expect(JSON.stringify(draft?.blocks)).toContain('Кураторова Ольга Петровна');
  });

  it('shows number and date once they are entered', () => {
    const registered = order();
    expect(registered).toMatchObject({ draft: false });
    expect(JSON.stringify(registered?.blocks)).toContain('№ 1-ОД');
    expect(JSON.stringify(registered?.blocks)).toContain('20.04.2026');
  });
});
