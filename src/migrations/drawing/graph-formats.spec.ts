import type { GraphNode } from './graph-node.js';
import { toDot } from './to-dot.js';
import { toGraphJson } from './to-graph-json.js';
import { toMermaid } from './to-mermaid.js';

function node(id: string, rest: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    name: id,
    parents: [],
    dependsOn: [],
    labels: [],
    state: 'applied',
    isHead: false,
    ...rest,
  };
}

const NODES = [
  node('a1', { name: 'create users' }),
  node('b1', { parents: ['a1'], labels: ['shop', 'till'] }),
  node('c1', { parents: ['a1', 'gone'], dependsOn: ['b1'], state: 'pending', isHead: true }),
  node('d1', { state: 'missing', isHead: true }),
];
const UNFINISHED = [node('a1', { state: 'running' }), node('b1', { state: 'reverting' })];

const HOSTILE = String.raw`"]; style:x#1; <b>&amp; \N \ 'é🐦` + '`\n\u0000\u2028\ud800';

describe('toMermaid', () => {
  it('marks states, heads and dependencies', () => {
    expect(toMermaid(NODES)).toBe(`flowchart BT
  n0["a1<br/>create users"]:::applied
  n1["b1<br/>(shop, till)"]:::applied
  n2(["c1"]):::pending
  n3(["d1"]):::missing
  n0 --> n1
  n0 --> n2
  n1 -.-> n2
  classDef applied fill:#d9f2d9,stroke:#2e7d32,color:#111
  classDef skipped fill:#eee,stroke:#616161,color:#111,stroke-dasharray:1 1
  classDef pending fill:#fff8e1,stroke:#b26a00,color:#111,stroke-dasharray:6 3
  classDef running fill:#e3f2fd,stroke:#1565c0,color:#111,stroke-dasharray:12 3
  classDef reverting fill:#f3e5f5,stroke:#6a1b9a,color:#111,stroke-dasharray:12 3 2 3
  classDef missing fill:#fde0e0,stroke:#b71c1c,color:#111,stroke-dasharray:2 3
  classDef head stroke-width:3px
  class n2,n3 head`);
  });

  it('marks what is done by half', () => {
    expect(toMermaid(UNFINISHED).split('\n').slice(1, 3)).toEqual([
      '  n0["a1"]:::running',
      '  n1["b1"]:::reverting',
    ]);
  });

  it('lets no text out of its quotes', () => {
    expect(toMermaid([node(HOSTILE)]).split('\n')[1]).toBe(
      '  n0["#34;#93;#59; style#58;x#35;1#59; #60;b#62;#38;amp#59; #92;N #92; #39;é#128038;#96; #65533;"]:::applied',
    );
  });
});

describe('toDot', () => {
  it('marks what is done by half', () => {
    expect(toDot(UNFINISHED).split('\n').slice(3, 5)).toEqual([
      '  n0 [label="a1", style="filled,bold", fillcolor="#e3f2fd", color="#1565c0"];',
      '  n1 [label="b1", style="filled,diagonals", fillcolor="#f3e5f5", color="#6a1b9a"];',
    ]);
  });

  it('marks states, heads and dependencies', () => {
    expect(toDot(NODES)).toBe(`digraph revisions {
  rankdir=BT;
  node [shape=box];
  n0 [label="a1\\ncreate users", style="filled", fillcolor="#d9f2d9", color="#2e7d32"];
  n1 [label="b1\\n(shop, till)", style="filled", fillcolor="#d9f2d9", color="#2e7d32"];
  n2 [label="c1", style="filled,dashed", fillcolor="#fff8e1", color="#b26a00", peripheries=2];
  n3 [label="d1", style="filled,dotted", fillcolor="#fde0e0", color="#b71c1c", peripheries=2];
  n0 -> n1;
  n0 -> n2;
  n1 -> n2 [style=dashed];
}`);
  });

  it('lets no text out of its quotes', () => {
    const [, text] = /label="(.*)", style/.exec(toDot([node(HOSTILE)])) ?? [];

    expect(text).toBe(String.raw`\"]; style:x#1; <b>&amp;amp; \\N \\ 'é🐦` + '` \ufffd');
  });
});

describe('toGraphJson', () => {
  it('holds the nodes as given and the edges between them', () => {
    const document: unknown = JSON.parse(toGraphJson(NODES));

    expect(document).toEqual({
      nodes: NODES,
      edges: [
        { from: 'a1', to: 'b1', kind: 'parent' },
        { from: 'a1', to: 'c1', kind: 'parent' },
        { from: 'b1', to: 'c1', kind: 'dependency' },
      ],
    });
  });

  it('is indented', () => {
    expect(toGraphJson([node('a1')])).toBe(`{
  "nodes": [
    {
      "id": "a1",
      "name": "a1",
      "parents": [],
      "dependsOn": [],
      "labels": [],
      "state": "applied",
      "isHead": false
    }
  ],
  "edges": []
}`);
  });

  it('keeps hostile names whole', () => {
    expect(JSON.parse(toGraphJson([node(HOSTILE)]))).toMatchObject({ nodes: [{ id: HOSTILE }] });
  });
});
