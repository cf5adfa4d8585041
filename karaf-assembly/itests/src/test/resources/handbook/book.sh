# A second storage domain of host alpha, for the whole book.
mkdir -p "$LAB/data1"
call "$API/storagedomains" -d '{"name":"data1","type":"data","host":{"name":"alpha"},"storage":{"type":"localfs","path":"'"$LAB"'/data1"}}'
CENTER=$(idof datacenters Default)
call "$API/datacenters/$CENTER/storagedomains" -d '{"id":"'"$(idof storagedomains data1)"'"}'
becomes "datacenters/$CENTER/storagedomains/$(idof storagedomains data1)" status active
