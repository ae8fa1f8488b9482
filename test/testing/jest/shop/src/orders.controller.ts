import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Body, ConflictException, Controller, Get, Post } from '@nestjs/common';

import { Line, Order } from './order.entity.js';

interface NewOrder {
  readonly number: string;
  readonly skus?: readonly string[];
}

@Controller('orders')
export class OrdersController {
  constructor(private readonly em: EntityManager) {}

  @Get()
  async list(): Promise<string[]> {
    return (await this.em.findAll(Order, { orderBy: { number: 'asc' } })).map(({ number }) => number);
  }

  /** Lines that are sold out are left out, and undone. */
  @Post()
  async place(@Body() { number, skus = [] }: NewOrder): Promise<void> {
    try {
      await this.em.transactional(async (em) => {
        const order = await em.insert(Order, { number });
        for (const sku of skus) {
          await em.transactional((inner) => addLine(inner, order, sku)).catch(() => undefined);
        }
      });
    } catch (error) {
      throw error instanceof UniqueConstraintViolationException ? new ConflictException(number) : error;
    }
  }
}

async function addLine(em: EntityManager, order: number, sku: string): Promise<void> {
  await em.insert(Line, { order, sku });
  if (sku === 'sold out') {
    throw new Error(sku);
  }
}
