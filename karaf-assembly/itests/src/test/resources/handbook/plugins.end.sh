plugin_gone storage-nfs notify-smtp
