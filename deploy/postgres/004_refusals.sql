create table refusal (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    participant text not null,
    actor text not null,
    command text not null,
    code text not null
);
