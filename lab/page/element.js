/**
 * Makes an element: attributes (a function is a listener for `on…`, `undefined` and `false` leave one out), then its children.
 * @param {string} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | undefined | null | false)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}
