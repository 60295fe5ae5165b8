/** What a page says if Google refuses its calls. Google does so if it attributes them to another account of the same browser. */
const OTHER_ACCOUNT =
  'Google не пускает это окно: в браузере открыто несколько учётных записей. Выйдите из всех, войдите под той, с которой работаете в таблице, и обновите страницу. «Обновить таблицу», «Подготовить документы» и листы есть и в меню «Наставник»: оно работает и сейчас.';

/**
 * The code that runs in the pages. A button or form with `data-call` calls the server function of that name. Google may answer such a call before the
 * asynchronous work of the function has ended. So the page then asks `outcome` until nothing is pending. Meanwhile buttons are only `aria-disabled`,
 * because a disabled button would lose the keyboard focus.
 */
export const CLIENT = `
  (function () {
    var state = document.getElementById('state');
    var waiting = false;
    function say(text, isFailure) {
      state.textContent = text;
      state.className = isFailure ? 'failed' : '';
    }
    function busy(on) {
      waiting = on;
      document.querySelectorAll('button').forEach(function (button) {
        button.setAttribute('aria-disabled', on ? 'true' : 'false');
      });
    }
    function failed(error) {
      busy(false);
      var text = error && error.message ? error.message : String(error);
      say(text.indexOf('PERMISSION_DENIED') < 0 ? text : ${JSON.stringify(OTHER_ACCOUNT)}, true);
    }
    function refresh(html) {
      var inside = document.querySelector('[data-refresh]');
      if (!html || !inside) return;
      var at = inside.contains(document.activeElement) ? document.activeElement.dataset : null;
      inside.innerHTML = html;
      if (!at) return;
      inside.querySelectorAll('button').forEach(function (button) {
        if (button.dataset.call === at.call && button.dataset.argument === at.argument) button.focus();
      });
    }
    function ask() {
      google.script.run.withFailureHandler(failed).withSuccessHandler(show).outcome();
    }
    function show(outcome) {
      if (outcome.pending) return void window.setTimeout(ask, 2000);
      busy(false);
      say(outcome.text, outcome.failed);
      refresh(outcome.html);
      var step = document.querySelector('[data-step]');
      if (!step || !outcome.step) return;
      step.innerHTML = outcome.step;
      (step.querySelector('input:not([type=hidden])') || state).focus();
    }
    function finish(answer) {
      if (answer) show(answer);
      else ask();
    }
    function call(name, argument, meanwhile) {
      if (waiting) return;
      busy(true);
      say(meanwhile || 'Выполняется…');
      var run = google.script.run.withFailureHandler(failed).withSuccessHandler(finish);
      if (argument === undefined) run[name](); else run[name](argument);
    }
    document.addEventListener('click', function (event) {
      var button = event.target.closest('button[data-call]');
      if (button) call(button.dataset.call, button.dataset.argument);
      var copy = event.target.closest('button[data-copy]');
      if (!copy) return;
      document.getElementById(copy.dataset.copy).select();
      say(document.execCommand('copy') ? 'Скопировано.' : 'Текст выделен: нажмите Ctrl+C.');
    });
    document.addEventListener('submit', function (event) {
      event.preventDefault();
      var answers = {};
      new FormData(event.target).forEach(function (value, key) { answers[key] = value; });
      call(event.target.dataset.call, JSON.stringify(answers), event.target.dataset.meanwhile);
    });
  })();
`;
