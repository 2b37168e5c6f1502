-- bad: a hundred and one
-- finds: orders
db_table:
db_column:
db_column: number = 2
db_column: number = 3
db_column: number = 4
db_column: number = 5
db_column: number = 6
db_column: number = 7
db_column: number = 8
db_column: number = 9
db_column: number = 10
db_column: number = 11
db_column: number = 12
db_column: number = 13
db_column: number = 14
db_column: number = 15
db_column: number = 16
db_column: number = 17
db_column: number = 18
db_column: number = 19
db_column: number = 20
db_column: number = 21
db_column: number = 22
db_column: number = 23
db_column: number = 24
db_column: number = 25
db_column: number = 26
db_column: number = 27
db_column: number = 28
db_column: number = 29
db_column: number = 30
db_column: number = 31
db_column: number = 32
db_column: number = 33
db_column: number = 34
db_column: number = 35
db_column: number = 36
db_column: number = 37
db_column: number = 38
db_column: number = 39
db_column: number = 40
db_column: number = 41
db_column: number = 42
db_column: number = 43
db_column: number = 44
db_column: number = 45
db_column: number = 46
db_column: number = 47
db_column: number = 48
db_column: number = 49
db_column: number = 50
db_column: number = 51
db_column: number = 52
db_column: number = 53
db_column: number = 54
db_column: number = 55
db_column: number = 56
db_column: number = 57
db_column: number = 58
db_column: number = 59
db_column: number = 60
db_column: number = 61
db_column: number = 62
db_column: number = 63
db_column: number = 64
db_column: number = 65
db_column: number = 66
db_column: number = 67
db_column: number = 68
db_column: number = 69
db_column: number = 70
db_column: number = 71
db_column: number = 72
db_column: number = 73
db_column: number = 74
db_column: number = 75
db_column: number = 76
db_column: number = 77
db_column: number = 78
db_column: number = 79
db_column: number = 80
db_column: number = 81
db_column: number = 82
db_column: number = 83
db_column: number = 84
db_column: number = 85
db_column: number = 86
db_column: number = 87
db_column: number = 88
db_column: number = 89
db_column: number = 90
db_column: number = 91
db_column: number = 92
db_column: number = 93
db_column: number = 94
db_column: number = 95
db_column: number = 96
db_column: number = 97
db_column: number = 98
db_column: number = 99
db_column: number = 100
db_column: number = 101

-- good: a usual one
db_table:
db_column:
db_column: number = 2
db_column: number = 3
db_column: number = 4
db_column: number = 5
db_column: number = 6
db_column: number = 7
db_column: number = 8
db_column: number = 9
db_column: number = 10
db_column: number = 11
db_column: number = 12
db_column: number = 13
db_column: number = 14
db_column: number = 15
db_column: number = 16
db_column: number = 17
db_column: number = 18
db_column: number = 19
db_column: number = 20

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 100

-- good: at the edge: a hundred columns
db_table:
db_column:
db_column: number = 3
db_column: number = 4
db_column: number = 5
db_column: number = 6
db_column: number = 7
db_column: number = 8
db_column: number = 9
db_column: number = 10
db_column: number = 11
db_column: number = 12
db_column: number = 13
db_column: number = 14
db_column: number = 15
db_column: number = 16
db_column: number = 17
db_column: number = 18
db_column: number = 19
db_column: number = 20
db_column: number = 21
db_column: number = 22
db_column: number = 23
db_column: number = 24
db_column: number = 25
db_column: number = 26
db_column: number = 27
db_column: number = 28
db_column: number = 29
db_column: number = 30
db_column: number = 31
db_column: number = 32
db_column: number = 33
db_column: number = 34
db_column: number = 35
db_column: number = 36
db_column: number = 37
db_column: number = 38
db_column: number = 39
db_column: number = 40
db_column: number = 41
db_column: number = 42
db_column: number = 43
db_column: number = 44
db_column: number = 45
db_column: number = 46
db_column: number = 47
db_column: number = 48
db_column: number = 49
db_column: number = 50
db_column: number = 51
db_column: number = 52
db_column: number = 53
db_column: number = 54
db_column: number = 55
db_column: number = 56
db_column: number = 57
db_column: number = 58
db_column: number = 59
db_column: number = 60
db_column: number = 61
db_column: number = 62
db_column: number = 63
db_column: number = 64
db_column: number = 65
db_column: number = 66
db_column: number = 67
db_column: number = 68
db_column: number = 69
db_column: number = 70
db_column: number = 71
db_column: number = 72
db_column: number = 73
db_column: number = 74
db_column: number = 75
db_column: number = 76
db_column: number = 77
db_column: number = 78
db_column: number = 79
db_column: number = 80
db_column: number = 81
db_column: number = 82
db_column: number = 83
db_column: number = 84
db_column: number = 85
db_column: number = 86
db_column: number = 87
db_column: number = 88
db_column: number = 89
db_column: number = 90
db_column: number = 91
db_column: number = 92
db_column: number = 93
db_column: number = 94
db_column: number = 95
db_column: number = 96
db_column: number = 97
db_column: number = 98
db_column: number = 99
db_column: number = 100
db_column: number = 101

-- bad: just a thousand rows
-- finds: orders
db_table: rows = 1000.0
db_column:
db_column: number = 2
db_column: number = 3
db_column: number = 4
db_column: number = 5
db_column: number = 6
db_column: number = 7
db_column: number = 8
db_column: number = 9
db_column: number = 10
db_column: number = 11
db_column: number = 12
db_column: number = 13
db_column: number = 14
db_column: number = 15
db_column: number = 16
db_column: number = 17
db_column: number = 18
db_column: number = 19
db_column: number = 20
db_column: number = 21
db_column: number = 22
db_column: number = 23
db_column: number = 24
db_column: number = 25
db_column: number = 26
db_column: number = 27
db_column: number = 28
db_column: number = 29
db_column: number = 30
db_column: number = 31
db_column: number = 32
db_column: number = 33
db_column: number = 34
db_column: number = 35
db_column: number = 36
db_column: number = 37
db_column: number = 38
db_column: number = 39
db_column: number = 40
db_column: number = 41
db_column: number = 42
db_column: number = 43
db_column: number = 44
db_column: number = 45
db_column: number = 46
db_column: number = 47
db_column: number = 48
db_column: number = 49
db_column: number = 50
db_column: number = 51
db_column: number = 52
db_column: number = 53
db_column: number = 54
db_column: number = 55
db_column: number = 56
db_column: number = 57
db_column: number = 58
db_column: number = 59
db_column: number = 60
db_column: number = 61
db_column: number = 62
db_column: number = 63
db_column: number = 64
db_column: number = 65
db_column: number = 66
db_column: number = 67
db_column: number = 68
db_column: number = 69
db_column: number = 70
db_column: number = 71
db_column: number = 72
db_column: number = 73
db_column: number = 74
db_column: number = 75
db_column: number = 76
db_column: number = 77
db_column: number = 78
db_column: number = 79
db_column: number = 80
db_column: number = 81
db_column: number = 82
db_column: number = 83
db_column: number = 84
db_column: number = 85
db_column: number = 86
db_column: number = 87
db_column: number = 88
db_column: number = 89
db_column: number = 90
db_column: number = 91
db_column: number = 92
db_column: number = 93
db_column: number = 94
db_column: number = 95
db_column: number = 96
db_column: number = 97
db_column: number = 98
db_column: number = 99
db_column: number = 100
db_column: number = 101

-- good: one row less than a thousand
db_table: rows = 999.0
db_column:
db_column: number = 2
db_column: number = 3
db_column: number = 4
db_column: number = 5
db_column: number = 6
db_column: number = 7
db_column: number = 8
db_column: number = 9
db_column: number = 10
db_column: number = 11
db_column: number = 12
db_column: number = 13
db_column: number = 14
db_column: number = 15
db_column: number = 16
db_column: number = 17
db_column: number = 18
db_column: number = 19
db_column: number = 20
db_column: number = 21
db_column: number = 22
db_column: number = 23
db_column: number = 24
db_column: number = 25
db_column: number = 26
db_column: number = 27
db_column: number = 28
db_column: number = 29
db_column: number = 30
db_column: number = 31
db_column: number = 32
db_column: number = 33
db_column: number = 34
db_column: number = 35
db_column: number = 36
db_column: number = 37
db_column: number = 38
db_column: number = 39
db_column: number = 40
db_column: number = 41
db_column: number = 42
db_column: number = 43
db_column: number = 44
db_column: number = 45
db_column: number = 46
db_column: number = 47
db_column: number = 48
db_column: number = 49
db_column: number = 50
db_column: number = 51
db_column: number = 52
db_column: number = 53
db_column: number = 54
db_column: number = 55
db_column: number = 56
db_column: number = 57
db_column: number = 58
db_column: number = 59
db_column: number = 60
db_column: number = 61
db_column: number = 62
db_column: number = 63
db_column: number = 64
db_column: number = 65
db_column: number = 66
db_column: number = 67
db_column: number = 68
db_column: number = 69
db_column: number = 70
db_column: number = 71
db_column: number = 72
db_column: number = 73
db_column: number = 74
db_column: number = 75
db_column: number = 76
db_column: number = 77
db_column: number = 78
db_column: number = 79
db_column: number = 80
db_column: number = 81
db_column: number = 82
db_column: number = 83
db_column: number = 84
db_column: number = 85
db_column: number = 86
db_column: number = 87
db_column: number = 88
db_column: number = 89
db_column: number = 90
db_column: number = 91
db_column: number = 92
db_column: number = 93
db_column: number = 94
db_column: number = 95
db_column: number = 96
db_column: number = 97
db_column: number = 98
db_column: number = 99
db_column: number = 100
db_column: number = 101

-- good: a partition is judged as part of its table
db_table:
db_table: id = 2, parent_id = 102, title = 'users'
db_column: table_id = 2
db_column: table_id = 2, number = 2
db_column: table_id = 2, number = 3
db_column: table_id = 2, number = 4
db_column: table_id = 2, number = 5
db_column: table_id = 2, number = 6
db_column: table_id = 2, number = 7
db_column: table_id = 2, number = 8
db_column: table_id = 2, number = 9
db_column: table_id = 2, number = 10
db_column: table_id = 2, number = 11
db_column: table_id = 2, number = 12
db_column: table_id = 2, number = 13
db_column: table_id = 2, number = 14
db_column: table_id = 2, number = 15
db_column: table_id = 2, number = 16
db_column: table_id = 2, number = 17
db_column: table_id = 2, number = 18
db_column: table_id = 2, number = 19
db_column: table_id = 2, number = 20
db_column: table_id = 2, number = 21
db_column: table_id = 2, number = 22
db_column: table_id = 2, number = 23
db_column: table_id = 2, number = 24
db_column: table_id = 2, number = 25
db_column: table_id = 2, number = 26
db_column: table_id = 2, number = 27
db_column: table_id = 2, number = 28
db_column: table_id = 2, number = 29
db_column: table_id = 2, number = 30
db_column: table_id = 2, number = 31
db_column: table_id = 2, number = 32
db_column: table_id = 2, number = 33
db_column: table_id = 2, number = 34
db_column: table_id = 2, number = 35
db_column: table_id = 2, number = 36
db_column: table_id = 2, number = 37
db_column: table_id = 2, number = 38
db_column: table_id = 2, number = 39
db_column: table_id = 2, number = 40
db_column: table_id = 2, number = 41
db_column: table_id = 2, number = 42
db_column: table_id = 2, number = 43
db_column: table_id = 2, number = 44
db_column: table_id = 2, number = 45
db_column: table_id = 2, number = 46
db_column: table_id = 2, number = 47
db_column: table_id = 2, number = 48
db_column: table_id = 2, number = 49
db_column: table_id = 2, number = 50
db_column: table_id = 2, number = 51
db_column: table_id = 2, number = 52
db_column: table_id = 2, number = 53
db_column: table_id = 2, number = 54
db_column: table_id = 2, number = 55
db_column: table_id = 2, number = 56
db_column: table_id = 2, number = 57
db_column: table_id = 2, number = 58
db_column: table_id = 2, number = 59
db_column: table_id = 2, number = 60
db_column: table_id = 2, number = 61
db_column: table_id = 2, number = 62
db_column: table_id = 2, number = 63
db_column: table_id = 2, number = 64
db_column: table_id = 2, number = 65
db_column: table_id = 2, number = 66
db_column: table_id = 2, number = 67
db_column: table_id = 2, number = 68
db_column: table_id = 2, number = 69
db_column: table_id = 2, number = 70
db_column: table_id = 2, number = 71
db_column: table_id = 2, number = 72
db_column: table_id = 2, number = 73
db_column: table_id = 2, number = 74
db_column: table_id = 2, number = 75
db_column: table_id = 2, number = 76
db_column: table_id = 2, number = 77
db_column: table_id = 2, number = 78
db_column: table_id = 2, number = 79
db_column: table_id = 2, number = 80
db_column: table_id = 2, number = 81
db_column: table_id = 2, number = 82
db_column: table_id = 2, number = 83
db_column: table_id = 2, number = 84
db_column: table_id = 2, number = 85
db_column: table_id = 2, number = 86
db_column: table_id = 2, number = 87
db_column: table_id = 2, number = 88
db_column: table_id = 2, number = 89
db_column: table_id = 2, number = 90
db_column: table_id = 2, number = 91
db_column: table_id = 2, number = 92
db_column: table_id = 2, number = 93
db_column: table_id = 2, number = 94
db_column: table_id = 2, number = 95
db_column: table_id = 2, number = 96
db_column: table_id = 2, number = 97
db_column: table_id = 2, number = 98
db_column: table_id = 2, number = 99
db_column: table_id = 2, number = 100
db_column: table_id = 2, number = 101
