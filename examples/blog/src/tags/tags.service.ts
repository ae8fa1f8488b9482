import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

import { Tag } from './tag.entity.js';

@Injectable()
export class TagsService {
  constructor(private readonly em: EntityManager) {}

  /** The tags of these names, made where they are new; safe against another request that makes the same. */
  async ensureTags(names: readonly string[]): Promise<Tag[]> {
    const unique = new Set(names.map((name) => name.toLowerCase()));
    return this.em.upsertMany(
      Tag,
      [...unique].map((name) => ({ name })),
    );
  }
}
