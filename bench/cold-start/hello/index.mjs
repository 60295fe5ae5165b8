import { http } from '@google-cloud/functions-framework';

/** The least that a function on this framework can be. */
http('nastavnik', (_request, response) => {
  response.send('ok');
});
