plugin_gone storage-iscsi
