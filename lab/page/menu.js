import { element } from './element.js';

/** The address of a choice on this page. */
export const addressOf = (choice) => {
  const parameters = Object.entries(choice).filter(([, value]) => value !== undefined && value !== '');
  return `/?${new URLSearchParams(parameters)}`;
};

/** The menu of all faults, grouped, the current one marked. */
export function menu({ faults, groups, choice }) {
  return groups.map((group) =>
    element(
      'section',
      {},
      element('h2', {}, group),
      element(
        'ul',
        {},
        ...faults
          .filter((fault) => fault.group === group)
          .map(({ name, title }) =>
            element(
              'li',
              {},
              element(
                'a',
                { href: addressOf({ ...choice, fault: name, server: undefined }), 'aria-current': name === choice.fault && 'page' },
                title,
                element('code', {}, name),
              ),
            ),
          ),
      ),
    ),
  );
}
