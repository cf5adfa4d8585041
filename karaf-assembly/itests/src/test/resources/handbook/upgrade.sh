vireoctl login "$ENGINE" --user admin@internal --password-file "$PASSWORD_FILE" --ca-file ca.pem
