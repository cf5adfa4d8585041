plugin_gone storage-posix
