package org.huhang.testing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * The platform's hash with little of its work, for all tests of the whole platform but those of its embedded mode. Whatever
 * else differs between two sign-ins stands out clearer beside it, and two hundred of them take seconds.
 */
@Primary
public final class LightHash implements PasswordEncoder {

    private static final int ROUNDS = 1_000;

    private final PasswordEncoder real = new DelegatingPasswordEncoder(
            "pbkdf2",
            Map.of(
                    "pbkdf2",
                    new Pbkdf2PasswordEncoder("", 16, ROUNDS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256)));

    private final Set<String> nobodys = ConcurrentHashMap.newKeySet();
    private volatile boolean hasty;

    /**
     * Does no work for a user that does not exist, as a careless platform would.
     *
     * @param so from now on, or no longer
     */
    public void beHasty(boolean so) {
        hasty = so;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence raw) {
        var hash = real.encode(raw);
        if (hash != null && raw != null && isRandom(raw.toString())) {
            nobodys.add(hash);
        }
        return hash;
    }

    @Override
    public boolean matches(@Nullable CharSequence raw, @Nullable String hash) {
        return !(hasty && hash != null && nobodys.contains(hash)) && real.matches(raw, hash);
    }

    private static boolean isRandom(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
