type Schema = Record<string, unknown>;

/** What of a value is not as a JSON Schema says, each with its path. Knows only the keywords that docs/check.schema.json uses, and throws at any other. */
export function complaints(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const check = keywords[keyword];
    if (!check) throw new Error(`${path}: the keyword ${keyword} is not known`);
    return check(value, wanted as never, root, path);
  });
}

type Check = (value: unknown, wanted: never, root: Schema, path: string) => string[];
const keywords: Record<string, Check> = {
  $ref: (value, wanted: string, root, path) => complaints(value, at(root, wanted), root, path),
  type: (value, wanted: string | string[], _, path) =>
    [wanted].flat().some((type) => isOfType(value, type)) ? [] : [`${path} is no ${[wanted].flat().join(' or ')}`],
  const: (value, wanted: unknown, _, path) => (value === wanted ? [] : [`${path} is not ${wanted}`]),
  enum: (value, wanted: unknown[], _, path) => (wanted.includes(value) ? [] : [`${path} is ${JSON.stringify(value)}`]),
  minimum: (value, wanted: number, _, path) => (typeof value !== 'number' || value >= wanted ? [] : [`${path} is below ${wanted}`]),
  pattern: (value, wanted: string, _, path) =>
    typeof value !== 'string' || new RegExp(wanted, 'u').test(value) ? [] : [`${path} is ${JSON.stringify(value)}`],
  format: (value, _wanted, _, path) =>
    typeof value !== 'string' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? [] : [`${path} is no date-time`],
  required: (value, wanted: string[], _, path) =>
    isObject(value) ? wanted.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`) : [],
  properties: (value, wanted: Record<string, Schema>, root, path) =>
    isObject(value)
      ? Object.entries(wanted).flatMap(([name, schema]) => (name in value ? complaints(value[name], schema, root, `${path}.${name}`) : []))
      : [],
  items: (value, wanted: Schema, root, path) =>
    Array.isArray(value) ? value.flatMap((item, index) => complaints(item, wanted, root, `${path}[${index}]`)) : [],
  allOf: (value, wanted: Schema[], root, path) => wanted.flatMap((schema) => complaints(value, schema, root, path)),
  anyOf: (value, wanted: Schema[], root, path) => {
    const all = wanted.map((schema) => complaints(value, schema, root, path));
    return all.some((each) => each.length === 0) ? [] : all.flat();
  },
};
for (const annotation of ['$schema', '$id', '$defs', 'title', 'description']) keywords[annotation] = () => [];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

const at = (root: Schema, reference: string): Schema =>
  reference
    .slice(2)
    .split('/')
    .reduce<Schema>((schema, name) => schema[name] as Schema, root);

/** The members that a value has and the schema does not name, each by its path in the schema. */
export function undescribed(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  const all = alternatives(schema, root);
  if (Array.isArray(value))
    return value.flatMap((item) => all.flatMap(({ items }) => (items ? undescribed(item, items as Schema, root, `${path}[]`) : [])));
  if (!isObject(value)) return [];
  const properties: Record<string, unknown> = Object.assign({}, ...all.map((each) => each.properties));
  return Object.keys(value).flatMap((name) =>
    name in properties ? undescribed(value[name], properties[name] as Schema, root, `${path}.${name}`) : [`${path}.${name}`],
  );
}

function alternatives(schema: Schema, root: Schema): Schema[] {
  const inner = [...((schema.anyOf as Schema[]) ?? []), ...((schema.allOf as Schema[]) ?? [])];
  const referred = typeof schema.$ref === 'string' ? [at(root, schema.$ref)] : [];
  return [schema, ...[...inner, ...referred].flatMap((each) => alternatives(each, root))];
}
