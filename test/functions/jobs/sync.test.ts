import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mail, Posting } from '../../../functions/gateways/smtp.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { commit } from '../../../functions/workbook/workbook.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let posted: Mail[];
let pauses: number[];
let answer: (mail: Mail) => Posting;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  workbook = await template.open();
  posted = [];
  pauses = [];
  answer = () => ({ outcome: 'sent', detail: '250 OK' });
  return () => workbook.close();
});

/** The school on a Monday morning. */
function school(parts: Partial<School> = {}): School {
  const { spreadsheetId, sheets, forms, emulator } = workbook;
  return {
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail: {
      send: async (mail) => {
        posted.push(mail);
        return answer(mail);
      },
      close: () => undefined,
    },
    clock: { now: () => new Date('2026-06-01T07:00:00Z') },
    random: () => 0.5,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    ...parts,
  };
}

const invite = () =>
  workbook.type('Участники!B2:H4', [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
    ['Тестовый Борис', 'учитель', 'boris@example.org', null, null, null, '01.06.2026'],
    ['Тестовая Вера', 'учитель', 'vera@example.org', null, null, null, '01.06.2026'],
  ]);

/** The rows of «Рассылка» whose letters reached the mail server. */
async function outbox() {
  const handed = ['sending', 'sent', 'failed'];
  return parse(await workbook.read()).tables.outbox.filter(({ status = '' }) => handed.includes(status));
}

describe('a run', () => {
  it('is one read if nothing is new, and at most one read and one write if no letter is due', async () => {
    expect((await sync(school())).changes).toBeGreaterThan(0);
    expect(workbook.sheets.calls).toMatchObject({ reads: 1 });
    const { reads, writes } = workbook.sheets.calls;
    expect(await sync(school())).toMatchObject({ changes: 0, sent: 0, conflicts: 0 });
    expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes });
  });

  it('leaves the staff’s data unchanged', async () => {
    await invite();
    const staff = async () => {
      const { spreadsheetId } = workbook;
      const { data } = await workbook.curator.spreadsheets.values.batchGet({
        spreadsheetId,
        ranges: ['Участники!B1:K9', 'Настройки!C1:C60'],
      });
      return data.valueRanges;
    };
    const before = await staff();
    await sync(school());
    expect(await staff()).toEqual(before);
  });
});

describe('a run that meets another writer', () => {
  /** A school in which another program commits directly before our first `times` writes. */
  function beaten(times: number): School {
    const { sheets } = workbook;
    let left = times;
    return school({
      sheets: {
        ...sheets,
        async write(...all) {
          if (left-- > 0)
            await commit(sheets, await workbook.read(), [
              { kind: 'set', tab: 'guests', row: 1, column: 0, value: `Г-${left}` },
            ]);
          return sheets.write(...all);
        },
      },
    });
  }

  it('reads again, plans again, and succeeds', async () => {
    const before = (await workbook.read()).revision;
    expect(await sync(beaten(2))).toMatchObject({ conflicts: 2 });
    expect((await workbook.read()).revision).toBe(before + 3);
    expect(await sync(school())).toMatchObject({ changes: 0 });
    expect(pauses).toEqual([200, 400]);
  });

  it('gives up after five lost races with a calm message; the next run continues', async () => {
    const lost = sync(beaten(99));
    await expect(lost).rejects.toMatchObject({
      code: 'tooManyConflicts',
      message: expect.stringMatching(/Ничего не потеряно/),
    });
    expect(await sync(school())).toMatchObject({ conflicts: 0 });
  });

  it('does not try again what Google refuses for another reason', async () => {
    const write = () => Promise.reject(new Error('The disk is full.'));
    await expect(sync(school({ sheets: { ...workbook.sheets, write } }))).rejects.toThrow('The disk is full.');
    expect(pauses).toEqual([]);
  });
});

describe('letters that are due', () => {
  beforeEach(invite);

  it('go out once: to the person, by name, under their own number', async () => {
    expect((await sync(school())).sent).toBe(3);
    expect(posted.map(({ to }) => to)).toEqual(
      expect.arrayContaining([{ name: 'Тестовая Анна Ивановна', address: 'anna@example.org' }]),
    );
    expect(new Set(posted.map(({ messageId }) => messageId)).size).toBe(3);
    const [anna] = posted.filter(({ to }) => to.address === 'anna@example.org');
    expect(anna?.text).toMatch(/^Здравствуйте, Анна Ивановна!/);
    expect((await outbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);

    const { reads, writes } = workbook.sheets.calls;
    expect(await sync(school())).toMatchObject({ sent: 0, changes: 0 });
    expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes });
    expect(posted).toHaveLength(3);
  });

  it('cost one more write, and no read', async () => {
    await sync(school({ clock: { now: () => new Date('2026-05-31T07:00:00Z') } }));
    posted = [];
    const { reads, writes } = workbook.sheets.calls;
    const { sent } = await sync(school());
    expect(sent).toBeGreaterThan(0);
    expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes: writes + 2 });
  });

  it('wait for the server: the rest is not tried, and all letters go later under the same numbers', async () => {
    answer = () => ({ outcome: 'refused', refusal: 'unreachable', detail: 'ECONNREFUSED' });
    expect((await sync(school())).sent).toBe(0);
    expect(posted).toHaveLength(1);
    const [tried] = posted;

    answer = () => ({ outcome: 'sent', detail: '250 OK' });
    expect((await sync(school({ clock: { now: () => new Date('2026-06-02T07:00:00Z') } }))).sent).toBe(3);
    expect(posted.slice(1).map(({ messageId }) => messageId)).toContain(tried?.messageId);
  });

  it('letters that are refused for one address do not delay the others', async () => {
    answer = ({ to }) =>
      to.address === 'boris@example.org'
        ? { outcome: 'refused', refusal: 'address', detail: '550 No such user' }
        : { outcome: 'sent', detail: '250 OK' };
    expect((await sync(school())).sent).toBe(2);
    const boris = (await outbox()).find(({ status }) => status === 'failed');
    expect(boris?.detail).toContain('550 No such user');
  });

  it('go again under the same number if the power failed in between', async () => {
    const { sheets } = workbook;
    let writes = 0;
    const write: typeof sheets.write = (...all) =>
      ++writes === 1 ? sheets.write(...all) : Promise.reject(new Error('The power went off.'));
    await expect(sync(school({ sheets: { ...sheets, write } }))).rejects.toThrow('The power went off.');
    const numbers = posted.map(({ messageId }) => messageId);
    expect((await outbox()).map(({ status }) => status)).toEqual(['sending', 'sending', 'sending']);
    posted = [];
    // For an hour, another run may still be sending these letters.
    await sync(school({ clock: { now: () => new Date('2026-06-01T07:59:00Z') } }));
    expect(posted).toEqual([]);
    await sync(school({ clock: { now: () => new Date('2026-06-01T08:01:00Z') } }));
    expect(posted.map(({ messageId }) => messageId).toSorted()).toEqual(numbers.toSorted());
    expect((await outbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('the lists of the forms', () => {
  async function shown(): Promise<unknown[]> {
    const link = (await workbook.read()).forms.get('menteeRequest');
    const form = await workbook.form(link?.formId);
    return (form.items ?? []).flatMap((item) =>
      (item.questionItem?.question?.choiceQuestion?.options ?? []).map(({ value }) => value),
    );
  }

  it('follow the tab «Направления», and the program changes the forms only after a change of the tab', async () => {
    await sync(school());
    await workbook.type('Направления!B2', [['Как провести первый урок']]);
    await sync(school());
    expect(await shown()).toContain('Как провести первый урок');
    expect(await shown()).not.toContain('Урок: цели, методы, приёмы');
    const none = () => Promise.reject(new Error('The forms were asked.'));
    expect(await sync(school({ forms: { ...workbook.forms, refresh: none } }))).toMatchObject({
      conflicts: 0,
    });
  });
});

describe('a workbook that lost something essential', () => {
  beforeEach(async () => {
    await invite();
    await sync(school());
    await workbook.type('Реестр согласий!B2:L3', [
      ['К-01', null, 'обработка', 'дано', '01.06.2026', null, null, null, null, null, 'папка 1'],
      ['К-02', null, 'обработка', 'отказ', '01.06.2026'],
    ]);
    await sync(school());
    posted = [];
  });

  /** A day on which reminders would be due. */
  const later = () => school({ clock: { now: () => new Date('2026-06-10T07:00:00Z') } });

  async function remove(tab: string, column: string): Promise<void> {
    const { sheetId, columns } = (await workbook.read()).tabs.get(tab) ?? { sheetId: -1, columns: new Map() };
    const startIndex = columns.get(column) ?? -1;
    const range = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    await workbook.rearrange({ deleteDimension: { range } });
  }

  const written = async () => {
    const { problems, today, ...others } = parse(await workbook.read()).tables;
    return others;
  };

  it.each([
    ['people', 'code'],
    ['people', 'leftSchoolOn'],
    ['consents', 'decision'],
    ['consents', 'documentRef'],
    ['outbox', 'status'],
    ['pairs', 'menteeCodes'],
    ['answers.intake', 'wantsRole'],
  ])('writes to nobody and changes only the report: %s.%s', async (tab, column) => {
    await remove(tab, column);
    const before = await written();
    const { sent, plan } = await sync(later());
    expect([sent, posted]).toEqual([0, []]);
    expect(await written()).toEqual(before);
    const { problems, today } = parse(await workbook.read()).tables;
    expect(problems.filter(({ whatToDo }) => whatToDo?.includes('писем не отправляет'))).toHaveLength(1);
    expect(today).toMatchObject([
      { subject: expect.stringContaining('удалён'), where: { text: plan.programmeState.programme.problems[0]?.sheet } },
    ]);
    expect((await sync(later())).changes).toBe(0);
  });

  it('continues if only a remark or one of its own columns was removed', async () => {
    await remove('people', 'position');
    await remove('people', 'consent');
    expect((await sync(later())).sent).toBeGreaterThan(0);
  });

  it('gets no empty key column from another installation, and continues once the keys are back', async () => {
    const codes = parse(await workbook.read()).tables.people.map(({ code }) => [code ?? '']);
    await remove('people', 'code');
    await workbook.install();
    expect((await workbook.read()).tabs.get('people')?.columns.has('code')).toBe(false);
    const { sheetId } = (await workbook.read()).tabs.get('people') ?? { sheetId: -1 };
    await workbook.rearrange({
      insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } },
    });
    await workbook.type('Участники!A1:A4', [['Код'], ...codes], workbook.owner);
    await sync(later());
    expect(posted.map(({ to }) => to.address)).toContain('anna@example.org');
    expect(posted.map(({ to }) => to.address)).not.toContain('boris@example.org');
  });
});

it('the workbook keeps the version of a questionnaire: a question that the school rewords makes a new one, once', async () => {
  await sync(school());
  const versions = async () => parse(await workbook.read()).tables.instruments;
  const first = await versions();
  expect(first).toHaveLength(6);
  const link = (await workbook.read()).forms.get('assessmentMenteeT1');
  const { items = [] } = await workbook.form(link?.formId ?? '');
  const index = items.findIndex(({ title }) => title?.startsWith('Планирую урок'));
  await workbook.changeForm(link?.formId ?? '', {
    updateItem: { item: { ...items[index], title: 'Готовлю урок' }, location: { index }, updateMask: 'title' },
  });
  const later = school({ clock: { now: () => new Date('2026-06-02T07:00:00Z') } });
  await sync(later);
  const added = (await versions()).slice(first.length);
  expect(added).toMatchObject([
    { form: 'Итоговая оценка наставляемого', since: expect.stringContaining('2026-06-02') },
  ]);
  expect(added[0]?.wordings).toContain('Готовлю урок [lessonPlanning]');
  expect(parse(await workbook.read()).tables.journal.map(({ what }) => what)).toContain(
    'Вопросы анкеты изменены: с этого времени у неё новая версия',
  );
  expect((await sync(later)).changes).toBe(0);
});
