import { PlaceRandom } from './place-random.js';
import { StreamRandom, withStreamsUnmoved } from './stream-random.js';

const draw = ({ next }: StreamRandom, count = 3) => Array.from({ length: count }, next);
const seeded = (seed: number, randomSeed: number) => {
  const stream = new StreamRandom(randomSeed, 1);
  stream.seed(seed);
  return stream;
};

describe('StreamRandom', () => {
  it('goes on from its random seed', () => {
    const [one, other] = [new StreamRandom(42, 1), new StreamRandom(42, 1)];
    expect([...draw(one), ...draw(one)]).toEqual(draw(other, 6));
    expect(draw(one)).not.toEqual(draw(new StreamRandom(42 + 2 ** 40, 1)));
  });

  it('begins anew by a seed, whatever it began with', () => {
    expect(draw(seeded(7, 1))).toEqual(draw(seeded(7, 2)));
    expect(draw(seeded(7, 1))).not.toEqual(draw(seeded(8, 1)));
  });
});

describe('withStreamsUnmoved', () => {
  it('leaves streams where they are, and gives the work the same numbers every time', () => {
    const [one, other, plain] = [new StreamRandom(1, 1), new StreamRandom(2, 1), new StreamRandom(1, 1)];
    const drawn = [one, other, one].map((stream) => withStreamsUnmoved(() => draw(stream)));
    expect(new Set(drawn.map(String)).size).toBe(1);
    expect(draw(one)).toEqual(draw(plain));
  });

  it('does so where the work fails, seeds, or is within such work', () => {
    const [stream, plain] = [new StreamRandom(1, 1), new StreamRandom(1, 1)];
    const work = () => {
      stream.seed(3);
      const before = draw(stream);
      withStreamsUnmoved(() => draw(stream));
      throw new Error(String([...before, ...draw(stream)] + '' === String(draw(seeded(3, 1), 6))));
    };
    expect(() => withStreamsUnmoved(work)).toThrow('true');
    expect(draw(stream)).toEqual(draw(plain));
  });

  it('leaves generators by place alone', () => {
    const [random, plain] = [new PlaceRandom(1), new PlaceRandom(1)];
    expect(withStreamsUnmoved(() => random.next())).toBe(plain.next());
  });
});
