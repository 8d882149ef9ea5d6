package org.huhang.agency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The module alone on the shipped places, without people; a second one on the same database is a second node. */
final class AgencyOnDatabase {

    private static final DataSource DATABASE = migrated();
    static final AgencySettings SETTINGS = new AgencySettings(
            AgencyType.WCWC,
            Map.of(),
            Duration.ofDays(30),
            5,
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofMinutes(5),
            new AgencySettings.Attempts(120, 100, 2, 16, Duration.ofMinutes(1)));

    final MovableClock clock;
    final JdbcClient db = JdbcClient.create(DATABASE);
    final List<AuditLine> lines = new ArrayList<>();
    final CountingEncoder encoder = new CountingEncoder();
    final Directory directory;
    final BundledLines bundled;
    final Access access;
    final People people;
    final SignIn signIn;
    final ApiCredentials credentials;

    AgencyOnDatabase() {
        this(SETTINGS, new MovableClock());
        for (var table : List.of("sign_in_failure", "person_role", "person")) {
            db.sql("delete from agency." + table).update();
        }
    }

    private AgencyOnDatabase(AgencySettings settings, MovableClock clock) {
        this.clock = clock;
        var trail = trail();
        var table = new PersonTable(db);
        directory = new Directory(new PlaceTable(db), table, settings);
        bundled = new BundledLines(trail);
        access = new Access(directory, trail, bundled, settings, clock.asClock());
        people = new People(table, directory, encoder, trail, event -> {}, clock.asClock());
        var failures = new FailureTable(db, new JdbcTransactionManager(DATABASE), clock.asClock());
        var gate = new SignInGate(settings, clock.asClock());
        signIn = new SignIn(table, failures, encoder, gate, trail, bundled, settings, clock.asClock());
        credentials = new ApiCredentials(signIn, table, settings, clock.asClock());
        encoder.matches = 0;
    }

    /** Another node on the same database. */
    AgencyOnDatabase node() {
        return new AgencyOnDatabase(SETTINGS, clock);
    }

    AgencyOnDatabase nodeWith(AgencySettings settings) {
        return new AgencyOnDatabase(settings, clock);
    }

    Person enrol(String id, String agency, String... roles) {
        people.enrol(
                List.of(new NewPerson(id, "某人", agency, Set.of(roles), Locale.SIMPLIFIED_CHINESE)),
                "right",
                "secadmin");
        return directory.person(id);
    }

    AgencyFunction function() {
        return new AgencyFunction(directory);
    }

    private AuditTrail trail() {
        var trail = Mockito.mock(AuditTrail.class);
        Mockito.doAnswer(call -> lines.add(call.getArgument(0))).when(trail).record(Mockito.any());
        Mockito.doAnswer(call -> lines.add(call.getArgument(0))).when(trail).recordApart(Mockito.any());
        return trail;
    }

    private static DataSource migrated() {
        var source = new PGSimpleDataSource();
        source.setUrl(TestDatabase.create());
        source.setUser("postgres");
        source.setPassword("postgres");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/agency", "classpath:org/huhang/agency")
                .load()
                .migrate();
        return source;
    }

    /** A clock that stands still until the test moves it. */
    static final class MovableClock implements InstantSource {

        private Instant now = Instant.parse("2026-11-21T02:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        Clock asClock() {
            return withZone(ZoneOffset.UTC);
        }
    }

    /** Hashes nothing, but counts how often it would have had to. */
    static final class CountingEncoder implements PasswordEncoder {

        volatile int matches;

        @Override
        public String encode(@Nullable CharSequence raw) {
            return "hash of " + raw;
        }

        @Override
        public synchronized boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
            matches++;
            return ("hash of " + raw).equals(encoded);
        }
    }
}
