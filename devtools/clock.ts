/** Time of day to the second, or to the millisecond for telling requests apart. */
export function timeOfDay(at: number, exact = false): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return exact ? `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}` : clock;
}
