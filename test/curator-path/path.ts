import { stringify } from 'csv-stringify/sync';
import { experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import { type SettingKey, settings } from '../../sheets-schema/settings.ts';
import type { Paper } from '../../simulation/life.ts';
import { schoolFacts } from '../../simulation/school-facts.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Colleagues } from './colleagues.ts';
import type { Person } from './person.ts';

export const FIRST_DAY = '2026-08-24';

/** The school's staff list as it is copied from a spreadsheet program: a title, a header, one person in each row. */
const copied = ({ teachers }: Colleagues): string =>
  stringify(
    [
      ['Педагогические работники', '', '', ''],
      ['Ф.И.О.', 'Должность', 'Эл. почта', 'Стаж'],
      ...teachers.map(({ name, position, email, experienceBand }) => [
        name,
        position,
        email,
        experienceBands[experienceBand],
      ]),
    ],
    { delimiter: '\t' },
  );

const button = ({ page }: Person, name: string | RegExp) => page.getByRole('button', { name });

/** Opens a page by its link on «Сегодня». */
async function fromHome(person: Person, link: string): Promise<void> {
  await person.follow(person.page.getByRole('link', { name: 'Сегодня', exact: true }));
  await person.follow(person.page.getByRole('main').getByRole('link', { name: link, exact: true }).first());
}

/** Ticks these people with the fewest clicks: one by one, or by ticking all people and then unticking the others. */
async function tick(person: Person, names: ReadonlySet<string>): Promise<void> {
  const { page } = person;
  const lines = page.locator('form.ticks tbody tr');
  const all = await lines.locator('th label').allTextContents();
  const wanted = all.filter((name) => names.has(name));
  const others = all.filter((name) => !names.has(name));
  const one = (name: string) => page.getByRole('checkbox', { name, exact: true });
  if (others.length < wanted.length) {
    await person.click(page.getByRole('checkbox', { name: /Отметить вс/ }));
    for (const name of others) await person.click(one(name));
    return;
  }
  for (const name of wanted) await person.click(one(name));
}

/** Records the papers that people have signed. */
async function recordPapers(person: Person, link: string, papers: readonly Paper[]): Promise<void> {
  const names = (decision: Paper['decision']) =>
    new Set(papers.flatMap((paper) => (paper.decision === decision ? [paper.name] : [])));
  const [given, refused] = [names('given'), names('refused')];
  await fromHome(person, link);
  await tick(person, given);
  await person.follow(button(person, /^Согласие получено/));
  if (refused.size === 0) return;
  await tick(person, refused);
  await person.click(person.page.locator('summary', { hasText: 'Отказ' }));
  await person.follow(button(person, 'Отказ'));
}

/** Applies an action to everybody on a list. */
async function all(person: Person, link: string, press: RegExp): Promise<void> {
  await fromHome(person, link);
  await person.click(person.page.getByRole('checkbox', { name: /Отметить вс/ }));
  await person.follow(button(person, press));
}

const certificates = async (person: Person): Promise<string> => {
  const names = await person.page.locator('form.ticks tbody th label').allTextContents();
  return names.map((name, index) => `${name}\tУД-${100 + index}`).join('\n');
};

/** The curator's path from an empty school to a signed order, step by step. */
export async function walk(person: Person, workspace: Workspace, colleagues: Colleagues): Promise<void> {
  const { page } = person;
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const setting = (key: SettingKey) => field(settings[key].label);
  const fact = (key: SettingKey) => schoolFacts[key] ?? '';

  await person.step('Школа, директор, куратор', async () => {
    await person.open(workspace.url);
    await person.follow(page.getByRole('link', { name: 'Школа, директор, куратор' }));
    await person.type(setting('schoolShort'), fact('schoolShort'));
    await person.typeNext(setting('headName'), fact('headName'));
    await person.typeNext(setting('headEmail'), fact('headEmail'));
    await person.typeNext(setting('curatorName'), fact('curatorName'));
    await person.typeNext(setting('curatorEmail'), fact('curatorEmail'));
    await person.typeNext(setting('curatorContact'), fact('curatorContact'));
    await person.click(page.locator('summary', { hasText: 'Для приказов и бланков' }));
    await person.type(setting('schoolFull'), fact('schoolFull'));
    await person.typeNext(setting('schoolGenitive'), fact('schoolGenitive'));
    await person.typeNext(setting('schoolAddress'), fact('schoolAddress'));
    await person.typeNext(setting('schoolPlace'), fact('schoolPlace'));
    await person.follow(button(person, 'Сохранить').nth(1));
  });
  await person.step('Список педагогов и приглашения', async () => {
    await person.follow(page.getByRole('link', { name: 'Список педагогов' }));
    await person.paste(page.getByLabel(/Список педагогов из Excel/), copied(colleagues));
    await person.follow(button(person, /^Записать .+ и пригласить сегодня/));
  });
  await person.step('Что школа сделала весной', async () => {
    await all(person, 'Отметить, что сделано раньше', /^Считать выполненным/);
  });
  await colleagues.livePast(7);
  await person.step('Согласия на обработку', async () => {
    await recordPapers(person, 'Согласия на обработку данных', colleagues.takePapers());
  });
  await colleagues.livePast(9);
  await person.step('Запросы и предложения', async () => {
    await all(person, 'Запросы наставляемых', /^Принять как предложено/);
    await all(person, 'Предложения наставников', /^Принять: /);
  });
  await colleagues.livePast(1);
  await person.step('Собеседования и обучение', async () => {
    await all(person, 'Собеседования с наставниками', /^Допустить после беседы/);
    await fromHome(person, 'Обучение наставников');
    const list = await certificates(person);
    await person.click(page.locator('summary', { hasText: 'Вставить список из Excel' }));
    await person.paste(page.getByLabel(/^ФИО – по одному/), list);
    await person.follow(button(person, /^Окончили обучение/));
  });
  await colleagues.livePast(5);
  await person.step('Групповая встреча', async () => {
    await person.follow(page.getByRole('link', { name: 'Отметки', exact: true }));
    await person.follow(page.getByRole('link', { name: /Групповая встреча/ }));
    await person.type(field('Время'), '15:00');
    await person.typeNext(field('Место'), 'библиотека');
    await person.follow(button(person, /^Встреча прошла/));
  });
  await colleagues.livePast(6);
  await person.step('Пары', async () => {
    await fromHome(person, 'Предложенные пары');
    await person.follow(button(person, /^Подтвердить все/));
  });
  await colleagues.livePast(5);
  await person.step('Согласия на работу наставником', async () => {
    await recordPapers(person, 'Согласия на работу наставником', colleagues.takePapers());
  });
  await person.step('Приказ', async () => {
    await person.follow(page.getByRole('link', { name: 'Документы', exact: true }));
    await person.follow(button(person, 'Подготовить документы'));
    const order = page.locator('li.card', { has: page.getByRole('heading', { name: /закреплении пар/ }) });
    await person.follow(order.getByRole('link', { name: 'Напечатать проект' }));
    await person.open(`${workspace.url}papers`);
    await person.type(order.getByLabel('Номер'), '97-ОД');
    await person.follow(order.getByRole('button', { name: /^Подписан/ }));
    await person.follow(page.getByRole('link', { name: /чистый экземпляр/ }));
  });
}
