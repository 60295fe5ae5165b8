import { keepDates } from './dates.ts';
import { showFieldMessages } from './field-messages.ts';
import { sendFiles, sendPastes } from './lists.ts';
import { guardSending } from './sending.ts';
import { countTicks } from './ticks.ts';

// Every page works without this script; it saves clicks.
for (const form of document.querySelectorAll<HTMLFormElement>('form.ticks')) countTicks(form);
keepDates(document);
sendPastes(document);
sendFiles(document);
showFieldMessages(document);
guardSending(document);
