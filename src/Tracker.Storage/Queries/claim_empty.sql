delete from claim_link;
delete from claim;
delete from claim_fill;
insert into claim_fill values ('')
