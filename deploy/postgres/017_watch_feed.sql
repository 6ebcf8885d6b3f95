-- What entered the record since a moment, for what compares it with watches.
create index claim_by_time on claim (recorded_from);

-- How far work in the background has come: up to which moment of the record.
create table bookmark (
    name text collate "C" primary key,
    at timestamptz not null
);
