import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, Request } from '../../../emulator/core/exchange.ts';
import { requestBatcher } from '../../../emulator/http/request-batcher.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { StoreError } from '../../../emulator/store.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

const PEOPLE = 40;

let dataFile: string;
let form: FormWorkspace;
let entry: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crowd-'));
  dataFile = join(folder, 'data.sqlite');
  form = await startForm('Анкета', { dataFile });
  const { replies } = await form.batch([question(0, 'Имя', { required: true, textQuestion: {} })]);
  entry = `entry.${Number.parseInt(replies?.[0]?.createItem?.questionId?.[0] ?? '', 16)}`;
  await form.publish();
  return () => rm(folder, { recursive: true });
});

/** Requests that many people send at the same moment. */
const requests = (names: readonly string[]): Request[] =>
  names.map((name) => ({
    method: 'POST',
    rawPath: new URL(form.page.replace('viewform', 'formResponse')).pathname,
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: Buffer.from(new URLSearchParams({ [entry]: name }).toString()),
  }));

/** The names in the data file. */
async function keptNames(): Promise<string[]> {
  await form.close();
  const again = await createEmulator({ dataFile });
  const kept = JSON.stringify([...again.store.list(`response/${form.formId}`).values()]);
  await again.close();
  return [...kept.matchAll(/Тестова \d+/g)].map(([name]) => name);
}

const names = Array.from({ length: PEOPLE }, (_, index) => `Тестова ${index}`);

describe('answers that a staff sends at the same moment', () => {
  it('are all kept, and each sender gets a reply', async () => {
    const together = vi.spyOn(form.emulator.store, 'together');
    const sent = await Promise.all(names.map((name) => form.post([entry, name])));
    expect(sent.map(({ status }) => status)).toEqual(names.map(() => 200));
    expect(together).toHaveBeenCalled();
    expect((await keptNames()).sort()).toEqual([...names].sort());
  });

  it('are stored by one write, which a wrong answer does not prevent', async () => {
    const changes: Change[] = [];
    form.emulator.subscribe((change) => changes.push(change));
    const together = vi.spyOn(form.emulator.store, 'together');
    const answers = form.emulator.handleTogether(requests(['Тестова 1', '', 'Тестова 2']));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200]);
    expect(together).toHaveBeenCalledTimes(1);
    expect(await keptNames()).toEqual(['Тестова 1', 'Тестова 2']);
  });

  it('are stored one by one if the common write fails', async () => {
    vi.spyOn(form.emulator.store, 'together').mockImplementationOnce(() => {
      throw new StoreError('full', dataFile);
    });
    const answers = form.emulator.handleTogether(requests(['Тестова 1', 'Тестова 2']));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await keptNames()).toEqual(['Тестова 1', 'Тестова 2']);
  });

  it('are collected while their requests arrive together', async () => {
    const groups: number[] = [];
    const answered = requestBatcher({
      handleTogether(all) {
        groups.push(all.length);
        return all.map(({ body }) => ({ status: 200, headers: {}, body: body.toString() }));
      },
    });
    const [first, second] = await Promise.all(requests(['Анна', 'Борис']).map(answered));
    const [third] = await Promise.all(requests(['Вера']).map(answered));
    expect(groups).toEqual([2, 1]);
    const sent = requests(['Анна', 'Борис', 'Вера']).map(({ body }) => body.toString());
    expect([first, second, third].map((answer) => answer?.body)).toEqual(sent);
    await form.close();
  });
});
