no_disk uploaded
