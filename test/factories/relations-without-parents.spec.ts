import {
  LetterFactory,
  Letter,
  people,
  Person,
  PersonFactory,
  PetFactory,
  Pet,
} from './kinds/people-entities.js';
import { useKinds } from './kinds/use-kinds.js';

const kinds = useKinds(people);
const parentsOf = ({ sender, receiver }: Letter) => [sender, receiver];

it('leaves all relations to one empty: null where they may be, else undefined', async () => {
  const letter = await kinds.factories().get(LetterFactory).withoutParents().make();
  expect(parentsOf(letter)).toEqual([undefined, null]);
  expect(await kinds.factories().get(LetterFactory).withoutParents().raw()).toEqual({
    text: letter.text,
    receiver: null,
  });
});

it('leaves those of the names empty', async () => {
  const letters = kinds.factories().get(LetterFactory);
  expect(parentsOf(await letters.withoutParents('receiver').make())).toEqual([expect.any(Person), null]);
  expect(parentsOf(await letters.withoutParents('sender').make())).toEqual([undefined, expect.any(Person)]);
});

it('writes what may be null', async () => {
  const letter = await kinds.factories().get(LetterFactory).withoutParents('receiver').create();
  expect(await kinds.fresh().findOneOrFail(Letter, letter.id)).toMatchObject({ receiver: null });
  expect(await kinds.fresh().count(Person)).toBe(1);
});

it('belongs to a registry, too: for all of its factories', async () => {
  const run = kinds.factories().withoutParents();
  expect(parentsOf(await run.get(LetterFactory).make())).toEqual([undefined, null]);
  expect(parentsOf(await run.of(Letter).make())).toEqual([undefined, undefined]);
  const person = await run.get(PersonFactory).has(LetterFactory.count(1), 'sent').make();
  expect(parentsOf(person.sent[0] ?? new Letter())).toEqual([person, null]);
  expect(await kinds.factories().get(LetterFactory).make()).toMatchObject({ receiver: expect.any(Person) });
});

it('keeps what is given, and what is asked for by name', async () => {
  const run = kinds.factories().withoutParents();
  const ada = await run.get(PersonFactory).make({ name: 'Ada' });
  const letters = run.get(LetterFactory);
  expect(parentsOf(await letters.make({ sender: ada }))).toEqual([ada, null]);
  expect(parentsOf(await letters.for(ada, 'sender').make())).toEqual([ada, null]);
  expect(parentsOf(await letters.for(PersonFactory, 'sender').make())).toEqual([expect.any(Person), null]);
});

it('chooses none of a pool', async () => {
  const run = kinds.factories();
  const persons = await run.get(PersonFactory).count(2).make();
  const letters = run.get(LetterFactory).recycle(persons);
  expect(parentsOf(await letters.withoutParents('receiver').make())).toEqual([expect.any(Person), null]);
});

it('says nothing of children', async () => {
  const person = await kinds
    .factories()
    .get(PersonFactory)
    .withoutParents()
    .has(PetFactory.count(2))
    .create();
  expect(await kinds.fresh().count(Pet, { owner: person.id })).toBe(2);
});
