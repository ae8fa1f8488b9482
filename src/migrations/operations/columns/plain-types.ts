import type { ColumnBuilder } from './column-builder.js';
import { PLAIN_TYPES, type PlainType } from './column-types.js';

/** The types that take nothing but the column's name. */
export abstract class PlainTypes implements Record<PlainType, (name: string) => ColumnBuilder> {
  abstract column(name: string, type: string): ColumnBuilder;

  smallint(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.smallint);
  }

  integer(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.integer);
  }

  bigint(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.bigint);
  }

  real(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.real);
  }

  doublePrecision(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.doublePrecision);
  }

  smallserial(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.smallserial);
  }

  serial(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.serial);
  }

  bigserial(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.bigserial);
  }

  money(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.money);
  }

  boolean(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.boolean);
  }

  text(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.text);
  }

  /** Of the extension of that name: text that is compared without regard to case. */
  citext(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.citext);
  }

  uuid(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.uuid);
  }

  date(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.date);
  }

  json(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.json);
  }

  jsonb(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.jsonb);
  }

  jsonpath(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.jsonpath);
  }

  xml(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.xml);
  }

  bytea(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.bytea);
  }

  inet(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.inet);
  }

  cidr(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.cidr);
  }

  macaddr(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.macaddr);
  }

  macaddr8(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.macaddr8);
  }

  point(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.point);
  }

  line(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.line);
  }

  lseg(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.lseg);
  }

  box(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.box);
  }

  path(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.path);
  }

  polygon(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.polygon);
  }

  circle(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.circle);
  }

  tsvector(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tsvector);
  }

  tsquery(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tsquery);
  }

  /** Of the extension of that name. */
  hstore(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.hstore);
  }

  /** Of the extension of that name. */
  ltree(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.ltree);
  }

  int4range(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.int4range);
  }

  int8range(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.int8range);
  }

  numrange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.numrange);
  }

  daterange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.daterange);
  }

  tsrange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tsrange);
  }

  tstzrange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tstzrange);
  }

  int4multirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.int4multirange);
  }

  int8multirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.int8multirange);
  }

  nummultirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.nummultirange);
  }

  datemultirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.datemultirange);
  }

  tsmultirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tsmultirange);
  }

  tstzmultirange(name: string): ColumnBuilder {
    return this.column(name, PLAIN_TYPES.tstzmultirange);
  }
}
