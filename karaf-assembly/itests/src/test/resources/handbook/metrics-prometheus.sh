head -c 24 /dev/urandom | base64 >metrics.password
