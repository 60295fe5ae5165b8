/** The menu: product name, verbs, help last. It is built by a simple trigger, so it works before anybody authorised anything. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createMenu('Наставник')
    .addItem('Панель куратора', 'openSidebar')
    .addItem('Обновить таблицу', 'updateNow')
    .addSeparator()
    .addItem('Подобрать пары', 'openPairing')
    .addItem('Письма на две недели', 'openLetters')
    .addItem('Подготовить документы', 'prepareDocuments')
    .addItem('Проверить данные', 'openProblems')
    .addSeparator()
    .addItem('Установить или проверить…', 'openInstaller')
    .addItem('Удалить данные участника…', 'openErasure')
    .addItem('Как этим пользоваться', 'openHelp')
    .addToUi();
}
