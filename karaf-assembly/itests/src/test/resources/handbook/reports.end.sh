for schedule in $(call "$ENGINE/vireo/api/reports/schedules" | jq -r '.. | objects | select(.cadence?) | .id'); do
  call -X DELETE "$ENGINE/vireo/api/reports/schedules/$schedule"
done
plugin_gone report-csv report-jasper
