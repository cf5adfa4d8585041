no_machine web1 web2; rm -f "$LAB/exports/web.ova"
