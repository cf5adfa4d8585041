no_machine web1
becomes "hosts/$(idof hosts beta)" status up
