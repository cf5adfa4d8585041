running web1
