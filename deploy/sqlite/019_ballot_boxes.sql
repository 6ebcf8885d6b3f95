-- The answers of each open survey as sealed sums, changed in place: no row and no time for an answer.
create table ballot_box (
    survey text not null primary key,
    version integer not null,
    content blob not null
) strict, without rowid;
