import { shortType } from './short-type.js';

describe('shortType', () => {
  it.each([
    ['character varying', 'varchar'],
    ['character varying(20)', 'varchar(20)'],
    ['character varying(20)[]', 'varchar(20)[]'],
    ['character(3)', 'char(3)'],
    ['character(3)[]', 'char(3)[]'],
    ['bit varying(9)', 'varbit(9)'],
    ['bit(1)', 'bit(1)'],
    ['timestamp without time zone', 'timestamp'],
    ['timestamp(3) with time zone', 'timestamptz(3)'],
    ['timestamp with time zone[]', 'timestamptz[]'],
    ['time(0) without time zone', 'time(0)'],
    ['time with time zone', 'timetz'],
    ['numeric(10,2)', 'numeric(10, 2)'],
    ['numeric(10,0)', 'numeric(10)'],
    ['numeric(3,-2)[]', 'numeric(3, -2)[]'],
    ['numeric', 'numeric'],
    ['interval day to second(3)', 'interval day to second(3)'],
    ['double precision', 'double precision'],
    ['"char"', '"char"'],
    ['"character varying"', '"character varying"'],
    ['characters', 'characters'],
    ['shop."Odd. Kind"[]', 'shop."Odd. Kind"[]'],
    ['timestamps', 'timestamps'],
  ])('makes %s %s', (type, short) => {
    expect(shortType(type)).toBe(short);
  });
});
