import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The arrows of the house: what may import what. The README's map shows the same picture. */
const never = (files, patterns) => ({
	files,
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: patterns.map(([regex, message]) => ({ regex, message })) }
		]
	}
});

const ROUTES = ['(^|/)routes/', 'lib never imports routes'];
const CLIENT = ['(^\\$lib|\\.\\.|\\.)/client(/|$)', 'this side never imports the tablet'];
const SERVER = ['(^\\$lib|\\.\\.|\\.)/server(/|$)', 'this side never imports the server'];
const OURS = [
	'^(\\$lib/(?!ui)|\\.\\./(domain|client|server|words|protocol))',
	'ui imports nothing of ours'
];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'static/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: ['src/lib/**/*.ts', 'src/routes/**/*.ts', 'src/hooks.server.ts'],
		ignores: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error'
		}
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				'crypto',
				'fetch',
				'performance',
				'setTimeout',
				'setInterval'
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "MemberExpression[object.name='Date'][property.name='now']",
					message: 'rules have no clock'
				},
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'rules have no clock'
				},
				{
					selector: "MemberExpression[object.name='Math'][property.name='random']",
					message: 'rules have no chance'
				}
			],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^(?!\\./|zod/mini$)', message: 'domain imports zod and itself only' }
					]
				}
			]
		}
	},
	{
		files: ['src/lib/domain/*/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|zod/mini$)|^\\.\\./\\.\\./',
							message: 'domain imports zod and itself only'
						}
					]
				}
			]
		}
	},
	never(['src/lib/protocol.ts'], [CLIENT, SERVER, ROUTES]),
	never(['src/lib/client/**/*.ts'], [SERVER, ROUTES]),
	never(['src/lib/server/**/*.ts'], [CLIENT, ROUTES]),
	never(['src/lib/ui/**/*.{ts,svelte}'], [OURS, CLIENT, SERVER, ROUTES]),
	never(['src/routes/(field)/**/*.{ts,svelte}'], [SERVER])
);
