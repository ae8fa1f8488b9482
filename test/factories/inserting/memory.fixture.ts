import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql';

import { insert } from './insert.js';

/** A process that inserts parents with children, and prints what that took. */
const Maker = defineEntity({
  name: 'Maker',
  properties: { id: p.integer().primary(), name: p.string(), since: p.datetime() },
});
const Product = defineEntity({
  name: 'Product',
  properties: {
    id: p.integer().primary(),
    maker: () => p.manyToOne(Maker),
    name: p.string(),
    price: p.decimal().precision(10).scale(2),
    text: p.text(),
    listed: p.boolean(),
    stock: p.integer(),
  },
});

const [url = '', makers = '0', products = '0'] = process.argv.slice(2);
const orm = await MikroORM.init({ clientUrl: url, entities: [Maker, Product], ensureDatabase: false });
await orm.schema.create();

const start = process.memoryUsage().rss;
let most = start;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 10);

const report = await insert(orm.em.fork(), async (rows) => {
  const text = 'Some words that tell what it is, and a little more. '.repeat(4);
  for (let i = 0; i < Number(makers); i++) {
    const maker = await rows.parent(Maker, { name: `Maker ${i}`, since: new Date(i * 1_000) });
    for (let j = 0; j < Number(products); j++) {
      const name = `Product ${j} of ${i}`;
      await rows.row(Product, { maker, name, price: `${j}.50`, text, listed: true, stock: j });
    }
  }
});
clearInterval(timer);
console.log(JSON.stringify({ ...report, megabytes: (most - start) / 1024 / 1024 }));
await orm.close();
