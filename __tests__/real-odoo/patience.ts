import { jest } from '@jest/globals';

// A real Odoo on a busy machine takes its time; how fast it is, is no matter of a test.
jest.setTimeout(120_000);
