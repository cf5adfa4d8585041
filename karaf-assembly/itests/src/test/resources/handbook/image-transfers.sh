truncate -s 8M image.raw
