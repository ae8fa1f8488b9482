import { inheritance, Note, NoteFactory } from './inheritance-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(inheritance);

it('has children, and children of theirs', async () => {
  const root = await kinds
    .factories()
    .get(NoteFactory)
    .has(NoteFactory.count(2).has(NoteFactory.count(3), 'replies'), 'replies')
    .create();

  expect(root.replies.getItems().map(({ about }) => about)).toEqual([root, root]);
  expect(await kinds.fresh().count(Note, { about: null })).toBe(1);
  expect(await kinds.fresh().count(Note, { about: root.id })).toBe(2);
  expect(await kinds.fresh().count(Note, { about: { about: root.id } })).toBe(6);
});

it('is for a parent, which is for another', async () => {
  const [first, second] = await kinds
    .factories()
    .get(NoteFactory)
    .count(2)
    .for(NoteFactory.new().for(NoteFactory.new().state({ text: 'top' }), 'about'), 'about')
    .make();

  expect(first?.about?.about?.text).toBe('top');
  expect(second?.about).toBe(first?.about);
  expect(kinds.queries).toEqual([]);
});

it('tells has and for apart without a name', async () => {
  const run = kinds.factories();
  const parent = await run.get(NoteFactory).has(NoteFactory.new()).make();
  const child = await run.get(NoteFactory).for(NoteFactory.new()).make();
  expect(parent.replies).toHaveLength(1);
  expect(child.about).toBeInstanceOf(Note);
});
