import { object } from '../clauses.js';
import { compile } from '../compiler.js';
import { defaultName, type NamingRule, type ObjectName } from '../names.js';
import { ColumnBuilder } from './column-builder.js';
import { withArguments, type SizedType } from './column-types.js';
import { PlainTypes } from './plain-types.js';

type SizedTypes = Record<SizedType, (name: string, size?: number) => ColumnBuilder>;

/**
 * Starts a column: one method a type, named as PostgreSQL names it. {@link column} takes any type as text, {@link type}
 * one of the user's own by its name; `.array()` makes an array of it.
 */
export class ColumnFactory extends PlainTypes implements SizedTypes {
  constructor(
    protected readonly table: ObjectName,
    protected readonly naming: NamingRule = defaultName,
  ) {
    super();
  }

  /** A column of any type, given as PostgreSQL writes it. */
  column(name: string, type: string): ColumnBuilder {
    return new ColumnBuilder(this.table, name, type, this.naming);
  }

  /** A column of an enum, a domain or another type that has a name, which is quoted. */
  type(name: string, type: ObjectName): ColumnBuilder {
    return this.column(name, compile(object(type)));
  }

  numeric(name: string, precision?: number, scale?: number): ColumnBuilder {
    return this.column(name, withArguments('numeric', precision, scale));
  }

  char(name: string, length = 1): ColumnBuilder {
    return this.column(name, withArguments('char', length));
  }

  /** Of limited fields where they are given, such as `year to month`. */
  interval(name: string, fields?: string): ColumnBuilder {
    return this.column(name, fields === undefined ? 'interval' : `interval ${fields}`);
  }

  varchar(name: string, length?: number): ColumnBuilder {
    return this.column(name, withArguments('varchar', length));
  }

  time(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('time', precision));
  }

  timetz(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('timetz', precision));
  }

  timestamp(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('timestamp', precision));
  }

  timestamptz(name: string, precision?: number): ColumnBuilder {
    return this.column(name, withArguments('timestamptz', precision));
  }

  bit(name: string, length?: number): ColumnBuilder {
    return this.column(name, withArguments('bit', length));
  }

  varbit(name: string, length?: number): ColumnBuilder {
    return this.column(name, withArguments('varbit', length));
  }

  /** Of the extension pgvector. */
  vector(name: string, dimensions?: number): ColumnBuilder {
    return this.column(name, withArguments('vector', dimensions));
  }
}
