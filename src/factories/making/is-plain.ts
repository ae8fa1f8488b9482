import { type EntityMetadata, EventType } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Those at which a listener may still change what is flushed. */
const FLUSH_EVENTS = [EventType.beforeFlush, EventType.onFlush];
const INSERT_EVENTS = [EventType.beforeCreate, EventType.afterCreate];

/** Whether nothing is pending, nobody is to see what is flushed before it is, and no option changes what a flush does. */
export function isPlainManager(em: EntityManager): boolean {
  const unit = em.getUnitOfWork();
  const stacks = [unit.getPersistStack(), unit.getRemoveStack(), unit.getOrphanRemoveStack()];
  const subscribers = [...em.getEventManager().getSubscribers()];
  return (
    stacks.every(({ size }) => size === 0) &&
    !subscribers.some((subscriber) => FLUSH_EVENTS.some((event) => event in subscriber)) &&
    em.config.get('useBatchInserts') !== false &&
    em.schema === undefined &&
    Reflect.get(em, 'signal') === undefined
  );
}

/** Whether inserting an entity is all there is to do, unheard by any listener. */
export function isPlainEntity(em: EntityManager, meta: EntityMetadata): boolean {
  const isTable = !meta.virtual && !meta.readonly && !meta.view;
  return (
    isTable &&
    meta.root.schema !== '*' &&
    meta.relations.every((property) => property.polymorphic !== true && property.embedded === undefined) &&
    !INSERT_EVENTS.some((event) => em.getEventManager().hasListeners(event, meta))
  );
}
