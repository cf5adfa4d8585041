no_machine web1
call -X DELETE "$API/users/$(idof users jane)"
call -X DELETE "$API/groups/$(idof groups operators)"
