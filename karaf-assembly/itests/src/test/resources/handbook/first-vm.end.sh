no_machine web1 web2
if TEMPLATE=$(idof templates golden); then
  call -X DELETE "$API/templates/$TEMPLATE"
  while idof templates golden; do sleep 1; done
fi
storage_gone first
