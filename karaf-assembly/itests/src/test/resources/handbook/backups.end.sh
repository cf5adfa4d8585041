no_machine web1
