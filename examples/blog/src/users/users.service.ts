import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Injectable } from '@nestjs/common';

import { User } from './user.entity.js';

@Injectable()
export class UsersService {
  constructor(private readonly em: EntityManager) {}

  /** The author that a request names in its body. */
  async getAuthor(id: number): Promise<User> {
    const user = await this.em.findOne(User, id);
    if (user === null) {
      throw new BadRequestException([`authorId: there is no user ${id}`]);
    }
    return user;
  }
}
