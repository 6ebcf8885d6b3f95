delete from claim_fill
