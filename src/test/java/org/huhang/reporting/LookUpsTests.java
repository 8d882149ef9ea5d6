package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.huhang.agency.Directory;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.MeteredPool;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a case costs does not grow with the cases that were there before. */
@HuhangTest
@Import(LookUpsTests.Meter.class)
class LookUpsTests {

    private static final Pattern PLACE = Pattern.compile("\\?");
    private static final Pattern WHOLE = Pattern.compile("Seq Scan on ([a-z_.]+)");

    /** As many rows as models, tables, agencies and people, however many cases there are. */
    private static final Pattern SMALL =
            Pattern.compile("(public\\.)?act_(re|ge|id)_\\w+|agency\\.\\w+|deadline\\.term.*|worklist\\.former_work");

    @Autowired
    private Office office;

    @Autowired
    private MeteredPool pool;

    @Autowired
    private IntakeWork work;

    @Autowired
    private Directory directory;

    @TestConfiguration(proxyBeanMethods = false)
    static class Meter {
        @Bean
        static BeanPostProcessor meteredPool() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && name.equals("dataSource")
                            ? new MeteredPool(source)
                            : bean;
                }
            };
        }
    }

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void noStatementOfACaseReadsATableThatGrowsFromEndToEnd() throws SQLException {
        var sent = counted(() -> {
            var caseNo = office.caseOf(office.report("甲一", 4, false));
            office.worksUntil(caseNo);
        });

        var whole = new ArrayList<String>();
        try (var connection = pool.getConnection()) {
            run(connection, "set enable_seqscan = off");
            for (var sql : texts(sent)) {
                read(connection, sql).forEach(table -> whole.add(table + " by " + sql));
            }
            run(connection, "reset enable_seqscan");
        }
        assertThat(whole).isEmpty();
    }

    @Test
    void theFormOfTheIntakeAsksNoMoreWhereMoreCasesAreOpen() {
        var caseNo = office.caseOf(office.report("乙一", 4, false));
        var item = office.open(caseNo, "userTask_registerIntake");
        var person = office.somebody(item.group());
        office.caseOf(office.report("丙二", 4, false));
        work.values(item, person);
        var few = statements(counted(() -> work.values(item, person)));

        office.caseOf(office.report("丁三", 4, false));
        office.caseOf(office.report("戊四", 4, false));

        assertThat(statements(counted(() -> work.values(item, person)))).isEqualTo(few);
        assertThat((List<?>) work.values(item, person).get("openCases")).hasSizeGreaterThanOrEqualTo(3);
    }

    private Map<String, MeteredPool.Spent> counted(Runnable act) {
        var sent = pool.start();
        pool.count(true);
        act.run();
        pool.count(false);
        return sent;
    }

    private static int statements(Map<String, MeteredPool.Spent> sent) {
        return sent.values().stream().mapToInt(MeteredPool.Spent::statements).sum();
    }

    private static Set<String> texts(Map<String, MeteredPool.Spent> sent) {
        var texts = new TreeSet<String>();
        sent.values().forEach(part -> texts.addAll(part.texts().keySet()));
        texts.removeIf(sql -> sql.equals("commit"));
        return texts;
    }

    /** The tables that the plan of a statement reads whole although it was told to shun that. */
    private static Set<String> read(Connection connection, String sql) throws SQLException {
        var places = (int) PLACE.matcher(sql).results().count();
        var number = new AtomicInteger();
        run(connection, "prepare look as " + PLACE.matcher(sql).replaceAll(place -> "\\$" + number.incrementAndGet()));
        var values = places == 0 ? "" : "(" + String.join(", ", Collections.nCopies(places, "null")) + ")";
        var tables = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (verbose, costs off) execute look" + values)) {
            while (rows.next()) {
                WHOLE.matcher(rows.getString(1))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(tables::add);
            }
        }
        run(connection, "deallocate look");
        tables.removeIf(table -> SMALL.matcher(table).matches());
        return tables;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
