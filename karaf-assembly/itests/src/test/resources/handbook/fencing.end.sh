HOST=$(idof hosts beta)
call -X PUT "$API/hosts/$HOST" -d '{"power_management":{"enabled":false}}'
for agent in $(call "$API/hosts/$HOST/fenceagents" | jq -r '.agent[]?.id'); do call -X DELETE "$API/hosts/$HOST/fenceagents/$agent"; done
