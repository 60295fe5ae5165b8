/** Runs a bound Apps Script over the emulator's data. */
export { hostScript, type ScriptHost, type ScriptHostOptions } from './apps-script/script-host.ts';
export type { ScriptMail } from './apps-script/services/mail-app.ts';
