package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuhangTest
class SampleLifeTests {

    @Autowired
    private DemoPeople people;

    @Autowired
    private SampleLife life;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void everyCaseGoesItsWay() {
        people.enrol();
        assertThat(life.begin().stuck()).isEmpty();
        for (var q : new String[] {
            "select c.case_no||' '||c.opened_at::text||' '||coalesce(c.end_state,'-')||' '||c.risk_tier||' '||(select coalesce(string_agg(task_key||'/'||coalesce(holder,'')||'/'||received_at::date||'/'||coalesce(nullif(due_at,'infinity')::text,'-'), ', '),'') from worklist.work_item w where w.case_no=c.case_no and state='OPEN')||' HO '||(select count(*)||'' from casework.hand_over h where h.case_no=c.case_no and state='waiting') from casework.case_file c order by opened_at",
            "select 'count '||state||' '||count(*) from worklist.work_item group by state",
            "select 'overdue '||count(*) from worklist.work_item where state='OPEN' and due_at<now()",
            "select 'near '||count(*) from worklist.work_item where state='OPEN' and due_at between now() and now()+interval '1 day'",
            "select 'messages '||count(*) from notification.message",
            "select 'mails '||state||' '||count(*) from notification.mail group by state",
            "select 'jobs '||type_||' '||count(*)||' '||min(retries_) from act_ru_job group by type_",
            "select 'answers '||type||' '||stage||' '||count(*) from intake.answer group by 1 , type, stage"
        }) jdbc.sql(q).query(String.class).list().forEach(line -> System.out.println("STATE " + line));
    }
}
