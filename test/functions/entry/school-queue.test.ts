import { auth, pubsub, type pubsub_v1 } from 'googleapis/build/src/apis/pubsub/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registryDirectory } from '../../../functions/entry/directory.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleTopic } from '../../../functions/gateways/google-pubsub.ts';
import { type SchoolRegistry, schoolRegistry } from '../../../functions/gateways/school-registry.ts';
import { runSchool } from '../../../functions/jobs/run-school.ts';
import { sweep } from '../../../functions/jobs/sweep.ts';
import { registryColumns } from '../../../sheets-schema/registry.ts';
import { buildSchoolTemplate, clientOf, type SchoolTemplate, SERVICE, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, plainSchool, SERVICE_ACCOUNT, serveFunctions } from './functions-kit.ts';

const TOPIC = 'projects/test/topics/schools';
const DEAD = 'projects/test/topics/schools-dead';
const DEAD_READ = 'projects/test/subscriptions/dead';

let template: SchoolTemplate;
let workbook: TestSchool;
let functions: FunctionsKit;
let queue: pubsub_v1.Pubsub;
let registry: SchoolRegistry;
let registryId = '';

const HEADER = Object.values(registryColumns);

async function fillRegistry(rows: readonly (readonly (string | boolean)[])[]): Promise<void> {
  const client = clientOf(workbook.emulator, SERVICE);
  await client.spreadsheets.values.clear({ spreadsheetId: registryId, range: 'Школы' });
  const values = [HEADER, ...rows].map((row) => [...row]);
  await client.spreadsheets.values.update({
    spreadsheetId: registryId,
    range: 'Школы!A1',
    valueInputOption: 'RAW',
    requestBody: { values },
  });
}

async function states(): Promise<(string | undefined)[]> {
  const { rows } = await registry.read();
  return rows.map((each) => ('school' in each ? each.school.state : undefined));
}

beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  const access = bearerAccess(workbook.emulator.url, SERVICE);
  const made = await workbook.sheets.create({ sheets: [{ properties: { title: 'Школы' } }] });
  registryId = made.spreadsheetId ?? '';
  registry = schoolRegistry(workbook.sheets, registryId, () => 0);
  const topic = googleTopic(access, TOPIC);
  functions = await serveFunctions(workbook, {
    directory: registryDirectory(registry),
    sweep: () => sweep({ registry, topic, schoolsPerMinute: 45, pause: async () => undefined }),
    runQueued: (id, run) => runSchool(run, (state) => registry.report(id, state, '2026-06-01 10:00:00')),
  });
  functions.schools.set('x'.repeat(30), { ...plainSchool(workbook), spreadsheetId: 'x'.repeat(30) });

  const account = new auth.OAuth2();
  account.setCredentials({ access_token: SERVICE_ACCOUNT });
  queue = pubsub({ version: 'v1', rootUrl: workbook.emulator.url, auth: account, retry: false });
  await queue.projects.topics.create({ name: TOPIC, requestBody: {} });
  await queue.projects.topics.create({ name: DEAD, requestBody: {} });
  await queue.projects.subscriptions.create({ name: DEAD_READ, requestBody: { topic: DEAD } });
  await queue.projects.subscriptions.create({
    name: 'projects/test/subscriptions/schools',
    requestBody: {
      topic: TOPIC,
      // The framework recognises a raw push by the topic in the URL's path.
      pushConfig: {
        pushEndpoint: `${functions.queueUrl}/${TOPIC}`,
        oidcToken: { serviceAccountEmail: SERVICE_ACCOUNT },
      },
      // The deployment has the same deadline. Pub/Sub sends a message again if its work takes longer.
      ackDeadlineSeconds: 600,
      deadLetterPolicy: { deadLetterTopic: DEAD, maxDeliveryAttempts: 5 },
    },
  });
  return async () => {
    await functions.close();
    await template.remove();
  };
});
beforeEach(() => () => void functions.lines.splice(0));

const publish = (data: string) =>
  queue.projects.topics.publish({
    topic: TOPIC,
    requestBody: { messages: [{ data: Buffer.from(data).toString('base64') }] },
  });

const messages = () => functions.lines.map((line) => (JSON.parse(line) as { message: string }).message);

/** Waits for this number of dead letters and removes them. @returns their content */
async function deadLetters(count: number): Promise<string[]> {
  const pull = async () => {
    const requestBody = { maxMessages: 10 };
    const { data } = await queue.projects.subscriptions.pull({ subscription: DEAD_READ, requestBody });
    return data.receivedMessages ?? [];
  };
  await expect.poll(pull).toHaveLength(count);
  const received = await pull();
  const ackIds = received.map(({ ackId }) => ackId ?? '');
  await queue.projects.subscriptions.acknowledge({ subscription: DEAD_READ, requestBody: { ackIds } });
  return received.map(({ message }) => Buffer.from(message?.data ?? '', 'base64').toString());
}

describe('a message of the queue', () => {
  it('is acknowledged once its work is committed', async () => {
    await fillRegistry([['Школа № 5', workbook.spreadsheetId]]);
    await workbook.type('Участники!B2', [['Тестовая Анна Ивановна']]);
    await publish(JSON.stringify({ spreadsheetId: workbook.spreadsheetId }));
    await expect.poll(messages).toEqual(['Школа обновлена']);
    expect((await workbook.read()).tabs.get('people')?.cells[1]?.[0]).toBe('К-01');
  });

  it('comes again while the work fails, and does it once when it succeeds', async () => {
    await fillRegistry([['Школа № 5', workbook.spreadsheetId]]);
    const school = plainSchool(workbook);
    let failures = 3;
    const write: typeof school.sheets.write = (...batch) =>
      failures-- > 0 ? Promise.reject(new Error('away')) : school.sheets.write(...batch);
    functions.schools.set(school.spreadsheetId, { ...school, sheets: { ...school.sheets, write } });
    const { revision } = await workbook.read();
    await workbook.type('Участники!B3', [['Тестовый Борис Петрович']]);
    await publish(JSON.stringify({ spreadsheetId: workbook.spreadsheetId }));
    await expect.poll(() => messages().at(-1)).toBe('Школа обновлена');
    functions.schools.set(school.spreadsheetId, school);
    expect((await workbook.read()).revision).toBe(revision + 1);
  });

  it.each(['no JSON', '{"other": 1}', '{"spreadsheetId": 7}', '[]'])(
    'that cannot be parsed is a dead letter: %s',
    async (data) => {
      await publish(data);
      expect(await deadLetters(1)).toEqual([data]);
      expect(new Set(messages())).toEqual(new Set(['Сообщение очереди не читается']));
      expect(functions.lines).toHaveLength(5);
    },
  );

  it('a message about a school that cannot be opened is a dead letter, and its row says why', async () => {
    await fillRegistry([
      ['Школа № 6', 'x'.repeat(30)],
      ['Школа № 5', workbook.spreadsheetId],
    ]);
    await publish(JSON.stringify({ spreadsheetId: 'x'.repeat(30) }));
    await publish(JSON.stringify({ spreadsheetId: workbook.spreadsheetId }));
    expect(await deadLetters(1)).toHaveLength(1);
    await expect.poll(states).toEqual(['таблица не найдена: удалена или номер неверен', 'работает']);
    expect(functions.lines.join('')).not.toMatch(/Тестовая|stack/);
  });
});

describe('/sweep', () => {
  it('requests each school once and says which rows were unusable, and why', async () => {
    await fillRegistry([
      [
        'Школа № 5',
        `https://docs.google.com/spreadsheets/d/${workbook.spreadsheetId}/edit#gid=0`,
        'Curator@School.example.org',
      ],
      ['Школа без таблицы', ''],
      ['Школа с опиской', 'таблица'],
      ['Школа дважды', workbook.spreadsheetId],
      ['Школа на паузе', 'y'.repeat(30), '', 'да'],
      ['Школа с бедой', 'x'.repeat(30), 'не почта'],
    ]);
    const answer = await ask(`${functions.url}/sweep`, { token: functions.token(SERVICE_ACCOUNT), json: {} });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        published: 1,
        paused: 1,
        troubled: [],
        failed: [
          { row: 3, school: 'Школа без таблицы', why: 'не указана таблица школы' },
          { row: 4, school: 'Школа с опиской', why: 'в столбце «Таблица» нужен адрес таблицы или её номер' },
          { row: 5, school: 'Школа дважды', why: 'эта таблица уже стоит в строке 2' },
          { row: 7, school: 'Школа с бедой', why: 'в столбце «Кто вызывает» нужны адреса почты через запятую' },
        ],
      },
    });
    await expect.poll(messages).toContain('Школа обновлена');
  });

  it('a broken school delays nobody, and the next sweep reports it', async () => {
    await fillRegistry([
      ['Школа № 6', 'x'.repeat(30)],
      ['Школа № 5', workbook.spreadsheetId],
    ]);
    const call = () => ask(`${functions.url}/sweep`, { token: functions.token(SERVICE_ACCOUNT), json: {} });
    expect((await call()).body).toMatchObject({ published: 2, failed: [] });
    await deadLetters(1);
    await expect.poll(async () => (await states())[1]).toBe('работает');
    expect((await call()).body).toMatchObject({
      published: 2,
      troubled: [{ row: 2, school: 'Школа № 6', state: 'таблица не найдена: удалена или номер неверен' }],
    });
    await deadLetters(1);
  });
});
