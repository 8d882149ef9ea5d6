package org.huhang.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PersonTable {

    private static final String PERSON =
            """
            select p.username, p.name, p.agency_code, p.locale, p.enabled, p.version, a.type,
                   array(select r.role from agency.person_role r where r.username = p.username) as roles
            from agency.person p join agency.agency a on a.code = p.agency_code
            """;

    private final JdbcClient db;

    PersonTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Person> find(String username) {
        return db.sql(PERSON + "where p.username = :username")
                .param("username", username)
                .query(PersonTable::person)
                .optional();
    }

    List<Person> holding(String agencyCode, String role) {
        return db.sql(
                        PERSON
                                + """
                        where p.enabled and p.agency_code = :agency and exists
                          (select 1 from agency.person_role h where h.username = p.username and h.role = :role)
                        order by p.username
                        """)
                .param("agency", agencyCode)
                .param("role", role)
                .query(PersonTable::person)
                .list();
    }

    List<Person> holding(String role) {
        return db.sql(
                        PERSON
                                + """
                        where p.enabled and exists
                          (select 1 from agency.person_role h where h.username = p.username and h.role = :role)
                        order by p.username
                        """)
                .param("role", role)
                .query(PersonTable::person)
                .list();
    }

    List<Person> of(String agencyCode) {
        return db.sql(PERSON + "where p.enabled and p.agency_code = :agency order by p.username")
                .param("agency", agencyCode)
                .query(PersonTable::person)
                .list();
    }

    /** Those of the agencies in which somebody works on the platform. */
    Set<String> staffed(Collection<String> agencyCodes) {
        return new HashSet<>(
                db.sql("select distinct agency_code from agency.person where enabled and agency_code = any(:codes)")
                        .param("codes", agencyCodes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** The roles that somebody holds in one of the agencies, of those who may see cases. */
    Set<Held> held(Collection<String> agencyCodes) {
        return new HashSet<>(db.sql(
                        """
                        select distinct p.agency_code, r.role
                        from agency.person p join agency.person_role r on r.username = p.username
                        where p.enabled and p.agency_code = any(:codes) and not exists
                          (select 1 from agency.person_role o where o.username = p.username and o.role = any(:without))
                        """)
                .param("codes", agencyCodes.toArray(String[]::new))
                .param("without", Role.WITHOUT_CASES.toArray(String[]::new))
                .query((row, n) -> new Held(row.getString(1), row.getString(2)))
                .list());
    }

    Optional<Secret> secret(String username) {
        return db.sql("select password_hash, version from agency.person where username = :username and enabled")
                .param("username", username)
                .query((row, n) -> new Secret(row.getString(1), row.getInt(2)))
                .optional();
    }

    /** A new person; nothing happens if the user name is taken. */
    boolean insert(NewPerson person, String passwordHash, Instant now) {
        var rows = db.sql(
                        """
                        insert into agency.person
                          (username, name, agency_code, locale, enabled, password_hash, password_changed_at, version)
                        values (:username, :name, :agency, :locale, true, :hash, :now, 1)
                        on conflict (username) do nothing
                        """)
                .param("username", person.id())
                .param("name", person.name())
                .param("agency", person.agencyCode())
                .param("locale", person.locale().toLanguageTag())
                .param("hash", passwordHash)
                .param("now", at(now))
                .update();
        if (rows == 1) {
            insertRoles(person.id(), person.roles());
        }
        return rows == 1;
    }

    boolean changePassword(String username, String passwordHash, Instant now) {
        return db.sql(
                                """
                        update agency.person set password_hash = :hash, password_changed_at = :now, version = version + 1
                        where username = :username
                        """)
                        .param("hash", passwordHash)
                        .param("now", at(now))
                        .param("username", username)
                        .update()
                == 1;
    }

    /** The same password under a newer kind of hash: nothing that anybody signed in with becomes wrong. */
    void rehash(String username, String passwordHash, int version) {
        db.sql("update agency.person set password_hash = :hash where username = :username and version = :version")
                .param("hash", passwordHash)
                .param("username", username)
                .param("version", version)
                .update();
    }

    boolean changeRoles(String username, Set<String> roles) {
        var known = bump(username);
        if (known) {
            db.sql("delete from agency.person_role where username = :username")
                    .param("username", username)
                    .update();
            insertRoles(username, roles);
        }
        return known;
    }

    boolean enable(String username, boolean enabled) {
        return db.sql("update agency.person set enabled = :enabled, version = version + 1 where username = :username")
                        .param("enabled", enabled)
                        .param("username", username)
                        .update()
                == 1;
    }

    boolean speak(String username, Locale locale) {
        return db.sql("update agency.person set locale = :locale where username = :username")
                        .param("locale", locale.toLanguageTag())
                        .param("username", username)
                        .update()
                == 1;
    }

    private boolean bump(String username) {
        return db.sql("update agency.person set version = version + 1 where username = :username")
                        .param("username", username)
                        .update()
                == 1;
    }

    private void insertRoles(String username, Set<String> roles) {
        for (var role : roles) {
            db.sql("insert into agency.person_role (username, role) values (:username, :role)")
                    .param("username", username)
                    .param("role", role)
                    .update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        var roles = Set.of((String[]) row.getArray("roles").getArray());
        var leading = AgencyType.valueOf(row.getString("type")).leadingRole();
        return new Person(
                row.getString("username"),
                row.getString("name"),
                row.getString("agency_code"),
                roles,
                leading != null && roles.contains(leading),
                Locale.forLanguageTag(row.getString("locale")),
                row.getBoolean("enabled"),
                row.getInt("version"));
    }

    /**
     * A role that somebody with an open account holds.
     *
     * @param agencyCode his agency
     * @param role the role
     */
    record Held(String agencyCode, String role) {}

    /** What a password is checked against. */
    record Secret(String passwordHash, int version) {

        @Override
        public String toString() {
            return "secret of version " + version;
        }
    }
}
