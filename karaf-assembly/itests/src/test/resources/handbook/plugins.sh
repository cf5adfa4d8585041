cp "$ENGINE_HOME/plugins/more/notify-smtp.kar" .
