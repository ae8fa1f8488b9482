/** What becomes of a value: the new one as text, or `refused`, or `no cast`. */
export type Fate = string;

export interface ConversionCase {
  from: string;
  /** As text. */
  value: string;
  to: string;
  /** Without a `using`, in a session in New York. */
  byItself: Fate;
  /** What the proposal makes of it; none where there is no doubt. */
  proposed?: Fate;
  /** Whether there is a doubt without a proposal. */
  unknown?: true;
}

/** Each value is turned as it is, or refused, and there is no doubt. */
const PLAIN: readonly [from: string, value: string, to: string, byItself: Fate][] = [
  ['integer', '7', 'bigint', '7'],
  ['bigint', '3000000000', 'integer', 'refused'],
  ['integer', '70000', 'smallint', 'refused'],
  ['integer', '2147483647', 'double precision', '2147483647'],
  ['smallint', '32767', 'real', '32767'],
  ['integer', '7', 'numeric', '7'],
  ['integer', '70000', 'numeric(4, 0)', 'refused'],
  ['integer', '7', 'money', '$7.00'],
  ['numeric(10)', '7', 'integer', '7'],
  ['numeric(10, 0)', '3000000000', 'int4', 'refused'],
  ['numeric(10, 2)', '12345678.99', 'numeric(8, 2)', 'refused'],
  ['numeric(8, 2)', '1.99', 'decimal(10,2)', '1.99'],
  ['numeric(8, 2)', '1.99', 'numeric', '1.99'],
  ['numeric(8, 2)', '1.99', 'money', '$1.99'],
  ['numeric(6, 2)', '1234.56', 'real', '1234.56'],
  ['numeric(15, 2)', '1234567890123.45', 'float8', '1234567890123.45'],
  ['real', '0.1', 'double precision', '0.10000000149011612'],
  ['money', '1.99', 'numeric', '1.99'],
  ['date', '2026-01-02', 'timestamp', '2026-01-02 00:00:00'],
  ['timestamp(3)', '2026-01-02 03:04:05.678', 'timestamp', '2026-01-02 03:04:05.678'],
  ['timestamp', '2026-01-02 03:04:05.678901', 'timestamp(6) without time zone', '2026-01-02 03:04:05.678901'],
  ['time', '03:04:05', 'interval', '03:04:05'],
  ['interval hour', '1 day 02:00:00', 'interval', '1 day 02:00:00'],
  ['varchar(10)', 'abc', 'varchar(2)', 'refused'],
  ['varchar(10)', 'abc', 'text', 'abc'],
  ['text', 'abc', 'char(2)', 'refused'],
  ['text', 'abc', 'char(5)', 'abc  '],
  ['text', '7', 'integer', 'no cast'],
  ['text', '2', 'status', 'no cast'],
  ['integer', '7', 'text', '7'],
  ['boolean', 'true', 'text', 'true'],
  ['uuid', '00000000-0000-0000-0000-000000000001', 'varchar', '00000000-0000-0000-0000-000000000001'],
  ['status', 'open', 'text', 'open'],
  ['status', 'open', 'varchar(2)', 'refused'],
  ['status', 'open', 'state', 'no cast'],
  ['json', '{"a": 1}', 'jsonb', '{"a": 1}'],
  ['jsonb', '{"a": 1}', 'json', '{"a": 1}'],
  ['jsonb', '{"a": 1}', 'text', '{"a": 1}'],
  ['text', '{"a": 1}', 'jsonb', 'no cast'],
  ['bytea', String.raw`\x41`, 'text', String.raw`\x41`],
  ['bit(4)', '1010', 'bit(2)', 'refused'],
  ['bit(4)', '1010', 'varbit(2)', 'refused'],
  ['cidr', '10.0.0.0/8', 'inet', '10.0.0.0/8'],
  ['inet', '10.0.0.1', 'text', '10.0.0.1/32'],
  ['integer[]', '{1,2}', 'bigint[]', '{1,2}'],
  ['integer[]', '{1,2}', 'text', '{1,2}'],
  ['text[]', '{1,2}', 'integer[]', 'no cast'],
  ['text[]', '{abc}', 'varchar(2)[]', 'refused'],
  ['years', '7', 'integer', '7'],
  ['integer', '7', 'years', '7'],
  ['integer', '-7', 'years', 'refused'],
];

/** PostgreSQL loses or guesses something without a word. */
const LOSSY: readonly [from: string, value: string, to: string, byItself: Fate, proposed: Fate][] = [
  ['double precision', '1.6', 'integer', '2', '2'],
  ['real', '1.6', 'smallint', '2', '2'],
  ['numeric(5, 2)', '1.60', 'bigint', '2', '2'],
  ['numeric', '1.6', 'int', '2', '2'],
  ['numeric(10, 4)', '1.2345', 'numeric(10, 2)', '1.23', '1.23'],
  ['numeric', '1.2345', 'numeric(10, 1)', '1.2', '1.2'],
  ['numeric(10, 4)', '1.2345', 'numeric(10)', '1', '1'],
  ['numeric(10, 4)', '1.2345', 'money', '$1.23', '$1.23'],
  ['integer', '1234', 'numeric(4, -2)', '1200', '1200'],
  ['double precision', '9007199254740991', 'numeric', '9007199254740990', '9007199254740991'],
  ['real', '16777215', 'numeric', '16777200', '16777215'],
  ['double precision', '1.2345', 'numeric(10, 2)', '1.23', '1.23'],
  ['numeric', '0.12345678901234567890', 'double precision', '0.12345678901234568', '0.12345678901234568'],
  ['numeric(10, 2)', '12345678.91', 'real', '1.2345679e+07', '1.2345679e+07'],
  ['integer', '16777217', 'real', '1.6777216e+07', '1.6777216e+07'],
  ['bigint', '9007199254740993', 'double precision', '9.007199254740992e+15', '9.007199254740992e+15'],
  ['double precision', '0.123456789', 'real', '0.12345679', '0.12345679'],
  ['timestamptz', '2026-01-02 03:04:05+00', 'date', '2026-01-01', '2026-01-01'],
  ['timestamp', '2026-01-02 03:04:05', 'date', '2026-01-02', '2026-01-02'],
  ['timestamp', '2026-01-02 03:04:05', 'time', '03:04:05', '03:04:05'],
  ['timestamptz', '2026-01-02 03:04:05+00', 'timetz', '22:04:05-05', '22:04:05-05'],
  ['timestamptz', '2026-01-02 03:04:05+00', 'timestamp', '2026-01-01 22:04:05', '2026-01-02 03:04:05'],
  ['timestamp', '2026-01-02 03:04:05', 'timestamptz', '2026-01-02 03:04:05-05', '2026-01-01 22:04:05-05'],
  ['date', '2026-01-02', 'timestamptz', '2026-01-02 00:00:00-05', '2026-01-01 19:00:00-05'],
  ['timetz', '03:04:05+02', 'time', '03:04:05', '03:04:05'],
  ['time', '03:04:05', 'timetz', '03:04:05-05', '03:04:05+00'],
  ['interval', '2 days 03:04:05', 'time', '03:04:05', '03:04:05'],
  ['timestamp', '2026-01-02 03:04:05.678', 'timestamp(0)', '2026-01-02 03:04:06', '2026-01-02 03:04:06'],
  [
    'timestamptz(6)',
    '2026-01-02 03:04:05.678-05',
    'timestamptz(1)',
    '2026-01-02 03:04:05.7-05',
    '2026-01-02 03:04:05.7-05',
  ],
  ['interval', '1.25 seconds', 'interval(1)', '00:00:01.3', '00:00:01.3'],
  ['interval', '1 day 02:03:04', 'interval hour', '1 day 02:00:00', '1 day 02:00:00'],
  ['inet', '10.1.2.3/8', 'cidr', '10.0.0.0/8', '10.0.0.0/8'],
  ['numeric[]', '{1.6}', 'integer[]', '{2}', '{2}'],
  ['numeric(5, 2)', '1.6', 'years', '2', '2'],
];

/** PostgreSQL asks for a `using`. */
const WITHOUT_CAST: readonly [from: string, value: string, to: string, proposed: Fate | undefined][] = [
  ['integer', '2', 'boolean', 'true'],
  ['numeric(4, 1)', '0.0', 'boolean', 'false'],
  ['boolean', 'true', 'integer', '1'],
  ['boolean', 'true', 'bigint', '1'],
  ['boolean', 'true', 'numeric(3, 1)', '1.0'],
  ['money', '1.99', 'integer', '2'],
  ['double precision', '1.99', 'money', '$1.99'],
  ['integer', '1', 'timestamptz', '1969-12-31 19:00:01-05'],
  ['bigint', '1', 'timestamp', '1970-01-01 00:00:01'],
  ['timestamptz', '1970-01-01 00:00:01+00', 'bigint', '1'],
  ['timestamp', '1970-01-01 00:00:01.5', 'numeric', '1.500000'],
  ['text', String.raw`\x41`, 'bytea', String.raw`\x5c783431`],
  ['text', 'cats', 'tsvector', "'cat':1"],
  ['uuid', '00000000-0000-0000-0000-000000000001', 'bytea', String.raw`\x00000000000000000000000000000001`],
  ['bytea', String.raw`\x00000000000000000000000000000001`, 'uuid', '00000000-0000-0000-0000-000000000001'],
  ['integer', '7', 'jsonb', '7'],
  ['text[]', '{a,b}', 'jsonb', '["a", "b"]'],
  ['integer[]', '{1,2}', 'json', '[1,2]'],
  ['jsonb', '7', 'integer', '7'],
  ['json', '"2026-01-02"', 'date', '2026-01-02'],
  ['bit(4)', '1010', 'integer', '10'],
  ['integer', '10', 'bit(4)', '1010'],
  ['text', 'a,b', 'text[]', '{a,b}'],
  ['integer', '7', 'integer[]', '{7}'],
  ['integer', '7', 'text[]', '{7}'],
  ['integer[]', '{7,8}', 'bigint', '7'],
  ['jsonb', '[7]', 'integer[]', undefined],
  ['date', '2026-01-02', 'integer', undefined],
  ['date', '2026-01-02', 'time', undefined],
  ['status', 'open', 'boolean', undefined],
  ['integer', '1', 'status', undefined],
  ['boolean', 'true', 'date', undefined],
];

/** Text of which the other type reads a part alone, which a cast would not tell. */
const OF_TEXT: readonly [from: string, value: string, to: string, proposed: Fate][] = [
  ['text', '1.2345', 'numeric(10, 2)', '1.23'],
  ['varchar(30)', '2026-01-02 03:04:05', 'date', '2026-01-02'],
  ['text', '2026-01-02 03:04:05+02', 'timestamp', '2026-01-02 03:04:05'],
  ['text', '03:04:05+02', 'time', '03:04:05'],
];

export const PLAIN_CASES: readonly ConversionCase[] = PLAIN.map(([from, value, to, byItself]) => ({
  from,
  value,
  to,
  byItself,
}));

export const DOUBTFUL_CASES: readonly ConversionCase[] = [
  ...LOSSY.map(([from, value, to, byItself, proposed]) => ({ from, value, to, byItself, proposed })),
  ...[...WITHOUT_CAST, ...OF_TEXT].map(([from, value, to, proposed]) => ({
    from,
    value,
    to,
    byItself: 'no cast',
    ...(proposed === undefined ? { unknown: true as const } : { proposed }),
  })),
];
