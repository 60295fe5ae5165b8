import { build } from 'esbuild';
import { beforeEach, expect, it } from 'vitest';
import { projectFolder } from '../../build/project-folder.ts';
import { hostScript } from '../../emulator/apps-script/script-host.ts';
import { OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeEach(async () => {
  school = await scriptedSchool();
  return () => school.close();
});

it('a form that one run links twice gets one tab', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { beginForm } from './apps-script/gateways/begun-forms.ts';
        import { tabOfForm } from './apps-script/gateways/form-tab.ts';
        export function linkTwice() {
          const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
          const { formId } = beginForm({ name: 'probe', title: 'Анкета', questions: {} });
          const link = () => tabOfForm(formId, spreadsheet.getId(), 'Ответы');
          return [link(), link(), spreadsheet.getSheets().filter((tab) => tab.getFormUrl()).length];
        }`,
      resolveDir: projectFolder(),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Probe',
    target: 'es2020',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const code = `${outputFiles[0]?.text}; function linkTwice() { return Probe.linkTwice(); }`;
  const { emulator, spreadsheetId, time } = school;
  const host = hostScript({ emulator, clock: { now: () => time.now }, code, spreadsheetId, owner: OWNER });
  const [first, second, tabs] = host.run('linkTwice') as number[];
  expect(second).toBe(first);
  expect(tabs).toBe(1);
});
