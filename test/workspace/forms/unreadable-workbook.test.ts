import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SECRET_MARK } from '../../../functions/workbook/marks.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { MENTOR, personalAddress, schoolWithPair } from './school-with-pair.ts';

describe('a form while the workbook cannot be read', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await schoolWithPair();
    return () => workspace.close();
  });

  it('does not say that a valid personal link belongs to nobody', async () => {
    const address = await personalAddress(workspace, 'meetingReport', MENTOR);
    const page = async () => (await fetch(address)).text();
    expect(await page()).toContain('Вы: Анна Ивановна');

    const { sheets, spreadsheetId } = workspace.school;
    const secret = { developerMetadataLookup: { metadataKey: SECRET_MARK } };
    await sheets.write(spreadsheetId, [{ deleteDeveloperMetadata: { dataFilter: secret } }]);
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const text = await page();
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
    expect(text).toContain('Сейчас не получается проверить, кто отвечает.');
    expect(text).not.toContain('не узнали');
    expect(text).toContain('Отправить');
  });
});
