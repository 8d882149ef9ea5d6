package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.notification.LeadsTo;
import org.huhang.worklist.Worklist;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.web.servlet.MockMvc;

/** At the end of every test, whatever it was about, whoever was told of a case with a link may open what it leads to. */
class LinksOpen implements TestExecutionListener {

    private static final int HOPS = 3;
    private static final int OK = 200;
    private static final Pattern CASE = Pattern.compile("/cases/([^/#?]+).*");
    private static final Pattern TASK = Pattern.compile("/tasks/([0-9a-f-]{36}).*");

    /** The last message that a test before led to; by platform. */
    private static final Map<Integer, Long> seen = new ConcurrentHashMap<>();

    private record Told(long id, String recipient, String kind, String link) {}

    @Override
    public void afterTestMethod(TestContext context) {
        if (context.hasApplicationContext() && context.getTestException() == null) {
            var platform = context.getApplicationContext();
            assertThat(fresh(platform).stream().filter(told -> !opens(platform, told)))
                    .as(
                            "links of messages of %s.%s that their receivers cannot open",
                            context.getTestClass().getSimpleName(),
                            context.getTestMethod().getName())
                    .isEmpty();
        }
    }

    /** What was told since the test before, once for each person and link: a task that is settled stands in the inbox still. */
    private static List<Told> fresh(ApplicationContext platform) {
        var told = platform.getBean(JdbcClient.class)
                .sql(
                        """
                        select distinct on (recipient, link) id, recipient, kind, link from notification.message
                        join agency.person on username = recipient and enabled
                        join worklist.case_card using (case_no)
                        where id > ? and link is not null and planned_at <= now()
                            and (read_at is null or link like '/tasks/%')
                        order by recipient, link, id
                        """)
                .param(seen.getOrDefault(platform.hashCode(), 0L))
                .query((row, number) -> new Told(
                        row.getLong("id"), row.getString("recipient"), row.getString("kind"), row.getString("link")))
                .list();
        told.forEach(one -> seen.merge(platform.hashCode(), one.id(), Math::max));
        return told;
    }

    /** What the rules of access open needs no page to be drawn; of anything else the page says whether there is one. */
    private static boolean opens(ApplicationContext platform, Told told) {
        var person = platform.getBean(Directory.class).person(told.recipient());
        var task = TASK.matcher(told.link());
        var worklist = platform.getBean(Worklist.class);
        if (task.matches() && worklist.mayOpen(person, worklist.item(UUID.fromString(task.group(1))))) {
            return true;
        }
        var page = CASE.matcher(told.link());
        return page.matches() && platform.getBean(Cases.class).allows(person, Permission.READ, page.group(1))
                || leadsToAPage(platform, person, told);
    }

    /** By the time a message is opened its case may be secret; then it leads on, or back to the inbox with a sentence. */
    private static boolean leadsToAPage(ApplicationContext platform, Person person, Told told) {
        var link = platform.getBean(LeadsTo.class).now(person, told.link());
        if (link == null) {
            return true;
        }
        var visitor = Visitor.signedIn(platform.getBean(MockMvc.class), told.recipient());
        var answer = visitor.answer(get(URI.create(link)));
        for (var hop = 0; hop < HOPS && answer.getRedirectedUrl() != null; hop++) {
            answer = visitor.answer(get(URI.create(answer.getRedirectedUrl())));
        }
        return answer.getStatus() == OK;
    }
}
