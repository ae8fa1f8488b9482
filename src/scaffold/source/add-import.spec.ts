import { addImport, ownExtensionOf } from './add-import.js';

describe('addImport', () => {
  it.each([
    [
      "import { A } from 'a';\n\nimport { B } from './b.js';\n",
      'siskin',
      "import { A } from 'a';\nimport { New } from 'siskin';\n\nimport { B } from './b.js';\n",
    ],
    [
      "import { A } from 'a';\n\nimport { B } from './b.js';\n",
      './c.js',
      "import { A } from 'a';\n\nimport { B } from './b.js';\nimport { New } from './c.js';\n",
    ],
    [
      'import A from "a"\n\nclass X {}\n',
      'siskin',
      'import A from "a"\nimport { New } from "siskin"\n\nclass X {}\n',
    ],
    [
      "import {\n  A,\n  B,\n} from 'a';\nimport 'effect';\n",
      './c',
      "import {\n  A,\n  B,\n} from 'a';\nimport 'effect';\nimport { New } from './c';\n",
    ],
    [
      "import a from './a.json' with { type: 'json' };\r\n",
      './c',
      "import a from './a.json' with { type: 'json' };\r\nimport { New } from './c';\r\n",
    ],
    [
      "// import { A } from 'a';\nclass X {}\n",
      'siskin',
      "import { New } from 'siskin';\n\n// import { A } from 'a';\nclass X {}\n",
    ],
    [
      "import { A } from 'a'; // why\nclass X {}\n",
      'siskin',
      "import { A } from 'a'; // why\nimport { New } from 'siskin';\nclass X {}\n",
    ],
  ])('to %j of %s', (source, from, expected) => {
    expect(addImport(source, 'New', from)).toBe(expected);
  });
});

describe('ownExtensionOf', () => {
  it.each([
    ["import './a.js';", '.js'],
    ["import './a.ts';", '.ts'],
    ["import './a';", ''],
    ["import './app.module';", ''],
    ["import 'a.js';", undefined],
  ])('of %s is %j', (source, extension) => {
    expect(ownExtensionOf(source)).toBe(extension);
  });
});
