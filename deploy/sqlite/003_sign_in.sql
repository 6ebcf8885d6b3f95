create table sign_in_link (
    hash blob not null primary key,
    participant text not null,
    issued_by text not null,
    expires_at integer not null,
    used_at integer
) strict;

create table data_protection_key (
    id integer primary key,
    name text not null,
    xml text not null
) strict;
