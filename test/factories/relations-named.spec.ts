import { CourseFactory, MemberFactory, clubs, HobbyFactory } from './kinds/club-entities.js';
import { useKinds } from './kinds/use-kinds.js';
import {
  LetterFactory,
  PassportFactory,
  people,
  PersonFactory,
  PetFactory,
  ToyFactory,
} from './kinds/people-entities.js';
import { FactoryRelationError } from '../../src/index.js';

const kinds = useKinds([...people, ...clubs]);

/** As JavaScript may: the compiler refuses most of them. */
interface Untyped {
  has(factory: object, relation?: string): Untyped;
  for(parent: object, relation?: string): Untyped;
  hasAttached(target: object, pivot?: object, relation?: string): Untyped;
  make(): Promise<Record<string, unknown>>;
}
const untyped = (factory: object) => factory as Untyped;

describe('several relations to the same entity', () => {
  it('have to be named', async () => {
    const run = kinds.factories();
    await expect(run.get(LetterFactory).for(PersonFactory.new()).make()).rejects.toThrow(
      'LetterFactory was asked for Person by for(), and Letter has several relations to it: sender, receiver.\n' +
        "Name the one that is meant as the last parameter: for(..., 'sender').",
    );
    await expect(run.get(PersonFactory).has(LetterFactory.new()).make()).rejects.toThrow(
      'PersonFactory was asked for Letter by has(), and Person has several relations to it: sent, received.\n' +
        "Name the one that is meant as the last parameter: has(..., 'sent').",
    );
  });

  it('are told apart by their names', async () => {
    const run = kinds.factories();
    const [ada, bob] = await run.get(PersonFactory).makeMany([{ name: 'Ada' }, { name: 'Bob' }]);
    const letter = await run
      .get(LetterFactory)
      .for(ada ?? {}, 'sender')
      .for(bob ?? {}, 'receiver')
      .make();
    expect([letter.sender, letter.receiver]).toEqual([ada, bob]);

    const person = await run.get(PersonFactory).has(LetterFactory.count(2), 'received').make();
    expect(person.received.getItems().map(({ receiver }) => receiver)).toEqual([person, person]);
    expect(person.sent).toHaveLength(0);
  });
});

it.each<[string, (run: ReturnType<typeof kinds.factories>) => Untyped, string]>([
  [
    'a misspelt one',
    (run) => untyped(run.get(LetterFactory)).for(PersonFactory.new(), 'sendr'),
    'LetterFactory was asked for Person by for(), and Letter has no relation sendr to one that leads to Person.\n' +
      'Did you mean sender?',
  ],
  [
    'an unknown one',
    (run) => untyped(run.get(PersonFactory)).has(LetterFactory, 'quarrels'),
    'PersonFactory was asked for Letter by has(), and Person has no relation quarrels that others hold that leads to Letter.\n' +
      'Name one of sent, received.',
  ],
  [
    'one of another entity',
    (run) => untyped(run.get(PassportFactory)).for(PetFactory.new()),
    'PassportFactory was asked for Pet by for(), and Passport has no relation to one that leads to Pet.\n' +
      'Use has() for what refers to Passport.',
  ],
  [
    'has in the place of for',
    (run) => untyped(run.get(ToyFactory)).has(PetFactory),
    'ToyFactory was asked for Pet by has(), and Toy has no relation that others hold that leads to Pet.\n' +
      'Use for() for what Toy refers to. Where Pet refers to it, declare the other side in Toy, with mappedBy.',
  ],
  [
    'what is not of many to many',
    (run) => untyped(run.get(PersonFactory)).hasAttached(PetFactory),
    'PersonFactory was asked for Pet by hasAttached(), and Person has no relation of many to many that leads to Pet.\n' +
      'Use has() for what refers to Person, and for() for what it refers to.',
  ],
  [
    'the other side, which is not declared',
    (run) => untyped(run.get(CourseFactory)).has(MemberFactory),
    'CourseFactory was asked for Member by has(), and Course has no relation that others hold that leads to Member.\n' +
      'Use for() for what Course refers to. Where Member refers to it, declare the other side in Course, with mappedBy.',
  ],
])('refuses %s', async (_what, ask, message) => {
  const error: unknown = await ask(kinds.factories())
    .make()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FactoryRelationError);
  expect(error).toMatchObject({ code: 'SISKIN_FACTORY_RELATION', message });
  expect(kinds.queries).toEqual([]);
});

it('takes a factory, a class, and one of new() or count()', async () => {
  const run = kinds.factories();
  const members = [
    await run.get(MemberFactory).has(run.get(HobbyFactory)).make(),
    await run.get(MemberFactory).has(HobbyFactory).make(),
    await run.get(MemberFactory).has(HobbyFactory.new()).make(),
    await run.get(MemberFactory).has(HobbyFactory.count(1)).make(),
  ];
  expect(members.map(({ hobbies }) => hobbies.length)).toEqual([1, 1, 1, 1]);
});
