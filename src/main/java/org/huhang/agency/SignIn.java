package org.huhang.agency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.PersonTable.Secret;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks who somebody is. Five wrong passwords of one user from one network lock that pair for half an hour on every node
 * (GB/T 22239-2019, 8.1.4.1 b); an unknown user name costs the same time and is locked the same way.
 */
@Service
public class SignIn {

    /** No account and no password is longer; what is longer is not worth hashing. */
    private static final int LONGEST = 200;

    private static final String UNKNOWN = "unknown";

    private final PersonTable people;
    private final FailureTable failures;
    private final PasswordEncoder encoder;
    private final SignInGate gate;
    private final AuditTrail trail;
    private final BundledLines refusals;
    private final AgencySettings settings;
    private final Clock clock;
    private final String nobodysHash;

    SignIn(
            PersonTable people,
            FailureTable failures,
            PasswordEncoder encoder,
            SignInGate gate,
            AuditTrail trail,
            BundledLines refusals,
            AgencySettings settings,
            Clock clock) {
        this.people = people;
        this.failures = failures;
        this.encoder = encoder;
        this.gate = gate;
        this.trail = trail;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
        this.nobodysHash =
                Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));
    }

    /**
     * Checks a password.
     *
     * @param username as typed
     * @param password as typed
     * @param address the network address that it came from
     * @return the person
     * @throws SignInRefused if they do not fit, the account is closed, or this user is locked for this network
     * @throws SignInBusy if too many passwords are being tried from there or in all, or are being hashed here
     */
    public Person check(String username, String password, String address) {
        var network = NetworkAddress.of(address).network();
        var person = gate.admit(network, () -> checked(username, password, network));
        gate.remember(network);
        return person;
    }

    private Person checked(String username, String password, String network) {
        var id = username.strip().toLowerCase(Locale.ROOT);
        var who = fingerprint(id);
        var counted = failures.change(who, network, before -> before.attempt(clock.instant(), settings));
        if (counted.lockedAt(clock.instant())) {
            throw new SignInRefused(counted.remaining(clock.instant()));
        }
        var secret = id.length() > LONGEST || id.indexOf('\0') >= 0 ? Optional.<Secret>empty() : people.secret(id);
        var person = matches(password, secret) ? current(id, secret) : Optional.<Person>empty();
        if (person.isEmpty()) {
            throw refused(who, network, secret.isPresent() ? id : UNKNOWN);
        }
        failures.forget(who, network);
        secret.ifPresent(known -> strengthen(id, password, known));
        trail.recordApart(new AuditLine(id, "person.signedIn", "person", id, null, network));
        return person.get();
    }

    /** Nobody, if password, roles or account changed while the old password was being hashed. */
    private Optional<Person> current(String id, Optional<Secret> secret) {
        return people.find(id)
                .filter(Person::enabled)
                .filter(person ->
                        secret.isPresent() && person.version() == secret.get().version());
    }

    /** Hashes in any case, so that the answer takes as long for an unknown user. */
    private boolean matches(String password, Optional<Secret> secret) {
        var possible = password.length() <= LONGEST;
        var right = encoder.matches(
                possible ? password : "", secret.map(Secret::passwordHash).orElse(nobodysHash));
        return right && possible && secret.isPresent();
    }

    private SignInRefused refused(String who, String network, String subject) {
        var after = failures.change(who, network, before -> before.wrong(clock.instant(), settings));
        var locked = after.lockedAt(clock.instant());
        var act = locked ? "person.locked" : "person.signInRefused";
        // Counted and written later: names are invented by the thousand, and known ones must not take longer.
        refusals.count(new AuditLine(AuditLine.SYSTEM, act, "person", subject, null, network));
        return new SignInRefused(after.remaining(clock.instant()));
    }

    private void strengthen(String id, String password, Secret secret) {
        if (encoder.upgradeEncoding(secret.passwordHash())) {
            people.rehash(id, Objects.requireNonNull(encoder.encode(password)), secret.version());
        }
    }

    private static String fingerprint(String id) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
