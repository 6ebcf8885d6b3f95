-- The answers of each open survey as sealed sums, changed in place: no row and no time for an answer.
create table ballot_box (
    survey text collate "C" primary key,
    version bigint not null,
    content bytea not null
);
