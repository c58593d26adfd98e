import tseslint from "typescript-eslint";

const FIGURES = "Figures are decimals: parse them through scripts/model/decimal.ts.";

const one = (selector, message) => ({ selector, message });

const restrictedSyntax = [
  one("CallExpression[callee.name='Number'][arguments.length>0]", FIGURES),
  one("CallExpression[callee.name='parseFloat']", FIGURES),
  one("CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']", FIGURES),
  one("NewExpression[callee.name='Date'][arguments.length=0]", "The clock is an input: take the time as an argument."),
  one("TSEnumDeclaration", "Use a union of literals."),
];

export default tseslint.config(
  { ignores: ["dist/", ".cache/", "node_modules/", ".stage-*/", ".retired-*/", "artefacts/"] },
  ...tseslint.configs.strict,
  {
    files: ["scripts/**/*.ts", "scripts/**/*.mjs", "vitest.config.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...restrictedSyntax],
      "no-restricted-imports": ["error", {
        paths: [
          { name: "decimal.js", message: FIGURES },
          { name: "temporal-polyfill", message: "Dates go through scripts/model/plain-date.ts." },
        ],
      }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 3],
      "max-params": ["error", 3],
      "max-len": ["error", {
        code: 120, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true,
      }],
      "eqeqeq": "error",
    },
  },
  { files: ["scripts/model/decimal.ts", "scripts/model/plain-date.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["scripts/test/**/*.ts"],
    rules: { "max-lines-per-function": "off", "max-lines": ["error", { max: 400 }], "max-params": "off" },
  },
);
