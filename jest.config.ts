/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const shared = {
  testEnvironment: 'node',
  injectGlobals: false,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
} satisfies Config;

/**
 * unit: everything that needs no server: pure parts, both embedded ends, the scenario suite on them, the package.
 * odoo: the same scenario suite, and what depends on Odoo's own engines, on a real Odoo.
 */
const config: Config = {
  collectCoverageFrom: ['lib/**/*.ts'],
  // Guards against hanging alone: how fast a machine is decides nothing. Jest reads this limit here only, not in projects.
  testTimeout: 10 * 60 * 1000,
  reporters: ['default', 'summary', '<rootDir>/scripts/left-out-reporter.mjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.odoo\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'odoo',
      testMatch: ['<rootDir>/__tests__/**/*.odoo.test.ts'],
      globalSetup: '<rootDir>/__tests__/real-odoo/global-setup.ts',
    },
  ],
};
export default config;
