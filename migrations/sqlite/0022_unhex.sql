-- SQLite has it already.
SELECT unhex('');
