package org.huhang.agency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * Checks the credential that comes with every call of the API. Hashing each time would be too slow, so one that was right is
 * remembered for minutes, under a keyed fingerprint and with the person's version: a change of password, roles or account
 * on whatever node ends it with the next call.
 */
@Service
public class ApiCredentials {

    private static final int MOST = 10_000;

    private final SignIn signIn;
    private final PersonTable people;
    private final AgencySettings settings;
    private final Clock clock;
    private final SecretKeySpec key = freshKey();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Map<String, Object> beingChecked = new ConcurrentHashMap<>();

    ApiCredentials(SignIn signIn, PersonTable people, AgencySettings settings, Clock clock) {
        this.signIn = signIn;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks a credential.
     *
     * @param username as sent
     * @param password as sent
     * @param address the network address that it came from
     * @return the person as of now
     * @throws SignInRefused as {@link SignIn#check}
     */
    public Person check(String username, String password, String address) {
        var fingerprint = fingerprint(username, password);
        var known = known(fingerprint);
        if (known.isPresent()) {
            return known.get();
        }
        // Calls that come together with the same credential wait for one check; else they would count as attempts.
        var turn = beingChecked.computeIfAbsent(fingerprint, free -> new Object());
        try {
            synchronized (turn) {
                return known(fingerprint).orElseGet(() -> checked(fingerprint, username, password, address));
            }
        } finally {
            beingChecked.remove(fingerprint, turn);
        }
    }

    private Person checked(String fingerprint, String username, String password, String address) {
        var person = signIn.check(username, password, address);
        var now = clock.instant();
        if (remembered.size() >= MOST) {
            remembered.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (remembered.size() < MOST) {
            remembered.put(
                    fingerprint,
                    new Remembered(person.id(), person.version(), now.plus(settings.rememberCredential())));
        }
        return person;
    }

    private Optional<Person> known(String fingerprint) {
        var memory = remembered.get(fingerprint);
        if (memory == null) {
            return Optional.empty();
        }
        var person = people.find(memory.id())
                .filter(Person::enabled)
                .filter(now -> now.version() == memory.version())
                .filter(now -> clock.instant().isBefore(memory.until()));
        if (person.isEmpty()) {
            remembered.remove(fingerprint, memory);
        }
        return person;
    }

    private String fingerprint(String username, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(username.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKeySpec freshKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private record Remembered(String id, int version, Instant until) {}
}
