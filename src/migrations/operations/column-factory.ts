import { ColumnBuilder } from './column-builder.js';

/** Starts a column: one method a type, named as PostgreSQL names it. {@link column} takes any type. */
export class ColumnFactory {
  constructor(protected readonly table: string) {}

  /** A column of any type, given as PostgreSQL writes it. */
  column(name: string, type: string): ColumnBuilder {
    return new ColumnBuilder(this.table, name, type);
  }

  smallint(name: string): ColumnBuilder {
    return this.column(name, 'smallint');
  }

  integer(name: string): ColumnBuilder {
    return this.column(name, 'integer');
  }

  bigint(name: string): ColumnBuilder {
    return this.column(name, 'bigint');
  }

  numeric(name: string, precision?: number, scale?: number): ColumnBuilder {
    return this.column(name, withArguments('numeric', precision, scale));
  }

  real(name: string): ColumnBuilder {
    return this.column(name, 'real');
  }

  doublePrecision(name: string): ColumnBuilder {
    return this.column(name, 'double precision');
  }

  boolean(name: string): ColumnBuilder {
    return this.column(name, 'boolean');
  }

  text(name: string): ColumnBuilder {
    return this.column(name, 'text');
  }

  varchar(name: string, length?: number): ColumnBuilder {
    return this.column(name, withArguments('varchar', length));
  }

  char(name: string, length = 1): ColumnBuilder {
    return this.column(name, withArguments('char', length));
  }

  uuid(name: string): ColumnBuilder {
    return this.column(name, 'uuid');
  }

  date(name: string): ColumnBuilder {
    return this.column(name, 'date');
  }

  time(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('time', precision));
  }

  timestamp(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('timestamp', precision));
  }

  timestamptz(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('timestamptz', precision));
  }

  interval(name: string): ColumnBuilder {
    return this.column(name, 'interval');
  }

  json(name: string): ColumnBuilder {
    return this.column(name, 'json');
  }

  jsonb(name: string): ColumnBuilder {
    return this.column(name, 'jsonb');
  }

  bytea(name: string): ColumnBuilder {
    return this.column(name, 'bytea');
  }

  inet(name: string): ColumnBuilder {
    return this.column(name, 'inet');
  }
}

function withArguments(type: string, ...values: (number | undefined)[]): string {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? type : `${type}(${given.join(', ')})`;
}
