plugin_gone storage-ceph
