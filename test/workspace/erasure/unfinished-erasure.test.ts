import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { finishErasures } from '../../../workspace/erasure/erase-here.ts';
import { erasureService } from '../../../workspace/erasure/erasure-service.ts';
import { schoolIn } from '../../../workspace/installation.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { copyOf, filesTelling, type LivedPlace, livedPlace, NAME, openPlace, SPRING_DAY } from './place-kit.ts';

let lived: LivedPlace;

beforeAll(async () => {
  lived = await livedPlace(SPRING_DAY);
  return () => rm(lived.folder, { recursive: true });
});

describe('an erasure that people must complete', () => {
  let place: string;
  let school: Workspace;
  const erase = async () => {
    const outcome = await erasureService(school.erasure)({ code: lived.code, confirmCode: lived.code });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    return outcome.erased;
  };
  const line = (lines: readonly string[], start: string) => lines.find((each) => each.startsWith(start)) ?? '';

  beforeAll(async () => {
    place = await copyOf(lived);
    const locked = Buffer.from(zipSync({ 'план.txt': strToU8(NAME), 'второй.txt': strToU8('x'.repeat(40)) }));
    locked.writeUInt16LE(1, locked.lastIndexOf('PK\x03\x04') + 6);
    await writeFile(join(place, 'архив.zip'), locked);
    await writeFile(join(place, 'список.br'), brotliCompressSync(Buffer.from(`Пришла ${NAME}\n`)));
    await writeFile(join(place, 'старое.bz2'), Buffer.from('BZh91AY&SY\xd2\x81kq', 'latin1'));
    school = await openPlace(place, lived);
    return async () => {
      await school.close();
      await rm(place, { recursive: true });
    };
  });

  it('lists each place once: cleaned, not cleaned, or unreadable', async () => {
    const { lines, clean, complete } = await erase();
    expect([clean, complete]).toEqual([false, false]);
    expect(line(lines, 'Не удалось очистить')).toMatch(/архив\.zip.*список\.br/);
    expect(line(lines, 'Прочитать программа не смогла')).toMatch(
      /архив\.zip \(закрыт паролем\).*старое\.bz2 \(архив bzip2\)/,
    );
    expect(line(lines, 'Имя заменено кодом в файлах')).toContain('список.csv');
    expect(line(lines, 'Имя заменено кодом в файлах')).not.toMatch(/архив\.zip|список\.br/);
    expect(lines.join('\n')).not.toContain('Проверено:');
    expect(lines.join('\n')).toContain('имя хранится и в файле данных google.sqlite');
  });

  it('says the same the second time, because it searches again', async () => {
    const asked = await erasureService(school.erasure)({ code: lived.code });
    expect(asked.kind === 'asked' && asked.preview.files.map((file) => file.place).sort()).toEqual([
      'архив.zip',
      'список.br',
    ]);
    const { lines, clean } = await erase();
    expect(clean).toBe(false);
    expect(line(lines, 'Не удалось очистить')).toMatch(/архив\.zip.*список\.br/);
    expect(await filesTelling(place)).toEqual(['google.sqlite', 'архив.zip', 'список.br']);
  });

  it('waits for people across a start, and other work goes on', async () => {
    await school.close();
    expect(await schoolIn(place)).toMatchObject({ ready: true });
    school = await openPlace(place, lived);
    expect(await finishErasures(school.erasure)).toEqual([]);
  });

  it('forgets the name when they have removed the files, and still lists what it cannot read', async () => {
    await Promise.all(['архив.zip', 'список.br'].map((name) => rm(join(place, name))));
    const { lines, clean, complete } = await erase();
    expect([clean, complete]).toEqual([true, false]);
    expect(line(lines, 'Проверено: в файлах папки данных, которые программа прочитала')).not.toBe('');
    expect(line(lines, 'Прочитать программа не смогла')).toContain('старое.bz2');
    await rm(join(place, 'старое.bz2'));
    expect(await erase()).toMatchObject({ clean: true, complete: true });
    await school.close();
    expect(await filesTelling(place)).toEqual([]);
    school = await openPlace(place, lived);
  });
});

it('an erasure that stops while the data file is rewritten is finished by the next start, and counts as checked from then on', async () => {
  const place = await copyOf(lived);
  let school = await openPlace(place, lived);
  const request = { code: lived.code, confirmCode: lived.code };
  vi.spyOn(school.store, 'compact').mockImplementationOnce(() => {
    throw new Error('The computer stops here.');
  });
  await expect(erasureService(school.erasure)(request)).rejects.toThrow('The computer stops here.');
  await school.close();
  school = await openPlace(place, lived);
  expect(await finishErasures(school.erasure)).toMatchObject([{ clean: true }]);
  expect(await finishErasures(school.erasure)).toEqual([]);
  expect(await erasureService(school.erasure)(request)).toMatchObject({ kind: 'done', erased: { clean: true } });
  await school.close();
  expect(await filesTelling(place)).toEqual([]);
  await rm(place, { recursive: true });
});
