machine web1
printf '#!/bin/sh\ncat "$PASSWORD_FILE"\n' >print-password
chmod 700 print-password
