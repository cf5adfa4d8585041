for list in $(call "$ENGINE/vireo/api/reports/price-lists" | jq -r '.. | objects | select(.name? == "standard") | .id'); do
  call -X DELETE "$ENGINE/vireo/api/reports/price-lists/$list"
done
