-- Until when each participant has looked at what happened.
create table looked (
    participant text collate "C" primary key,
    at timestamptz not null
);
