// @ts-check

/** Values of the WebDriver key table, https://www.w3.org/TR/webdriver2/#keyboard-actions */
/** @type {Record<string, string>} */
export const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** Each of these is pressed and let go. */
export const keyActions = (/** @type {Iterable<string>} */ characters) => ({
  type: 'key',
  id: 'keyboard',
  actions: [...characters].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]),
});
