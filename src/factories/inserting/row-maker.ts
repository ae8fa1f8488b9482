import type { EntityMetadata } from '@mikro-orm/core';

import type { Draft, Link, Maker } from '../building/maker.js';
import type { Chunks } from './chunks.js';
import { EntityPlans } from './entity-plans.js';
import type { InsertContext } from './insert-context.js';
import type { InsertTables } from './insert-table.js';
import { LinkDrafts } from './link-drafts.js';
import type { EntityTable } from './plan-rows.js';
import { isReady, type RowPlan, rowOf } from './row-plan.js';
import { ensureSuitable } from './suitable-entity.js';

/** Makes rows on their way into tables. What it makes is plain: the attributes and, where they are referred to, the keys. */
export class RowMaker implements Maker {
  readonly makesLinkKeys = true;
  readonly #entities = new Map<EntityMetadata, EntityPlans>();
  readonly #links: LinkDrafts;

  constructor(
    private readonly context: InsertContext,
    private readonly tables: InsertTables,
    private readonly chunks: Chunks,
  ) {
    this.#links = new LinkDrafts(context.em, context.randomSeed);
  }

  make(draft: Draft): object | Promise<object> {
    const plan = this.chunks.isPauseDue ? undefined : this.#entities.get(draft.meta)?.planOf(draft);
    return plan !== undefined && isReady(plan) ? this.#write(plan, draft) : this.#makeLater(draft);
  }

  link(link: Link): void | Promise<void> {
    const made = this.make(this.#links.draftOf(link));
    return made instanceof Promise ? made.then(() => undefined) : undefined;
  }

  async #makeLater(draft: Draft): Promise<object> {
    const entity = this.#entities.get(draft.meta) ?? (await this.#open(draft.meta));
    if (this.chunks.isPauseDue) {
      await this.chunks.pause();
    }
    const plan = entity.planOf(draft);
    while (!isReady(plan)) {
      await Promise.all(plan.keys.filter(({ source }) => !source.isReady).map(({ source }) => source.fill()));
    }
    return this.#write(plan, draft);
  }

  #write(plan: RowPlan, draft: Draft): object {
    const { attributes, sequence } = draft;
    const row = plan.keys.length === 0 ? attributes : rowOf(plan, draft);
    for (const table of plan.tables) {
      this.chunks.add(table.toLine(row, attributes, sequence), table);
    }
    return row;
  }

  async #open(meta: EntityMetadata): Promise<EntityPlans> {
    ensureSuitable(meta);
    const tables = await this.context.session.run(() => this.#openTables(meta));
    const opened = this.#entities.get(meta) ?? new EntityPlans(this.context, meta, tables);
    this.#entities.set(meta, opened);
    return opened;
  }

  async #openTables(meta: EntityMetadata): Promise<EntityTable[]> {
    const isJoined = meta.root.inheritanceType === 'tpt';
    const above = isJoined && meta.tptParent !== undefined ? await this.#openTables(meta.tptParent) : [];
    const primary = above.length === 0 ? [] : meta.getPrimaryProps();
    const own = (isJoined ? meta.ownProps : undefined) ?? meta.props;
    const properties = [...new Set([...primary, ...own])].filter(({ embedded }) => embedded === undefined);
    return [...above, { table: await this.tables.open(meta), properties }];
  }
}
