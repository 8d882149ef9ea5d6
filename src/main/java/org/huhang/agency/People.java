package org.huhang.agency;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the accounts. Whoever changes here is signed out everywhere with the next request. */
@Service
public class People {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.]{1,62}");

    private final PersonTable table;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonTable table,
            Directory directory,
            PasswordEncoder encoder,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.directory = directory;
        this.encoder = encoder;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens accounts. A user name that exists already keeps its person, password and roles.
     *
     * @param people who
     * @param password the password of all of them; hashing takes a good part of a second by design, so it is done once
     * @param by the user name of who opens the accounts
     * @return how many were new
     * @throws NoSuchAgency if one names an agency that does not exist
     * @throws IllegalArgumentException if a user name or a role is not possible
     */
    @Transactional
    public int enrol(List<NewPerson> people, String password, String by) {
        people.forEach(this::check);
        var fresh = people.stream()
                .filter(person -> directory.find(person.id()).isEmpty())
                .toList();
        var hash = fresh.isEmpty() ? "" : hash(password);
        var enrolled = 0;
        for (var person : fresh) {
            if (table.insert(person, hash, clock.instant())) {
                enrolled++;
                record(by, "person.enrolled", person.id(), String.join(",", person.roles()));
            }
        }
        return enrolled;
    }

    /**
     * Gives a person another password.
     *
     * @param id the user name
     * @param password the new password
     * @param by the user name of who does it
     * @throws NoSuchPerson if there is no such person
     */
    @Transactional
    public void changePassword(String id, String password, String by) {
        known(id, table.changePassword(id, hash(password), clock.instant()));
        record(by, "person.passwordChanged", id, null);
    }

    /**
     * Gives a person other roles. Tasks that the person may no longer do go back to their pool.
     *
     * @param id the user name
     * @param roles all roles from now on
     * @param by the user name of who does it
     * @throws NoSuchPerson if there is no such person
     * @throws IllegalArgumentException if the agency has no such role
     */
    @Transactional
    public void changeRoles(String id, Set<String> roles, String by) {
        var person = directory.person(id);
        checkRoles(person.agencyCode(), roles);
        known(id, table.changeRoles(id, roles));
        record(by, "person.rolesChanged", id, String.join(",", roles));
        events.publishEvent(new DutiesEnded(id));
    }

    /**
     * Closes an account; the person stays known. What the person held goes back to its pool, and no more mail goes out.
     *
     * @param id the user name
     * @param by the user name of who does it
     * @throws NoSuchPerson if there is no such person
     */
    @Transactional
    public void close(String id, String by) {
        known(id, table.enable(id, false));
        record(by, "person.closed", id, null);
        events.publishEvent(new DutiesEnded(id));
    }

    /**
     * Opens a closed account again.
     *
     * @param id the user name
     * @param by the user name of who does it
     * @throws NoSuchPerson if there is no such person
     */
    @Transactional
    public void reopen(String id, String by) {
        known(id, table.enable(id, true));
        record(by, "person.reopened", id, null);
    }

    /**
     * Keeps the language that a person chose for pages and mail. Nobody is signed out by it.
     *
     * @param id the user name
     * @param locale the language
     * @throws NoSuchPerson if there is no such person
     */
    @Transactional
    public void speak(String id, Locale locale) {
        known(id, table.speak(id, locale));
    }

    private void check(NewPerson person) {
        if (!ID.matcher(person.id()).matches()) {
            throw new IllegalArgumentException("no user name: " + person.id());
        }
        checkRoles(person.agencyCode(), person.roles());
    }

    private void checkRoles(String agencyCode, Set<String> roles) {
        var unknown = new HashSet<>(roles);
        unknown.removeAll(directory.agency(agencyCode).type().roles());
        unknown.removeAll(Role.OF_THE_PLATFORM);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(agencyCode + " has no role " + unknown);
        }
    }

    private String hash(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    private void record(String by, String act, String id, @Nullable String reason) {
        trail.record(new AuditLine(by, act, "person", id, null, reason));
    }

    private static void known(String id, boolean found) {
        if (!found) {
            throw new NoSuchPerson(id);
        }
    }
}
