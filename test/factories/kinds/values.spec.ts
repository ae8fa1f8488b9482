import { BookingFactory, Booking, Money, shapes, Size, Thing, ThingFactory } from './shape-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(shapes);

it('enums, JSON, lists, types of your own, lazy scalars, dates and bytes come back as they were given', async () => {
  const given = {
    size: Size.Large,
    sizes: [Size.Small, Size.Large],
    settings: { theme: 'dark', levels: [1, 2] },
    labels: ['x', 'y, "z"'],
    price: new Money(1999),
    story: 'The end',
    made: '2026-02-28',
    picture: Buffer.from([0, 255]),
  };
  const thing = await kinds.factories().get(ThingFactory).create(given);
  expect(thing.price).toBeInstanceOf(Money);

  const found = await kinds.fresh().findOneOrFail(Thing, thing.id, { populate: ['story'] });
  const { story, ...plain } = given;
  expect(found).toMatchObject(plain);
  expect(found.story.unwrap()).toBe(story);
});

it('lazy scalars are there in what was made', async () => {
  const thing = await kinds.factories().get(ThingFactory).make();
  expect(thing.story.unwrap()).toBe('Once upon a time');
  expect(kinds.queries).toEqual([]);
});

it('computes from a type of your own', async () => {
  const thing = await kinds
    .factories()
    .get(ThingFactory)
    .state({ labels: ({ price }) => [`${price.cents} cents`] })
    .create();
  expect(await kinds.fresh().findOneOrFail(Thing, thing.id)).toMatchObject({ labels: ['250 cents'] });
});

it('passes what a constructor takes', async () => {
  const booking = await kinds.factories().get(BookingFactory).create({ nights: 3 });
  expect(booking.label).toBe('guest 3 for 3');
  expect(await kinds.fresh().findOneOrFail(Booking, booking.id)).toMatchObject({
    guest: 'guest 3',
    nights: 3,
    label: 'guest 3 for 3',
  });
});
