-- bad: one
-- finds: main
backup_repository:

-- bad: two stanzas with one each are not two copies
-- finds: main; other
backup_repository:
backup_repository: source = 'other'

-- good: two
backup_repository:
backup_repository: name = 'repo2'

-- not applicable: none
