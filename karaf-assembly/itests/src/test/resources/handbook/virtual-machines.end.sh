no_machine db1
