create table sign_in_link (
    hash bytea primary key,
    participant text not null,
    issued_by text not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table data_protection_key (
    id bigint generated always as identity primary key,
    name text not null,
    xml text not null
);
