call -X DELETE "$API/hosts/$(idof hosts gamma)"
