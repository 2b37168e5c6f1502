-- bad: no cipher
-- finds: main repo1
backup_repository: is_encrypted = 0, cipher = 'none'

-- bad: one of two has none
-- finds: main repo2
backup_repository:
backup_repository: name = 'repo2', is_encrypted = 0, cipher = 'none'

-- good: encrypted
backup_repository:

-- not applicable: the tool does not tell
backup_repository: is_encrypted = null, cipher = null
