select reached from last_change_fill
