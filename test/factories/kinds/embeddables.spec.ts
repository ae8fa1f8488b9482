import { Address, AddressFactory, Geo, shapes, Shop, ShopFactory } from './shape-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(shapes);

const found = (id: number) => kinds.fresh().findOneOrFail(Shop, id);
const geo = { latitude: 47, longitude: 7 };

it('are made of plain objects: inline, as an object, as a list, one in the other', async () => {
  const shop = await kinds
    .factories()
    .get(ShopFactory)
    .create({
      inline: { street: 'A', geo },
      asObject: { street: 'B', city: 'Chur', geo },
      several: [{ street: 'C' }, { street: 'D', geo }],
    });

  expect([shop.inline, shop.asObject, ...shop.several].every((one) => one instanceof Address)).toBe(true);
  expect(shop.inline.geo).toBeInstanceOf(Geo);
  expect(await found(shop.id)).toMatchObject({
    inline: { street: 'A', city: 'Bern', geo },
    asObject: { street: 'B', city: 'Chur', geo },
    several: [{ street: 'C' }, { street: 'D', geo }],
  });
});

it('may be left out where they may be null', async () => {
  const shop = await kinds.factories().get(ShopFactory).create();
  expect(await found(shop.id)).toMatchObject({
    inline: { street: expect.any(String) },
    asObject: null,
    several: [],
  });
});

it('are computed from the others', async () => {
  const shop = await kinds
    .factories()
    .get(ShopFactory)
    .state({ asObject: ({ inline }) => ({ street: `${inline.street}, back door` }) })
    .create({ inline: { street: 'A' } });
  expect(await found(shop.id)).toMatchObject({ asObject: { street: 'A, back door' } });
});

it('are made by factories: one, and a list', async () => {
  const shops = kinds.factories().get(ShopFactory);
  const shop = await shops.create({
    inline: AddressFactory.new().at(1),
    several: AddressFactory.count(2),
  });

  expect(await found(shop.id)).toMatchObject({
    inline: { street: 'Street 1', geo: { latitude: 1 } },
    several: [{ street: 'Street 2' }, { street: 'Street 3' }],
  });
});

it('are plain in plain attributes', async () => {
  expect(await kinds.factories().get(ShopFactory).raw({ inline: AddressFactory.new() })).toEqual({
    inline: { street: 'Street 1' },
  });
  expect(kinds.queries).toEqual([]);
});

it('are inserted', async () => {
  await kinds
    .factories()
    .get(ShopFactory)
    .count(2)
    .state({ inline: AddressFactory.new().at(1), several: AddressFactory.count(2) })
    .insert();
  expect(await kinds.fresh().find(Shop, {}, { orderBy: { id: 'asc' } })).toMatchObject([
    {
      inline: { street: 'Street 1', geo: { latitude: 1 } },
      several: [{ street: 'Street 2' }, { street: 'Street 3' }],
    },
    {
      inline: { street: 'Street 4', geo: { latitude: 1 } },
      several: [{ street: 'Street 5' }, { street: 'Street 6' }],
    },
  ]);
});
