import { join } from 'node:path';

import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

import { FirstOrderSeeder } from './first-order.seeder.js';
import { Line, Order } from './order.entity.js';
import { OrdersController } from './orders.controller.js';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: 'postgresql://production.invalid/orders',
      entities: [Order, Line],
    }),
    SiskinModule.forRoot({ migrations: { paths: [join(import.meta.dirname, 'migrations')] } }),
  ],
  controllers: [OrdersController],
  providers: [FirstOrderSeeder],
})
export class AppModule {}
