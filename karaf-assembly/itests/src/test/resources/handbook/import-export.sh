machine web1
