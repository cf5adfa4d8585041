no_machine web1 web2 web7
