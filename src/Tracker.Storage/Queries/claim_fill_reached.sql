select reached from claim_fill
