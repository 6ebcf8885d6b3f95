select bt_index_check(@index::regclass, true)
