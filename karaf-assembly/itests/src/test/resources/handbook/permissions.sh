machine web1 Blank
head -c 12 /dev/urandom | base64 >jane.password
