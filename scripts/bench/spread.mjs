const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** A list of milliseconds in words. */
export const told = (list, digits = 0) => `median ${at(list, 0.5).toFixed(digits)} ms, p95 ${at(list, 0.95).toFixed(digits)} ms`;
