no_machine db1 web1
