-- Wrong query codes are counted like every other rate, in web.bucket.
drop table intake.wrong_code;
