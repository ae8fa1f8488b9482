import { guessColumn, guessTable } from './guess-table.js';

describe('guessTable', () => {
  it.each([
    ['create_users_table', { create: 'users' }],
    ['create_users', { create: 'users' }],
    ['create_user_roles', { create: 'user_roles' }],
    ['create_table', { create: 'table' }],
    ['create_table_table', { create: 'table' }],
    ['create_access_to_posts', { create: 'access_to_posts' }],
    ['add_phone_to_users', { table: 'users' }],
    ['add_phone_to_users_table', { table: 'users' }],
    ['remove_phone_from_user_profiles', { table: 'user_profiles' }],
    ['fix_typo_in_posts_table', { table: 'posts' }],
    ['move_mail_from_users_to_contacts', { table: 'contacts' }],
    ['add_column_in_to_users', { table: 'users' }],
    ['to_users', undefined],
    ['recreate_users', undefined],
    ['drop_users', undefined],
    ['create', undefined],
  ])('of %s is %j', (name, subject) => {
    expect(guessTable(name.split('_'))).toEqual(subject);
  });
});

describe('guessColumn', () => {
  it.each([
    ['add_phone_to_users', { column: 'phone', goes: false }],
    ['add_birth_date_to_users_table', { column: 'birth_date', goes: false }],
    ['remove_phone_from_users', { column: 'phone', goes: true }],
    ['drop_phone_from_users', { column: 'phone', goes: true }],
    ['fix_typo_in_posts', undefined],
    ['create_users', undefined],
  ])('of %s is %j', (name, column) => {
    expect(guessColumn(name.split('_'))).toEqual(column);
  });
});
