machine web1 Blank
