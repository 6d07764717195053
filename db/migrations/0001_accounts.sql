-- Accounts belong to no organisation: one person may serve several. The layout of these tables is
-- better-auth's; the names are ours, so that a column means the same everywhere.

create table account (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  two_factor_enabled boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table account is 'One person who signs in; shared by all organisations that the person serves';
comment on column account.id is 'UUIDv7';
comment on column account.name is 'Name shown in pages and in the audit log';
comment on column account.email is 'Address for sign-in and mail, lower case';
comment on column account.email_verified is 'Whether the address was proved by a link or by an identity provider';
comment on column account.image is 'Unused; better-auth expects the column';
comment on column account.username is 'Name for sign-in, lower case; may be absent';
comment on column account.display_username is 'The user name as it was typed';
comment on column account.two_factor_enabled is 'Whether a second factor (TOTP) is asked for at sign-in';
comment on column account.disabled_at is 'Since when the account may no longer sign in; empty while it may';
comment on column account.created_at is 'When the account was made';
comment on column account.updated_at is 'When the account last changed';

create table session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of_account on session (account_id);
comment on table session is 'One signed-in browser; ends when idle too long or when its owner ends it';
comment on column session.id is 'UUIDv7';
comment on column session.account_id is 'Who is signed in';
comment on column session.token is 'The secret that the browser holds in a signed cookie';
comment on column session.expires_at is 'End of the session unless it is used before';
comment on column session.ip_address is 'Address that signed in, shown to the owner only';
comment on column session.user_agent is 'Browser that signed in, shown to the owner only';
comment on column session.created_at is 'When the person signed in';
comment on column session.updated_at is 'When the end was last put off';

create table sign_in_method (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, provider_account_id)
);
create index sign_in_method_of_account on sign_in_method (account_id);
comment on table sign_in_method is 'A way in for an account: a password, or an identity provider';
comment on column sign_in_method.id is 'UUIDv7';
comment on column sign_in_method.account_id is 'Whose way in';
comment on column sign_in_method.provider_id is '"credential" for a password, else the identity provider';
comment on column sign_in_method.provider_account_id is 'Who the person is at the provider';
comment on column sign_in_method.password is 'argon2id hash; empty for providers';
comment on column sign_in_method.access_token is 'Token of the provider, encrypted';
comment on column sign_in_method.refresh_token is 'Token of the provider, encrypted';
comment on column sign_in_method.id_token is 'Token of the provider';
comment on column sign_in_method.access_token_expires_at is 'End of the access token';
comment on column sign_in_method.refresh_token_expires_at is 'End of the refresh token';
comment on column sign_in_method.scope is 'What the provider granted';
comment on column sign_in_method.created_at is 'When the way in was added';
comment on column sign_in_method.updated_at is 'When it last changed';

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on verification (identifier);
comment on table verification is 'Short-lived secrets: links to set a password, second-factor steps, passkey challenges';
comment on column verification.id is 'UUIDv7';
comment on column verification.identifier is 'Purpose and hashed secret';
comment on column verification.value is 'What the secret opens';
comment on column verification.expires_at is 'From when it opens nothing';
comment on column verification.created_at is 'When it was made';
comment on column verification.updated_at is 'When it last changed';

create table two_factor (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_of_account on two_factor (account_id);
comment on table two_factor is 'The second factor of an account';
comment on column two_factor.id is 'UUIDv7';
comment on column two_factor.account_id is 'Whose second factor';
comment on column two_factor.secret is 'TOTP secret, encrypted with the key of the data folder';
comment on column two_factor.backup_codes is 'Recovery codes not used yet, encrypted';
comment on column two_factor.verified is 'Whether the owner has proved that the authenticator works';
comment on column two_factor.failed_verification_count is 'Wrong codes since the last right one';
comment on column two_factor.locked_until is 'Until when no code is looked at';

create table passkey (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_of_account on passkey (account_id);
comment on table passkey is 'A passkey (WebAuthn) of an account';
comment on column passkey.id is 'UUIDv7';
comment on column passkey.account_id is 'Whose passkey';
comment on column passkey.name is 'What the owner calls it';
comment on column passkey.public_key is 'Public key';
comment on column passkey.credential_id is 'Identifier that the device knows it by';
comment on column passkey.counter is 'Signature counter, against copies';
comment on column passkey.device_type is 'Whether the key stays on one device';
comment on column passkey.backed_up is 'Whether the key is kept in a backup of its maker';
comment on column passkey.transports is 'How the device is reached';
comment on column passkey.aaguid is 'Model of the authenticator';
comment on column passkey.created_at is 'When it was added';

create table rate_limit (
  key text primary key,
  points integer not null,
  expire bigint
);
comment on table rate_limit is 'Guesses per account and per address, kept over a restart';
comment on column rate_limit.key is 'What is limited, and whom it is counted for (hashed)';
comment on column rate_limit.points is 'Tries so far';
comment on column rate_limit.expire is 'When the count starts anew, in milliseconds since 1970';

grant select, insert, update, delete
  on account, session, sign_in_method, verification, two_factor, passkey, rate_limit
  to sucharit_app;
